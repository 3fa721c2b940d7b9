import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: object mappers', noSequentialAwaits, {
  valid: [
    {
      name: 'a query builder of TypeORM that locks',
      code: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, id: string) {
  const user = await users.createQueryBuilder('u').setLock('pessimistic_write').where('u.id = :id', { id }).getOne();
  const total = await teams.count();
  return { user, total };
}`,
    },
    {
      name: 'a lock of TypeORM',
      code: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, id: string) {
  const user = await users.findOne({ where: { id }, lock: { mode: 'pessimistic_read' } });
  const total = await teams.count();
  return { user, total };
}`,
    },
    {
      name: 'options of TypeORM that are not seen',
      code: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, options) {
  const user = await users.exists(options);
  const total = await teams.exists(options);
  return { user, total };
}`,
    },
    {
      name: 'a query runner of TypeORM',
      code: `import type { QueryRunner } from 'typeorm';
export async function load(runner: QueryRunner) {
  const users = await runner.query('SELECT * FROM users');
  const teams = await runner.query('SELECT * FROM teams');
  return { users, teams };
}`,
    },
    {
      name: 'an entity manager of TypeORM',
      code: `import type { EntityManager } from 'typeorm';
export async function load(manager: EntityManager) {
  const users = await manager.find(User);
  const teams = await manager.find(Team);
  return { users, teams };
}`,
    },
    {
      name: 'a repository of TypeORM that saves',
      code: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, user: User) {
  const saved = await users.save(user);
  const total = await teams.count();
  return { saved, total };
}`,
    },
    {
      name: 'an entity with a member of its own',
      code: `import { BaseEntity } from 'typeorm';
class User extends BaseEntity {
  static async find(options) {
    await audit(options);
    return [];
  }
}
class Team extends BaseEntity {}
export async function load(id: string) {
  const users = await User.find({ where: { id } });
  const teams = await Team.find({ where: { open: true } });
  return { users, teams };
}`,
    },
    {
      name: 'Sequelize in a transaction',
      code: `import { Model } from 'sequelize';
class User extends Model {}
class Team extends Model {}
export async function load(id: string, transaction) {
  const user = await User.findByPk(id, { transaction });
  const teams = await Team.findAll({ where: { open: true }, transaction });
  return { user, teams };
}`,
    },
    {
      name: 'Sequelize with a row that may be made',
      code: `import { Model } from 'sequelize';
class User extends Model {}
class Team extends Model {}
export async function load(id: string) {
  const [user] = await User.findOrCreate({ where: { id } });
  const teams = await Team.findAll({ where: { open: true } });
  return { user, teams };
}`,
    },
    {
      name: 'MikroORM',
      code: `import type { EntityManager } from '@mikro-orm/postgresql';
export async function load(em: EntityManager, id: string) {
  const user = await em.findOne(User, { id });
  const teams = await em.find(Team, { open: true });
  return { user, teams };
}`,
    },
    {
      name: 'SQLite',
      code: `import { open } from 'sqlite';
export async function load(id: string) {
  const db = await open({ filename: 'file.db', driver });
  const users = await db.all('SELECT * FROM users');
  const teams = await db.all('SELECT * FROM teams');
  return { users, teams };
}`,
    },
  ],
  invalid: [
    {
      name: 'repositories of TypeORM',
      code: `import { DataSource } from 'typeorm';
import { Team, User } from './entities';
const source = new DataSource({ type: 'postgres' });
const users = source.getRepository(User);
const teams = source.getRepository(Team);
export async function load(id: string) {
  const user = await users.findOneBy({ id });
  const open = await teams.find({ where: { open: true }, relations: { members: true } });
  return { user, open };
}`,
      output: `import { DataSource } from 'typeorm';
import { Team, User } from './entities';
const source = new DataSource({ type: 'postgres' });
const users = source.getRepository(User);
const teams = source.getRepository(Team);
export async function load(id: string) {
  const [user, open] = await Promise.all([
    users.findOneBy({ id }),
    teams.find({ where: { open: true }, relations: { members: true } }),
  ]);
  return { user, open };
}`,
      errors: [
        sequential({ at: [8, 16], rounds: [2, 1], members: 'users.findOneBy() and teams.find()' }),
      ],
    },
    {
      name: 'a query builder of TypeORM',
      code: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, id: string) {
  const user = await users.createQueryBuilder('u').leftJoinAndSelect('u.team', 't').where('u.id = :id', { id }).getOne();
  const total = await teams.count();
  return { user, total };
}`,
      output: `import type { Repository } from 'typeorm';
export async function load(users: Repository<User>, teams: Repository<Team>, id: string) {
  const [user, total] = await Promise.all([
    users.createQueryBuilder('u').leftJoinAndSelect('u.team', 't').where('u.id = :id', { id }).getOne(),
    teams.count(),
  ]);
  return { user, total };
}`,
      errors: [
        sequential({
          at: [4, 17],
          rounds: [2, 1],
          members:
            'users.createQueryBuilder().leftJoinAndSelect().where().getOne() and teams.count()',
        }),
      ],
    },
    {
      name: 'static members of entities of TypeORM',
      code: `import { BaseEntity, Entity } from 'typeorm';
class User extends BaseEntity {}
class Team extends BaseEntity {}
export async function load(id: string) {
  const user = await User.findOneBy({ id });
  const teams = await Team.find({ where: { open: true } });
  return { user, teams };
}`,
      output: `import { BaseEntity, Entity } from 'typeorm';
class User extends BaseEntity {}
class Team extends BaseEntity {}
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    User.findOneBy({ id }),
    Team.find({ where: { open: true } }),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({ at: [6, 17], rounds: [2, 1], members: 'User.findOneBy() and Team.find()' }),
      ],
    },
    {
      name: 'models of Sequelize',
      code: `import { DataTypes, Model, Op, Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL!);
class User extends Model {}
User.init({ name: DataTypes.STRING }, { sequelize });
const Team = sequelize.define('Team', { name: DataTypes.STRING });
User.belongsTo(Team);
export async function load(id: string) {
  const user = await User.findByPk(id, { include: [Team] });
  const teams = await Team.findAll({ where: { size: { [Op.gt]: 3 } }, order: [['name', 'ASC']] });
  return { user, teams };
}`,
      output: `import { DataTypes, Model, Op, Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL!);
class User extends Model {}
User.init({ name: DataTypes.STRING }, { sequelize });
const Team = sequelize.define('Team', { name: DataTypes.STRING });
User.belongsTo(Team);
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    User.findByPk(id, { include: [Team] }),
    Team.findAll({ where: { size: { [Op.gt]: 3 } }, order: [['name', 'ASC']] }),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({ at: [9, 17], rounds: [2, 1], members: 'User.findByPk() and Team.findAll()' }),
      ],
    },
    {
      name: 'libSQL',
      code: `import { createClient } from '@libsql/client';
const client = createClient({ url: process.env.TURSO_URL! });
export async function load(id: string) {
  const users = await client.execute({ sql: 'SELECT * FROM users WHERE id = ?', args: [id] });
  const teams = await client.execute('SELECT * FROM teams');
  return { users, teams };
}`,
      output: `import { createClient } from '@libsql/client';
const client = createClient({ url: process.env.TURSO_URL! });
export async function load(id: string) {
  const [users, teams] = await Promise.all([
    client.execute({ sql: 'SELECT * FROM users WHERE id = ?', args: [id] }),
    client.execute('SELECT * FROM teams'),
  ]);
  return { users, teams };
}`,
      errors: [sequential({ at: [5, 17], rounds: [2, 1], members: '2 × client.execute()' })],
    },
  ],
});
