import type { Library } from '../library.js';
import * as dates from './dates.js';
import * as limits from './limits.js';
import * as lodash from './lodash.js';
import * as logging from './logging.js';
import * as processes from './processes.js';
import * as schemas from './schemas.js';
import { sharp } from './sharp.js';
import * as toolkits from './toolkits.js';
import { reactEmail, reactEmailComponents } from './react-email.js';
import * as values from './values.js';
import { zod } from './zod.js';

export const TOOLS: readonly Library[] = [
  ...Object.values(logging),
  ...Object.values(values),
  ...Object.values(dates),
  ...Object.values(lodash),
  ...Object.values(limits),
  ...Object.values(toolkits),
  ...Object.values(processes),
  sharp,
  reactEmail,
  reactEmailComponents,
  zod,
  ...Object.values(schemas),
];
