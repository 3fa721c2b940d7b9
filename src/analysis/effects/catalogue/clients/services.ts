import { background, barrier, each, gate, note, pure, read, throwing, write } from '../library.js';
import type { Library, Member, RowOf } from '../library.js';

/** Known, and left to a person: what it does cannot be told, or must not be done at the same time. */
const untold: RowOf = () => undefined;

/** `stripe.checkout.sessions.create`: what is no read is a write, or leads on. */
function getStripeMember(name: string): Member {
  if (/^(retrieve|list|search|preview)([A-Z]|$)/.test(name))
    return { call: read('stripe', 'data') };
  return { value: 'stripe.resource', call: write('stripe', 'data') };
}

export const stripe: Library = {
  modules: ['stripe'],
  versions: '>=10 <24',
  checked: '23.1.0',
  source:
    'methods of the resources with their HTTP methods: all 287 that the rule calls reads are GET requests',
  exports: {
    ...each('default Stripe', {
      construct: { ...throwing('stripe.client'), shared: true },
      type: 'stripe.client',
    }),
  },
  kinds: {
    'stripe.client': {
      members: {
        webhooks: { value: 'stripe.webhooks' },
        ...each('on off once rawRequest getApiField setAppInfo', { call: untold }),
      },
      getMember: () => ({ value: 'stripe.resource' }),
    },
    'stripe.resource': { getMember: getStripeMember },
    'stripe.webhooks': {
      members: each('constructEvent constructEventAsync', {
        call: gate('it refuses an event that is not signed'),
      }),
    },
  },
};

/** GitHub asks for one request after the other: reads are known, and not proven to be free. */
function getOctokitMember(name: string, namespace: string): Member {
  return namespace === 'search' || /^(get|list|check|compare|download|search)([A-Z]|$)/.test(name)
    ? { call: untold }
    : { call: write('github') };
}

export const octokit: Library = {
  modules: ['@octokit/rest', 'octokit', '@octokit/core'],
  versions: '*',
  checked: '22.0.1',
  source:
    'routes of @octokit/plugin-rest-endpoint-methods; GitHub documentation, “Best practices for using the REST API”',
  packages: ['octokit@5.0.5', '@octokit/core@7.0.5'],
  exports: {
    Octokit: { construct: { ...throwing('octokit.client'), shared: true }, type: 'octokit.client' },
  },
  kinds: {
    'octokit.client': {
      members: {
        rest: { value: 'octokit.rest' },
        ...each('request graphql paginate auth', { call: untold }),
      },
    },
    'octokit.rest': { getMember: (name) => ({ value: `octokit.namespace:${name}` }) },
    'octokit.namespace': { getMember: getOctokitMember },
  },
};

/** Models are billed by the call: an answer that is not needed costs. */
function getModelMember(name: string): Member {
  if (/^(retrieve|list)([A-Z]|$)/.test(name)) return { call: read('ai') };
  if (name === 'stream') return { call: barrier('it reads a stream') };
  if (/^(create|update|delete|del|cancel|edit|generate|parse|upload|submit|run|poll)/.test(name))
    return { call: write('ai') };
  return { value: 'ai.resource' };
}

const model: Member = { construct: { ...throwing('ai.client'), shared: true }, type: 'ai.client' };

export const openai: Library = {
  modules: ['openai'],
  versions: '>=4 <8',
  checked: '6.49.0',
  source: 'methods of the resources with their HTTP methods; type declarations',
  exports: each('default OpenAI', model),
  kinds: {
    'ai.client': { getMember: () => ({ value: 'ai.resource' }) },
    'ai.resource': { getMember: getModelMember },
  },
};

export const anthropic: Library = {
  modules: ['@anthropic-ai/sdk'],
  versions: '>=0.20 <2',
  checked: '1.13.0',
  source: 'methods of the resources with their HTTP methods; type declarations',
  exports: each('default Anthropic', model),
};

export const aiSdk: Library = {
  modules: ['ai'],
  versions: '>=3 <8',
  checked: '6.0.326',
  source: 'AI SDK documentation, “AI SDK Core”; type declarations',
  packages: ['zod@4.6.7'],
  exports: {
    ...each('generateText generateObject embed embedMany', { call: write('ai') }),
    ...each('streamText streamObject', {
      call: { ...throwing('handle'), writes: [{ resource: 'ai' }] },
    }),
    ...each('tool jsonSchema', { call: pure('object') }),
    cosineSimilarity: { call: throwing('number') },
  },
};

export const nodemailer: Library = {
  modules: ['nodemailer'],
  versions: '>=6 <9',
  checked: '10.6.1',
  source: 'Nodemailer documentation; @types/nodemailer',
  packages: ['@types/nodemailer@8.0.2'],
  exports: { createTransport: { call: { ...throwing('mail.transport'), shared: true } } },
  kinds: {
    'mail.transport': {
      type: 'Transporter',
      members: {
        sendMail: { call: background('mail') },
        verify: { call: barrier('it opens a connection') },
        close: { call: barrier('it closes a connection') },
      },
    },
  },
};

export const resend: Library = {
  modules: ['resend'],
  versions: '>=1 <8',
  checked: '6.38.0',
  source: 'Resend documentation; type declarations',
  exports: {
    Resend: { construct: { ...throwing('resend.client'), shared: true }, type: 'resend.client' },
  },
  kinds: {
    'resend.client': {
      type: 'Resend',
      members: each('emails batch contacts audiences domains broadcasts apiKeys', {
        value: 'resend.resource',
      }),
    },
    'resend.resource': {
      members: {
        send: { call: background('mail') },
        ...each('create update remove cancel verify', { call: write('mail') }),
        ...each('get list', { call: read('mail') }),
      },
    },
  },
};

export const sendgrid: Library = {
  modules: ['@sendgrid/mail'],
  versions: '>=7 <9',
  checked: '8.1.6',
  source: 'SendGrid documentation; type declarations',
  exports: {
    ...each('default.send default.sendMultiple', { call: background('mail') }),
    'default.setApiKey': { call: barrier('it changes how mail is sent') },
  },
};

export const postmark: Library = {
  modules: ['postmark'],
  versions: '>=3 <6',
  checked: '5.1.0',
  source: 'Postmark documentation; type declarations',
  exports: {
    ServerClient: {
      construct: { ...throwing('postmark.client'), shared: true },
      type: 'postmark.client',
    },
  },
  kinds: {
    'postmark.client': {
      type: 'ServerClient',
      members: each('sendEmail sendEmailBatch sendEmailWithTemplate sendEmailBatchWithTemplates', {
        call: background('mail'),
      }),
    },
  },
};

/** Events are put into a queue; flushing waits for it. */
export const posthog: Library = {
  modules: ['posthog-node'],
  versions: '>=3 <7',
  checked: '5.70.0',
  source: 'PostHog documentation, “Node.js”; type declarations',
  exports: {
    PostHog: { construct: { ...throwing('posthog.client'), shared: true }, type: 'posthog.client' },
  },
  kinds: {
    'posthog.client': {
      type: 'PostHog',
      members: {
        ...each('capture identify alias groupIdentify captureException', {
          call: { ...note('analytics'), background: 'analytics' },
        }),
        ...each('getFeatureFlag isFeatureEnabled getAllFlags getFeatureFlagPayload', {
          call: read('posthog'),
        }),
        ...each('flush shutdown', { call: background('analytics') }),
        ...each('captureImmediate identifyImmediate aliasImmediate', {
          call: background('analytics'),
        }),
      },
    },
  },
};

export const segment: Library = {
  modules: ['@segment/analytics-node'],
  versions: '>=1 <4',
  checked: '3.1.0',
  source: 'Segment documentation, “Analytics for Node.js”; type declarations',
  exports: {
    Analytics: {
      construct: { ...throwing('segment.client'), shared: true },
      type: 'segment.client',
    },
  },
  kinds: {
    'segment.client': {
      type: 'Analytics',
      members: {
        ...each('track identify group page screen alias', {
          call: { ...note('analytics'), background: 'analytics' },
        }),
        closeAndFlush: { call: background('analytics') },
      },
    },
  },
};

export const vercelAnalytics: Library = {
  modules: ['@vercel/analytics/server'],
  versions: '>=1 <3',
  checked: '2.0.1',
  source: 'Vercel documentation, “Tracking custom events”; type declarations',
  exports: { track: { call: background('analytics') } },
};

/** `slack.conversations.list()` */
function getSlackMember(name: string): Member {
  if (/^(list|info|history|replies|members)$/.test(name)) return { call: read('slack') };
  if (/^(postMessage|postEphemeral|scheduleMessage)$/.test(name))
    return { call: background('notification', 'slack') };
  return { value: 'slack.resource', call: write('slack') };
}

export const slack: Library = {
  modules: ['@slack/web-api'],
  versions: '>=6 <9',
  checked: '8.2.0',
  source: 'Slack documentation, “Web API methods”; type declarations',
  exports: {
    WebClient: { construct: { ...throwing('slack.client'), shared: true }, type: 'slack.client' },
  },
  kinds: {
    'slack.client': {
      members: { apiCall: { call: untold }, paginate: { call: barrier('it reads page by page') } },
      getMember: () => ({ value: 'slack.resource' }),
    },
    'slack.resource': { getMember: getSlackMember },
  },
};

export const twilio: Library = {
  modules: ['twilio'],
  versions: '>=3 <7',
  checked: '6.2.0',
  source: 'Twilio documentation; type declarations',
  exports: {
    default: { call: { ...throwing('twilio.client'), shared: true } },
  },
  kinds: {
    'twilio.client': { members: { messages: { value: 'twilio.messages' } } },
    'twilio.messages': { members: { create: { call: background('notification', 'twilio') } } },
  },
};
