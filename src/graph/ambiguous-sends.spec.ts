import assert from 'node:assert/strict';
import { sendActivityNotification } from './operations/send-activity-notification.ts';
import { mayRepeat } from './retry.ts';
import { Cut, graphOn, publicUrl, refusal } from './testing/graph-fixture.ts';

const count = 5_000;

/** A Graph that carries most requests out and then, by a seeded chance, loses the answer or refuses. */
async function storm(repeats: typeof mayRepeat) {
  let seed = 20_261_120;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const created = new Map<string, number>();
  const { time, as, lines } = graphOn(
    ({ body }) => {
      const key = String((JSON.parse(body ?? '{}') as { previewText: { content: string } }).previewText.content);
      const luck = chance();
      if (luck < 0.08) throw new Cut('unreachable', false);
      if (luck < 0.16) return refusal(429, 'TooManyRequests', 'Wait.', luck < 0.12 ? { 'retry-after': '1' } : {});
      if (luck < 0.2) return refusal(401, 'InvalidAuthenticationToken');
      if (luck >= 0.44 || chance() < 0.6) created.set(key, (created.get(key) ?? 0) + 1);
      if (luck < 0.3) return { status: [500, 502, 503, 504][Math.floor(chance() * 4)]! };
      if (luck < 0.44) throw new Cut(luck < 0.37 ? 'unreachable' : 'timeout');
      return { status: 204 };
    },
    { random: chance, repeats, limits: { perMailbox: 4, perTenant: 16, atOnce: 10_000 } },
  );
  const sends = Array.from({ length: count }, (_, index) => {
    const topic = { source: 'text' as const, value: 'Ticket', webUrl: `${publicUrl}/records/ticket/${index}` };
    const body = { topic, activityType: 'assignment', previewText: { content: String(index) }, templateParameters: [] };
    return as(`t${index}`).call(sendActivityNotification, { path: { 'user-id': `u-${index}` }, body });
  });
  return { created, outcomes: await time.run(Promise.all(sends)), lines };
}

describe('5,000 notices with ambiguous failures', () => {
  it('are each carried out once at most, and every unknown end is told and on record', async () => {
    const { created, outcomes, lines } = await storm(mayRepeat);
    assert.deepEqual(
      [...created.values()].filter((times) => times > 1),
      [],
    );
    const uncertain = outcomes.filter(({ state }) => state === 'uncertain').length;
    const sent = outcomes.filter(({ state }) => state === 'done').length;
    assert.ok(uncertain > 800 && sent > 2_500, `${uncertain} uncertain, ${sent} sent`);
    for (const [index, { state }] of outcomes.entries()) {
      const times = created.get(String(index)) ?? 0;
      if (state === 'done') assert.equal(times, 1);
      if (state === 'failed') assert.equal(times, 0);
    }
    const noted = lines.filter(({ fields }) => (fields as { state?: string }).state === 'uncertain').length;
    assert.equal(noted, uncertain);
  });

  it('would be carried out twice if unknown ends were repeated blindly', async () => {
    const { created } = await storm((attempted, repeatable) => mayRepeat(attempted, repeatable) || attempted.kind !== 'refused');
    assert.ok([...created.values()].some((times) => times > 1));
  });
});
