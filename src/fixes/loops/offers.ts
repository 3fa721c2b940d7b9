/** The ways in which the iterations of a loop can be started together, best first, as edits. */
import type { TSESLint } from '@typescript-eslint/utils';

import type { Analysis, LoopAnswer } from '../../analysis/index.js';
import { addImport } from '../imports.js';
import type { Edit } from '../rewrite.js';
import type { Bound, LoopForm } from './draft.js';
import { makeLoopEdit } from './rewrite.js';

/** How many calls a suggestion starts at a time where the settings do not say. */
const USUAL_LIMIT = 8;
const LIBRARIES: readonly Bound['library'][] = ['p-map', 'p-limit'];
const LOCALS: Readonly<Record<Bound['library'], string>> = { 'p-map': 'pMap', 'p-limit': 'pLimit' };

/** What the settings say about how many calls may run at a time. */
export interface WidthSettings {
  maxWidth: number;
  concurrency?: { limit: number; library: Bound['library'] } | undefined;
}

/** The file that a loop stands in. */
export interface LoopFile {
  sourceCode: Readonly<TSESLint.SourceCode>;
  filename: string;
  physicalFilename: string;
}

export interface LoopOffer {
  form: LoopForm;
  edits: readonly Edit[];
}

export interface LoopOffers {
  /** What `--fix` writes. */
  fix: LoopOffer | undefined;
  /** What an editor offers, best first. */
  suggestions: readonly LoopOffer[];
  /** Whether it is known how many calls run at a time, or can be said. */
  canBound: boolean;
}

export function makeLoopOffers(
  file: LoopFile,
  analysis: Analysis,
  answer: LoopAnswer,
  settings: WidthSettings,
): LoopOffers {
  const { iterated, batch, plan, breadth } = answer;
  const make = (form: LoopForm): LoopOffer | undefined => {
    const edit = makeLoopEdit(file.sourceCode, file.filename, answer, form);
    return edit && { form, edits: [edit] };
  };
  const isSmall = iterated.width !== undefined && iterated.width * breadth <= settings.maxWidth;
  const library = findLibrary(analysis, file.physicalFilename, settings);
  const bounded = library && makeBounded(file, answer, library, settings, make);
  // A failure belongs to its iteration: the outcomes are taken one by one.
  const all = plan.attempt ? undefined : make({ kind: 'all' });
  const settled = make({ kind: 'settled' });
  const small = plan.attempt ? settled : all;
  const large = settings.concurrency && batch === undefined ? bounded : undefined;
  const offers = [isSmall ? undefined : bounded, all, settled];
  return {
    fix: answer.fixable ? (isSmall ? small : large) : undefined,
    suggestions: offers.filter((item) => item !== undefined),
    canBound: isSmall || library !== undefined,
  };
}

/** The library that holds to a bound: the one of the settings, or one that the package depends on. */
function findLibrary(
  { unit }: Analysis,
  filename: string,
  { concurrency }: WidthSettings,
): Bound['library'] | undefined {
  const wanted = concurrency ? [concurrency.library] : LIBRARIES;
  return wanted.find((name) => unit.modules?.dependsOn(name, filename));
}

function makeBounded(
  { sourceCode }: LoopFile,
  { plan }: LoopAnswer,
  library: Bound['library'],
  { concurrency }: WidthSettings,
  make: (form: LoopForm) => LoopOffer | undefined,
): LoopOffer | undefined {
  const local = LOCALS[library];
  const added = addImport(sourceCode, { module: library, name: 'default', local });
  if (!added) return undefined;
  const bound = { library, local: added.local, limit: concurrency?.limit ?? USUAL_LIMIT };
  const offer = make(plan.attempt ? { kind: 'settled', bound } : { kind: 'bounded', bound });
  return offer && added.edit ? { ...offer, edits: [added.edit, ...offer.edits] } : offer;
}
