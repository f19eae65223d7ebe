import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { Member } from '../../shared/domain/member.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { AuditEntry } from '../../shared/ports/desk.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { type Core, openCore } from '../../src/core.ts';
import { type Delivery, deliveryCollection } from '../../src/events/deliveries.ts';
import { tenantCollection } from '../../src/records/collections.ts';
import { openDesk, type StoredDesk } from '../../src/records/desk.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';

/** What came of a call, flat, as a spec compares it. */
export interface Told extends Partial<Reply> {
  ok: boolean;
  /** The whole sentence: of the reply, or of the refusal with its remedy. */
  text: string;
  code?: string;
  /** Names of the inputs that were refused, each with why. */
  problems?: string[];
  duplicate?: boolean;
}

/** How a call is made, where it matters. */
export interface How {
  key?: string;
  expectedVersion?: number;
}

/** A seeded desk on a store of its own with no surface: calls go through the door as every surface's do. It is Thursday 19 November 2026, 12:00 UTC. */
export interface DoorDesk {
  core: Core;
  /** Does or asks this, a millisecond after the call before, as a seeded member ("tess", "arno", "theo" …). */
  do(person: string, name: string, input?: Record<string, unknown>, how?: How): Promise<Told>;
  stored(tenant?: 'northwind' | 'fabrikam'): StoredDesk;
  ticket(number: number): Promise<Ticket>;
  member(person: string): Promise<Member>;
  /** The audit trail of a record, newest first. */
  audit(kind: AuditEntry['subjectKind'], id: string): Promise<AuditEntry[]>;
  deliveries(): Promise<Delivery[]>;
  changeTenant(change: Record<string, unknown>): Promise<void>;
  /** Moves the clock on, in milliseconds. */
  advance(ms: number): void;
  now(): Date;
  /** What went wrong inside; empty unless a spec provokes it. */
  errors: { sentence: string; fields: object }[];
  close(): Promise<void>;
}

const start = Date.parse('2026-11-19T12:00:00Z');

function homeOf(person: string) {
  const tenant = seedTenants.find(({ members }) => members.some(({ key }) => key === person));
  if (!tenant) throw new Error(`nobody is called ${person}`);
  return { tenant, mail: tenant.members.find(({ key }) => key === person)!.mail };
}

function toldOf(outcome: Awaited<ReturnType<Core['door']['execute']>>): Told {
  if (outcome.ok) return { ok: true, duplicate: outcome.duplicate, ...outcome.reply };
  const { code, message, remedy, problems } = outcome.failure;
  const each = problems.map((problem) => `${problem.field ?? ''} ${problem.code}`);
  return { ok: false, code, text: `${message} ${remedy}`, ...(each.length && { problems: each }) };
}

/** Opens a desk for a spec; ends with `close()`. */
export async function doorDesk(): Promise<DoorDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-door-'));
  let at = start;
  let calls = 0;
  const now = () => new Date(at);
  const errors: DoorDesk['errors'] = [];
  const store = await openEmbeddedStore({ folder, clock: { now } });
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, sentence: string) => void errors.push({ sentence, fields }),
  };
  const core = await openCore({ store, now, log: log as never, reference: () => 'REF-1' });
  await seedDesks(store, now());
  const stored = (tenant = 'northwind') => openDesk(store, derivedId('seed', tenant));
  const callerOf = async (person: string): Promise<Caller> => {
    const { tenant, mail } = homeOf(person);
    const desk = (await store.collection(tenantCollection).findOne({ _id: derivedId('seed', tenant.key) }))!;
    const actor = (await openDesk(store, desk._id).members.byMail(mail))!;
    return { tenant: desk, actor, surface: 'bot', zone: actor.zone, locale: actor.locale, conversationId: `chat-${person}` };
  };
  return {
    core,
    errors,
    now,
    stored,
    async do(person, name, input = {}, how = {}) {
      calls += 1;
      at += 1;
      const key = how.key ?? `call-${calls}`;
      return toldOf(await core.door.execute(core.registry.find(name)!, input, await callerOf(person), { ...how, key }));
    },
    ticket: async (number) => (await stored().tickets.byNumber(number))!,
    member: async (person) => (await callerOf(person)).actor,
    audit: (kind, id) => stored().audit.of(kind, id, { limit: 50 }),
    deliveries: () =>
      store.collection(deliveryCollection).find({ tenantId: derivedId('seed', 'northwind'), state: { $gt: '' } }, {}),
    async changeTenant(change) {
      await store.collection(tenantCollection).updateOne({ _id: derivedId('seed', 'northwind') }, { $set: change });
    },
    advance(ms) {
      at += ms;
    },
    async close() {
      await core.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
