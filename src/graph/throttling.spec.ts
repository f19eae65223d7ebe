import assert from 'node:assert/strict';
import { probeMailbox } from './operations/probe-mailbox.ts';
import { readUser } from './operations/read-user.ts';
import { backoff, graphRetryRules, retryAfter } from './retry.ts';
import { type Asked, graphOn, refusal } from './testing/graph-fixture.ts';

const mailboxOf = ({ url }: Asked) => /users\/([^/]+)/.exec(url)![1]!;

/** A Graph that by a seeded chance asks mailboxes to wait, and counts who did not. `hides` takes its Retry-After out, as a control. */
function stormyGraph({ hides = false } = {}) {
  let seed = 7;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const held = new Map<string, { from: number; until: number }>();
  let early = 0;
  let refused = 0;
  let atOnce = 0;
  let most = 0;
  const busy = new Map<string, number>();
  const fixture = graphOn(
    async (asked) => {
      const mailbox = `${asked.token} ${mailboxOf(asked)}`;
      const hold = held.get(mailbox);
      if (hold && asked.at > hold.from && asked.at < hold.until) early += 1;
      atOnce = (busy.get(mailbox) ?? 0) + 1;
      busy.set(mailbox, atOnce);
      most = Math.max(most, atOnce);
      const wait = 1 + Math.floor(chance() * 9);
      const isRefused = chance() < 0.3;
      await fixture.time.sleep(chance() * 300);
      busy.set(mailbox, busy.get(mailbox)! - 1);
      if (!isRefused) return { status: 200, body: { value: [] } };
      refused += 1;
      const until = fixture.time.now() + wait * 1_000;
      if (until > (held.get(mailbox)?.until ?? 0)) held.set(mailbox, { from: fixture.time.now(), until });
      const told = wait % 2 ? String(wait) : new Date(Math.ceil(until / 1_000) * 1_000).toUTCString();
      return refusal(chance() < 0.8 ? 429 : 503, 'TooManyRequests', 'Wait.', hides ? {} : { 'retry-after': told });
    },
    { random: chance },
  );
  return { ...fixture, result: () => ({ early, refused, most }) };
}

async function reads(graph: ReturnType<typeof stormyGraph>) {
  const calls = Array.from({ length: 600 }, (_, index) =>
    graph.as(`t${index % 3}`).call(probeMailbox, { path: { 'user-id': `m${index % 20}` }, patience: 3_600_000 }),
  );
  return graph.time.run(Promise.all(calls));
}

describe('a Graph that asks to slow down', () => {
  it('gets no request before its Retry-After has run out, and never more than four at once of a mailbox', async () => {
    const graph = stormyGraph();
    const outcomes = await reads(graph);
    const { early, refused, most } = graph.result();
    assert.equal(early, 0);
    assert.ok(refused > 150, `${refused}`);
    assert.ok(most <= 4 && most > 1, `${most}`);
    assert.equal(outcomes.length, 600);
    assert.ok(outcomes.filter(({ state }) => state === 'done').length > 500);
  });

  it('would get some early if its Retry-After were not heard', async () => {
    const graph = stormyGraph({ hides: true });
    await reads(graph);
    assert.ok(graph.result().early > 0);
  });

  it('is asked exactly five times, with growing waits, when it does not say how long', async () => {
    const { graph, asked, time } = graphOn(() => refusal(429, 'TooManyRequests'));
    const outcome = await time.run(graph.call(readUser, { path: { 'user-id': 'u' } }));
    assert.equal(outcome.state === 'failed' && outcome.failure.code, 'graph-throttled');
    const waits = asked.slice(1).map(({ at }, index) => at - asked[index]!.at);
    assert.deepEqual(waits, [750, 1_500, 3_000, 6_000]);
  });

  it('is left alone when the wait is longer than a call may take, and the call says from when it may be repeated', async () => {
    const { graph, asked, time } = graphOn(() => refusal(429, 'TooManyRequests', 'Wait.', { 'retry-after': '300' }));
    const start = time.now();
    const first = await time.run(graph.call(readUser, { path: { 'user-id': 'u' } }));
    const second = await time.run(graph.call(readUser, { path: { 'user-id': 'v' } }));
    for (const outcome of [first, second]) {
      assert.equal(outcome.state === 'failed' && outcome.failure.facts.mayRepeatAfter?.getTime(), start + 300_000);
    }
    assert.deepEqual([asked.length, time.now()], [1, start]);
  });

  it('holds up the mailbox that it named and no other, nor another tenant', async () => {
    const { as, asked, time } = graphOn((one) =>
      mailboxOf(one) === 'slow' && one.at === time.now() && asked.length === 1
        ? refusal(429, 'ApplicationThrottled', 'Wait.', { 'retry-after': '30' })
        : { status: 200, body: { value: [] } },
    );
    const start = time.now();
    const of = (tenant: string, mailbox: string) => as(tenant).call(probeMailbox, { path: { 'user-id': mailbox } });
    const slow = of('t1', 'slow');
    await time.run(
      Promise.all([
        slow,
        (async () => {
          await time.sleep(1);
          await Promise.all([of('t1', 'quick'), of('t2', 'slow'), of('t1', 'SLOW')]);
        })(),
      ]),
    );
    assert.deepEqual(
      asked.map((one) => [mailboxOf(one), one.token.slice(7, 15), one.at - start]),
      [
        ['slow', 'token-t1', 0],
        ['quick', 'token-t1', 1],
        ['slow', 'token-t2', 1],
        ['SLOW', 'token-t1', 30_000],
        ['slow', 'token-t1', 30_000],
      ],
    );
  });

  it('is understood in seconds and in dates, and nonsense is not taken for a time', () => {
    const now = Date.parse('2026-11-20T08:00:00Z');
    const cases: [unknown, number | undefined][] = [
      ['7', 7_000],
      [' 2.5 ', 2_500],
      [3, 3_000],
      ['Fri, 20 Nov 2026 08:00:09 GMT', 9_000],
      ['Fri, 20 Nov 2026 07:00:00 GMT', 0],
      ['soon', undefined],
      ['-5', undefined],
      ['', undefined],
      [undefined, undefined],
      ['99999999999', undefined],
    ];
    for (const [value, wanted] of cases) assert.equal(retryAfter({ 'Retry-After': value }, now), wanted, String(value));
    assert.equal(
      backoff(9, graphRetryRules, () => 1),
      graphRetryRules.longest,
    );
  });
});
