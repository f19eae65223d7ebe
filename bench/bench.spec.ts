import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadRegistry, registryOf } from '../src/actions/registry.ts';
import { compare } from './harness/compare.ts';
import type { Figure } from './harness/measurement.ts';
import { jsonOf, tableOf } from './harness/print.ts';
import { median, quantile } from './harness/statistics.ts';
import { measurements } from './measurements.ts';
import { dice, zipf } from './records/dice.ts';
import { commands, undeclared } from './trips/commands.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const figure: Figure = { id: 'P0', ratio: 1.5, control: 0.999, target: 1.2, detail: 'this against that' };

describe('a comparison', () => {
  /** A clock that a side moves by as much as it is said to take. */
  function timed() {
    let now = 0;
    const ran: string[] = [];
    const side = (name: string, takes: number) => (at: number) => {
      ran.push(`${name}${at}`);
      now += takes;
    };
    return { ran, side, clock: () => now };
  }

  it('runs both sides in alternating blocks, the order swapped, theirs once more as the control', async () => {
    const { ran, side, clock } = timed();
    await compare(side('a', 1), side('b', 1), { blocks: 2, size: 2, warm: 1, clock });
    const warm = ['a0', 'b0'];
    const first = ['a1', 'a2', 'b1', 'b2', 'b1', 'b2'];
    const second = ['b3', 'b4', 'b3', 'b4', 'a3', 'a4'];
    assert.deepEqual(ran, [...warm, ...first, ...second]);
  });

  it('runs 40 blocks of 40 unless told otherwise', async () => {
    const { ran, side, clock } = timed();
    const { ours, theirs } = await compare(side('a', 1), side('b', 1), { clock });
    assert.equal(ran.filter((one) => one.startsWith('a')).length, 40 * 40 + 40);
    assert.deepEqual([ours.length, theirs.length], [1_600, 3_200]);
  });

  it('answers the median of the block ratios, and the control of their side against itself', async () => {
    const { side, clock } = timed();
    const { ratio, control } = await compare(side('a', 3), side('b', 2), { blocks: 3, size: 3, clock });
    assert.deepEqual({ ratio, control }, { ratio: 1.5, control: 1 });
  });

  it('waits for work that takes its time, and takes the share of a block that is asked for', async () => {
    let now = 0;
    const slowAtTimes = async (at: number) => {
      await Promise.resolve();
      now += at % 4 === 0 ? 10 : 1;
    };
    const options = { blocks: 2, size: 8, warm: 0, clock: () => now };
    const one = async () => {
      now += 1;
    };
    assert.equal((await compare(slowAtTimes, one, options)).ratio, 1);
    assert.equal((await compare(slowAtTimes, one, { ...options, share: 0.95 })).ratio, 10);
  });
});

describe('the statistics of the bench', () => {
  it('take the middle of what there is', () => {
    assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3])], [2, 2.5]);
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    assert.deepEqual([quantile(hundred, 0.5), quantile(hundred, 0.95), quantile([7], 0.99)], [51, 96, 7]);
  });

  it('throw the same dice in every run, common words more often', () => {
    const [one, same] = [dice(5), dice(5)];
    assert.deepEqual([one(), one(), one()], [same(), same(), same()]);
    const counts = [0, 0, 0];
    const pick = zipf(3, dice(9));
    for (let at = 0; at < 6_000; at += 1) counts[pick()]! += 1;
    assert.ok(counts[0]! > counts[1]! * 1.5 && counts[1]! > counts[2]! * 1.2, counts.join());
  });
});

describe('the bench', function () {
  this.timeout(120_000);

  it('has each measurement once', () => {
    const ids = measurements.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('declares the cost of commands that there are, each once', async () => {
    const known = new Set((await loadRegistry()).definitions.map(({ name }) => name));
    assert.equal(new Set(commands.map(({ name }) => name)).size, commands.length);
    assert.deepEqual(
      commands.map(({ name }) => name).filter((name) => !known.has(name)),
      [],
    );
  });

  it('sees a command of which nothing is declared, and does not ask for what cannot be typed', async () => {
    const shown = (await loadRegistry()).find('ticket.show')!;
    const unheard = { ...shown, name: 'ticket.unheard' };
    const silent = { ...shown, name: 'ticket.silent', phrases: [] };
    assert.deepEqual(undeclared(registryOf([shown, unheard, silent])), ['ticket.unheard']);
  });

  it('says beside each figure whether its target is met', () => {
    const table = tableOf([figure, { ...figure, ratio: 1.1 }]);
    assert.match(table, /^goal .*\nP0 +1\.500 +0\.999 +1\.20 +MISSED +this against that\nP0 +1\.100 .* met +this/);
    assert.deepEqual(JSON.parse(jsonOf([figure])), [figure]);
  });

  it('prints nothing but JSON on standard output when JSON is asked for', async () => {
    const { stdout } = await run(process.execPath, [main, '--json', '--tiny', 'P2', 'P3', 'P11']);
    const figures = JSON.parse(stdout) as Figure[];
    const ids = ['P2', 'P2 slowest', 'P3 command', 'P3 search', 'P3 list', 'P3 sla', 'P11'];
    assert.deepEqual(
      figures.map(({ id }) => id),
      ids,
    );
    for (const { ratio, control, target, detail } of figures) {
      assert.ok(ratio > 0 && control > 0 && target > 0, JSON.stringify({ ratio, control, target }));
      assert.ok(detail.length > 10);
    }
  });

  it('names the measurements when another is asked for', async () => {
    await assert.rejects(run(process.execPath, [main, 'P99']), (error: { code: number; stderr: string }) => {
      assert.equal(error.code, 1);
      assert.match(error.stderr, /There is no measurement P99\. There are P1, /);
      return true;
    });
  });
});
