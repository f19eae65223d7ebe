import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type PostedCard, postedCardCollection } from '../../bot/cards/card-ledger.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { renewed, type Sent, senders, typed } from './activities.ts';
import { chanceOf } from './chance.ts';
import { type DeskProcess, deskProcess } from './desk-process.ts';
import { auditedActions, type Effects, effectsByMarker, effectsIn, untold } from './effects.ts';
import { type Intent, intentOf, type Target } from './intents.ts';
import { inFolder } from './own-folder.ts';

const rounds = 20;
const perRound = 14;
const chance = chanceOf(42);

/** What is still to be delivered, and what was acknowledged. */
interface Book {
  intents: Intent[];
  unanswered: { intent: Intent; activity: Sent }[];
  acknowledged: Set<string>;
}

async function openTargets(folder: string): Promise<Record<'northwind' | 'fabrikam', Target[]>> {
  const store = await openEmbeddedStore({ folder });
  const { tickets } = await effectsIn(store);
  await store.close();
  const of = (tenant: string) =>
    tickets
      .filter(({ tenantId, status }) => tenantId === derivedId('seed', tenant) && status !== 'closed')
      .map(({ _id, number, version }) => ({ id: _id, number, version }));
  return { northwind: of('northwind'), fabrikam: of('fabrikam') };
}

/** Delivers all of these at once, and once more whatever had come before without an answer. */
async function deliver(desk: DeskProcess, book: Book, fresh: readonly Intent[]): Promise<void> {
  book.intents.push(...fresh);
  const again = book.unanswered.splice(0).map(({ intent, activity }) => {
    return { intent, activity: chance.below(2) === 0 ? activity : renewed(activity) };
  });
  const all = [...again, ...fresh.map((intent) => ({ intent, activity: intent.activity }))];
  const one = async (due: { intent: Intent; activity: Sent }) => {
    const answer = await desk.post(due.activity);
    if (answer === undefined) book.unanswered.push(due);
    else if (answer.status < 300) book.acknowledged.add(due.intent.marker);
    else assert.fail(`${answer.status} ${answer.text}`);
  };
  await Promise.all(all.map(one));
}

async function oneRound(folder: string, book: Book, targets: Awaited<ReturnType<typeof openTargets>>, round: number) {
  const byItself = round % 3 !== 0;
  const desk = await deskProcess(folder, byItself ? 1 + chance.below(90) : 0, round * 2_000);
  const fresh = Array.from({ length: perRound }, (_, at) => intentOf(chance, targets, round * 1_000 + at));
  const asked = deliver(desk, book, fresh);
  if (!byItself) await pause(chance.below(120));
  else await Promise.race([asked, desk.ended]);
  await desk.kill();
  await asked;
}

/** Posted cards that show an older version than their record has, and are not marked for it. */
async function forgottenCards(store: DocumentStore, { tickets }: Effects): Promise<PostedCard[]> {
  const versions = new Map(tickets.map(({ _id, version }) => [_id, version]));
  const forgotten: PostedCard[] = [];
  for (const tenantId of new Set(tickets.map((ticket) => ticket.tenantId))) {
    for (const id of versions.keys()) {
      const cards = await store.collection(postedCardCollection).find({ tenantId, 'record.id': id });
      forgotten.push(...cards.filter((card) => card.version < versions.get(id)! && card.staleSince === undefined));
    }
  }
  return forgotten;
}

function problemsIn(book: Book, effects: Effects): string[] {
  const found = effectsByMarker(effects);
  const problems: string[] = [];
  for (const { kind, marker, versioned } of book.intents) {
    const count = found[kind].get(marker) ?? 0;
    if (count > 1) problems.push(`${kind} ${marker} was done ${count} times`);
    if (count === 0 && !versioned) problems.push(`${kind} ${marker} was lost`);
  }
  const replies = effects.tickets.flatMap(({ entries }) => entries.filter(({ text }) => /mk\w+q/.test(text)));
  const held = replies.filter((entry) => entry.kind === 'reply' && entry.state === 'held');
  if (held.length > 0) problems.push(`${held.length} held replies did not leave`);
  const sent = replies.filter((entry) => entry.kind === 'reply').length;
  const mails = effects.deliveries.filter(({ channel }) => channel === 'mail').length;
  if (sent !== mails) problems.push(`${mails} deliveries of ${sent} replies`);
  if (untold(effects).length > 0) problems.push('events were told to nobody');
  // That a clock runs out while this goes on is the desk's own change, and depends on the time of the day.
  const asked = effects.audit.filter(({ action }) => action !== 'ticket.flag-sla-risk');
  const keys = asked.map(({ tenantId, key }) => `${tenantId} ${key}`);
  if (new Set(keys).size !== keys.length) problems.push('a change is audited twice');
  const changes = book.intents.filter(({ kind, marker }) => found[kind].has(marker)).length + sent;
  if (keys.length !== changes)
    problems.push(`${keys.length} audited of ${changes} changes: ${JSON.stringify(auditedActions(effects))}`);
  const numbers = effects.tickets.map(({ tenantId, number }) => `${tenantId} ${number}`);
  if (new Set(numbers).size !== numbers.length) problems.push('a number was given twice');
  return problems;
}

describe('a desk whose process is killed', () => {
  it(`loses nothing it acknowledged and does nothing twice, in ${rounds} kills`, async function () {
    this.timeout(600_000);
    await inFolder(async (folder) => {
      const first = await deskProcess(folder, 0, 0);
      await first.kill();
      const targets = await openTargets(folder);
      const book: Book = { intents: [], unanswered: [], acknowledged: new Set() };
      let cut = 0;
      for (let round = 0; round < rounds; round += 1) {
        await oneRound(folder, book, targets, round);
        cut += book.unanswered.length;
      }
      const last = await deskProcess(folder, 0, rounds * 2_000);
      await deliver(last, book, []);
      await last.stop();
      const later = await deskProcess(folder, 0, rounds * 2_000 + 60_000);
      await later.sweep();
      await later.stop();
      const store = await openEmbeddedStore({ folder });
      assert.deepEqual(store.verifyIndexes(), []);
      const effects = await effectsIn(store);
      assert.deepEqual(problemsIn(book, effects), []);
      assert.deepEqual(await forgottenCards(store, effects), []);
      await store.close();
      assert.ok(cut > rounds, `only ${cut} activities were cut off`);
      console.log(`      ${book.intents.length} activities, ${rounds} kills, ${cut} cut off and delivered again`);
    });
  });

  it('starts again on its folder at once, and knows what was said before', async function () {
    this.timeout(60_000);
    await inFolder(async (folder) => {
      const first = await deskProcess(folder, 0, 0);
      const said = typed(senders['tess']!, 'new ticket Door of the server room stands open');
      assert.equal((await first.post(said))?.status, 200);
      await first.kill();
      const second = await deskProcess(folder, 0, 1_000);
      assert.equal((await second.post(renewed(said)))?.status, 200);
      await second.stop();
      const store = await openEmbeddedStore({ folder });
      const { tickets } = await effectsIn(store);
      assert.equal(tickets.filter(({ title }) => title.startsWith('Door of the server room')).length, 1);
      await store.close();
    });
  });
});
