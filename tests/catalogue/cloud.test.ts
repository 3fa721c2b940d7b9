import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: services', noSequentialAwaits, {
  valid: [
    {
      name: 'a command of AWS that writes',
      code: `import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export async function load(Key) {
  const gone = await client.send(new DeleteItemCommand({ TableName: 'carts', Key }));
  const user = await client.send(new GetItemCommand({ TableName: 'users', Key }));
  return { gone, user };
}`,
    },
    {
      name: 'a command of AWS that takes messages',
      code: `import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
export async function load(QueueUrl: string) {
  const first = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  const second = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  return { first, second };
}`,
    },
    {
      name: 'a command of AWS that hands out credentials',
      code: `import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
const client = new STSClient({});
export async function load() {
  const first = await client.send(new GetSessionTokenCommand({}));
  const second = await client.send(new GetSessionTokenCommand({ DurationSeconds: 900 }));
  return { first, second };
}`,
    },
    {
      name: 'a command of AWS that is not known',
      code: `import { S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export async function load(one, other) {
  const first = await client.send(one);
  const second = await client.send(other);
  return { first, second };
}`,
    },
    {
      name: 'Supabase with an update',
      code: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const { data: user } = await supabase.from('users').update({ seen: true }).eq('id', id).select();
  const { data: teams } = await supabase.from('teams').select('id');
  return { user, teams };
}`,
    },
    {
      name: 'Supabase with a function',
      code: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const { data: total } = await supabase.rpc('total', { id });
  const { data: teams } = await supabase.from('teams').select('id');
  return { total, teams };
}`,
    },
    {
      name: 'Supabase with a table that is kept',
      code: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const users = supabase.from('users');
  const { data: user } = await users.select('*').eq('id', id);
  const { data: all } = await users.select('id');
  return { user, all };
}`,
    },
    {
      name: 'Supabase with a guard between',
      code: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const { data: user, error } = await supabase.from('users').select('*').eq('id', id).single();
  if (error) throw error;
  const { data: teams } = await supabase.from('teams').select('id');
  return { user, teams };
}`,
    },
    {
      name: 'Firestore with an id that may be refused at once, after another read',
      code: `import { collection, doc, getDoc, getDocs, getFirestore } from 'firebase/firestore';
const db = getFirestore();
export async function load(id: string) {
  const teams = await getDocs(collection(db, 'teams'));
  const user = await getDoc(doc(db, 'users', id));
  return { user, teams };
}`,
    },
    {
      name: 'Firestore with a write',
      code: `import { addDoc, collection, getDocs, getFirestore } from 'firebase/firestore';
const db = getFirestore();
export async function load(team) {
  const added = await addDoc(collection(db, 'teams'), team);
  const users = await getDocs(collection(db, 'users'));
  return { added, users };
}`,
    },
    {
      name: 'Firestore in a transaction',
      code: `import type { Transaction } from 'firebase-admin/firestore';
export async function load(transaction: Transaction, one, other) {
  const first = await transaction.get(one);
  const second = await transaction.get(other);
  return { first, second };
}`,
    },
    {
      name: 'a token that is checked',
      code: `import { getAuth } from 'firebase-admin/auth';
export async function load(token: string, id: string) {
  const claims = await getAuth().verifyIdToken(token);
  const user = await getAuth().getUser(id);
  return { claims, user };
}`,
    },
    {
      name: 'a search that stays open',
      code: `import { Client } from '@elastic/elasticsearch';
const elastic = new Client({ node: 'http://localhost:9200' });
export async function load(id: string) {
  const found = await elastic.search({ index: 'posts', scroll: '1m' });
  const post = await elastic.get({ index: 'posts', id });
  return { found, post };
}`,
    },
    {
      name: 'vectors that are stored',
      code: `import { QdrantClient } from '@qdrant/js-client-rest';
const qdrant = new QdrantClient();
export async function load(points) {
  const stored = await qdrant.upsert('posts', { points });
  const total = await qdrant.count('posts');
  return { stored, total };
}`,
    },
    {
      name: 'a queue that is filled',
      code: `import { Queue } from 'bullmq';
const queue = new Queue('mail');
export async function load(data) {
  const first = await queue.add('send', data);
  const second = await queue.add('check', data);
  return { first, second };
}`,
    },
    {
      name: 'a producer',
      code: `import { Kafka } from 'kafkajs';
const producer = new Kafka({ brokers: [] }).producer();
export async function load(messages) {
  const first = await producer.send({ topic: 'a', messages });
  const second = await producer.send({ topic: 'b', messages });
  return { first, second };
}`,
    },
    {
      name: 'a channel',
      code: `import amqp from 'amqplib';
export async function load() {
  const connection = await amqp.connect('amqp://localhost');
  const channel = await connection.createChannel();
  const first = await channel.get('a');
  const second = await channel.get('b');
  return { first, second };
}`,
    },
  ],
  invalid: [
    {
      name: 'commands of AWS',
      code: `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
const s3 = new S3Client({});
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export async function load(id: string) {
  const file = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: id }));
  const orders = await documents.send(new QueryCommand({ TableName: 'orders' }));
  return { file, orders };
}`,
      output: `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
const s3 = new S3Client({});
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export async function load(id: string) {
  const [file, orders] = await Promise.all([
    s3.send(new GetObjectCommand({ Bucket: 'files', Key: id })),
    documents.send(new QueryCommand({ TableName: 'orders' })),
  ]);
  return { file, orders };
}`,
      errors: [
        sequential({ at: [8, 18], rounds: [2, 1], members: 's3.send() and documents.send()' }),
      ],
    },
    {
      name: 'methods of AWS',
      code: `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export async function load(id: string) {
  const file = await s3.getObject({ Bucket: 'files', Key: id });
  const list = await s3.listObjectsV2({ Bucket: 'files' });
  return { file, list };
}`,
      output: `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export async function load(id: string) {
  const [file, list] = await Promise.all([
    s3.getObject({ Bucket: 'files', Key: id }),
    s3.listObjectsV2({ Bucket: 'files' }),
  ]);
  return { file, list };
}`,
      errors: [
        sequential({
          at: [5, 16],
          rounds: [2, 1],
          members: 's3.getObject() and s3.listObjectsV2()',
        }),
      ],
    },
    {
      name: 'Supabase',
      code: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const { data: user } = await supabase.from('users').select('*').eq('id', id).single();
  const { data: teams } = await supabase.from('teams').select('id, name').order('name').limit(10);
  return { user, teams };
}`,
      output: `import { createClient } from '@supabase/supabase-js';
const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);
export async function load(id: string) {
  const [{ data: user }, { data: teams }] = await Promise.all([
    supabase.from('users').select('*').eq('id', id).single(),
    supabase.from('teams').select('id, name').order('name').limit(10),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 27],
          rounds: [2, 1],
          members:
            'supabase.from().select().eq().single() and supabase.from().select().order().limit()',
        }),
      ],
    },
    {
      name: 'Supabase on a server',
      code: `import { createServerClient } from '@supabase/ssr';
export async function load(cookies) {
  const supabase = createServerClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, { cookies });
  const { data: files } = await supabase.storage.from('files').list('public');
  const { data: total } = await supabase.rpc('total', {}, { get: true });
  return { files, total };
}`,
      output: `import { createServerClient } from '@supabase/ssr';
export async function load(cookies) {
  const supabase = createServerClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, { cookies });
  const [{ data: files }, { data: total }] = await Promise.all([
    supabase.storage.from('files').list('public'),
    supabase.rpc('total', {}, { get: true }),
  ]);
  return { files, total };
}`,
      errors: [
        sequential({
          at: [5, 27],
          rounds: [2, 1],
          members: 'supabase.storage.from().list() and supabase.rpc()',
        }),
      ],
    },
    {
      name: 'Firestore in a browser',
      code: `import { collection, doc, getDoc, getDocs, getFirestore } from 'firebase/firestore';
const db = getFirestore();
export async function load(id: string) {
  const user = await getDoc(doc(db, 'users', id));
  const teams = await getDocs(collection(db, 'teams'));
  return { user, teams };
}`,
      output: `import { collection, doc, getDoc, getDocs, getFirestore } from 'firebase/firestore';
const db = getFirestore();
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    getDoc(doc(db, 'users', id)),
    getDocs(collection(db, 'teams')),
  ]);
  return { user, teams };
}`,
      errors: [sequential({ at: [5, 17], rounds: [2, 1], members: 'getDoc() and getDocs()' })],
    },
    {
      name: 'Firestore on a server',
      code: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
export async function load(id: string) {
  const user = await db.collection('users').doc(id).get();
  const teams = await db.collection('teams').where('open', '==', true).limit(10).get();
  return { user, teams };
}`,
      output: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    db.collection('users').doc(id).get(),
    db.collection('teams').where('open', '==', true).limit(10).get(),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'db.collection().doc().get() and db.collection().where().limit().get()',
        }),
      ],
    },
    {
      name: 'search engines',
      code: `import { Client } from '@elastic/elasticsearch';
import { algoliasearch } from 'algoliasearch';
const elastic = new Client({ node: 'http://localhost:9200' });
const algolia = algoliasearch('app', 'key');
export async function load(query: string, id: string) {
  const found = await elastic.search({ index: 'posts', query: { match: { text: query } } });
  const hits = await algolia.searchSingleIndex({ indexName: 'users' });
  const post = await elastic.get({ index: 'posts', id });
  return { found, hits, post };
}`,
      output: `import { Client } from '@elastic/elasticsearch';
import { algoliasearch } from 'algoliasearch';
const elastic = new Client({ node: 'http://localhost:9200' });
const algolia = algoliasearch('app', 'key');
export async function load(query: string, id: string) {
  const [found, hits, post] = await Promise.all([
    elastic.search({ index: 'posts', query: { match: { text: query } } }),
    algolia.searchSingleIndex({ indexName: 'users' }),
    elastic.get({ index: 'posts', id }),
  ]);
  return { found, hits, post };
}`,
      errors: [
        sequential({
          at: [7, 16],
          rounds: [3, 1],
          members: 'elastic.search(), algolia.searchSingleIndex() and elastic.get()',
        }),
      ],
    },
    {
      name: 'vectors',
      code: `import { Pinecone } from '@pinecone-database/pinecone';
import { QdrantClient } from '@qdrant/js-client-rest';
const pinecone = new Pinecone();
const qdrant = new QdrantClient();
export async function load(vector: number[]) {
  const near = await pinecone.index('posts').namespace('en').query({ vector, topK: 3 });
  const total = await qdrant.count('posts');
  return { near, total };
}`,
      output: `import { Pinecone } from '@pinecone-database/pinecone';
import { QdrantClient } from '@qdrant/js-client-rest';
const pinecone = new Pinecone();
const qdrant = new QdrantClient();
export async function load(vector: number[]) {
  const [near, total] = await Promise.all([
    pinecone.index('posts').namespace('en').query({ vector, topK: 3 }),
    qdrant.count('posts'),
  ]);
  return { near, total };
}`,
      errors: [
        sequential({
          at: [7, 17],
          rounds: [2, 1],
          members: 'pinecone.index().namespace().query() and qdrant.count()',
        }),
      ],
    },
    {
      name: 'other search engines',
      code: `import { Meilisearch } from 'meilisearch';
import Typesense from 'typesense';
const meili = new Meilisearch({ host: 'http://localhost:7700' });
const typesense = new Typesense.Client({ nodes: [] });
export async function load(query: string) {
  const posts = await meili.index('posts').search(query);
  const users = await typesense.collections('users').documents().search({ q: query, query_by: 'name' });
  return { posts, users };
}`,
      output: `import { Meilisearch } from 'meilisearch';
import Typesense from 'typesense';
const meili = new Meilisearch({ host: 'http://localhost:7700' });
const typesense = new Typesense.Client({ nodes: [] });
export async function load(query: string) {
  const [posts, users] = await Promise.all([
    meili.index('posts').search(query),
    typesense.collections('users').documents().search({ q: query, query_by: 'name' }),
  ]);
  return { posts, users };
}`,
      errors: [
        sequential({
          at: [7, 17],
          rounds: [2, 1],
          members: 'meili.index().search() and typesense.collections().documents().search()',
        }),
      ],
    },
    {
      name: 'a queue that is looked at',
      code: `import { Queue } from 'bullmq';
const queue = new Queue('mail');
export async function load(id: string) {
  const job = await queue.getJob(id);
  const counts = await queue.getJobCounts();
  return { job, counts };
}`,
      output: `import { Queue } from 'bullmq';
const queue = new Queue('mail');
export async function load(id: string) {
  const [job, counts] = await Promise.all([
    queue.getJob(id),
    queue.getJobCounts(),
  ]);
  return { job, counts };
}`,
      errors: [
        sequential({
          at: [5, 18],
          rounds: [2, 1],
          members: 'queue.getJob() and queue.getJobCounts()',
        }),
      ],
    },
  ],
});
