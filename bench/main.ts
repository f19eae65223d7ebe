import { parseArgs } from 'node:util';
import type { Figure, Run } from './harness/measurement.ts';
import { jsonOf, tableOf } from './harness/print.ts';
import { measurements } from './measurements.ts';
import { BuiltDesks } from './records/built-desk.ts';

const options = { json: { type: 'boolean' }, quick: { type: 'boolean' }, tiny: { type: 'boolean' } } as const;

/** Runs the measurements that were named, or all, and prints what they came to. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  const unknown = positionals.filter((id) => !measurements.some((one) => one.id === id));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no measurement ${unknown.join(', ')}. There are ${measurements.map(({ id }) => id).join(', ')}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const desks = new BuiltDesks(say, process.env['MONGODB_URI'] || undefined);
  const run: Run = { quick: values.quick === true, tiny: values.tiny === true, desks, say };
  const figures: Figure[] = [];
  try {
    for (const measurement of measurements) {
      if (positionals.length > 0 && !positionals.includes(measurement.id)) continue;
      say(`${measurement.id} ${measurement.title}`);
      try {
        figures.push(...(await measurement.run(run)));
      } catch (error) {
        // What the others came to is worth having all the same.
        say(`  ${measurement.id} could not be measured: ${error instanceof Error ? error.stack : String(error)}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await desks.close();
  }
  process.stdout.write(`${values.json ? jsonOf(figures) : tableOf(figures)}\n`);
}

// What was built is removed at the end of the process, so it must come to that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
await main();
