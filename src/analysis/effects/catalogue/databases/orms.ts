/**
 * TypeORM, Sequelize and MikroORM. Options that name a transaction or a lock put a read into it: options
 * have to be written out. Listeners, subscribers, hooks and transactions that follow the asynchronous
 * context (`useCLS`) are taken to change nothing when something is read.
 */
import { building, withoutKeys } from '../arguments.js';
import { barrier, classOf, each, eachWord, pure, step } from '../library.js';
import type { Library, Member, Row } from '../library.js';
import {
  generic,
  IN_TRANSACTION,
  ONE_CONNECTION,
  OPENS,
  READ,
  serial,
  WRITE,
} from './connection.js';
import { bySql } from './sql.js';

const LOCKED = 'transaction lock';
/** Entities have methods and may load more of themselves. */
const entity: Row = { ...READ, result: 'promise' };
const readEntity = (options: number): Member => ({ call: withoutKeys(entity, options, LOCKED) });
const readValue = (options: number): Member => ({ call: withoutKeys(READ, options, LOCKED) });
const change: Member = { call: { ...WRITE, result: 'promise' } };

const select: Row = { reads: ['db'], waits: true, result: 'typeorm.select' };
const next: Member = { call: building(step(select), 'typeorm.') };
const changing: Member = {
  call: { writes: [{ resource: 'db' }], waits: true, result: 'typeorm.change', shared: true },
};

export const typeorm: Library = {
  modules: ['typeorm'],
  versions: '>=0.3 <2',
  checked: '1.1.1',
  source: 'type declarations: Repository, SelectQueryBuilder; documentation “Repository APIs”',
  batches: {
    ...eachWord(
      'find findBy findOne findOneBy findOneOrFail findOneByOrFail getOne getMany count countBy',
      'find with In()',
    ),
    save: 'save with an array',
    insert: 'insert with an array',
  },
  exports: {
    DataSource: classOf('typeorm.source'),
    Repository: { type: 'typeorm.repository' },
    TreeRepository: { type: 'typeorm.repository' },
    EntityManager: { type: 'typeorm.transaction' },
    QueryRunner: { type: 'typeorm.transaction' },
    BaseEntity: { extended: 'typeorm.model' },
    Brackets: { construct: building(pure('typeorm.part'), 'typeorm.') },
  },
  kinds: {
    'typeorm.part': {},
    'typeorm.source': {
      type: 'DataSource',
      members: {
        getRepository: { call: { result: 'typeorm.repository', shared: true } },
        createQueryBuilder: { call: select },
        query: { call: bySql({ read: generic(READ), write: generic(WRITE) }) },
        ...each('transaction', { call: barrier(IN_TRANSACTION) }),
        createQueryRunner: {
          call: { ...barrier(ONE_CONNECTION), result: 'typeorm.transaction', shared: true },
        },
        ...each('initialize destroy synchronize dropDatabase runMigrations', {
          call: barrier(OPENS),
        }),
      },
    },
    'typeorm.repository': {
      awaited: 'typeorm.repository',
      type: 'Repository<any>',
      members: {
        ...each('find findOne findAndCount findOneOrFail', readEntity(0)),
        ...each('findBy findOneBy findOneByOrFail findAndCountBy', { call: entity }),
        ...each('count exists', readValue(0)),
        ...each('countBy existsBy sum average minimum maximum', { call: READ }),
        ...each(
          `save insert update upsert delete remove softDelete softRemove recover restore increment
           decrement clear`,
          change,
        ),
        createQueryBuilder: { call: select },
        query: { call: bySql({ read: generic(READ), write: generic(WRITE) }) },
      },
    },
    'typeorm.select': {
      type: 'SelectQueryBuilder<any>',
      members: {
        ...each(
          `select addSelect distinct from addFrom where andWhere orWhere whereInIds andWhereInIds
           orWhereInIds having andHaving orHaving groupBy addGroupBy orderBy addOrderBy limit offset
           skip take innerJoin leftJoin innerJoinAndSelect leftJoinAndSelect innerJoinAndMapOne
           innerJoinAndMapMany leftJoinAndMapOne leftJoinAndMapMany 
           setParameter setParameters withDeleted cache comment`,
          next,
        ),
        ...each('getOne getOneOrFail getMany getManyAndCount', { call: entity }),
        getRawAndEntities: { call: generic(entity) },
        ...each('getCount getExists getRawOne getRawMany', { call: generic(READ) }),
        execute: { call: READ },
        clone: { call: select },
        ...each('setLock useTransaction', { call: barrier(IN_TRANSACTION) }),
        ...each('insert update delete softDelete restore', changing),
        stream: { call: barrier('it keeps its place between rows') },
        getQuery: { call: pure('string') },
      },
    },
    'typeorm.change': { getMember: () => changing },
    // The static members of an entity that extends BaseEntity.
    'typeorm.model': {
      type: 'typeof typeorm#BaseEntity',
      members: {
        ...each('find findOne findAndCount findOneOrFail', {
          call: withoutKeys(generic(entity), 0, LOCKED),
        }),
        ...each('findBy findOneBy findOneByOrFail findAndCountBy', { call: generic(entity) }),
        count: { call: withoutKeys(generic(READ), 0, LOCKED) },
        countBy: { call: generic(READ) },
        ...each('save insert update upsert delete remove', { call: generic(WRITE) }),
        createQueryBuilder: { call: select },
      },
    },
    'typeorm.transaction': serial('typeorm.transaction', IN_TRANSACTION),
  },
};

const found = (options: number): Member => ({
  call: withoutKeys(generic(entity), options, LOCKED),
});
const computed = (options: number): Member => ({
  call: withoutKeys(generic(READ), options, LOCKED),
});
const MODEL_CHANGE: Member = { call: generic({ ...WRITE, result: 'promise' }) };

export const sequelize: Library = {
  modules: ['sequelize'],
  versions: '>=6 <7',
  checked: '6.37.8',
  source: 'type declarations: Model; documentation “Model Querying - Finders”',
  batches: {
    ...eachWord('findOne findByPk findAll count', 'findAll with an array or Op.in'),
    create: 'bulkCreate',
  },
  exports: {
    Sequelize: classOf('sequelize.client'),
    Model: { extended: 'sequelize.model' },
    Transaction: { type: 'sequelize.transaction' },
    ...each('fn col literal where cast json and or', { call: pure('sequelize.part') }),
  },
  kinds: {
    'sequelize.part': {},
    'sequelize.client': {
      type: 'Sequelize',
      members: {
        define: { call: { result: 'sequelize.model', shared: true } },
        model: { call: { result: 'sequelize.model', shared: true, throws: true } },
        transaction: {
          call: { ...barrier(IN_TRANSACTION), result: 'promise:sequelize.transaction' },
        },
        query: {
          call: (call, kindOf, textOf) => {
            const sql = bySql({ read: generic(READ), write: generic(WRITE) })(call, kindOf, textOf);
            return sql && withoutKeys(sql, 1, LOCKED)(call, kindOf, textOf);
          },
        },
        ...each('authenticate sync drop truncate close', { call: barrier(OPENS) }),
      },
    },
    // The static members of a class that extends Model.
    'sequelize.model': {
      type: 'typeof sequelize#Model',
      members: {
        ...each('findAll findOne findAndCountAll', found(0)),
        findByPk: found(1),
        count: computed(0),
        ...each('max min sum', computed(1)),
        aggregate: computed(2),
        ...each('scope schema', { call: { result: 'sequelize.model', shared: true } }),
        unscoped: { call: { result: 'sequelize.model', shared: true } },
        ...each(
          `create bulkCreate upsert update destroy restore increment decrement truncate drop sync
           findOrCreate findCreateFind findOrBuild`,
          MODEL_CHANGE,
        ),
      },
    },
    'sequelize.transaction': serial('sequelize.transaction', IN_TRANSACTION, 'Transaction'),
  },
};

const UNIT_OF_WORK = 'a unit of work keeps what it loads, and loads one thing after another';

export const mikroOrm: Library = {
  modules: ['@mikro-orm/core', '@mikro-orm/*'],
  versions: '>=5 <7',
  checked: '6.6.16',
  source: 'documentation “Unit of Work”, “Identity Map and Request Context”',
  exports: {
    MikroORM: { type: 'mikro.unit' },
    ...each('EntityManager EntityRepository', { type: 'mikro.unit' }),
    'MikroORM.init': { call: { ...barrier(OPENS), result: 'promise:mikro.unit' } },
  },
  getExport: (name) =>
    name === 'SqlEntityManager' || name === 'SqlEntityRepository'
      ? { type: 'mikro.unit' }
      : undefined,
  kinds: { 'mikro.unit': serial('mikro.unit', UNIT_OF_WORK, 'EntityManager') },
};

export const ORMS: readonly Library[] = [typeorm, sequelize, mikroOrm];
