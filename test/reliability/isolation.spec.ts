import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { postedCardCollection } from '../../bot/cards/card-ledger.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { CollectionDefinition, DocumentStore, StoredDocument } from '../../shared/ports/document-store.ts';
import type { Door } from '../../src/actions/execute.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { deliveryCollection } from '../../src/events/deliveries.ts';
import { auditCollection } from '../../src/records/audit.ts';
import { tenantCollection } from '../../src/records/collections.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import { seedDesks } from '../../src/seed/seed.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type Sender, type Sent, senders, typed } from './activities.ts';
import { chanceOf } from './chance.ts';
import { attemptOf, forgedSenders, type Knowledge, type Prey, spoilt } from './intruders.ts';
import { inFolder } from './own-folder.ts';
import { type DeskParts, type RunningDesk, runningDesk } from './running-desk.ts';
import { type StoreCommand, wrappedStore } from './wrapped-store.ts';

const begin = Date.UTC(2026, 10, 20, 10);
const idOf = (tenant: string) => derivedId('seed', tenant);
const held = [
  ...Object.values(recordKinds).map(({ collection }) => collection),
  auditCollection,
  deliveryCollection,
  postedCardCollection,
];

/** The tenants that a command to a collection of tenants names; `undefined` where it names none. */
function tenantsOf({ operation, args }: StoreCommand): unknown[] {
  const [first] = args as [Record<string, unknown> | Record<string, unknown>[]];
  const one = (of: unknown) => (of as { tenantId?: unknown } | undefined)?.tenantId;
  if (operation === 'insertMany') return (first as unknown[]).map(one);
  if (operation === 'aggregate') return [one((first as Record<string, unknown>[])[0]?.['$match'])];
  if (operation !== 'bulkWrite') return [one(first)];
  return (first as Record<string, Record<string, unknown>>[]).flatMap((step) =>
    Object.values(step).map(({ filter, document }) => one(filter ?? document)),
  );
}

async function everything(store: DocumentStore, tenantId: string): Promise<string> {
  const parts: unknown[] = [];
  for (const definition of held as unknown as CollectionDefinition<StoredDocument>[])
    parts.push(await store.collection(definition).find({ tenantId, _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 10_000 }));
  return JSON.stringify(parts);
}

async function preyIn(store: DocumentStore, tenantId: string): Promise<Prey[]> {
  const kinds = Object.keys(recordKinds) as RecordKind[];
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const collection = store.collection(recordKinds[kind].collection as unknown as CollectionDefinition<Aggregate>);
      return (await collection.find({ tenantId, _id: { $gt: '' } }, { limit: 500 })).map((record) => ({ kind, record }));
    }),
  );
  return lists.flat() as unknown as Prey[];
}

/** Every word of a desk that means something: ids, names, titles, texts. */
function secretsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' && value.length >= 8) found.add(value);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [name, part] of Object.entries(value)) {
      if (
        !['terms', 'tenantId', 'receipts', 'inputs', 'roles', 'zone', 'locale', 'event', 'type', 'action', 'status'].includes(
          name,
        )
      )
        secretsOf(part, found);
    }
  }
  return found;
}

interface Findings {
  leaks: string[];
  differences: string[];
  untenanted: string[];
  strayed: string[];
  failures: string[];
  changed: boolean;
  attempts: number;
}

interface World {
  desk: RunningDesk;
  store: DocumentStore;
  /** What was posted since it was last asked. */
  heard(): string;
}

async function world(folder: string, without: Partial<DeskParts>, watch: (command: StoreCommand) => void): Promise<World> {
  const store = await openEmbeddedStore({ folder });
  const posted: string[] = [];
  const recorded = wrappedStore(store, (command, run) => {
    watch(command);
    return run();
  });
  // Updates of posted cards come when they come; what is said in answer is compared.
  const onPosted: DeskParts['onPosted'] = ({ method, activity }) =>
    void (method === 'POST' && posted.push(JSON.stringify(activity)));
  const desk = await runningDesk({ store: recorded, now: () => new Date(begin), onPosted, ...without });
  await seedDesks(store, new Date(begin));
  return { desk, store, heard: () => posted.splice(0).join('\n') };
}

/** Some life in the desk that is broken into, so that there is more to find. */
async function liveIn({ desk }: World, own: Sender): Promise<void> {
  await desk.post(typed(own, 'new ticket Vault combination is 31-41-59'));
  await desk.post(typed(own, 'add note 1001: whisper-of-northwind'));
  await desk.post(typed(own, 'log time 1001 25m: murmur-of-northwind'));
  await desk.post(typed(own, 'ticket 1001'));
  await desk.post(typed(own, 'my tickets'));
}

const plain = (text: string) => text.replaceAll('\\', '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|ref-\d+/g, '…');

/** Breaks into one desk from another, and in the same steps into a copy in which the first desk is not there at all: both must answer alike. */
async function breakIn(attempts: number, seed: number, without: Partial<DeskParts> = {}): Promise<Findings> {
  const findings: Findings = { leaks: [], differences: [], untenanted: [], strayed: [], failures: [], changed: false, attempts };
  const acting = new AsyncLocalStorage<string>();
  const [mine, theirs] = [idOf('fabrikam'), idOf('northwind')];
  const watch = (command: StoreCommand) => {
    if (command.definition.scope !== 'tenant') return;
    const named = tenantsOf(command);
    if (named.length === 0 || named.some((one) => typeof one !== 'string'))
      findings.untenanted.push(JSON.stringify(command.args).slice(0, 200));
    const asked = `${command.definition.name}.${command.operation}`;
    // Whoever claims to belong to the other desk is looked for there, and not found.
    const isRecognition = acting.getStore() === 'forged' && asked === 'members.findOne';
    if (acting.getStore() && named.includes(theirs) && !isRecognition) findings.strayed.push(asked);
  };
  return inFolder((folder) =>
    inFolder(async (other) => {
      const real = await world(folder, {}, watch);
      await liveIn(real, senders['tess']!);
      await real.desk.stop();
      await real.store.close();
      const full = await world(folder, without, watch);
      const bare = await world(other, {}, () => undefined);
      for (const definition of held as unknown as CollectionDefinition<StoredDocument>[])
        await bare.store.collection(definition).deleteMany({ tenantId: theirs, _id: { $gt: '' } });
      await bare.store.collection(tenantCollection).deleteOne({ _id: theirs });
      await storm(full, bare, acting, attempts, seed, findings, { mine, theirs });
      await full.desk.stop();
      await bare.desk.stop();
      await full.store.close();
      await bare.store.close();
      return findings;
    }),
  );
}

async function storm(
  full: World,
  bare: World,
  acting: AsyncLocalStorage<string>,
  attempts: number,
  seed: number,
  findings: Findings,
  { mine, theirs }: { mine: string; theirs: string },
): Promise<void> {
  const chance = chanceOf(seed);
  const prey = await preyIn(full.store, theirs);
  const audit = await full.store.collection(auditCollection).find({ tenantId: theirs, _id: { $gt: '' } });
  const own = secretsOf(await preyIn(full.store, mine));
  const secrets = [...secretsOf([...prey, ...audit])].filter((word) => !own.has(word));
  // What an intruder wrote down in their own desk they may read there again.
  const written = new Set<string>();
  const knowledge: Knowledge = { prey, definitions: full.desk.core.registry.definitions, auditIds: audit.map(({ _id }) => _id) };
  const before = await everything(full.store, theirs);
  const intruders = ['theo', 'olga', 'maya'].map((key) => senders[key]!);
  const forged = forgedSenders(senders['tess']!, senders['theo']!);
  for (let at = 0; at < attempts; at += 1) {
    const isForged = at % 5 === 0;
    const who = isForged ? chance.of(forged) : chance.of(intruders);
    const made = attemptOf(who, chance, knowledge);
    const isSpoilt = at % 15 === 0;
    const activity = isSpoilt ? spoilt(made, senders['tess']!, chance) : made;
    const [answer, reference] = await Promise.all([
      acting.run(isForged || isSpoilt ? 'forged' : 'intruder', () => answerOf(full, activity)),
      isForged ? undefined : answerOf(bare, activity),
    ]);
    if (/^5/.test(answer)) findings.failures.push(answer.slice(0, 300));
    const sent = plain(JSON.stringify(activity));
    for (const word of secrets) if (sent.includes(plain(word))) written.add(word);
    const leaked = secrets.find(
      (word) => answer.includes(plain(word)) && !(isForged ? sent.includes(plain(word)) : written.has(word)),
    );
    if (leaked) findings.leaks.push(`${leaked} in ${answer.slice(0, 300)} for ${sent.slice(0, 400)}`);
    if (reference !== undefined && reference !== answer) findings.differences.push(`${answer}\n≠\n${reference}\nfor ${sent}`);
  }
  findings.failures.push(
    ...full.desk.errors.map(({ sentence, fields }) => `${sentence} ${String(fields['error'] ?? fields['err'])}`),
  );
  findings.changed = (await everything(full.store, theirs)) !== before;
}

async function answerOf({ desk, heard }: World, activity: Sent): Promise<string> {
  const refused = (error: unknown) => ({ status: (error as { status?: number }).status ?? 599, text: String(error) });
  const { status, text } = await desk.post(activity).catch(refused);
  return plain(`${status} ${text} ${heard()}`);
}

/** A door at which everybody is taken for a member of the other desk. */
function astray(door: Door): Door {
  const execute: Door['execute'] = (definition, raw, caller, call) =>
    door.execute(definition, raw, { ...caller, tenant: { ...caller.tenant, _id: idOf('northwind') } }, call);
  return { execute, desk: () => door.desk(idOf('northwind')) } as unknown as Door;
}

describe('two desks in one installation', function () {
  this.timeout(180_000);

  it('know nothing of each other: 5,000 attempts over every surface find, change and sense nothing', async () => {
    const { attempts, leaks, differences, untenanted, strayed, failures, changed } = await breakIn(5_000, 5);
    assert.deepEqual(leaks.slice(0, 3), []);
    assert.deepEqual(differences.slice(0, 2), []);
    assert.deepEqual(
      { untenanted: untenanted.slice(0, 3), strayed: strayed.slice(0, 3), failures: failures.slice(0, 3) },
      { untenanted: [], strayed: [], failures: [] },
    );
    assert.equal(changed, false);
    assert.equal(attempts, 5_000);
  });

  it('are seen to leak through a door that takes everybody for a member of the other', async () => {
    const findings = await breakIn(200, 6, { door: astray });
    assert.ok(findings.leaks.length > 10 && findings.differences.length > 10 && findings.strayed.length > 100);
    assert.equal(findings.changed, true);
  });
});
