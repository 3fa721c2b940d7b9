// Timing: all variants in one process and in turns, so that what disturbs one disturbs all.

/** The middle value of a list of numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The distance between the first and the third quarter of a list of numbers. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.round(part * (sorted.length - 1)))];
  return at(0.75) - at(0.25);
}

/** Milliseconds that have passed. */
const getTime = () => performance.now();

/** Milliseconds that this process has worked: others on the machine disturb it less. */
export function getProcessorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function time(run, clock) {
  const start = clock();
  run();
  return clock() - start;
}

/**
 * Runs every variant once a round, each round starting with another one, after one round to warm up.
 *
 * @param {Record<string, () => void>} variants what to run, by name
 * @param {number} rounds how many times
 * @param {() => number} clock what is measured, in milliseconds
 * @returns {Record<string, number[]>} milliseconds of each round, by name
 */
export function measureInTurns(variants, rounds, clock = getTime) {
  const names = Object.keys(variants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) variants[name]();
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      times[name].push(time(variants[name], clock));
    }
  }
  return times;
}

/**
 * The same with a list that is gone through in parts, each variant taking a part in turns: what
 * disturbs for some seconds disturbs all.
 *
 * @param {Record<string, (part: readonly unknown[]) => Promise<void>>} variants what to run, by name
 * @returns {Promise<Record<string, number[]>>} milliseconds of each round, by name
 */
export async function measureInParts(variants, items, size, rounds) {
  const names = Object.keys(variants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    const sums = Object.fromEntries(names.map((name) => [name, 0]));
    for (let start = 0; start < items.length; start += size) {
      const part = items.slice(start, start + size);
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(start / size + turn) % names.length];
        const begun = performance.now();
        await variants[name](part);
        sums[name] += performance.now() - begun;
      }
    }
    if (round >= 0) for (const name of names) times[name].push(sums[name]);
  }
  return times;
}

/** Each round's time divided by the same round's time of the base. */
export function getRatios(times, base) {
  return times.map((value, round) => value / base[round]);
}
