/**
 * AWS SDK for JavaScript v3. What an operation does is told by its verb: in the models of 402 services no
 * operation that begins with one of these words uses PUT, PATCH or DELETE. Operations that hand out
 * credentials, links or messages, that go on from a token, or that count as a use are left out.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { classOf, pure } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';
import { lacksKeys } from '../arguments.js';

const read: Row = { reads: ['aws'], waits: true, result: 'promise' };
const write: Row = { writes: [{ resource: 'aws' }], waits: true, result: 'promise' };

const READS =
  /^(?:BatchGet|BatchDescribe|TransactGet|Get|List|Describe|Head|Query|Scan|Search|Lookup)(?=[A-Z]|$)/;

/**
 * Reads by their verb that are more than that: they hand out tokens, keys and addresses, take the next
 * piece, make what is missing (`iot DescribeEndpoint`), or start what they report on.
 */
const LEFT =
  /Token|Credential|Session|Password|[Ss]igned|U[Rr][Ll]|Uri|Code|Authoriz|Shard|Records|Activity|LatestConfiguration|Temporary|Next|Random|ForImport|ForExport|Media|Stream|Receive|Poll|Login|Otp|Challenge|Invit|(?:Instance|Compute|Data)Access|PatchSnapshot|IntegrationTemplate|HumanReadable|SensitiveDataOccurrences|ShippingLabel|DashboardFor|ResourceDashboard|^Get(?:Id|DataKey|Change\w*|Export|Configuration|EventPrediction|AssessmentReport|SamplingTargets)$|^DescribeEndpoint$/;

/** Reads all the same, whatever their names hold. */
const PLAIN = new Set(
  `GetQueueUrl DescribeLogStreams ListStreams DescribeStream DescribeStreamSummary GetFunctionUrlConfig
   ListFunctionUrlConfigs DescribeKinesisStreamingDestination`.split(/\s+/),
);

/** Whether an operation, by its name without “Command”, reads; undefined where its name does not tell. */
function readsOnly(operation: string): boolean | undefined {
  if (!READS.test(operation)) return false;
  return LEFT.test(operation) && !PLAIN.has(operation) ? undefined : true;
}

/** Mail that SES sends: only its services have operations of these names. */
const MAIL = /^Send(?:Raw|Templated|Bulk|BulkTemplated)?Email$/;

function getRow(operation: string): Row | undefined {
  if (MAIL.test(operation)) return { ...write, background: 'mail' };
  const reads = readsOnly(operation);
  return reads === undefined ? undefined : reads ? read : write;
}

/** No callback, and options that are written out. */
function isPlain(argument: TSESTree.Node | undefined): boolean {
  return lacksKeys(argument, new Set());
}

const send: RowOf = (call, kindOf) => {
  const [command, options] = call.arguments;
  const kind = command && kindOf(command);
  if (!kind?.startsWith('aws.command:') || !isPlain(options)) return undefined;
  return getRow(kind.slice('aws.command:'.length));
};

const CLIENT = classOf('aws.client');
const SERVICE = classOf('aws.service');

/** `S3Client`, `GetObjectCommand` and `S3`. */
function getExport(name: string, module: string): Member | undefined {
  // Its queries may export what they find: `UNLOAD (SELECT …) TO …`.
  if (module.endsWith('/client-timestream-query')) return undefined;
  if (/^[A-Z]\w*Client$/.test(name)) return CLIENT;
  const command = /^([A-Z]\w*)Command$/.exec(name)?.[1];
  if (command !== undefined) return { construct: pure(`aws.command:${command}`) };
  return /^[A-Z]/.test(name) && !/(?:Exception|Error|Fault|Filter|Type|Status)$|[$_]/.test(name)
    ? SERVICE
    : undefined;
}

/** `s3.getObject(…)`: the operation in lower case. */
function getOperation(name: string): Member | undefined {
  if (!/^[a-z]/.test(name) || name === 'send' || name === 'destroy') return undefined;
  const row = getRow(name.charAt(0).toUpperCase() + name.slice(1));
  if (!row || /^(?:paginate|waitUntil)/.test(name)) return undefined;
  return { call: (call) => (isPlain(call.arguments[1]) ? row : undefined) };
}

const shared = {
  versions: '>=3 <4',
  checked: '3.1175.0',
  source:
    'the verbs of 16,019 operations in the API models; the commands of 28 clients, read one by one',
};

export const aws: Library = {
  ...shared,
  modules: ['@aws-sdk/client-*'],
  packages: [
    '@aws-sdk/client-s3@3.1175.0',
    '@aws-sdk/client-dynamodb@3.1169.0',
    '@aws-sdk/client-sqs@3.1175.0',
    '@aws-sdk/client-secrets-manager@3.1164.0',
    '@aws-sdk/client-cognito-identity-provider@3.1169.0',
  ],
  exports: {},
  getExport,
  kinds: {
    'aws.command': {},
    'aws.client': { type: '@aws-sdk/client-s3#S3Client', members: { send: { call: send } } },
    'aws.service': {
      type: '@aws-sdk/client-s3#S3',
      members: { send: { call: send } },
      getMember: getOperation,
    },
  },
};

const DOCUMENT =
  /^(?:Get|Query|Scan|BatchGet|TransactGet|Put|Update|Delete|BatchWrite|TransactWrite)Command$/;

/** Documents of DynamoDB; PartiQL (`ExecuteStatement`) is not told by its name. */
export const awsDocuments: Library = {
  ...shared,
  modules: ['@aws-sdk/lib-dynamodb'],
  checked: '3.1169.0',
  packages: ['@aws-sdk/client-dynamodb@3.1169.0'],
  exports: {
    'DynamoDBDocumentClient.from': { call: { result: 'aws.client', shared: true } },
    'DynamoDBDocument.from': { call: { result: 'aws.document', shared: true } },
    DynamoDBDocumentClient: { type: 'aws.client' },
    DynamoDBDocument: { type: 'aws.document' },
  },
  getExport: (name, module) => (DOCUMENT.test(name) ? getExport(name, module) : undefined),
  kinds: {
    'aws.document': {
      type: 'DynamoDBDocument',
      members: { send: { call: send } },
      getMember: (name) =>
        DOCUMENT.test(`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`)
          ? getOperation(name)
          : undefined,
    },
  },
};

export const AWS: readonly Library[] = [aws, awsDocuments];
