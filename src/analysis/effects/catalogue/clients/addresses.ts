/**
 * Services that are called by their address, without a library: what is sent there is done for others
 * than the one who waits. Sources: the API reference of each service.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../../utils/ast.js';
import type { BackgroundKind } from '../../../model.js';
import type { TextOf } from '../entry.js';

interface Addressed {
  background: BackgroundKind;
  writes: readonly { resource: string }[];
}

const ADDRESSES: readonly [kind: BackgroundKind, resource: string, hosts: readonly string[]][] = [
  [
    'notification',
    'slack',
    ['hooks.slack.com/services/', 'hooks.slack.com/workflows/', 'slack.com/api/chat.postMessage'],
  ],
  ['notification', 'discord', ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/']],
  ['notification', 'telegram', ['api.telegram.org/bot']],
  [
    'notification',
    'notification',
    [
      'exp.host/--/api/v2/push/send',
      'onesignal.com/api/v1/notifications',
      'api.onesignal.com/notifications',
      'api.pushover.net/1/messages.json',
      'ntfy.sh/',
    ],
  ],
  [
    'mail',
    'mail',
    [
      'api.resend.com/emails',
      'api.postmarkapp.com/email',
      'api.sendgrid.com/v3/mail/send',
      'api.mailgun.net/v3/',
      'api.eu.mailgun.net/v3/',
      'api.brevo.com/v3/smtp/email',
      'api.sendinblue.com/v3/smtp/email',
      'api.mailersend.com/v1/email',
      'api.useplunk.com/v1/send',
      'app.loops.so/api/v1/transactional',
      'api.emailjs.com/api/v1.0/email/send',
    ],
  ],
  [
    'analytics',
    'analytics',
    [
      'app.posthog.com/',
      'us.i.posthog.com/',
      'eu.i.posthog.com/',
      'api.segment.io/v1/',
      'plausible.io/api/event',
      'www.google-analytics.com/mp/collect',
      'api.mixpanel.com/track',
      'api2.amplitude.com/',
    ],
  ],
];

/**
 * What `fetch('https://hooks.slack.com/services/…', { method: 'POST' })` does; undefined for any other
 * address, and where the method is not known to send.
 */
export function getAddressed(
  target: TSESTree.Node,
  options: TSESTree.Node | undefined,
  textOf: TextOf,
): Addressed | undefined {
  if (!options || !sends(options)) return undefined;
  return getByAddress(target, textOf);
}

/** As `getAddressed`, for a call that is known to send: `axios.post(url, body)`. */
export function getByAddress(target: TSESTree.Node, textOf: TextOf): Addressed | undefined {
  const [, host] = /^https:\/\/(.+)/.exec(getStart(target, textOf) ?? '') ?? [];
  const found = host === undefined ? undefined : findAddress(host);
  return found && { background: found[0], writes: [{ resource: found[1] }] };
}

function findAddress(host: string): (typeof ADDRESSES)[number] | undefined {
  return ADDRESSES.find(([, , starts]) => starts.some((start) => host.startsWith(start)));
}

/** `{ method: 'POST', … }` */
function sends(options: TSESTree.Node): boolean {
  const value = unwrap(options);
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.some(
      (item) =>
        item.type === AST_NODE_TYPES.Property &&
        getKeyName(item) === 'method' &&
        item.value.type === AST_NODE_TYPES.Literal &&
        /^post$/i.test(String(item.value.value)),
    )
  );
}

/** The text that an address starts with: of a constant, or of a template up to its first part. */
function getStart(node: TSESTree.Node, textOf: TextOf): string | undefined {
  const value = unwrap(node);
  return value.type === AST_NODE_TYPES.TemplateLiteral
    ? (textOf(value) ?? value.quasis[0]!.value.raw)
    : textOf(value);
}
