import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { postedCardCollection } from '../../bot/cards/card-ledger.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { Door } from '../../src/actions/execute.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { deliveryCollection } from '../../src/events/deliveries.ts';
import { openDesk } from '../../src/records/desk.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { clicked, renewed, type Sent, senders, typed } from './activities.ts';
import { freshKeys } from './missing-guards.ts';
import { type MortalDesk, mortalDesk } from './mortal-desk.ts';
import { inFolder } from './own-folder.ts';

const tenantId = derivedId('seed', 'northwind');
const tess = senders['tess']!;
const nonce = () => crypto.randomUUID();
const on = (verb: string, { _id }: Ticket, input: string, more: object) =>
  clicked(tess, { verb, nonce: nonce(), subject: `ticket:${_id}`, input, ...more });

/** Something that a person does: what comes before it, and the activity that may be cut off. */
interface Scene {
  name: string;
  before?: (ticket: Ticket) => Sent[];
  act: (ticket: Ticket) => Sent;
}

const scenes: readonly Scene[] = [
  { name: 'a typed note', act: ({ number }) => typed(tess, `add note ${number}: the lamp is out`) },
  { name: 'a clicked note', act: (ticket) => on('note.add', ticket, 'work', { note: 'the lamp is out' }) },
  { name: 'a new ticket', act: ({ number }) => typed(tess, `new ticket Child of ${number} is born`) },
  { name: 'logged time', act: (ticket) => on('time-entry.log', ticket, 'work', { duration: '20m', on: 'today' }) },
  { name: 'an assignment', act: (ticket) => on('work.assign', ticket, 'work', { assignee: 'me' }) },
  { name: 'a reply', act: (ticket) => on('reply.write', ticket, 'ticket', { text: 'We are coming.' }) },
  {
    name: 'an undo',
    before: ({ number }) => [typed(tess, `add note ${number}: wrong`)],
    act: (ticket) => on('change.undo', ticket, 'record', {}),
  },
  {
    name: 'a switched timer',
    before: ({ number }) => [typed(tess, `timer start ${number - 1}`)],
    act: ({ number }) => typed(tess, `timer switch ${number}`),
  },
];

/** What a play goes without. */
interface Lacking {
  door?: (door: Door) => Door;
  sweeps?: boolean;
}

class Stage {
  readonly #base: DocumentStore;
  readonly #lacking: Lacking;
  #count = 0;
  #now = Date.UTC(2026, 10, 20, 10);

  constructor(base: DocumentStore, lacking: Lacking = {}) {
    this.#base = base;
    this.#lacking = lacking;
  }

  live(): Promise<MortalDesk> {
    const { door } = this.#lacking;
    return mortalDesk(this.#base, { now: () => new Date(this.#now), ...(door && { door }) });
  }

  /** A ticket of nobody with a contact, younger than another one. */
  async #prepared(scene: Scene, { desk }: MortalDesk): Promise<Ticket> {
    this.#count += 1;
    const { tickets, clients, contacts } = openDesk(this.#base, tenantId);
    const client = (await clients.search('', { limit: 1 }))[0]!;
    const contact = (await contacts.search(client.name, { limit: 1 }))[0]!;
    for (const which of ['first', 'second']) {
      const title = `${which} trial ${this.#count}x`;
      const create = {
        verb: 'ticket.create',
        nonce: nonce(),
        title,
        client: `client:${client._id}`,
        contact: `contact:${contact._id}`,
      };
      await desk.post(clicked(tess, create));
    }
    const ticket = (await tickets.search(`second trial ${this.#count}x`, { limit: 1 }))[0]!;
    for (const activity of scene.before?.(ticket) ?? []) await desk.post(activity);
    await desk.post(typed(tess, `ticket ${ticket.number}`));
    return ticket;
  }

  /** Plays the scene, cut off at that command, and then the same activity once more to a desk that starts anew. Answers what is left of it in the store. */
  async play(
    scene: Scene,
    cut?: { at: number; when: 'before' | 'after' },
  ): Promise<{ left: unknown; commands: number; cut: boolean }> {
    const first = await this.live();
    const ticket = await this.#prepared(scene, first);
    const activity = scene.act(ticket);
    first.dieAt(cut?.at ?? Number.POSITIVE_INFINITY, cut?.when ?? 'before');
    const answered = await Promise.race([first.desk.post(activity), first.died]);
    const commands = first.commands.length;
    if (answered !== 'died') await first.desk.stop();
    const second = answered === 'died' ? await this.live() : undefined;
    if (second) {
      if (this.#lacking.sweeps !== false) await second.desk.core.sweep();
      assert.equal((await second.desk.post(this.#count % 2 ? activity : renewed(activity))).status, 200);
      await second.desk.stop();
    }
    this.#now += 60_000;
    const third = await this.live();
    for (let time = 0; time < 2 && this.#lacking.sweeps !== false; time += 1) await third.desk.core.sweep();
    await third.desk.post(typed(tess, 'timer stop'));
    await third.desk.stop();
    return { left: await this.#leftOf(ticket), commands, cut: answered === 'died' };
  }

  async #leftOf(ticket: Ticket): Promise<unknown> {
    const desk = openDesk(this.#base, tenantId);
    const now = (await desk.tickets.byId(ticket._id))!;
    const children = await desk.tickets.search(`child of ${ticket.number} is born`, { limit: 5 });
    const all = await desk.timeEntries.search(String(ticket.number), { limit: 20 });
    const entries = all.filter(({ work }) => work.id === ticket._id);
    const audits = await Promise.all(
      [now, ...children]
        .map(({ _id }) => desk.audit.of('ticket', _id, { limit: 50 }))
        .concat(entries.map(({ _id }) => desk.audit.of('time-entry', _id, { limit: 50 }))),
    );
    const mails = await this.#base.collection(deliveryCollection).find({ tenantId, 'about.id': ticket._id });
    const cards = await this.#base.collection(postedCardCollection).find({ tenantId, 'record.id': ticket._id });
    return {
      entries: now.entries.map(({ kind, text, state, removedAt }) => [kind, text, state, removedAt !== undefined]),
      assignee: now.assignee?.name,
      children: children.length,
      times: entries.map(({ minutes, status }) => [minutes, status]),
      audited: audits
        .flat()
        .map(({ action, undoneAt }) => `${action}${undoneAt ? ' (undone)' : ''}`)
        .sort(),
      mails: mails.map(({ state }) => state),
      untold: [now, ...children, ...entries].flatMap(({ pending }) => pending.map(({ type }) => type)),
      forgotten: cards.filter((card) => card.version < now.version && !card.staleSince).length,
    };
  }
}

/** Plays the scene whole, then cut off at each command; answers how often, and at which cuts it came out differently. */
async function cutEverywhere(scene: Scene, lacking: Lacking = {}): Promise<{ cuts: number; commands: number; broken: string[] }> {
  return inFolder(async (folder) => {
    const base = await openEmbeddedStore({ folder });
    const stage = new Stage(base, lacking);
    await (await stage.live()).desk.stop();
    await seedDesks(base, new Date(Date.UTC(2026, 10, 20, 10)));
    const whole = await stage.play(scene);
    const broken: string[] = [];
    let cuts = 0;
    for (let at = 1; at <= whole.commands; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { left, cut } = await stage.play(scene, { at, when });
        if (cut) cuts += 1;
        if (!isDeepStrictEqual(left, whole.left))
          broken.push(`${when} command ${at} of ${whole.commands}: ${JSON.stringify(left)}`);
      }
    }
    await base.close();
    return { cuts, commands: whole.commands, broken };
  });
}

describe('a change that is cut off between any two commands to the store', function () {
  this.timeout(120_000);

  for (const scene of scenes) {
    it(`is whole once Teams delivers it again: ${scene.name}`, async () => {
      const { cuts, commands, broken } = await cutEverywhere(scene);
      assert.deepEqual(broken, []);
      assert.ok(commands >= 4 && cuts >= commands, `${cuts} cuts at ${commands} commands`);
    });
  }

  it('is seen to be done twice where calls have no keys', async () => {
    assert.notDeepEqual((await cutEverywhere(scenes[1]!, { door: freshKeys })).broken, []);
  });

  it('is seen to be told to nobody where nothing sweeps after a crash', async () => {
    assert.notDeepEqual((await cutEverywhere(scenes[5]!, { sweeps: false })).broken, []);
  });
});
