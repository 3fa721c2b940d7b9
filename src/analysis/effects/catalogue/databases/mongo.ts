/**
 * MongoDB and Mongoose. A cursor or a query is changed by its own methods; a query of Mongoose runs once,
 * when it is awaited. An option `session` puts a call into a transaction: options have to be written out.
 * Hooks (`pre`, `post`) and plugins of a schema are taken to write nothing when something is read.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../../utils/ast.js';
import { building, withoutKeys } from '../arguments.js';
import { barrier, classOf, each, eachWord, pure, step } from '../library.js';
import type { KindMembers, Library, Member, Row, RowOf } from '../library.js';
import { generic, IN_TRANSACTION, OPENS, READ, serial, WRITE } from './connection.js';

/** Options that make a read part of a transaction, or keep it open. */
const SESSION = 'session tailable awaitData noCursorTimeout';
const read = (options: number): Member => ({ call: withoutKeys(generic(READ), options, SESSION) });
const write: Member = { call: generic(WRITE) };

/** Whether a pipeline is written out and has no stage that writes. */
function readsOnly(argument: TSESTree.Node | undefined): boolean {
  if (!argument) return true;
  const value = unwrap(argument);
  return (
    value.type === AST_NODE_TYPES.ArrayExpression &&
    value.elements.every((item) => {
      const stage = item && unwrap(item);
      return (
        stage?.type === AST_NODE_TYPES.ObjectExpression &&
        stage.properties.every((property) => {
          const key = property.type === AST_NODE_TYPES.Property ? getKeyName(property) : undefined;
          return key !== undefined && key !== '$out' && key !== '$merge';
        })
      );
    })
  );
}

/** The row for an aggregation whose pipeline and options are written out. */
function aggregating(row: Row): RowOf {
  const plain = withoutKeys(row, 1, SESSION);
  return (call, kindOf, textOf) =>
    readsOnly(call.arguments[0]) ? plain(call, kindOf, textOf) : undefined;
}

/** A cursor reads when it is asked for rows. */
const cursor: Row = { reads: ['db'], waits: true, result: 'mongo.cursor' };
const next: Member = { call: building(step(cursor), 'mongo.') };

export const mongodb: Library = {
  modules: ['mongodb'],
  versions: '>=4 <8',
  checked: '7.9.0',
  source: 'type declarations: Collection, Db, FindCursor; documentation “CRUD Operations”',
  batches: {
    ...eachWord('findOne find toArray countDocuments', 'find with $in'),
    insertOne: 'insertMany',
    updateOne: 'bulkWrite',
  },
  exports: {
    MongoClient: classOf('mongo.client'),
    'MongoClient.connect': { call: { ...barrier(OPENS), result: 'promise:mongo.client' } },
    Db: { type: 'mongo.db' },
    Collection: { type: 'mongo.collection' },
    ClientSession: { type: 'mongo.session' },
    // A text that is no identifier is refused.
    ObjectId: { construct: { result: 'mongo.id', throws: true } },
  },
  kinds: {
    'mongo.id': {
      type: 'ObjectId',
      members: each('toString toHexString', { call: pure('string') }),
    },
    'mongo.client': {
      type: 'MongoClient',
      members: {
        db: { call: { result: 'mongo.db', shared: true } },
        connect: { call: { ...barrier(OPENS), result: 'promise:mongo.client' } },
        close: { call: barrier(OPENS) },
        ...each('withSession', { call: barrier(IN_TRANSACTION) }),
        startSession: { call: { ...barrier(IN_TRANSACTION), result: 'mongo.session' } },
      },
    },
    'mongo.db': {
      awaited: 'mongo.db',
      type: 'Db',
      members: {
        collection: { call: { result: 'mongo.collection', shared: true } },
        stats: read(0),
        ...each('createCollection createIndex dropCollection dropDatabase renameCollection', write),
      },
    },
    'mongo.collection': {
      awaited: 'mongo.collection',
      type: 'Collection<any>',
      members: {
        findOne: read(1),
        countDocuments: read(1),
        estimatedDocumentCount: read(0),
        distinct: read(2),
        ...each('indexes indexInformation options isCapped', read(0)),
        indexExists: read(1),
        find: { call: withoutKeys({ ...cursor, generic: true }, 1, SESSION) },
        aggregate: { call: aggregating({ ...cursor, generic: true }) },
        ...each(
          `insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate
           findOneAndReplace findOneAndDelete bulkWrite rename drop createIndex createIndexes dropIndex
           dropIndexes`,
          write,
        ),
        watch: { call: barrier('it keeps its place between changes') },
      },
    },
    'mongo.cursor': {
      type: 'mongodb#FindCursor<any> & mongodb#AggregationCursor<any>',
      members: {
        ...each(
          `sort limit skip project filter batchSize collation comment hint max min maxTimeMS
           returnKey showRecordId allowDiskUse withReadPreference withReadConcern`,
          next,
        ),
        // What maps the rows runs when they are read.
        map: { call: { ...step(cursor), callbacks: [0] } },
        toArray: { call: step({ ...READ, generic: false }) },
        ...each('next tryNext hasNext forEach close rewind stream', {
          call: barrier('it keeps its place between rows'),
        }),
        count: { call: READ },
        clone: { call: cursor },
      },
    },
    'mongo.session': serial('mongo.session', IN_TRANSACTION, 'ClientSession'),
  },
};

/** A query, and the same with plain objects as its result; both give nothing twice. */
const query: Row = {
  reads: ['db'],
  waits: true,
  result: 'mongoose.query',
  lazy: 'once',
  generic: true,
};
const lean: Row = { ...query, result: 'mongoose.lean' };
const finding = (options: number): Member => ({
  call: withoutKeys(query, options, SESSION),
});
const counting = (options: number): Member => ({
  call: withoutKeys(lean, options, SESSION),
});
const changing: Member = {
  call: {
    writes: [{ resource: 'db' }],
    waits: true,
    result: 'mongoose.change',
    shared: true,
    generic: true,
  },
};

const STEPS = `where equals select sort limit skip slice populate or and nor gt gte lt lte ne in nin all
  size exists regex mod elemMatch near within batchSize collation comment hint maxTimeMS read readConcern
  distinct allowDiskUse orFail`;

function makeQuery(row: Row): KindMembers {
  return {
    type: 'mongoose#Query<any, any>',
    ...(row === lean && { awaited: 'data' }),
    members: {
      ...each(STEPS, { call: building(step(row), 'mongoose.') }),
      transform: { call: { ...step(row), callbacks: [0] } },
      lean: { call: step(lean) },
      exec: {
        call: {
          reads: ['db'],
          waits: true,
          result: row === lean ? 'promise:data' : 'promise',
          generic: true,
        },
      },
      session: { call: barrier(IN_TRANSACTION) },
      cursor: { call: barrier('it keeps its place between rows') },
      ...each(
        `updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndDelete`,
        changing,
      ),
      then: {
        call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0, 1], generic: true },
      },
    },
  };
}

const MODEL: Member = { call: { result: 'mongoose.model', shared: true } };

export const mongoose: Library = {
  modules: ['mongoose'],
  versions: '>=7 <10',
  checked: '9.12.1',
  source: 'type declarations: Model, Query, Aggregate; documentation “Queries”',
  batches: {
    ...eachWord(
      'find findOne findById exists countDocuments lean exec populate select',
      'find with $in',
    ),
    create: 'insertMany',
  },
  exports: {
    model: MODEL,
    models: { value: 'mongoose.models' },
    Schema: { construct: { result: 'mongoose.schema', shared: true } },
    Model: { type: 'mongoose.model' },
    ClientSession: { type: 'mongo.session' },
    ...each('connect disconnect startSession', { call: barrier(OPENS) }),
  },
  kinds: {
    'mongoose.schema': {},
    'mongoose.models': { getMember: () => ({ value: 'mongoose.model' }) },
    'mongoose.model': {
      type: 'mongoose#Model<any>',
      members: {
        ...each('find findOne findById', finding(2)),
        exists: counting(1),
        countDocuments: counting(1),
        estimatedDocumentCount: counting(0),
        distinct: counting(2),
        aggregate: { call: aggregating({ ...query, result: 'mongoose.aggregate' }) },
        ...each('create insertOne insertMany bulkWrite bulkSave createCollection', write),
        ...each(
          `updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace
           findOneAndDelete findByIdAndUpdate findByIdAndDelete`,
          changing,
        ),
        startSession: { call: barrier(IN_TRANSACTION) },
      },
    },
    'mongoose.query': makeQuery(query),
    'mongoose.lean': makeQuery(lean),
    'mongoose.aggregate': {
      awaited: 'data',
      type: 'mongoose#Aggregate<any>',
      members: {
        exec: { call: { reads: ['db'], waits: true, result: 'promise:data' } },
        ...each('allowDiskUse collation hint read readConcern', {
          call: step({ ...query, result: 'mongoose.aggregate' }),
        }),
        session: { call: barrier(IN_TRANSACTION) },
        cursor: { call: barrier('it keeps its place between rows') },
      },
    },
    'mongoose.change': { getMember: () => changing },
  },
};

export const MONGO: readonly Library[] = [mongodb, mongoose];
