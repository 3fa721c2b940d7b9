/** Why single awaits are not known well enough to be started with others, and what would help. */
import { RANK } from './model.js';
import type { Operation, Slot, Unknown } from './model.js';
import { EMPTY } from './refusals.js';
import type { Obstacle } from './refusals.js';
import type { Unit } from './unit.js';
import { describeDeclaration, findModule, makeSetting } from './unknowns.js';
import { getPart } from './uses.js';

/** Why the calls of an await are not known well enough for a fix. */
export function findWeaknesses(unit: Unit, operation: Operation, slot: Slot): Obstacle[] {
  if (RANK[slot.evidence] >= RANK.trusted) return [];
  const { unknowns } = slot.summary;
  const found = unknowns.map((unknown) => describeUnknown(unit, operation, slot.name, unknown));
  const isForItsEffect =
    slot.evidence === 'unknown' && unknowns.every(({ nameClass }) => nameClass === 'read');
  if (isForItsEffect)
    found.push({
      ...EMPTY,
      kind: 'control',
      operation: operation.index + 1,
      line: getLine(operation),
      text: `the value of ${slot.name} is not used, so it is awaited for what it does`,
    });
  return found;
}

function describeUnknown(
  unit: Unit,
  operation: Operation,
  caller: string,
  unknown: Unknown,
): Obstacle {
  const { name, nameClass, declared } = unknown;
  const module = findModule(unit, name);
  // `a callback`: what is called has no name that a setting could have.
  const isNamed = !name.includes(' ');
  const written = isNamed ? `\`${name}()\`` : name;
  const by = !isNamed || caller === `${name}()` ? '' : `, which ${caller} calls,`;
  const known = nameClass === 'read' ? 'known by its name only' : 'unknown';
  const hint =
    nameClass === 'read' && declared === 'unresolved'
      ? " Or set settings.waterfall.trustNames to 'unresolved'."
      : '';
  return {
    kind: 'unknown',
    operation: operation.index + 1,
    line: getLine(operation),
    text: `${written}${by} is ${known}: ${describeDeclaration(unknown, module)}`,
    sources: [],
    remedy: isNamed ? `If it only reads, declare it.${hint}` : null,
    setting: isNamed ? makeSetting(name, module) : null,
  };
}

/** That more would start together than the settings allow; said once for a list. */
export function describeWidth(
  unit: Unit,
  line: number,
  members: readonly { slot: Slot }[],
): Obstacle {
  const { maxWidth } = unit.settings;
  const isOpen = members.some(({ slot }) => slot.width === 'unbounded');
  return {
    ...EMPTY,
    kind: 'width',
    operation: null,
    line,
    text: isOpen
      ? 'a Promise.all over a list of unknown length never starts together with another one'
      : `more than maxWidth (${maxWidth}) would start together`,
    remedy: isOpen ? null : 'Raise settings.waterfall.maxWidth.',
  };
}

/** The line that an operation begins on. */
export function getLine(operation: Operation): number {
  return getPart(operation).loc.start.line;
}
