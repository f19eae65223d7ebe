import assert from 'node:assert/strict';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { clicked, type Sender, type Sent, senders, typed } from './activities.ts';
import { type Chance, chanceOf } from './chance.ts';
import { openEndpoint } from './endpoint.ts';
import { broken, mutated, payloads } from './hostile-input.ts';
import { faultsOf, ownRecords, type Post, Trial } from './hostile-trial.ts';
import { attemptOf, type Knowledge } from './intruders.ts';
import { inFolder } from './own-folder.ts';
import { type RunningDesk, runningDesk } from './running-desk.ts';

const inputs = 100_000;
const overHttp = 10_000;
const said = (count: number) => count.toLocaleString('en');
const begin = Date.UTC(2026, 10, 20, 10);
const people = ['tess', 'dana', 'arno', 'ada', 'iris'].map((key) => senders[key]!);

async function withDesk<T>(
  everyCard: number,
  work: (trial: Trial, desk: RunningDesk, knowledge: Knowledge) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const store = await openEmbeddedStore({ folder });
    let trial: Trial | undefined;
    const desk = await runningDesk({ store, now: () => new Date(begin), onPosted: ({ activity }) => trial?.look(activity) });
    trial = new Trial((input) => desk.post(input), everyCard);
    await seedDesks(store, new Date(begin));
    const knowledge = { prey: await ownRecords(store), definitions: desk.core.registry.definitions, auditIds: ['x'] };
    try {
      return await work(trial, desk, knowledge);
    } finally {
      await desk.stop();
      await store.close();
    }
  });
}

function anyInput(chance: Chance, knowledge: Knowledge): unknown {
  const who: Sender = chance.of(people);
  const activity: Sent = attemptOf(who, chance, knowledge);
  return chance.below(20) === 0 ? broken(activity, chance) : mutated(activity, chance);
}

/** Ways in which a payload comes into the desk and is shown by it. */
const ways: readonly ((who: Sender, payload: string, place: number) => Sent)[] = [
  (who, payload) => typed(who, payload),
  (who, payload, place) => typed(who, `new ticket ${place} ${payload}`),
  (who, payload) => typed(who, `add note 1001: ${payload}`),
  (who, payload) => typed(who, `find ${payload}`),
  (who, payload) => typed(who, `log time 1001 ${payload}`),
  (who, payload) => typed(who, `reply to contact 1001: ${payload}`),
  (who, payload) => typed(who, `escalate 1002: ${payload}`),
  (who, payload, place) => clicked(who, { verb: 'ticket.create', nonce: `p${place}`, title: payload, description: payload }),
  (who, payload, place) =>
    clicked(who, { verb: 'time-entry.log', nonce: `p${place}`, work: '1001', duration: payload, note: payload }),
  (who, payload, place) => clicked(who, { verb: 'note.add', nonce: `p${place}`, work: payload, note: payload }),
];

describe('hostile input at the endpoint', function () {
  this.timeout(600_000);

  it(`does no harm: ${said(inputs)} mutated activities, ${said(overHttp)} of them over HTTP and the others handed to the same route`, async () => {
    await withDesk(7, async (trial, desk, knowledge) => {
      const chance = chanceOf(17);
      const input = () => anyInput(chance, knowledge);
      const endpoint = await openEndpoint(desk.bot.routes);
      await trial.giveAll(overHttp, input, endpoint.post);
      await endpoint.close();
      assert.equal(endpoint.broken(), 0);
      await trial.giveAll(inputs - overHttp, input);
      const { failures, stacks, faults, cards, answered } = trial.damage;
      assert.deepEqual(failures.slice(0, 3), []);
      assert.deepEqual(stacks.slice(0, 3), []);
      assert.deepEqual(faults.slice(0, 5), []);
      const unforeseen = desk.errors.map(
        ({ sentence, fields }) => `${sentence} ${String((fields['error'] as Error)?.stack ?? (fields['err'] as Error)?.stack)}`,
      );
      assert.deepEqual(unforeseen.slice(0, 3), []);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      assert.ok(cards > inputs / 10 && answered > inputs / 2, `${cards} cards, ${answered} answered`);
      assert.equal((await desk.post(typed(senders['tess']!, 'my tickets'))).status, 200);
    });
  });

  it('is shown as the words that it is: 1,000 scripts, links, templates and marks', async () => {
    await withDesk(1, async (trial, desk) => {
      const chance = chanceOf(23);
      await trial.giveAll(1_000, (place) => chance.of(ways)(chance.of(people), chance.of(payloads), place));
      for (const number of [1001, 1002]) await trial.give(typed(senders['tess']!, `ticket ${number}`));
      const { failures, stacks, faults, cards } = trial.damage;
      assert.deepEqual(
        { failures: failures.slice(0, 2), stacks: stacks.slice(0, 2), faults: faults.slice(0, 5) },
        { failures: [], stacks: [], faults: [] },
      );
      assert.deepEqual(
        desk.errors.map(({ fields }) => String((fields['error'] as Error)?.stack ?? fields['err'])).slice(0, 2),
        [],
      );
      assert.ok(cards > 300, `only ${cards} cards`);
    });
  });

  it('is seen at an endpoint that trusts what comes', async () => {
    await withDesk(7, async (_, desk, knowledge) => {
      const trusting: Post = async (input) => {
        const { from, text } = input as { from: { name: string }; text?: string };
        from.name.trim();
        text?.trim();
        return desk.post(input);
      };
      const trial = new Trial(trusting, 7);
      const chance = chanceOf(17);
      await trial.giveAll(500, () => anyInput(chance, knowledge));
      assert.match(trial.damage.failures.join('\n'), /is not a function|Cannot read prop/);
    });
  });

  it('is seen on a card that does not make words safe', () => {
    for (const text of ['[x](https://evil.example)', '<script>x</script>', '{{DATE(2026-01-01T00:00:00Z)}}'])
      assert.notDeepEqual(
        faultsOf({ type: 'AdaptiveCard', version: '1.5', fallbackText: 'x', body: [{ type: 'TextBlock', text }] }),
        [],
      );
  });
});
