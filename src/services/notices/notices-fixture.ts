import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Member } from '../../../shared/domain/member.ts';
import type { Delivery } from '../../../shared/domain/notices/delivery.ts';
import type { ActivityFeed, FeedOutcome } from '../../../shared/ports/microsoft.ts';
import { derivedId } from '../../actions/keys.ts';
import { type Core, openCore } from '../../core.ts';
import { tenantCollection } from '../../records/collections.ts';
import { seedDesks } from '../../seed/seed.ts';
import { openEmbeddedStore } from '../../store/embedded/open-embedded-store.ts';
import type { BotMessages, SendOutcome } from './notice-senders.ts';

const start = Date.parse('2026-11-19T12:00:00Z');

/** The tenant whose notices are looked at. */
export const tenantId = derivedId('seed', 'northwind');

/** A feed and a bot that note what they are given, and answer as they are told. */
function fakeChannels() {
  const calls: { many: boolean; recipients: readonly string[]; preview: string }[] = [];
  const told: { member: string; previews: string[] }[] = [];
  const answers: { feed: () => FeedOutcome; bot: () => SendOutcome } = {
    feed: () => ({ state: 'sent' }),
    bot: () => ({ state: 'sent' }),
  };
  const feed: ActivityFeed = {
    async notify(_tenant, { recipient, preview }) {
      calls.push({ many: false, recipients: [recipient], preview });
      return answers.feed();
    },
    async notifyMany(_tenant, recipients, { preview }) {
      calls.push({ many: true, recipients, preview });
      return recipients.map(() => answers.feed());
    },
  };
  const bot: BotMessages = {
    async tell(_tenant, member, notices) {
      told.push({ member: member.name, previews: notices.map(({ notice }) => notice!.preview) });
      return answers.bot();
    },
  };
  return { calls, told, answers, feed, bot };
}

/** A desk without surfaces whose notices go to fakes; it can be felled and opened again on the same store. */
export class NoticeDesk {
  core!: Core;
  /** Milliseconds since 1970. */
  at = start;
  readonly ways = fakeChannels();
  readonly errors: unknown[] = [];
  readonly #folder: string;
  #closeStore!: () => Promise<void>;
  #calls = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  now = (): Date => new Date(this.at);

  async open(): Promise<void> {
    const store = await openEmbeddedStore({ folder: this.#folder, clock: { now: this.now } });
    this.#closeStore = () => store.close();
    const log = { info: () => undefined, warn: () => undefined, error: (fields: object) => void this.errors.push(fields) };
    this.core = await openCore({ store, now: this.now, log: log as never, reference: () => 'R' });
    await seedDesks(store, this.now());
  }

  /** Begins to send, with a feed unless it is left out. */
  begin(how: { feed?: false } = {}): void {
    const { feed, bot } = this.ways;
    this.core.notices.start({ link: () => 'https://desk.example/r', ...(how.feed !== false && { feed }), bot });
  }

  async fall(): Promise<void> {
    await this.core.stop();
    await this.#closeStore();
  }

  async end(): Promise<void> {
    await this.fall();
    await rm(this.#folder, { recursive: true, force: true });
    assert.deepEqual(this.errors, []);
  }

  /** Says which way notices go of people who have not chosen. */
  async goBy(way: string): Promise<void> {
    await this.core.store.collection(tenantCollection).updateOne({ _id: tenantId }, { $set: { notices: { way } } });
  }

  async member(name: string): Promise<Member> {
    const all = await this.core.door.desk(tenantId).members.active();
    return all.find((one) => one.name.startsWith(name))!;
  }

  /** Does this as the member of that first name; throws when it is refused. */
  async act(who: string, name: string, input: Record<string, unknown>): Promise<void> {
    this.#calls += 1;
    const actor = await this.member(who);
    const tenant = (await this.core.store.collection(tenantCollection).findOne({ _id: tenantId }))!;
    const caller = { tenant, actor, surface: 'rest' as const, zone: actor.zone, locale: actor.locale };
    const { door, registry } = this.core;
    const outcome = await door.execute(registry.find(name)!, input, caller, { key: `call-${this.#calls}` });
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
  }

  /** Dana gives this ticket to Ravi; what is due is sent when somebody sends. */
  async giveToRavi(number: number): Promise<void> {
    await this.act('Dana', 'work.assign', { work: String(number), assignee: (await this.member('Ravi'))._id });
    await this.core.notices.drain();
  }

  deliveries(): Promise<Delivery[]> {
    return this.core.door.desk(tenantId).deliveries.list({}, { limit: 2_000 });
  }

  /** Channel, state and reason of every delivery, sorted. */
  async states(): Promise<string[]> {
    return (await this.deliveries()).map(({ channel, state, reason }) => `${channel} ${state} ${reason ?? ''}`.trim()).sort();
  }
}

/** Opens such a desk for each spec, whose notices go by the bot until it says otherwise, and ends it afterwards. */
export function noticeDesks(): () => NoticeDesk {
  let desk: NoticeDesk;
  beforeEach(async () => {
    desk = new NoticeDesk(await mkdtemp(join(tmpdir(), 'deskhand-notices-')));
    await desk.open();
    await desk.goBy('bot');
  });
  afterEach(() => desk.end());
  return () => desk;
}
