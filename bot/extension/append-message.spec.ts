import assert from 'node:assert/strict';
import { objectsAt } from '../../sandbox/json.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { actOn, dialogOf, payloadOf, resultsOf, sentenceOf, submitTo } from '../../test/teams/teams-calls.ts';

describe('a message appended to a record', () => {
  let desk: DeskInTeams;
  const tess = objectIdOf('tess');
  const client = () => desk.sandbox!.client;
  const ticket = async (number: number) => (await desk.stored().tickets.byNumber(number))!;
  const submit = (data: object, person = 'tess', more: object = {}) =>
    submitTo(desk, person, {
      commandId: 'appendToRecord',
      data: { verb: 'message.append', audience: 'internal', ...data },
      ...more,
    });

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('is an internal note unless somebody chooses otherwise, with the words and the link of the message', async () => {
    const { said } = await client().say(objectIdOf('ravi'), 'It happens after lunch only', { in: 'group' });
    const { inputs } = dialogOf(await client().messageAction(tess, said!.id, 'appendToRecord'));
    assert.equal(inputs['text']!['value'], 'It happens after lunch only');
    assert.equal(inputs['audience']!['value'], 'internal');
    const { said: told, card } = dialogOf(await client().submitDialog(tess, { work: '#1005' }));
    assert.match(told, /Noted on #1005 “[^”]+” \(internal\)/);
    assert.ok(objectsAt(card, 'actions').some(({ title }) => title === 'Undo'));
    const entry = (await ticket(1005)).entries.at(-1)!;
    assert.deepEqual([entry.kind, entry.text], ['note', 'It happens after lunch only']);
    assert.match(entry.link ?? '', /^https:\/\/teams/);
  });

  it('as a reply names the contact it goes to and can be called back or sent at once', async () => {
    const before = await ticket(1001);
    const { said, card } = dialogOf(await submit({ work: '#1001', text: 'We come at ten', audience: 'contact', nonce: 'r-1' }));
    assert.ok(said.includes(`goes to ${before.contact!.name} <${before.contact!.mail}>`), said);
    const held = (await ticket(1001)).entries.at(-1)!;
    assert.deepEqual([held.kind, held.state, held.text], ['reply', 'held', 'We come at ten']);
    const cancel = objectsAt(card, 'actions').find(({ title }) => title === 'Cancel reply')!;
    assert.match(
      dialogOf(await submitTo(desk, 'tess', { commandId: 'appendToRecord', data: cancel['data'] })).said,
      /is cancelled; nothing left/,
    );
    assert.equal((await ticket(1001)).entries.at(-1)!.state, 'cancelled');
  });

  it('says in the form whom a reply would go to once the ticket is known', async () => {
    const contact = (await desk.stored().contacts.search('', { limit: 1 }))[0]!;
    const payload = payloadOf({ id: '1700000009001', from: { user: { id: 'x', displayName: contact.name } } });
    const form = dialogOf(await actOn(desk, 'tess', 'createTicket', payload));
    const filled = { ...form.data, title: 'For the reply', contact: String(form.inputs['contact']!['value']) };
    await submitTo(desk, 'tess', { commandId: 'createTicket', data: filled });
    const offered = dialogOf(await actOn(desk, 'tess', 'createTicket', payload));
    assert.ok(offered.said.includes(`A reply would go to ${contact.name} (${contact.mail})`), offered.said);
  });

  it('is done once however often it arrives, and each arrival shows the same', async () => {
    const data = { work: '#1002', text: 'Once only', audience: 'contact', nonce: 'r-2' };
    const all = [await submit(data), await submit(data), ...(await Promise.all([submit(data), submit(data)]))];
    const texts = new Set(all.map((outcome) => dialogOf(outcome).said));
    assert.equal(texts.size, 1);
    for (const outcome of all) {
      const titles = objectsAt(dialogOf(outcome).card, 'actions').map(({ title }) => title);
      assert.deepEqual(titles.slice(0, 2), ['Send now', 'Cancel reply']);
    }
    assert.equal((await ticket(1002)).entries.filter(({ text }) => text === 'Once only').length, 1);
  });

  it('is shown before it goes into a message being written when it is a reply, and inserted when it is a note', async () => {
    await client().composeAction(tess, 'appendToRecord');
    const [item] = resultsOf(await client().submitDialog(tess, { work: '#1003', text: 'A note' }));
    assert.doesNotMatch(JSON.stringify(item), /A note/);
    await client().composeAction(tess, 'appendToRecord');
    const reply = dialogOf(await client().submitDialog(tess, { work: '#1003', text: 'A reply', audience: 'contact' }));
    assert.match(reply.said, /goes to .*@/);
    const sent = dialogOf(await client().submitDialog(tess, {}, 'Send now'));
    assert.match(sent.said, /is sent/);
  });

  it('never reaches a contact by way of a task, and keeps what was typed', async () => {
    const task = (await desk.stored().tasks.search('', { limit: 1 }))[0]!;
    const { said, inputs } = dialogOf(
      await submit({ work: `#${task.number}`, text: 'Long thought', audience: 'contact', nonce: 'r-3' }),
    );
    assert.match(said, /A task has no contact/);
    assert.equal(inputs['text']!['value'], 'Long thought');
    assert.deepEqual((await desk.stored().tasks.byNumber(task.number))!.notes, task.notes);
  });

  it('keeps what was typed when the ticket has nobody to reply to', async () => {
    await client().composeAction(tess, 'createTicket');
    await client().submitDialog(tess, { title: 'Nobody asked' });
    const [made] = await desk.stored().tickets.search('Nobody asked', { limit: 1 });
    const { said, inputs } = dialogOf(
      await submit({ work: `ticket:${made!._id}`, text: 'To whom?', audience: 'contact', nonce: 'r-4' }),
    );
    assert.match(said, /has no contact, so there is nobody to reply to/);
    assert.equal(inputs['text']!['value'], 'To whom?');
    assert.equal((await ticket(made!.number)).entries.length, 0);
  });

  it('asks for the record again when it is not found, with the words kept', async () => {
    const { said, inputs } = dialogOf(await submit({ work: '#99999', text: 'Keep me', nonce: 'r-5' }));
    assert.match(said, /no ticket or task that you can see fits “#99999”/);
    assert.equal(inputs['text']!['value'], 'Keep me');
    assert.equal(inputs['work']!['value'], '#99999');
  });

  it('reaches no record of another desk', async () => {
    const before = await desk.stored('fabrikam').tickets.byNumber(1001);
    const outcome = await submit({ work: `ticket:${before!._id}`, text: 'Hello over there', nonce: 'r-6' });
    assert.match(dialogOf(outcome).said, /no ticket or task that you can see/);
    assert.deepEqual(await desk.stored('fabrikam').tickets.byNumber(1001), before);
  });

  it('is refused to who may only read', async () => {
    assert.match(
      sentenceOf(await submit({ work: '#1001', text: 'No', nonce: 'r-7' }, 'iris')),
      /^You may not do this: .*technician/,
    );
    assert.match(sentenceOf(await actOn(desk, 'iris', 'appendToRecord', payloadOf())), /^You may not do this: .*technician/);
  });
});
