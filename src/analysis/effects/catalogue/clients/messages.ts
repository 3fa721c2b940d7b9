import {
  background,
  barrier,
  classOf,
  each,
  note,
  pure,
  read,
  throwing,
  write,
} from '../library.js';
import type { Library } from '../library.js';

export const loops: Library = {
  modules: ['loops'],
  versions: '>=1 <8',
  checked: '7.3.0',
  source: 'Loops documentation, “JavaScript SDK”; type declarations',
  exports: { LoopsClient: classOf('loops.client') },
  kinds: {
    'loops.client': {
      type: 'LoopsClient',
      members: {
        sendTransactionalEmail: { call: background('mail') },
        sendEvent: { call: background('mail') },
        ...each('createContact updateContact deleteContact', { call: write('loops') }),
        findContact: { call: read('loops') },
      },
    },
  },
};

export const mailgun: Library = {
  modules: ['mailgun.js'],
  versions: '>=5 <15',
  checked: '14.0.1',
  source: 'mailgun.js documentation; type declarations',
  exports: { default: classOf('mailgun') },
  kinds: {
    mailgun: { members: { client: { call: { ...throwing('mailgun.client'), shared: true } } } },
    'mailgun.client': { members: { messages: { value: 'mailgun.messages' } } },
    'mailgun.messages': { members: { create: { call: background('mail') } } },
  },
};

export const slackWebhook: Library = {
  modules: ['@slack/webhook'],
  versions: '>=5 <9',
  checked: '8.0.2',
  source: 'Slack documentation, “Incoming webhooks”; type declarations',
  exports: { IncomingWebhook: classOf('slack.webhook') },
  kinds: {
    'slack.webhook': {
      type: 'IncomingWebhook',
      members: { send: { call: background('notification', 'slack') } },
    },
  },
};

/** Browsers refuse a message for somebody who is gone by an error, which is often acted on. */
export const webPush: Library = {
  modules: ['web-push'],
  versions: '>=3 <4',
  checked: '3.6.7',
  source: 'web-push documentation; @types/web-push',
  packages: ['@types/web-push@3.6.4'],
  exports: {
    ...each('sendNotification default.sendNotification', { call: background('notification') }),
    ...each('setVapidDetails default.setVapidDetails setGCMAPIKey default.setGCMAPIKey', {
      call: barrier('it changes how messages are sent'),
    }),
    ...each('generateVAPIDKeys default.generateVAPIDKeys', { call: pure('object') }),
  },
};

export const pusher: Library = {
  modules: ['pusher'],
  versions: '>=5 <6',
  checked: '5.3.4',
  source: 'Pusher Channels documentation, “HTTP libraries”; type declarations',
  exports: { default: classOf('pusher.client') },
  kinds: {
    'pusher.client': {
      members: {
        ...each('trigger triggerBatch sendToUser', { call: background('notification', 'pusher') }),
        terminateUserConnections: { call: write('pusher') },
        ...each('authorizeChannel authenticateUser authenticate webhook', {
          call: throwing('object'),
        }),
      },
    },
  },
};

export const novu: Library = {
  modules: ['@novu/node'],
  versions: '>=0.20 <3',
  checked: '2.6.6',
  source: 'Novu documentation, “Node.js SDK”; type declarations',
  exports: { Novu: classOf('novu.client') },
  kinds: {
    'novu.client': {
      type: 'Novu',
      members: each('trigger bulkTrigger broadcast', { call: background('notification', 'novu') }),
    },
  },
};

export const novuApi: Library = {
  modules: ['@novu/api'],
  versions: '>=0.1 <4',
  checked: '3.19.1',
  source: 'Novu documentation, “TypeScript SDK”; type declarations',
  exports: { Novu: classOf('novu.api') },
  kinds: {
    'novu.api': {
      type: 'Novu',
      members: each('trigger triggerBulk triggerBroadcast', {
        call: background('notification', 'novu'),
      }),
    },
  },
};

export const openpanel: Library = {
  modules: ['@openpanel/sdk'],
  versions: '>=1 <2',
  checked: '1.3.1',
  source: 'OpenPanel documentation, “JavaScript SDK”; type declarations',
  exports: { OpenPanel: classOf('openpanel.client') },
  kinds: {
    'openpanel.client': {
      type: 'OpenPanel',
      members: each('track identify increment decrement', { call: background('analytics') }),
    },
  },
};

/** It gives no promise: who wants to know takes a callback. */
export const mixpanel: Library = {
  modules: ['mixpanel'],
  versions: '>=0.13 <1',
  checked: '0.24.0',
  source: 'Mixpanel documentation, “Node.js”; type declarations',
  exports: each('init default.init', {
    call: { ...throwing('mixpanel.client'), shared: true },
  }),
  kinds: {
    'mixpanel.client': {
      members: each('track', {
        call: (call) =>
          call.arguments.length < 3 ? { ...note('analytics'), background: 'analytics' } : undefined,
      }),
    },
  },
};

/** Webhooks for others: Svix keeps a message, and delivers it. */
export const svix: Library = {
  modules: ['svix'],
  versions: '>=1 <3',
  checked: '1.99.1',
  source: 'Svix documentation, “Sending your first webhook”; type declarations',
  exports: { Svix: classOf('svix.client') },
  kinds: {
    'svix.client': {
      type: 'Svix',
      members: { message: { value: 'svix.messages' }, eventType: { value: 'svix.types' } },
    },
    'svix.messages': {
      type: 'svix/dist/api/message#Message',
      members: {
        create: { call: background('webhook') },
        ...each('list get', { call: read('svix') }),
      },
    },
    // A type is made where it is missing, when the first message of it is sent.
    'svix.types': {
      type: 'svix/dist/api/eventType#EventType',
      members: { create: { call: background('webhook', 'svix.types') } },
    },
  },
};

/** Lines are kept, and sent in one; `flush` waits for that. */
export const axiomLogging: Library = {
  modules: ['@axiomhq/logging'],
  versions: '>=0.1 <1',
  checked: '0.4.1',
  source: 'Axiom documentation, “Send data from any JavaScript app”; type declarations',
  exports: { Logger: classOf('axiom.logger') },
  kinds: {
    'axiom.logger': {
      type: 'Logger',
      members: {
        ...each('debug info warn error log', { call: note('log') }),
        flush: { call: background('logging', 'log') },
      },
    },
  },
};

export const customerIo: Library = {
  modules: ['customerio-node'],
  versions: '>=3 <6',
  checked: '4.4.0',
  source: 'Customer.io documentation, “Node.js”; type declarations',
  exports: { TrackClient: classOf('customerio.track'), APIClient: classOf('customerio.client') },
  kinds: {
    'customerio.track': {
      type: 'TrackClient',
      members: {
        ...each('track trackAnonymous trackPageView trackPush identify', {
          call: background('analytics'),
        }),
      },
    },
    'customerio.client': {
      type: 'APIClient',
      members: {
        sendEmail: { call: background('mail') },
        ...each('sendPush sendSMS sendInboxMessage sendInApp', {
          call: background('notification'),
        }),
      },
    },
  },
};

/** Tickets tell what became of a message, and are often looked at: those are no dropped values. */
export const expoPush: Library = {
  modules: ['expo-server-sdk'],
  versions: '>=3 <7',
  checked: '6.1.0',
  source: 'Expo documentation, “Send notifications with the Expo push API”; type declarations',
  exports: {
    ...each('default Expo', {
      ...classOf('expo.client'),
    }),
    ...each('default.isExpoPushToken Expo.isExpoPushToken', { call: pure('boolean') }),
  },
  kinds: {
    'expo.client': {
      type: 'Expo',
      members: {
        sendPushNotificationsAsync: { call: background('notification') },
        chunkPushNotifications: { call: throwing('array') },
      },
    },
  },
};
