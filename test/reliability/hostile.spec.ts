import assert from 'node:assert/strict';
import type { Card } from '../../shared/cards/card-view.ts';
import { cardFaults, textsOf } from '../../shared/cards/testing/card-faults.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { clicked, type Sender, type Sent, senders, typed } from './activities.ts';
import { type Chance, chanceOf } from './chance.ts';
import { broken, mutated, payloads } from './hostile-input.ts';
import { attemptOf, type Knowledge, type Prey } from './intruders.ts';
import { inFolder } from './own-folder.ts';
import { type RunningDesk, runningDesk } from './running-desk.ts';

const inputs = 20_000;
const begin = Date.UTC(2026, 10, 20, 10);
const people = ['tess', 'dana', 'arno', 'ada', 'iris'].map((key) => senders[key]!);
const stack = /\bat .+\.(?:ts|js|mjs):\d+|TypeError|ReferenceError|is not a function|Cannot read prop|\[object Object\]/;

async function ownRecords(store: DocumentStore): Promise<Prey[]> {
  const tenantId = derivedId('seed', 'northwind');
  const lists = await Promise.all(
    (Object.keys(recordKinds) as RecordKind[]).map(async (kind) => {
      const collection = store.collection(recordKinds[kind].collection as unknown as CollectionDefinition<Aggregate>);
      return (await collection.find({ tenantId, _id: { $gt: '' } }, { limit: 200 })).map((record) => ({ kind, record }));
    }),
  );
  return lists.flat() as unknown as Prey[];
}

function cardsIn(value: unknown, found: Card[] = []): Card[] {
  if (typeof value !== 'object' || value === null) return found;
  if ((value as { type?: unknown }).type === 'AdaptiveCard' && 'version' in value) found.push(value as Card);
  else for (const part of Object.values(value)) cardsIn(part, found);
  return found;
}

/** Markdown of ours escapes what people wrote; anything left of these could run, load or lead away. */
const live = /(?<!\\)<(?:script|img|a |at>)|(?<!\\)\]\((?!\\)|(?<!\\)\$\{|\{\{(?:DATE|TIME)/;

function faultsOf(card: Card): string[] {
  const { markdown } = textsOf(card);
  return [...cardFaults(card), ...markdown.filter((text) => live.test(text)).map((text) => `live: ${text.slice(0, 100)}`)];
}

interface Damage {
  failures: string[];
  stacks: string[];
  faults: string[];
  cards: number;
  answered: number;
}

/** Hands everything to the desk, some at a time, and looks at whatever comes back. */
class Trial {
  readonly damage: Damage = { failures: [], stacks: [], faults: [], cards: 0, answered: 0 };
  readonly #desk: RunningDesk;
  readonly #everyCard: number;

  constructor(desk: RunningDesk, everyCard: number) {
    this.#desk = desk;
    this.#everyCard = everyCard;
  }

  look(value: unknown): void {
    for (const card of cardsIn(value)) {
      this.damage.cards += 1;
      if (this.damage.cards % this.#everyCard === 0) this.damage.faults.push(...faultsOf(card));
    }
    const text = JSON.stringify(value) ?? '';
    if (stack.test(text)) this.damage.stacks.push(`${stack.exec(text)?.[0]} in ${text.slice(0, 300)}`);
  }

  async give(input: unknown): Promise<void> {
    try {
      const { status, body } = await this.#desk.post(input);
      this.damage.answered += 1;
      if (status >= 500 && status !== 501) this.damage.failures.push(`${status} for ${JSON.stringify(input).slice(0, 400)}`);
      this.look(body);
    } catch (error) {
      const { status, message } = error as { status?: number; message: string };
      if (status === undefined || status >= 500)
        this.damage.failures.push(`${message} for ${JSON.stringify(input).slice(0, 400)}`);
    }
  }

  async giveAll(all: readonly unknown[]): Promise<void> {
    for (let at = 0; at < all.length; at += 50) await Promise.all(all.slice(at, at + 50).map((input) => this.give(input)));
  }
}

async function withDesk<T>(
  everyCard: number,
  work: (trial: Trial, desk: RunningDesk, knowledge: Knowledge) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const store = await openEmbeddedStore({ folder });
    let trial: Trial | undefined;
    const desk = await runningDesk({ store, now: () => new Date(begin), onPosted: ({ activity }) => trial?.look(activity) });
    trial = new Trial(desk, everyCard);
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
  this.timeout(240_000);

  it(`does no harm, in ${inputs.toLocaleString('en')} mutated activities`, async () => {
    await withDesk(7, async (trial, desk, knowledge) => {
      const chance = chanceOf(17);
      await trial.giveAll(Array.from({ length: inputs }, () => anyInput(chance, knowledge)));
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
      const all = Array.from({ length: 1_000 }, (_, place) => chance.of(ways)(chance.of(people), chance.of(payloads), place));
      await trial.giveAll(all);
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

  it('is seen on a card that does not make words safe', () => {
    for (const text of ['[x](https://evil.example)', '<script>x</script>', '{{DATE(2026-01-01T00:00:00Z)}}'])
      assert.notDeepEqual(
        faultsOf({ type: 'AdaptiveCard', version: '1.5', fallbackText: 'x', body: [{ type: 'TextBlock', text }] }),
        [],
      );
  });
});
