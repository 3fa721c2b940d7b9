import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: MongoDB', noSequentialAwaits, {
  valid: [
    {
      name: 'an aggregation that stores its result',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db, id: string) {
  const totals = await db.collection('orders').aggregate([{ $match: { user: id } }, { $out: 'totals' }]).toArray();
  const users = await db.collection('users').countDocuments({ active: true });
  return { totals, users };
}`,
    },
    {
      name: 'an aggregation whose stages are not seen',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db, stages) {
  const totals = await db.collection('orders').aggregate(stages).toArray();
  const users = await db.collection('users').countDocuments({ active: true });
  return { totals, users };
}`,
    },
    {
      name: 'a session',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db, session) {
  const users = await db.collection('users').countDocuments({ active: true }, { session });
  const teams = await db.collection('teams').countDocuments({ active: true }, { session });
  return { users, teams };
}`,
    },
    {
      name: 'options that are not seen',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db, options) {
  const users = await db.collection('users').distinct('name', {}, options);
  const teams = await db.collection('teams').distinct('name', {}, options);
  return { users, teams };
}`,
    },
    {
      name: 'a find that changes',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db) {
  const user = await db.collection('users').findOneAndUpdate({ id: 1 }, { $inc: { seen: 1 } });
  const teams = await db.collection('teams').countDocuments();
  return { user, teams };
}`,
    },
    {
      name: 'one cursor',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db) {
  const cursor = db.collection('users').find();
  const first = await cursor.next();
  const second = await cursor.next();
  return { first, second };
}`,
    },
    {
      name: 'Mongoose with a session',
      code: `import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
const Team = model('Team', new Schema({ name: String }));
export async function load(session) {
  const users = await User.find({ open: true }).session(session);
  const teams = await Team.find({ open: true });
  return { users, teams };
}`,
    },
    {
      name: 'Mongoose with an update in a chain',
      code: `import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
const Team = model('Team', new Schema({ name: String }));
export async function load() {
  const users = await User.findOne({ open: true }).updateOne({ open: false });
  const teams = await Team.find({ open: true });
  return { users, teams };
}`,
    },
    {
      name: 'Mongoose with a document that fills itself',
      code: `import { model, Schema } from 'mongoose';
const User = model('User', new Schema({ name: String }));
const Team = model('Team', new Schema({ name: String }));
export async function load(id: string) {
  const user = await User.findById(id);
  const filled = await user.populate('team');
  const teams = await Team.find({ open: true });
  return { user, filled, teams };
}`,
    },
    {
      name: 'rows that are mapped by a function that does more',
      code: `import type { Db } from 'mongodb';
const seen: string[] = [];
export async function load(db: Db) {
  const users = await db.collection('users').find().map((user) => seen.push(user.name)).toArray();
  const teams = await db.collection('teams').find().map((team) => seen.push(team.name)).toArray();
  return { users, teams };
}`,
    },
  ],
  invalid: [
    {
      name: 'the driver',
      code: `import { MongoClient } from 'mongodb';
const client = new MongoClient(process.env.MONGO_URL!);
const db = client.db('shop');
export async function load(id: string) {
  const user = await db.collection('users').findOne({ id });
  const orders = await db.collection('orders').find({ user: id }).sort({ at: -1 }).limit(10).toArray();
  return { user, orders };
}`,
      output: `import { MongoClient } from 'mongodb';
const client = new MongoClient(process.env.MONGO_URL!);
const db = client.db('shop');
export async function load(id: string) {
  const [user, orders] = await Promise.all([
    db.collection('users').findOne({ id }),
    db.collection('orders').find({ user: id }).sort({ at: -1 }).limit(10).toArray(),
  ]);
  return { user, orders };
}`,
      errors: [
        sequential({
          at: [6, 18],
          rounds: [2, 1],
          members: 'db.collection().findOne() and db.collection().find().sort().limit().toArray()',
        }),
      ],
    },
    {
      name: 'an aggregation that is written out',
      code: `import type { Db } from 'mongodb';
export async function load(db: Db, id: string) {
  const totals = await db.collection('orders').aggregate([{ $match: { user: id } }, { $group: { _id: '$shop' } }]).toArray();
  const users = await db.collection('users').countDocuments({ active: true });
  return { totals, users };
}`,
      output: `import type { Db } from 'mongodb';
export async function load(db: Db, id: string) {
  const [totals, users] = await Promise.all([
    db.collection('orders').aggregate([{ $match: { user: id } }, { $group: { _id: '$shop' } }]).toArray(),
    db.collection('users').countDocuments({ active: true }),
  ]);
  return { totals, users };
}`,
      errors: [
        sequential({
          at: [4, 17],
          rounds: [2, 1],
          members: 'db.collection().aggregate().toArray() and db.collection().countDocuments()',
        }),
      ],
    },
    {
      name: 'Mongoose',
      code: `import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
const Team = mongoose.models.Team ?? mongoose.model('Team', new Schema({ name: String }));
export async function load(id: string) {
  const user = await User.findById(id).populate('team').lean();
  const teams = await Team.find({ open: true }).sort('name').exec();
  const total = await Team.countDocuments({ open: true });
  return { user, teams, total };
}`,
      output: `import mongoose, { Schema } from 'mongoose';
const User = mongoose.model('User', new Schema({ name: String }));
const Team = mongoose.models.Team ?? mongoose.model('Team', new Schema({ name: String }));
export async function load(id: string) {
  const [user, teams, total] = await Promise.all([
    User.findById(id).populate('team').lean(),
    Team.find({ open: true }).sort('name').exec(),
    Team.countDocuments({ open: true }),
  ]);
  return { user, teams, total };
}`,
      errors: [
        sequential({
          at: [6, 17],
          rounds: [3, 1],
          members:
            'User.findById().populate().lean(), Team.find().sort().exec() and Team.countDocuments()',
        }),
      ],
    },
    {
      name: 'Mongoose with a model that is handed in',
      code: `import type { Model } from 'mongoose';
export async function load(users: Model<User>, id: string) {
  const user = await users.findOne({ id });
  const found = await users.exists({ parent: id });
  return { user, found };
}`,
      output: `import type { Model } from 'mongoose';
export async function load(users: Model<User>, id: string) {
  const [user, found] = await Promise.all([
    users.findOne({ id }),
    users.exists({ parent: id }),
  ]);
  return { user, found };
}`,
      errors: [
        sequential({ at: [4, 17], rounds: [2, 1], members: 'users.findOne() and users.exists()' }),
      ],
    },
  ],
});
