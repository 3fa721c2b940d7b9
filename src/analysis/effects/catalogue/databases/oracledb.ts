import { barrier, each } from '../library.js';
import type { Library } from '../library.js';
import { ONE_CONNECTION, OPENS, serial } from './connection.js';

/** A pool of Oracle gives connections and runs nothing itself. */
export const oracledb: Library = {
  modules: ['oracledb'],
  versions: '>=5 <27',
  checked: '26.0.0',
  source: 'node-oracledb documentation, “API: Connection Object”; @types/oracledb',
  packages: ['@types/oracledb@7.0.3'],
  exports: {
    getConnection: { call: { ...barrier(OPENS), result: 'promise:oracle.connection' } },
    createPool: { call: { ...barrier(OPENS), result: 'promise:oracle.pool' } },
    getPool: { call: { result: 'oracle.pool', shared: true, throws: true } },
    Pool: { type: 'oracle.pool' },
    Connection: { type: 'oracle.connection' },
  },
  kinds: {
    'oracle.pool': {
      type: 'Pool',
      members: {
        getConnection: { call: { ...barrier(OPENS), result: 'promise:oracle.connection' } },
        ...each('close reconfigure', { call: barrier(OPENS) }),
      },
    },
    'oracle.connection': serial('oracle.connection', ONE_CONNECTION, 'Connection'),
  },
};
