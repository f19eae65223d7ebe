import assert from 'node:assert/strict';
import { answer, connectorOn, to } from './connector-fixture.ts';
import { type Exchange, ExchangeBroken } from './exchange.ts';
import { mayRepeat } from './sending.ts';

describe('5,000 sends with ambiguous failures', () => {
  /** A far side that carries most requests out and then, by chance, loses the answer or refuses; small steps of a seeded chance. */
  async function storm(repeats: typeof mayRepeat) {
    let seed = 20_261_120;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const created = new Map<string, number>();
    const create = (key: string) => created.set(key, (created.get(key) ?? 0) + 1);
    const exchange: Exchange = async ({ body }) => {
      const key = String(JSON.parse(body ?? '{}').text);
      const luck = chance();
      if (luck < 0.08) throw new ExchangeBroken('ECONNREFUSED', false);
      if (luck < 0.16) return answer(luck < 0.12 ? 429 : 412, {}, luck < 0.14 ? { 'retry-after': '1' } : {});
      const carriedOut = chance() < 0.6;
      if (carriedOut || luck >= 0.4) create(key);
      if (luck < 0.24) return answer([500, 502, 503, 504][Math.floor(chance() * 4)]!);
      if (luck < 0.4) throw new ExchangeBroken(luck < 0.3 ? 'ECONNRESET' : 'ETIMEDOUT', true);
      return answer(201, { id: key });
    };
    const { connector, records, time } = connectorOn(exchange, { random: chance, repeats });
    const sends = Array.from({ length: 5_000 }, (_, index) =>
      connector.send(
        { ...to, conversationId: `a:${index}`, entraTenantId: `t${index}` },
        { type: 'message', text: String(index) },
      ),
    );
    const outcomes = await time.run(Promise.all(sends));
    return { created, records, outcomes };
  }

  it('create each message at most once, and put every unknown outcome on record', async () => {
    const { created, records, outcomes } = await storm(mayRepeat);
    assert.deepEqual(
      [...created.values()].filter((times) => times > 1),
      [],
    );
    assert.equal(records.length, 5_000);
    const state = new Map(records.map((record) => [record.conversationId.slice(2), record.state]));
    for (const [index, outcome] of outcomes.entries()) assert.equal(outcome.state, state.get(String(index)));
    const count = (wanted: string) => outcomes.filter((outcome) => outcome.state === wanted).length;
    assert.ok(count('uncertain') > 500 && count('sent') > 2_500);
    for (const [key, times] of created) if (times > 0) assert.notEqual(state.get(key), 'failed');
    for (const [key, kept] of state) if (kept === 'sent') assert.equal(created.get(key), 1);
  });

  it('would create some twice if unknown outcomes were repeated blindly', async () => {
    const { created } = await storm((result) => result instanceof ExchangeBroken || result.status >= 400);
    assert.ok([...created.values()].some((times) => times > 1));
  });
});
