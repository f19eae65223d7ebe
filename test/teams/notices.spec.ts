import assert from 'node:assert/strict';
import type { Member } from '../../shared/domain/member.ts';
import type { Delivery } from '../../shared/domain/notices/delivery.ts';
import type { Aggregate, DomainEvent } from '../../shared/domain/records.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { approvalCollection, memberCollection, tenantCollection } from '../../src/records/collections.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from './desk-fixture.ts';
import { textsOf } from './teams-calls.ts';

const hour = 3_600_000;

/** A desk that tells by the bot, whose members have all said hello, and what the bot wrote to each of its own accord. */
function noticedDesk() {
  let desk: DeskInTeams;
  const seen = new Map<string, number>();
  const people = ['tess', 'ravi', 'dana', 'arno', 'ada'];
  /** The messages that came into a person's chat since this was last asked. */
  const arrived = async (person: string) => {
    await desk.core.notices.drain();
    const messages = desk.sandbox!.client.messages(objectIdOf(person)).filter(({ from }) => from.kind === 'bot');
    const fresh = messages.slice(seen.get(person) ?? 0);
    seen.set(person, messages.length);
    return fresh;
  };
  const texts = async (person: string) => (await arrived(person)).map(({ text }) => text);
  before(async () => {
    desk = await deskInTeams();
    const tenants = desk.core.store.collection(tenantCollection);
    for (const { _id } of await desk.core.directory.tenants())
      await tenants.updateOne({ _id }, { $set: { notices: { way: 'bot' } } });
    for (const person of people) await desk.say(person, 'hello');
  });
  beforeEach(async () => {
    desk.advance(61_000);
    for (const person of people) await arrived(person);
  });
  after(() => desk.close());
  return {
    desk: () => desk,
    arrived,
    texts,
    ticket: async (number: number): Promise<Ticket> => (await desk.stored().tickets.byNumber(number))!,
    member: async (person: string): Promise<Member> => (await desk.stored().members.byEntraObjectId(objectIdOf(person)))!,
    deliveries: (filter = {}): Promise<Delivery[]> => desk.stored().deliveries.list(filter, { limit: 100 }),
  };
}

describe('Notices in Teams', () => {
  const { desk, arrived, texts, ticket, member, deliveries } = noticedDesk();
  const say = (person: string, text: string) => desk().say(person, text);

  it('tell a person that a ticket was given to them: one message with its card and its link', async () => {
    await say('dana', 'assign 1004 to tess');
    const [message, ...more] = await arrived('tess');
    const given = await ticket(1004);
    assert.deepEqual(more, []);
    assert.equal(message!.text, `Dana Fischer assigned #1004 “${given.title}” to you.`);
    const card = message!.attachments[0]!.content;
    assert.match(textsOf(card).join('\n'), /#1004/);
    assert.ok(JSON.stringify(card).includes(`/records/ticket/${given._id}`));
    assert.deepEqual(await texts('dana').then((all) => all.length), 1, 'Dana is told what she did, and no more');
  });

  it('tell of an assignment by a card as of a typed one, and the card follows its record', async () => {
    const { ids } = await say('dana', 'ticket 1005');
    await desk().sandbox!.client.press(objectIdOf('dana'), ids[0]!, 'work.assign', { assignee: (await member('ravi'))._id });
    const [message, ...more] = await arrived('ravi');
    assert.deepEqual(more, []);
    assert.match(message!.text, /^Dana Fischer assigned #1005 /);
    await say('dana', 'priority 1005 urgent');
    const fresh = await desk().sandbox!.client.until(
      objectIdOf('ravi'),
      ({ id, attachments }) => id === message!.id && /Urgent/.test(JSON.stringify(attachments)),
    );
    assert.equal(fresh.id, message!.id);
  });

  it('tell nobody of what they did themselves', async () => {
    await say('tess', 'assign 1006 to me');
    assert.equal((await texts('tess')).length, 1);
    assert.deepEqual(await deliveries({ aboutId: (await ticket(1006))._id }), []);
  });

  it('tell dispatchers and the assignee of an escalation, without the reason', async () => {
    await say('ravi', 'escalate 1004: the customer is furious');
    const [toDana, toTess] = [await texts('dana'), await texts('tess')];
    assert.match(toDana[0]!, /^Ravi Patel escalated #1004 /);
    assert.doesNotMatch(toDana[0]!, /furious/);
    assert.deepEqual([toDana.length, toTess], [1, toDana]);
  });

  it('tell the approvers that a decision is asked for, and never who asks', async () => {
    const [approval] = await desk()
      .stored()
      .approvals.waitingFor((await member('arno'))._id, { limit: 1 });
    const { requester } = approval!;
    const event: DomainEvent = {
      id: 'asked-1',
      type: 'approval.requested',
      at: new Date(),
      actor: requester,
      subject: { kind: 'approval', id: approval!._id },
      data: {},
    };
    const { tenantId, _id } = approval!;
    const approvals = desk().core.store.collection(approvalCollection);
    for (let time = 0; time < 3; time += 1) {
      await approvals.updateOne({ _id, tenantId }, { $set: { pending: [event] } });
      await desk().core.sweep();
    }
    const told = await texts('arno');
    assert.deepEqual([told.length, told[0]!.includes('asks for your decision on')], [1, true]);
    assert.equal(
      (await deliveries({ aboutId: _id })).some(({ recipient }) => recipient === requester.id),
      false,
    );
  });

  it('tell the assignee of a colleague’s reply when it leaves, not while it is held', async () => {
    await say('dana', 'assign 1007 to tess');
    await arrived('tess');
    await say('ravi', 'reply to contact 1007: We are on it.');
    assert.deepEqual(await texts('tess'), []);
    await say('ravi', 'send reply 1007');
    const told = await texts('tess');
    assert.match(told[0]!, /^Ravi Patel replied to the customer on #1007 /);
    assert.deepEqual([told.length, (await texts('ravi')).length], [1, 2]);
  });

  it('wait for the end of quiet hours, and come then as one summary', async () => {
    const { core } = desk();
    const tess = await member('tess');
    const notices = { quiet: { fromMinute: 0, toMinute: 1_439 } };
    const members = core.store.collection(memberCollection);
    await members.updateOne({ _id: tess._id, tenantId: tess.tenantId }, { $set: { notices } });
    for (const number of [1010, 1013]) {
      await say('dana', `assign ${number} to ravi`);
      await say('dana', `again assign ${number} to tess`);
    }
    await say('ravi', 'escalate 1010: help');
    assert.deepEqual(await texts('tess'), []);
    const waiting = await deliveries({ state: 'pending' });
    assert.deepEqual(
      waiting.map(({ reason }) => reason),
      ['quiet_hours', 'quiet_hours', 'quiet_hours'],
    );
    desk().advance(24 * hour);
    const [summary, ...more] = await arrived('tess');
    assert.deepEqual([summary!.text, more], ['You have 2 notices: 1 × assigned to you, 1 × escalated.', []]);
    assert.match(textsOf(summary!.attachments[0]!.content).join('\n'), /1010[\s\S]*1013|1013[\s\S]*1010/);
    assert.equal((await deliveries({ state: 'skipped' })).filter(({ reason }) => reason === 'superseded').length, 1);
    await members.updateOne({ _id: tess._id, tenantId: tess.tenantId }, { $unset: { notices: '' } });
  });

  it('are at most ten a minute for a person; what is more comes as one', async () => {
    const people = await Promise.all(['dana', 'tess'].map(member));
    const [dana, tess] = people as [Member, Member];
    const caller = { tenant: (await core().directory.tenants()).find(({ _id }) => _id === dana.tenantId)!, actor: dana };
    const open = await desk().stored().tickets.search('', { limit: 40 });
    const mine = open.filter(({ status, assignee }) => status !== 'closed' && status !== 'resolved' && assignee?.id !== tess._id);
    for (const { _id, number } of mine.slice(0, 14)) {
      const input = { work: `ticket:${_id}`, assignee: tess._id, takeOver: 'yes' };
      const how = { ...caller, surface: 'rest' as const, zone: dana.zone, locale: dana.locale };
      const outcome = await core().door.execute(core().registry.find('work.assign')!, input, how, { key: `many-${number}` });
      assert.ok(outcome.ok);
    }
    const told = await texts('tess');
    assert.equal(told.length, 10);
    assert.equal((await deliveries({ state: 'pending' })).filter(({ reason }) => reason === 'too_many').length, 4);
    desk().advance(61_000);
    assert.deepEqual(await texts('tess'), ['You have 4 notices: 4 × assigned to you.']);
  });
  const core = () => desk().core;

  it('whose arrival nobody knows are uncertain, and not sent again before an administrator says so', async () => {
    desk().sandbox!.faults.add({ route: 'connector.activities.send', loseAnswer: true });
    await say('dana', 'assign 1021 to ravi');
    assert.equal((await texts('ravi')).length, 1, 'it did arrive');
    desk().advance(hour);
    assert.deepEqual(await texts('ravi'), []);
    const [uncertain, ...more] = await deliveries({ state: 'uncertain', channel: 'bot' });
    assert.deepEqual([uncertain!.attempts, more], [1, []]);
    assert.match((await say('ada', 'deliveries uncertain bot message')).text, /Dana Fischer assigned #1021/);
    assert.match((await say('ada', 'delivery 1')).text, /Assigned to you: uncertain/);
    assert.match((await say('ada', 'settle delivery 1 as dead')).text, /Settled: it is given up/);
    assert.match((await say('ada', 'settle delivery 1 as sent')).text, /only what is uncertain is settled/);
    assert.match((await say('ada', 'replay delivery 1')).text, /Sending “Dana Fischer assigned #1021/);
    assert.equal((await texts('ravi')).length, 1);
    assert.doesNotMatch((await say('ravi', 'hello')).text, /Deliveries/);
    assert.match((await say('ravi', 'deliveries')).text, /for the role administrator/);
  });

  it('explain themselves when their record is gone or not for the person any more', async () => {
    const given = await ticket(1004);
    const address = `http://127.0.0.1:${new URL(desk().server.url).port}/records/ticket/${given._id}`;
    const ledTo = async (to: string) => (await fetch(to, { redirect: 'manual' })).headers.get('location');
    assert.equal(await ledTo(address), `/tab/records/ticket/${given._id}`, 'the tab says what became of it');
    assert.equal(
      await ledTo(address.replace(given._id, 'gone')),
      '/tab/records/ticket/gone',
      'nothing is said of whether it is there',
    );
    assert.equal((given as Aggregate).tenantId, (await member('tess')).tenantId);
  });
});

describe('A person’s own notices in Teams', () => {
  const { desk, texts, ticket, arrived } = noticedDesk();
  const say = (person: string, text: string) => desk().say(person, text);

  it('are listed when asked for: what, when and on which way, each row opening its record, and for nobody else', async () => {
    await say('dana', 'assign 1004 to tess');
    await arrived('tess');
    const { text, cards } = await say('tess', 'show me my notices');
    assert.match(text, /^1 notice of the last 30 days\./);
    const shown = textsOf(cards.at(-1)).join('\n');
    const { title } = await ticket(1004);
    assert.ok(shown.includes(`Dana Fischer assigned #1004 “${title}” to you.`), shown);
    assert.match(shown, /Assignment · (now|\d min ago) · bot message: sent/);
    assert.match((await say('tess', 'ticket 1')).text, /#1004/);
    assert.match((await say('dana', 'my notices')).text, /^You have no notices of the last 30 days\./);
  });

  it('are listed by day and by kind, and “notices” alone still shows the settings', async () => {
    await say('ravi', 'escalate 1004: the customer is furious');
    await texts('tess');
    assert.match((await say('tess', 'notices of today')).text, /^2 notices of /);
    assert.match((await say('tess', 'my notices of yesterday')).text, /^You have no notices of /);
    const { text, cards } = await say('tess', 'my notices for escalations');
    assert.match(text, /^1 notice of the last 30 days\./);
    assert.match(textsOf(cards.at(-1)).join('\n'), /Ravi Patel escalated #1004/);
    for (const words of ['notices', 'notice settings', 'my notice settings'])
      assert.match((await say('tess', words)).text, /Say “notices off for assignment”/, words);
    assert.match((await say('tess', 'notices off for escalations')).text, /^Changed\. /);
  });

  it('ask again for a day or a kind that is none', async () => {
    const { text, cards } = await say('tess', 'notices of yesteryear');
    assert.match([text, ...textsOf(cards.at(-1))].join('\n'), /yesteryear/);
  });
});
