import assert from 'node:assert/strict';
import type { RecordView, TicketView } from '../../shared/api/views.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

describe('Calls of the REST interface', () => {
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());
  const ticket = async (number: number, person = 'tess') =>
    (await desk.ask(person, 'ticket.show', { ticket: String(number) })).body.record as TicketView;
  const notes = async (text: string) => (await ticket(1001)).timeline.filter((line) => line.text === text).length;

  it('does a thing once for one key, however often it comes, also at the same time', async () => {
    const send = () => desk.perform('tess', 'note.add', { work: '1001', note: 'Only once' }, { 'idempotency-key': 'once-1' });
    const all = await Promise.all([send(), send(), send()]);
    all.push(await send());
    assert.deepEqual(
      all.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal(all.filter(({ body }) => body.duplicate).length, 3);
    assert.equal(await notes('Only once'), 1);
    const another = await desk.perform('tess', 'note.add', { work: '1001', note: 'Another' }, { 'idempotency-key': 'once-1' });
    assert.equal(another.body.duplicate, undefined);
    await desk.perform('ravi', 'note.add', { work: '1001', note: 'Only once' }, { 'idempotency-key': 'once-1' });
    assert.equal(await notes('Only once'), 2);
    await desk.perform('tess', 'note.add', { work: '1001', note: 'Each time' });
    await desk.perform('tess', 'note.add', { work: '1001', note: 'Each time' });
    assert.equal(await notes('Each time'), 2);
  });

  it('makes one record of one key', async () => {
    const send = () => desk.perform('tess', 'ticket.create', { title: 'Made once' }, { 'idempotency-key': 'make-1' });
    const [first, second] = [await send(), await send()];
    assert.equal(first.body.record!.ref.id, second.body.record!.ref.id);
    assert.deepEqual([first.body.duplicate, second.body.duplicate], [undefined, true]);
  });

  it('changes nothing where the record is newer than what was seen, and shows it as it is', async () => {
    const seen = await ticket(1002);
    const change = (version: number) =>
      desk.perform('tess', 'ticket.set-priority', { ticket: '1002', priority: 'urgent' }, { 'if-match': `"${version}"` });
    await desk.perform('ravi', 'note.add', { work: '1002', note: 'Meanwhile' });
    const late = await change(seen.version);
    assert.deepEqual([late.status, late.body.code], [412, 'stale']);
    const fresh = late.body.record as TicketView;
    assert.equal(fresh.version, seen.version + 1);
    assert.equal(fresh.timeline.at(-1)!.text, 'Meanwhile');
    const good = await change(fresh.version);
    assert.deepEqual([good.status, good.headers.get('etag')], [200, `"${fresh.version + 1}"`]);
    for (const version of ['x', '"a"', '-1', '"1", "2"']) {
      const odd = await desk.perform('tess', 'note.add', { work: '1002', note: 'x' }, { 'if-match': version });
      assert.deepEqual([odd.status, odd.body.code], [400, 'bad-version'], version);
    }
  });

  it('tells the second of two people who took a ticket first, and how to take it over', async () => {
    const free = (await desk.ask<{ rows: { number: number }[] }>('tess', 'ticket.list', { unassigned: true })).body.data!
      .rows[0]!;
    const seen = await ticket(free.number);
    const take = (person: string) =>
      desk.perform(person, 'work.assign', { work: String(free.number), assignee: 'me' }, { 'if-match': `"${seen.version}"` });
    assert.equal((await take('tess')).status, 200);
    const second = await take('ravi');
    assert.deepEqual([second.status, second.body.code], [409, 'claimed']);
    assert.match(second.body.detail!, /^Tess Morgan took/);
    const { action, input } = second.body.instead!;
    const over = await desk.perform('ravi', action, input);
    assert.equal((over.body.record as TicketView).assignee?.name, 'Ravi Patel');
  });

  it('holds a reply, shows to whom it goes, and lets it be cancelled; undo takes a note back', async () => {
    const { body } = await desk.perform('tess', 'reply.write', { ticket: '1003', text: 'We are on it.' });
    const { held, record } = body;
    assert.ok(held && /@/.test(held.to) && Date.parse(held.sendAt) > 0);
    const line = (record as TicketView).timeline.at(-1)!;
    assert.deepEqual([line.kind, line.audience, line.delivery?.state], ['reply', 'contact', 'held']);
    assert.deepEqual(
      (record as TicketView).held.map(({ entryId }) => entryId),
      [held.entryId],
    );
    const pointer = `${held.record.kind}:${held.record.id}`;
    assert.equal((await desk.perform('tess', 'reply.cancel', { ticket: pointer, entry: held.entryId })).status, 200);
    assert.ok(!(await ticket(1003)).timeline.some(({ text }) => text === 'We are on it.'));
    const noted = await desk.perform('tess', 'note.add', { work: '1003', note: 'Take me back' });
    const { undo } = noted.body;
    assert.equal((await desk.perform('tess', undo!.action, undo!.input)).status, 200);
    assert.ok(!(await ticket(1003)).timeline.some(({ text }) => text === 'Take me back'));
  });

  it('takes back the change whose undo it was given, and no newer one', async () => {
    const first = await desk.perform('tess', 'note.add', { work: '1003', note: 'Mistaken' });
    const second = await desk.perform('tess', 'note.add', { work: '1003', note: 'Meant' });
    const back = () => desk.perform('tess', first.body.undo!.action, first.body.undo!.input);
    assert.equal((await back()).status, 200);
    const texts = async () => (await ticket(1003)).timeline.map(({ text }) => text);
    assert.ok((await texts()).includes('Meant') && !(await texts()).includes('Mistaken'));
    const again = await back();
    assert.deepEqual([again.status, again.body.code], [404, 'nothing-to-undo']);
    assert.match(again.body.detail!, /taken back already/);
    assert.ok((await texts()).includes('Meant'));
    const foreign = await desk.perform('ravi', second.body.undo!.action, second.body.undo!.input);
    assert.equal(foreign.body.code, 'nothing-to-undo');
  });

  it('shows what became of a reply that was sent', async () => {
    const { held } = (await desk.perform('tess', 'reply.write', { ticket: '1003', text: 'It is solved.' })).body;
    await desk.perform('tess', 'reply.send', { ticket: '1003', entry: held!.entryId });
    const line = (await ticket(1003)).timeline.find(({ text }) => text === 'It is solved.')!;
    assert.deepEqual([line.delivery?.state, line.delivery?.reason], ['skipped', 'no_mailbox']);
  });

  it('offers to take back only what this reader changed lately, and what can be', async () => {
    const offers = async (who?: string) => (await ticket(1006, who)).may.includes('change.undo');
    assert.equal(await offers(), false);
    await desk.perform('tess', 'time-entry.log', { work: '1006', duration: '20m' });
    const entry = `time-entry:${(await ticket(1006)).timeline.find(({ minutes }) => minutes === 20)!.ref!.id}`;
    const offersOfEntry = async () =>
      (await desk.ask('tess', 'time-entry.show', { entry })).body.record!.may.includes('change.undo');
    assert.deepEqual([await offers(), await offersOfEntry()], [false, true]);
    await desk.perform('tess', 'note.add', { work: '1006', note: 'To be taken back' });
    assert.deepEqual([await offers(), await offers('ravi')], [true, false]);
    await desk.perform('tess', 'change.undo', { record: '1006' });
    await desk.perform('tess', 'time-entry.remove', { entry });
    assert.deepEqual([await offers(), await offersOfEntry()], [false, false]);
  });

  it('says what may be done to a record, and of the rest why not', async () => {
    const own = await ticket(1001);
    assert.ok(own.may.includes('note.add') && own.may.includes('work.assign'));
    assert.match(own.mayNot.find(({ action }) => action === 'work.reopen')!.text, /is not closed/);
    const read = await ticket(1001, 'iris');
    assert.deepEqual(read.may, []);
    assert.match(read.mayNot.find(({ action }) => action === 'note.add')!.remedy, /administrator/);
    const approvals = await desk.ask<{ rows: { number: number; requester: string }[] }>('tess', 'approval.list');
    const mine = approvals.body.data!.rows.find(({ requester }) => requester === 'Tess Morgan')!;
    const { record } = (await desk.ask('ada', 'approval.show', { approval: String(mine.number) })).body;
    assert.ok(record!.may.includes('approval.approve'));
    const theirs = (await desk.ask('tess', 'approval.show', { approval: String(mine.number) })).body.record!;
    assert.match(theirs.mayNot.find(({ action }) => action === 'approval.approve')!.text, /approver/);
  });

  it('shows somebody’s time in the history to themselves and to those who approve it, and to nobody else', async () => {
    const lines = async (person: string) => (await ticket(1001, person)).timeline.filter(({ kind }) => kind === 'time').length;
    assert.deepEqual(await Promise.all(['tess', 'ada', 'arno', 'ravi', 'iris'].map(lines)), [1, 1, 1, 0, 0]);
  });

  it('answers 304 while nothing changed for this reader, and not after', async () => {
    const address = '/api/queries/contact.show?contact=jordan.reyes@acme.example';
    const first = await desk.call('tess', address);
    const etag = first.headers.get('etag')!;
    const again = await desk.call('tess', address, { headers: { 'if-none-match': `"x", W/${etag}` } });
    assert.deepEqual([again.status, again.text, again.headers.get('etag')], [304, '', etag]);
    assert.equal((await desk.call('tess', address, { headers: { 'if-none-match': '"x"' } })).status, 200);
    const shown = await desk.call('tess', '/api/queries/ticket.show?ticket=1004');
    await desk.perform('ravi', 'note.add', { work: '1004', note: 'New' });
    const tag = { 'if-none-match': shown.headers.get('etag')! };
    assert.equal((await desk.call('tess', '/api/queries/ticket.show?ticket=1004', { headers: tag })).status, 200);
  });

  it('shows every kind of record, with dates as text and nothing that is not in its view', async () => {
    const desks = desk.stored();
    const kinds = ['ticket', 'task', 'approval', 'time-entry', 'client', 'contact', 'project', 'member', 'profile'] as const;
    const missing: string[] = [];
    for (const kind of kinds) {
      const [record] = (await desks.of(kind).search('', { limit: 1 })) as { _id: string }[];
      const { shownRecord } = await import('../../src/rest/shown-record.ts');
      const tenant = (await desk.core.directory.tenants()).find(({ name }) => /Northwind/.test(name))!;
      const actor = (await desks.members.byMail('ada.okafor@northwind.example'))!;
      const caller = { tenant, actor, surface: 'rest' as const, zone: actor.zone, locale: actor.locale };
      const parts = { core: desk.core, now: () => new Date(), link: () => 'https://desk.example/x' };
      const view = (await shownRecord(parts as never, caller, { kind, record })) as RecordView;
      const text = JSON.stringify(view);
      if (!view.title || !view.summary || view.facts.length === 0 || view.ref.id !== record!._id) missing.push(kind);
      for (const word of ['tenantId', 'receipts', 'pending', 'terms', 'cipher', 'entraObjectId"'])
        if (text.includes(word)) missing.push(`${kind} tells ${word}`);
    }
    assert.deepEqual(missing, []);
  });
});
