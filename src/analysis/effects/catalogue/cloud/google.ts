/** Google Cloud. What is given a callback answers through it: nothing is said of that. */
import { AST_NODE_TYPES, getKeyName, isFunction, unwrap } from '../../../../utils/ast.js';
import { bySql } from '../databases/sql.js';
import { barrier, classOf, each, throwing } from '../library.js';
import type { KindMembers, Library, Member, Row, RowOf } from '../library.js';

/** The row where no argument is a function, and no options hold one of the keys. */
function plainly(row: Row, keys: readonly string[] = []): Member {
  return {
    call: (call) =>
      call.arguments.every((argument) => {
        const value = unwrap(argument);
        if (isFunction(value) || value.type === AST_NODE_TYPES.SpreadElement) return false;
        return (
          value.type !== AST_NODE_TYPES.ObjectExpression ||
          value.properties.every(
            (item) =>
              item.type === AST_NODE_TYPES.Property &&
              getKeyName(item) !== undefined &&
              !keys.includes(getKeyName(item)!),
          )
        );
      })
        ? row
        : undefined,
  };
}

const reads = (resource: string): Row => ({ reads: [resource], waits: true, result: 'promise' });
const writes = (resource: string): Row => ({
  writes: [{ resource }],
  waits: true,
  result: 'promise',
});

const reading = plainly(reads('storage'));
const writing: Member = { call: writes('storage') };
const streaming: Member = { call: barrier('it works on a stream') };
/** A name that is empty is refused at once. */
const named = (result: string): Member => ({ call: { ...throwing(result), shared: true } });

export const storage: Library = {
  modules: ['@google-cloud/storage'],
  versions: '>=5 <8',
  checked: '7.22.0',
  source: 'Cloud Storage documentation, “Node.js client”; type declarations: Storage, Bucket, File',
  exports: {
    Storage: classOf('gcs.client'),
    Bucket: { type: 'gcs.bucket' },
    File: { type: 'gcs.file' },
  },
  kinds: {
    'gcs.client': {
      type: 'Storage',
      members: {
        bucket: named('gcs.bucket'),
        ...each('getBuckets getServiceAccount', reading),
        ...each('createBucket createHmacKey', writing),
      },
    },
    'gcs.bucket': {
      awaited: 'gcs.bucket',
      type: 'Bucket',
      members: {
        file: named('gcs.file'),
        ...each('exists getFiles getLabels getMetadata getNotifications', reading),
        ...each(
          `upload combine create delete deleteFiles deleteLabels lock makePrivate makePublic
           setLabels setMetadata setStorageClass setCorsConfiguration`,
          writing,
        ),
      },
    },
    'gcs.file': {
      type: 'File',
      members: {
        // Into a file on the disk, where a destination is named.
        download: plainly(reads('storage'), ['destination']),
        ...each('exists getMetadata getExpirationDate isPublic', reading),
        ...each(
          `save delete copy move rename makePrivate makePublic setMetadata setStorageClass
           rotateEncryptionKey`,
          writing,
        ),
        ...each('createReadStream createWriteStream', streaming),
      },
    },
  },
};

/** Settings of a query that keep its answer somewhere. */
const KEEPING = [
  'destination',
  'destinationTable',
  'writeDisposition',
  'createDisposition',
  'createSession',
  'configuration',
];

/** `bigquery.query('SELECT …')`, `bigquery.query({ query: 'SELECT …' })` */
const asking: RowOf = (call, kindOf, textOf) => {
  const plain = plainly({}, KEEPING).call as RowOf;
  const rows = { read: { ...reads('bigquery') }, write: writes('bigquery') };
  return plain(call, kindOf, textOf) && bySql(rows, 'query')(call, kindOf, textOf);
};

const looking = plainly(reads('bigquery'));
const loading: Member = { call: writes('bigquery') };

export const bigquery: Library = {
  modules: ['@google-cloud/bigquery'],
  versions: '>=6 <9',
  checked: '8.3.1',
  source: 'BigQuery documentation, “Node.js client”; type declarations: BigQuery, Dataset, Table',
  exports: { BigQuery: classOf('bigquery.client') },
  kinds: {
    'bigquery.client': {
      type: 'BigQuery',
      members: {
        query: { call: asking },
        ...each('dataset', named('bigquery.dataset')),
        ...each('getDatasets getJobs', looking),
        ...each('createQueryJob createJob createDataset', loading),
      },
    },
    'bigquery.dataset': {
      type: 'Dataset',
      members: {
        table: named('bigquery.table'),
        query: { call: asking },
        ...each('exists getTables getMetadata getRoutines getModels', looking),
        ...each('create delete createTable createRoutine createQueryJob setMetadata', loading),
      },
    },
    'bigquery.table': {
      type: 'Table',
      members: {
        ...each('exists getRows getMetadata', looking),
        query: { call: asking },
        ...each('insert create delete load copy extract setMetadata', loading),
      },
    },
  },
};

/** A client that is generated from an interface: its methods go by their verbs. */
function generated(type: string, resource: string, also: string): KindMembers {
  const reader = plainly(reads(resource));
  const others = new Set(also.split(' '));
  return {
    type,
    getMember(name) {
      if (/(?:Stream|Async|Operation|Operations|Progress)$/.test(name)) return undefined;
      if (/Path$/.test(name)) return { call: throwing('string') };
      if (/^(?:get|list)[A-Z]/.test(name) || others.has(name)) return reader;
      return /^(?:create|update|delete|add|set|enable|disable|destroy|restore|rotate|import)[A-Z]/.test(
        name,
      )
        ? { call: writes(resource) }
        : undefined;
    },
  };
}

export const secretManager: Library = {
  modules: ['@google-cloud/secret-manager'],
  versions: '>=4 <7',
  checked: '6.3.0',
  source: 'Secret Manager API, methods; type declarations: SecretManagerServiceClient',
  exports: each(
    'SecretManagerServiceClient v1.SecretManagerServiceClient',
    classOf('secret-manager.client'),
  ),
  kinds: {
    'secret-manager.client': generated(
      'SecretManagerServiceClient',
      'secrets',
      'accessSecretVersion testIamPermissions',
    ),
  },
};

export const kms: Library = {
  modules: ['@google-cloud/kms'],
  versions: '>=3 <6',
  checked: '5.7.0',
  source: 'Cloud KMS API, methods; type declarations: KeyManagementServiceClient',
  exports: each('KeyManagementServiceClient v1.KeyManagementServiceClient', classOf('kms.client')),
  kinds: {
    // What is encrypted, decrypted or signed changes nothing.
    'kms.client': generated(
      'KeyManagementServiceClient',
      'kms',
      `testIamPermissions decrypt encrypt rawDecrypt rawEncrypt asymmetricDecrypt asymmetricSign macSign macVerify`,
    ),
  },
};

export const cloudTasks: Library = {
  modules: ['@google-cloud/tasks'],
  versions: '>=3 <7',
  checked: '6.3.0',
  source: 'Cloud Tasks API, methods; type declarations: CloudTasksClient',
  exports: { CloudTasksClient: classOf('tasks.client') },
  kinds: { 'tasks.client': generated('CloudTasksClient', 'queue', 'testIamPermissions') },
};

export const GOOGLE: readonly Library[] = [storage, bigquery, secretManager, kms, cloudTasks];
