import assert from 'node:assert/strict';
import { actionAddress, queryAddress } from '../../shared/api/addresses.ts';
import type { Aggregate, RecordKind } from '../../shared/domain/records.ts';
import type { Field } from '../../shared/fields/field.ts';
import type { CollectionDefinition } from '../../shared/ports/document-store.ts';
import type { Door } from '../../src/actions/execute.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { startServer } from '../../src/http/server.ts';
import { auditCollection } from '../../src/records/audit.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import { callAllowance } from '../../src/rest/call-allowance.ts';
import { changeFeed } from '../../src/rest/change-feed.ts';
import { restRoutes } from '../../src/rest/rest-routes.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

interface Prey {
  kind: RecordKind;
  record: Aggregate & Record<string, unknown>;
}

const theirs = derivedId('seed', 'northwind');
const mine = derivedId('seed', 'fabrikam');
/** An id that nobody has and that looks like this one. */
const twinOf = (id: string) => `${id.slice(0, -4)}0000`;

async function recordsOf({ core }: RestDesk, tenantId: string): Promise<Prey[]> {
  const lists = (Object.keys(recordKinds) as RecordKind[]).map(async (kind) => {
    const collection = core.store.collection(recordKinds[kind].collection as unknown as CollectionDefinition<Aggregate>);
    const found = await collection.find({ tenantId, _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 500 });
    return found.map((record) => ({ kind, record }) as Prey);
  });
  return (await Promise.all(lists)).flat();
}

const plainNames = new Set('terms tenantId receipts inputs roles zone locale event type action status state code'.split(' '));

/** Every word that means something: ids, names, titles, texts. */
function wordsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' && value.length >= 8 && !/^\d{4}-\d\d-\d\d/.test(value)) found.add(value);
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    for (const [name, part] of Object.entries(value)) if (!plainNames.has(name)) wordsOf(part, found);
  return found;
}

type Form = 'pointer' | 'id' | 'title' | 'number';

const formOf: { readonly [form in Form]: (prey: Prey) => string } = {
  pointer: ({ kind, record }) => `${kind}:${record._id}`,
  id: ({ record }) => record._id,
  title: ({ record }) => String(record['title'] ?? record['name'] ?? record._id),
  number: ({ record }) => (record['number'] === undefined ? record._id : `#${String(record['number'])}`),
};

/** What an intruder puts into an input: something of the other desk wherever it could fit. */
function aimed(field: Field<unknown>, prey: readonly Prey[], form: Form, place: number, isAbout: boolean): string {
  const fitting = prey.filter(({ kind }) => field.of?.includes(kind) || (field.kind === 'person' && kind === 'member'));
  if (fitting.length > 0) return formOf[form](fitting[place % fitting.length]!);
  if (field.kind === 'choice') return isAbout ? (field.options?.[0]?.value ?? '') : 'none of these';
  if (field.kind === 'duration') return '15m';
  if (field.kind === 'day') return 'today';
  if (field.kind === 'toggle') return 'no';
  return field.kind === 'number' ? '1' : formOf[form](prey[place % prey.length]!);
}

function inputsOf({ input }: Definition, prey: readonly Prey[], form: Form, place: number): Record<string, string> {
  const isAbout = Object.values(input).some((field) => field.of || field.kind === 'person');
  return Object.fromEntries(
    Object.entries(input).map(([name, field], at) => [name, aimed(field, prey, form, place + at, isAbout)]),
  );
}

interface Findings {
  attempts: number;
  leaks: string[];
  sensed: string[];
  failures: string[];
}

type Send = (definition: Definition, inputs: Record<string, string>) => Promise<{ status: number; text: string }>;

/** Aims every action and query at what is another desk's; an id of theirs must be answered like one that nobody has. */
async function breakIn(desk: RestDesk, send: Send): Promise<Findings> {
  const findings: Findings = { attempts: 0, leaks: [], sensed: [], failures: [] };
  const prey = await recordsOf(desk, theirs);
  const own = wordsOf(await recordsOf(desk, mine));
  const secrets = [...wordsOf(prey)].filter((word) => !own.has(word));
  // What an intruder wrote down in their own desk they may read there again.
  const written = new Set<string>();
  const definitions = desk.core.registry.definitions.filter(({ name }) => name !== 'session.sign-out');
  for (const [place, definition] of definitions.entries()) {
    for (const form of ['pointer', 'id', 'title', 'number'] as const) {
      const inputs = inputsOf(definition, prey, form, place * 7);
      const sent = JSON.stringify(inputs);
      for (const word of secrets) if (sent.includes(JSON.stringify(word).slice(1, -1))) written.add(word);
      const { status, text } = await send(definition, inputs);
      findings.attempts += 1;
      if (status >= 500) findings.failures.push(`${definition.name} ${status} ${text.slice(0, 200)}`);
      const leaked = secrets.find((word) => !written.has(word) && text.includes(JSON.stringify(word).slice(1, -1)));
      if (leaked) findings.leaks.push(`${definition.name}: ${leaked}`);
      if (form !== 'pointer' && form !== 'id') continue;
      const ids = prey.map(({ record }) => record._id);
      const changed = (words: string, to: (id: string) => string) => ids.reduce((all, id) => all.replaceAll(id, to(id)), words);
      const blank = (words: string) => ids.reduce((all, id) => all.replaceAll(id, '…').replaceAll(twinOf(id), '…'), words);
      const nobodys = JSON.parse(changed(sent, twinOf)) as Record<string, string>;
      if (JSON.stringify(nobodys) === sent) continue;
      if (definition.type === 'action' && status === 200) continue;
      const reference = await send(definition, nobodys);
      if (blank(text) !== blank(reference.text))
        findings.sensed.push(`${definition.name}\n${text.slice(0, 300)}\n≠\n${reference.text.slice(0, 300)}`);
    }
  }
  return findings;
}

async function everything({ core }: RestDesk): Promise<string> {
  const collections = [...Object.values(recordKinds).map(({ collection }) => collection), auditCollection];
  const parts: unknown[] = [];
  for (const collection of collections as unknown as CollectionDefinition<Aggregate>[])
    parts.push(
      await core.store.collection(collection).find({ tenantId: theirs, _id: { $gt: '' } }, { sort: { _id: 1 }, limit: 10_000 }),
    );
  return JSON.stringify(parts);
}

describe('Two desks behind one REST interface', function () {
  this.timeout(60_000);
  let desk: RestDesk;
  beforeEach(async () => {
    desk = await restDesk();
    await desk.perform('tess', 'note.add', { work: '1001', note: 'whisper-of-northwind' });
    await desk.perform('tess', 'ticket.create', { title: 'Vault combination is 31-41-59' });
    await desk.perform('tess', 'time-entry.log', { work: '1001', duration: '25m', note: 'murmur-of-northwind' });
  });
  afterEach(() => desk.close());

  for (const person of ['maya', 'theo']) {
    it(`keep everything from ${person} of the other: every action and query finds, changes and senses nothing`, async () => {
      const before = await everything(desk);
      const send: Send = async ({ type, name }, inputs) =>
        type === 'action' ? desk.perform(person, name, inputs) : desk.call(person, queryAddress(name, inputs));
      const { attempts, leaks, sensed, failures } = await breakIn(desk, send);
      assert.deepEqual(
        { leaks: leaks.slice(0, 3), sensed: sensed.slice(0, 2), failures: failures.slice(0, 3) },
        { leaks: [], sensed: [], failures: [] },
      );
      assert.ok(attempts >= 4 * (desk.core.registry.definitions.length - 1));
      assert.equal(await everything(desk), before);
    });
  }

  it('are seen to leak through a door that takes everybody for a member of the other', async () => {
    // What the control changes in the other desk is told to nobody.
    await desk.core.notices.stop();
    const { door, registry, directory } = desk.core;
    const astray = {
      execute: ((definition, raw, caller, call) =>
        door.execute(definition, raw, { ...caller, tenant: { ...caller.tenant, _id: theirs } }, call)) as Door['execute'],
      desk: () => door.desk(theirs),
    } as unknown as Door;
    const tenant = (await directory.tenants()).find(({ _id }) => _id === mine)!;
    const member = (await desk.stored('fabrikam').members.byMail('maya.singh@fabrikam.example'))!;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const routes = restRoutes({
      core: { registry, door: astray },
      verify: async () => ({ tenant, member, signedOut: false, until: new Date(8.64e15) }),
      allowance: callAllowance({ atOnce: 1e6, aMinute: 1e6 }, () => new Date()),
      feed: changeFeed(),
      config: async () => ({ mode: 'try', version: '0', publicUrl: '' }),
      authority: () => 'https://login.example',
      now: () => new Date(),
      nonce: () => crypto.randomUUID(),
      reference: () => 'REF-1',
      log,
      link: () => undefined,
      appPackage: async () => ({ name: 'x.zip', zip: new Uint8Array() }),
      version: '0',
      origins: [],
    });
    const server = await startServer({ host: '127.0.0.1', port: 0, routes, log, reference: () => 'REF-1' });
    const authorization = `Bearer ${await desk.token('maya')}`;
    const send: Send = async ({ type, name }, inputs) => {
      const address = server.url + (type === 'action' ? actionAddress(name) : queryAddress(name, inputs));
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch(
        address,
        type === 'action' ? { method: 'POST', headers, body: JSON.stringify(inputs) } : { headers },
      );
      return { status: answer.status, text: await answer.text() };
    };
    const before = await everything(desk);
    const { leaks, sensed } = await breakIn(desk, send);
    await server.close();
    assert.ok(leaks.length > 10, `${leaks.length} leaks`);
    assert.ok(sensed.length > 5, `${sensed.length} sensed`);
    assert.notEqual(await everything(desk), before);
  });
});
