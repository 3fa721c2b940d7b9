import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on standard error; nothing where that is not a terminal. */
export function startProgress(label, total) {
  if (!process.stderr.isTTY) return { step() {}, stop() {} };
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {detail}`,
      stream: process.stderr,
      clearOnComplete: true,
    },
    process.env.NO_COLOR ? Presets.legacy : Presets.shades_classic,
  );
  bar.start(total, 0, { detail: '' });
  return {
    step: (amount = 1, detail = '') => bar.increment(amount, { detail }),
    stop: () => bar.stop(),
  };
}
