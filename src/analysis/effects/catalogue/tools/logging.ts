import { barrier, each, note, pure, throwing } from '../library.js';
import type { Library, Member } from '../library.js';

const line: Member = { call: note('log') };

/** Loggers: nobody waits for a line, and the order of lines is told by their times. */
export const pino: Library = {
  modules: ['pino'],
  versions: '>=7 <11',
  checked: '10.4.0',
  source: 'pino documentation, “Logger Instance”; type declarations',
  exports: {
    ...each('default pino', { call: { result: 'pino.logger', shared: true } }),
    ...each('Logger BaseLogger', { type: 'pino.logger' }),
  },
  kinds: {
    'pino.logger': {
      type: 'Logger',
      members: {
        ...each('trace debug info warn error fatal', line),
        child: { call: { result: 'pino.logger', shared: true } },
        isLevelEnabled: { call: pure('boolean') },
        flush: { call: barrier('it waits for what was logged') },
      },
    },
  },
};

export const winston: Library = {
  modules: ['winston'],
  versions: '>=3 <4',
  checked: '3.19.0',
  source: 'winston documentation, “Logging”; type declarations',
  exports: {
    ...each('createLogger default.createLogger', {
      call: { result: 'winston.logger', shared: true },
    }),
    ...each('error warn info http verbose debug silly log', line),
    Logger: { type: 'winston.logger' },
  },
  kinds: {
    'winston.logger': {
      type: 'Logger',
      members: {
        ...each('error warn info http verbose debug silly log notice alert', line),
        child: { call: { result: 'winston.logger', shared: true } },
      },
    },
  },
};

const consolaLines = each(
  'log info warn error fatal debug trace success fail ready start box',
  line,
);

export const consola: Library = {
  modules: ['consola'],
  versions: '>=3 <4',
  checked: '3.4.2',
  source: 'consola documentation, “Methods”; type declarations',
  exports: {
    ...each('consola default', { value: 'consola.logger' }),
    createConsola: { call: { result: 'consola.logger', shared: true } },
  },
  kinds: {
    'consola.logger': {
      type: 'ConsolaInstance',
      members: {
        ...consolaLines,
        ...each('withTag create', { call: { result: 'consola.logger', shared: true } }),
        prompt: { call: barrier('it asks a person') },
      },
    },
  },
};

export const loglevel: Library = {
  modules: ['loglevel'],
  versions: '>=1 <2',
  checked: '1.9.2',
  source: 'loglevel documentation; type declarations',
  exports: { default: { value: 'loglevel.logger' } },
  kinds: {
    'loglevel.logger': {
      members: {
        ...each('trace debug info warn error log', line),
        getLogger: { call: { result: 'loglevel.logger', shared: true } },
      },
    },
  },
};

export const debug: Library = {
  modules: ['debug'],
  versions: '>=4 <5',
  checked: '4.4.3',
  source: 'debug documentation, “Usage”; @types/debug',
  packages: ['@types/debug@4.1.13'],
  exports: { default: { call: { result: 'debug.logger', shared: true } } },
  kinds: { 'debug.logger': { type: 'Debugger', self: line } },
};

/** Sentry: events are put into a queue that is sent later. */
export const sentry: Library = {
  modules: ['@sentry/node', '@sentry/core', '@sentry/*'],
  versions: '>=7 <11',
  checked: '11.12.0',
  source: 'Sentry documentation, “JavaScript APIs”; type declarations',
  packages: ['@sentry/core@11.12.0'],
  exports: {
    ...each('captureException captureMessage captureEvent addBreadcrumb', {
      call: { ...note('sentry'), result: 'string' },
    }),
    ...each('setTag setTags setUser setContext setExtra setExtras', {
      call: barrier('it changes the context of what follows'),
    }),
    ...each('flush close', { call: barrier('it waits for what was captured') }),
  },
};

/** OpenTelemetry: spans are records of what runs; making one active changes the context. */
export const openTelemetry: Library = {
  modules: ['@opentelemetry/api'],
  versions: '>=1 <2',
  checked: '1.9.0',
  source: 'OpenTelemetry documentation, “Instrumentation”; type declarations',
  exports: {
    ...each('trace.getActiveSpan context.active', { call: { ...pure(), shared: true } }),
  },
};

export const chalk: Library = {
  modules: ['chalk', 'picocolors', 'kleur'],
  versions: '*',
  checked: '5.6.2',
  source: 'chalk documentation, “API”; type declarations',
  packages: ['picocolors@1.1.1', 'kleur@4.1.5'],
  exports: { default: { value: 'chalk.style' } },
  kinds: {
    // `chalk.bold.red(text)`
    'chalk.style': {
      self: { call: throwing('string') },
      getMember: (name) => (/^[a-z]+[A-Za-z]*$/.test(name) ? { value: 'chalk.style' } : undefined),
    },
  },
};
