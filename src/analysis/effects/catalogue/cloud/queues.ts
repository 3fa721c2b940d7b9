/** Queues and brokers. What sends keeps its order; what receives keeps its place. */
import { barrier, classOf, each } from '../library.js';
import type { Library, Member, Row } from '../library.js';
import { serial } from '../databases/connection.js';

const read: Row = { reads: ['queue'], waits: true, result: 'promise' };
const write: Row = { writes: [{ resource: 'queue' }], waits: true, result: 'promise' };
const reading: Member = { call: read };
const writing: Member = { call: write };
const CHANNEL = 'a channel keeps its messages in order';

export const bullmq: Library = {
  modules: ['bullmq'],
  versions: '>=4 <7',
  checked: '6.7.0',
  source: 'type declarations: Queue, QueueGetters',
  exports: {
    Queue: classOf('bullmq.queue'),
    Worker: classOf('bullmq.worker'),
    QueueEvents: classOf('bullmq.worker'),
  },
  kinds: {
    'bullmq.queue': {
      type: 'Queue<any, any, string>',
      members: {
        ...each(
          `getJob getJobs getJobCounts getJobCountByTypes getWaitingCount getActiveCount
           getDelayedCount getCompletedCount getFailedCount getWaiting getActive getDelayed getCompleted
           getFailed getJobState isPaused count`,
          reading,
        ),
        ...each(
          'add addBulk pause resume drain obliterate clean remove upsertJobScheduler',
          writing,
        ),
        close: { call: barrier('it closes the queue') },
      },
    },
    'bullmq.worker': serial('bullmq.worker', 'a worker takes one job after another'),
  },
};

export const kafkajs: Library = {
  modules: ['kafkajs'],
  versions: '>=1.15 <3',
  checked: '2.2.4',
  source: 'type declarations: Producer, Consumer, Admin',
  exports: { Kafka: classOf('kafka.client') },
  kinds: {
    'kafka.client': {
      type: 'Kafka',
      members: {
        ...each('producer consumer', { call: { result: 'kafka.channel', shared: true } }),
        admin: { call: { result: 'kafka.admin', shared: true } },
      },
    },
    'kafka.admin': {
      type: 'Admin',
      members: {
        ...each(
          `listTopics fetchTopicMetadata fetchOffsets fetchTopicOffsets describeCluster describeConfigs
           describeGroups listGroups`,
          reading,
        ),
        ...each(
          'createTopics deleteTopics createPartitions setOffsets resetOffsets alterConfigs',
          writing,
        ),
        ...each('connect disconnect', { call: barrier('it opens or closes a connection') }),
      },
    },
    'kafka.channel': serial('kafka.channel', CHANNEL),
  },
};

export const amqplib: Library = {
  modules: ['amqplib'],
  versions: '>=0.8 <3',
  checked: '2.3.1',
  source: 'documentation “Channel API reference”',
  packages: ['@types/amqplib@0.10.8'],
  exports: {
    connect: {
      call: { ...barrier('it opens a connection'), result: 'promise:amqp.connection' },
    },
    Channel: { type: 'amqp.connection' },
  },
  kinds: { 'amqp.connection': serial('amqp.connection', CHANNEL) },
};

export const pubsub: Library = {
  modules: ['@google-cloud/pubsub'],
  versions: '>=3 <6',
  checked: '5.3.1',
  source: 'type declarations: PubSub, Topic, Subscription',
  exports: { PubSub: classOf('pubsub.client') },
  kinds: {
    'pubsub.client': {
      type: 'PubSub',
      members: {
        topic: { call: { result: 'pubsub.topic', shared: true } },
        subscription: { call: { result: 'pubsub.subscription', shared: true } },
        ...each('getTopics getSubscriptions', reading),
        ...each('createTopic createSubscription', writing),
        close: { call: barrier('it closes the client') },
      },
    },
    'pubsub.topic': {
      type: 'Topic',
      members: {
        ...each('getMetadata getSubscriptions exists', reading),
        ...each('publishMessage publishJSON create delete flush', writing),
      },
    },
    'pubsub.subscription': serial('pubsub.subscription', 'a subscription keeps its place'),
  },
};

export const QUEUES: readonly Library[] = [bullmq, kafkajs, amqplib, pubsub];
