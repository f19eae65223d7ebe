import assert from 'node:assert/strict';
import { isObject, objectsAt } from '../../sandbox/json.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { dialogOf, sentenceOf } from '../../test/teams/teams-calls.ts';

describe('dialogs', () => {
  let desk: DeskInTeams;
  const client = () => desk.sandbox!.client;
  const ticket = async (number: number, tenant: 'northwind' | 'fabrikam' = 'northwind') =>
    (await desk.stored(tenant).tickets.byNumber(number))!;
  const open = (person: string, data: object) => client().openDialog(objectIdOf(person), { ...data });

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('open the form of an action for a record, name the record and ask for the rest', async () => {
    const { _id } = await ticket(1005);
    const { said, inputs, title } = dialogOf(await open('tess', { verb: 'note.add', subject: `ticket:${_id}`, input: 'work' }));
    assert.equal(title, 'Add note');
    assert.match(said, /#1005 “Warehouse scanner/);
    assert.match(said, /contacts never do/);
    assert.deepEqual(Object.keys(inputs), ['note']);
  });

  it('do what they submit, once however often it arrives, and say so in a sentence', async () => {
    const { _id } = await ticket(1005);
    await open('tess', { verb: 'note.add', subject: `ticket:${_id}`, input: 'work' });
    const outcome = await client().submitDialog(objectIdOf('tess'), { note: 'From a dialog' });
    assert.match(sentenceOf(outcome), /^Noted on #1005/);
    const again = await client().redeliver(objectIdOf('tess'), true);
    assert.deepEqual(again.deliveries[0]!.body, outcome.deliveries[0]!.body);
    assert.equal((await ticket(1005)).entries.filter(({ text }) => text === 'From a dialog').length, 1);
  });

  it('open by the name of an action alone, and ask for the record too', async () => {
    for (const data of ['ticket.create', { action: 'ticket.create' }, { verb: 'ticket.create' }]) {
      const { deliveries } = await client().invoke(objectIdOf('tess'), 'task/fetch', { data });
      assert.match(JSON.stringify(deliveries[0]?.body), /"New ticket"/);
    }
    assert.deepEqual(Object.keys(dialogOf(await open('tess', { verb: 'time-entry.log' })).inputs).slice(0, 2), [
      'work',
      'duration',
    ]);
  });

  it('lose nothing that was typed, and say what is wrong beside its input', async () => {
    const { _id } = await ticket(1001);
    await open('tess', { verb: 'time-entry.log', subject: `ticket:${_id}`, input: 'work' });
    const outcome = await client().submitDialog(objectIdOf('tess'), { duration: 'a while', on: '', note: 'Line 1\nLine 2' });
    const { said, inputs, card } = dialogOf(outcome);
    assert.match(said, /#1001/);
    assert.equal(inputs['duration']!['value'], 'a while');
    assert.equal(inputs['note']!['value'], 'Line 1\nLine 2');
    const body = objectsAt(card, 'body');
    const place = body.findIndex(({ id }) => id === 'duration');
    assert.equal(body[place - 1]?.['color'], 'attention');
    assert.match(sentenceOf(await client().submitDialog(objectIdOf('tess'), { duration: '30m' })), /30 min/);
  });

  it('show a held reply with the way to send or cancel it', async () => {
    const { _id, contact } = await ticket(1001);
    const form = dialogOf(await open('tess', { verb: 'reply.write', subject: `ticket:${_id}`, input: 'ticket' }));
    assert.ok(form.said.includes(`To ${contact!.name} (${contact!.mail}): the contact reads this.`), form.said);
    const shown = dialogOf(await client().submitDialog(objectIdOf('tess'), { text: 'On our way' }));
    assert.ok(shown.said.includes(`goes to ${contact!.name}`));
    assert.match(sentenceOf(await client().submitDialog(objectIdOf('tess'), {}, 'Cancel reply')), /is cancelled/);
    assert.equal((await ticket(1001)).entries.at(-1)!.state, 'cancelled');
  });

  it('are not opened for what a person may not do, and say who can', async () => {
    const { _id } = await ticket(1001);
    assert.match(
      sentenceOf(await open('iris', { verb: 'note.add', subject: `ticket:${_id}`, input: 'work' })),
      /^You may not do this: .*technician/,
    );
    assert.match(sentenceOf(await open('outsider', { verb: 'ticket.create' })), /not linked to a member/);
    const own = (await desk.stored().approvals.search('core switch', { limit: 1 }))[0]!;
    const refused = await open('arno', { verb: 'approval.approve', subject: `approval:${own._id}`, input: 'approval' });
    assert.equal(refused.shown.kind, 'text');
  });

  it('submit nothing for a person without the right, though they bring the data', async () => {
    const before = await ticket(1001);
    const data = { verb: 'note.add', subject: `ticket:${before._id}`, input: 'work', note: 'No', nonce: 'd-1' };
    for (const person of ['iris', 'arno', 'outsider', 'theo']) {
      const { deliveries } = await client().invoke(objectIdOf(person), 'task/submit', { data });
      assert.equal(deliveries[0]!.status, 200);
    }
    assert.deepEqual(await ticket(1001), before);
  });

  it('name no record of another desk, nor one that is gone or of a wrong kind', async () => {
    const foreign = await ticket(1001, 'fabrikam');
    const task = (await desk.stored().tasks.search('', { limit: 1 }))[0]!;
    for (const subject of [`ticket:${foreign._id}`, 'ticket:gone', `task:${task._id}`]) {
      const outcome = await open('tess', { verb: 'ticket.escalate', subject, input: 'ticket' });
      assert.equal(sentenceOf(outcome), 'This record is not there any more, or not for you.', subject);
    }
  });

  it('answer a question that has nothing to fill in at once, and show its list as text', async () => {
    const { said } = dialogOf(await open('tess', { verb: 'ticket.mine' }));
    assert.match(said, /You have \d+ open tickets/);
    assert.match(said, /#1001/);
    const { _id } = await ticket(1001);
    const shown = dialogOf(await open('tess', { verb: 'ticket.show', subject: `ticket:${_id}`, input: 'ticket' }));
    assert.match(shown.said, /#1001 Printer on floor 2/);
  });

  it('tell of a claim that somebody else made a moment ago, and change nothing', async () => {
    const { _id } = await ticket(1004);
    await desk.say('ravi', 'assign 1004 to me');
    await open('tess', { verb: 'work.assign', subject: `ticket:${_id}`, input: 'work' });
    assert.match(sentenceOf(await client().submitDialog(objectIdOf('tess'))), /Ravi Patel took #1004 .*take over 1004/);
    assert.equal((await ticket(1004)).assignee!.name, 'Ravi Patel');
  });

  it('change nothing on a record that moved on since the card that opened them was shown', async () => {
    const { _id, version } = await ticket(1008);
    await desk.say('ravi', 'add note 1008: meanwhile');
    const data = {
      verb: 'ticket.set-priority',
      subject: `ticket:${_id}`,
      input: 'ticket',
      priority: 'low',
      version,
      nonce: 'd-2',
    };
    const { deliveries } = await client().invoke(objectIdOf('tess'), 'task/submit', { data });
    assert.match(JSON.stringify(deliveries[0]!.body), /"type":"message".*has changed since/);
    assert.equal((await ticket(1008)).priority, 'urgent');
  });

  it('close quietly when told to, and say so when a button is too old', async () => {
    const closed = await client().invoke(objectIdOf('tess'), 'task/submit', { data: { verb: 'card.dismiss' } });
    assert.deepEqual(closed.deliveries[0]!.body, {});
    for (const data of [{ verb: 'no.such' }, {}, null, 7, [], 'no.such']) {
      const { deliveries } = await client().invoke(objectIdOf('tess'), 'task/fetch', { data });
      assert.ok(isObject(deliveries[0]!.body) && /older version/.test(JSON.stringify(deliveries[0]!.body)));
    }
  });
});
