import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SendWindow, sendWindows, teamsSendLimits } from './send-windows.ts';
import { virtualTime } from './virtual-time-fixture.ts';

const patient = 24 * 3_600_000;

/** The most sends in any span of a window's length, which is open at its beginning. */
function busiest(times: readonly number[], ms: number): number {
  return Math.max(0, ...times.map((start) => times.filter((time) => time >= start && time < start + ms).length));
}

function assertWithin(times: readonly number[], windows: readonly SendWindow[]): void {
  for (const { count, ms } of windows) assert.ok(busiest(times, ms) <= count, `more than ${count} in ${ms} ms`);
}

describe('The send windows', () => {
  it('hold a conversation to 7 in 1 s, 8 in 2 s and 60 in 30 s, in the order of asking', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    const admitted: { index: number; at: number }[] = [];
    const all = Array.from({ length: 150 }, async (_, index) => {
      assert.equal(await windows.admit('c', 't', patient), true);
      admitted.push({ index, at: time.now() });
    });
    await time.run(Promise.all(all));
    assert.deepEqual(
      admitted.map(({ index }) => index),
      Array.from({ length: 150 }, (_, index) => index),
    );
    assertWithin(
      admitted.map(({ at }) => at),
      teamsSendLimits.conversation,
    );
    assert.equal(admitted.filter(({ at }) => at === admitted[0]?.at).length, 7);
  });

  it('let what somebody waits for go before what nobody does, which fills half of each window', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    const begin = time.now();
    const unhurried: number[] = [];
    const all = async () => {
      for (let sent = 0; sent < 90; sent++) {
        assert.equal(await windows.admit('c', 't', patient, 0.5), true);
        unhurried.push(time.now());
      }
    };
    const waits: number[] = [];
    const asked = async () => {
      for (let each = 0; each < 40; each++) {
        await time.sleep(2_000);
        const from = time.now();
        await windows.admit('c', 't', patient);
        waits.push(time.now() - from);
      }
    };
    await time.run(Promise.all([all(), asked()]));
    assert.ok(Math.max(...waits) <= 1_000, `somebody waited ${Math.max(...waits)} ms`);
    assert.ok(busiest(unhurried, 1_000) <= 3 && busiest(unhurried, 30_000) <= 30);
    assert.ok(unhurried.at(-1)! - begin < 3 * 60_000);
    for (let sent = 0; sent < 3; sent++) assert.equal(await windows.admit('d', 't', 0, 0.5), true);
    assert.deepEqual([await windows.admit('d', 't', 0, 0.5), await windows.admit('d', 't', 0)], [false, true]);
  });

  it('would not hold anything if there were none', async () => {
    const time = virtualTime();
    const windows = sendWindows(time, { conversation: [], tenant: [], kept: 10 });
    for (let sent = 0; sent < 150; sent++) assert.equal(await windows.admit('c', 't', 0), true);
    assert.equal(time.slept, 0);
  });

  it('hold a conversation to 1,800 in an hour', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    const times: number[] = [];
    const begin = time.now();
    const all = async () => {
      for (let sent = 0; sent < 2_000; sent++) {
        await windows.admit('c', 't', patient);
        times.push(time.now() - begin);
      }
    };
    await time.run(all());
    assert.ok(times[1_799]! < 3_600_000);
    assert.ok(times[1_800]! >= 3_600_000);
  });

  it('hold an app and tenant to 50 a second, but not another tenant', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    const times: number[] = [];
    const mine = Array.from({ length: 200 }, async (_, index) => {
      await windows.admit(`c${index}`, 'mine', patient);
      times.push(time.now());
    });
    const other = windows.admit('c', 'other', 0);
    assert.equal(await time.run(other), true);
    await time.run(Promise.all(mine));
    assertWithin(times, teamsSendLimits.tenant);
  });

  it('let nothing in before a Retry-After has run out, and keep the windows after it', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    const until = time.now() + 10_000;
    const times: number[] = [];
    const all = Array.from({ length: 20 }, async (_, index) => {
      await windows.admit('c', 't', patient);
      if (index === 3) windows.hold('c', until);
      times.push(time.now());
    });
    await time.run(Promise.all(all));
    assert.deepEqual(
      times.slice(7).filter((at) => at < until),
      [],
    );
    assertWithin(times.slice(7), teamsSendLimits.conversation);
  });

  it('refuse at once, taking no place, when the wait would be longer than the patience', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    for (let sent = 0; sent < 7; sent++) await windows.admit('c', 't', 0);
    assert.equal(await windows.admit('c', 't', 500), false);
    assert.equal(time.slept, 0);
    assert.equal(await time.run(windows.admit('c', 't', 1_000)), true);
  });

  it('cost no wait and no timer while there is room', async () => {
    const time = virtualTime();
    const windows = sendWindows(time);
    for (let index = 0; index < 40; index++) assert.equal(await windows.admit(`c${index}`, 't', 0), true);
    assert.equal(time.slept, 0);
  });

  it('remember no more conversations than they may', async () => {
    const time = virtualTime();
    const windows = sendWindows(time, { ...teamsSendLimits, tenant: [], kept: 10 });
    for (let index = 0; index < 1_000; index++) await windows.admit(`c${index}`, 't', 0);
    for (let sent = 0; sent < 7; sent++) assert.equal(await windows.admit('c0', 't', 0), true);
    for (let sent = 0; sent < 6; sent++) assert.equal(await windows.admit('c999', 't', 0), true);
    assert.equal(await windows.admit('c999', 't', 0), false);
  });

  it('hold whatever the limits and whenever the sends come', async () => {
    const window = fc.record({ count: fc.integer({ min: 1, max: 5 }), ms: fc.integer({ min: 1, max: 50 }) });
    const gaps = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 });
    const property = fc.asyncProperty(fc.array(window, { minLength: 1, maxLength: 3 }), gaps, async (conversation, waits) => {
      const time = virtualTime();
      const windows = sendWindows(time, { conversation, tenant: [], kept: 10 });
      const times: number[] = [];
      const all = async () => {
        const sends: Promise<unknown>[] = [];
        for (const wait of waits) {
          await time.sleep(wait);
          sends.push(windows.admit('c', 't', patient).then(() => times.push(time.now())));
        }
        await Promise.all(sends);
      };
      await time.run(all());
      assertWithin(times, conversation);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
