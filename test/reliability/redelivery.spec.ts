import assert from 'node:assert/strict';
import { auditedActions, effectsByMarker, untold } from './effects.ts';
import { forgetful, freshKeys, noGuard } from './missing-guards.ts';
import { type Run, type RunSize, redeliveryRun } from './redelivery-run.ts';

/** What is wrong with a run: nothing when each wish took effect once and everybody was told the truth. */
interface Verdict {
  doubled: string[];
  lost: string[];
  misled: string[];
  untold: number;
  miscounted: string[];
}

const done = /Noted on|Opened #|Logged \d|goes to|Already done/;
const refused = /has changed since you saw it/;

/** A person whose card was older may be refused; whoever was told that it is done must find it done, and the other way round. */
function isMisled(effects: number, answers: readonly string[]): boolean {
  const saidDone = answers.some((answer) => done.test(answer));
  const saidRefused = answers.some((answer) => refused.test(answer) && !done.test(answer));
  return effects === 0 ? saidDone : saidRefused;
}

function verdictOn({ intents, answers, effects }: Run): Verdict {
  const found = effectsByMarker(effects);
  const verdict: Verdict = { doubled: [], lost: [], misled: [], untold: untold(effects).length, miscounted: [] };
  const expected: Record<string, number> = {};
  const actionOf = { note: 'note.add', ticket: 'ticket.create', time: 'time-entry.log', reply: 'reply.write' };
  for (const { kind, marker, versioned } of intents) {
    const count = found[kind].get(marker) ?? 0;
    if (count > 1) verdict.doubled.push(marker);
    if (count === 0 && !(versioned && answers.get(marker)?.some((answer) => refused.test(answer)))) verdict.lost.push(marker);
    if (isMisled(count, answers.get(marker) ?? [])) verdict.misled.push(marker);
    expected[actionOf[kind]] = (expected[actionOf[kind]] ?? 0) + count;
  }
  expected['reply.send'] = expected['reply.write'] ?? 0;
  const audited = auditedActions(effects);
  for (const [action, count] of Object.entries(expected)) {
    if (audited[action] !== count) verdict.miscounted.push(`${action}: ${audited[action]} audited, ${count} done`);
  }
  const mails = effects.deliveries.filter(({ channel }) => channel === 'mail').length;
  if (mails !== expected['reply.write']) verdict.miscounted.push(`mail: ${mails} of ${expected['reply.write']}`);
  const numbers = effects.tickets.map(({ tenantId, number }) => `${tenantId} ${number}`);
  if (new Set(numbers).size !== numbers.length) verdict.miscounted.push('a number was given twice');
  return verdict;
}

const good: Verdict = { doubled: [], lost: [], misled: [], untold: 0, miscounted: [] };
const small: RunSize = { activities: 300, wave: 60, crashEvery: 3, seed: 11 };

describe('the same activity delivered again', () => {
  it('takes effect exactly once, for 10,000 activities that come one to four times with crashes in between', async function () {
    this.timeout(600_000);
    const run = await redeliveryRun({ activities: 10_000, wave: 250, crashEvery: 3, seed: 20_261_120 });
    assert.deepEqual(verdictOn(run), good);
    assert.deepEqual(run.errors, []);
    assert.ok(run.deliveries > 18_000, `only ${run.deliveries} deliveries`);
    assert.ok(run.crashes >= 10, `only ${run.crashes} crashes`);
    console.log(`      ${run.intents.length} activities, ${run.deliveries} deliveries, ${run.crashes} crashes`);
  });

  it('takes effect exactly once by the keys alone, when this process remembers no delivery', async function () {
    this.timeout(60_000);
    assert.deepEqual(verdictOn(await redeliveryRun(small, () => ({ guard: noGuard }))), good);
  });

  describe('is seen to double or to be lost', function () {
    this.timeout(60_000);

    it('without the keys of clicks and messages', async () => {
      assert.ok(verdictOn(await redeliveryRun(small, () => ({ door: freshKeys }))).doubled.length > 20);
    });

    it('without the claims of typed texts', async () => {
      const { doubled } = verdictOn(await redeliveryRun(small, (parts) => ({ surfaceStore: forgetful(parts) })));
      assert.ok(doubled.length > 10);
    });

    it('without keys and without the memory of this process', async () => {
      const { doubled } = verdictOn(await redeliveryRun(small, () => ({ door: freshKeys, guard: noGuard })));
      assert.ok(doubled.length > 50);
    });

    it('without the sweep after a crash', async () => {
      const verdict = verdictOn(await redeliveryRun({ ...small, sweeps: false }));
      assert.ok(verdict.miscounted.length > 0);
    });
  });
});
