import assert from 'node:assert/strict';
import { deliveryCollection } from '../../src/events/deliveries.ts';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

/** Person, what is typed, and what the answer must say; one after another on one desk. */
type Line = [person: string, text: string, words: RegExp];

const story: Line[] = [
  ['tess', 'new ticket Request for laptop for Acme', /^Opened #1055 “Request for laptop” for Acme Logistics\./],
  ['tess', 'NEW TICKET: Server is down!', /^Opened #1056 “Server is down!?”\./],
  ['tess', 'new ticket coffee machine for Nobody Inc', /^Opened #1057 “coffee machine for Nobody Inc”\./],
  ['tess', 'create ticket “Quoted: title” for "Contoso Bakery"', /^Opened #1058 “Quoted: title” for Contoso Bakery\./],
  ['tess', 'please open a ticket for Acme: printer broken', /^Opened #1059 “printer broken” for Acme Logistics\./],
  ['tess', 'new task Order cables', /^Wrote down #1060 “Order cables” for you\./],
  ['tess', 'assign ticket 1004', /^#1004 .* is now yours\./],
  ['tess', 'Assign #1055 to Ravi Patel', /^#1055 .* is now Ravi Patel’s\./],
  ['tess', 'assign 1056 to dana.fischer@northwind.example please', /is now Dana Fischer’s\./],
  ['tess', 'assign to me 1057', /^#1057 .* is now yours\./],
  ['ravi', 'take 1004', /^Tess Morgan took #1004 .* “take over 1004”/],
  ['ravi', 'take over 1004', /is now yours \(it was Tess Morgan’s\)/],
  ['tess', 'assign to ravi 1056', /^#1056 .* is now Ravi Patel’s/],
  ['tess', 'unassign 1057', /is nobody’s now/],
  ['tess', 'add note 1001: Part ordered.\n\nDue Friday: noon', /^Noted on #1001/],
  ['tess', 'Add a note to ticket 1001: 😀 https://example.com/a:b', /^Noted on #1001/],
  ['tess', 'add note 1001 without a colon', /^Noted on #1001/],
  ['tess', 'log time 1001 30m', /^Logged 30 min on #1001 .* for /],
  ['tess', 'log time ticket 1001 1.5h yesterday: fixing', /^Logged 1 h 30 min on #1001/],
  ['tess', 'LOG TIME #1001 0:45', /^Logged 45 min/],
  ['tess', 'log time task 1041 1h30', /^Logged 1 h 30 min on #1041/],
  ['tess', 'log time 1001 9:00-9:45 yesterday', /^Logged 45 min/],
  ['tess', 'log 10m on 1001: note', /^Logged 10 min/],
  ['tess', 'log 12m 1001', /^Logged 12 min on #1001/],
  ['tess', 'log time 1001 monday 14m', /^Logged 14 min on #1001/],
  ['tess', 'book 16m on 1001', /^Logged 16 min on #1001/],
  ['dana', 'log time 1001 1,5h gestern: Drucker', /^Logged 1 h 30 min on #1001 .* \d+\. \S+ 20\d\d/],
  ['tess', 'priority 1001 high', /now has high priority/],
  ['tess', 'set priority of #1001 to p1', /now has urgent priority/],
  ['tess', 'change status of 1001 to waiting', /is now waiting for contact/],
  ['tess', 'priority low 1001', /now has low priority/],
  ['tess', 'resolve 1001', /is now resolved/],
  ['tess', 'close 1001.', /is now closed/],
  ['tess', 'escalate 1001: x', /is closed; say “reopen 1001” first/],
  ['tess', 'reopen ticket 1001', /is now open/],
  ['tess', 'escalate 1001: need help', /is escalated/],
  ['tess', 'de-escalate 1001', /is no longer escalated/],
  ['tess', 'timer start 1001', /^Timer started on #1001/],
  ['tess', 'start timer 1002', /“timer switch 1002”/],
  ['tess', 'timer switch to 1002', /^Timer switched: .* now running on #1002/],
  ['tess', 'timer', /^Your timer on #1002 .* has been running/],
  ['tess', 'timer stop: done', /^Timer stopped: 1 min on #1002/],
  ['arno', 'approve 1049: fine', /^#1049 .* is approved/],
  ['arno', 'approve 1049', /is already approved by Arno Lindqvist/],
  ['arno', 'request changes 1050: which job?', /goes back to Ravi Patel for changes/],
  ['arno', 'reject 1053: not now', /^#1053 .* is rejected/],
  ['tess', 'set zone Europe/Berlin', /Your zone is Europe\/Berlin/],
  ['tess', 'settings', /Your zone is Europe\/Berlin/],
  ['tess', 'sign out', /You are signed out/],
  ['tess', 'my tickets', /You are signed out of Deskhand\. Say “sign in”/],
  ['tess', 'login', /Welcome back, Tess Morgan/],
];

describe('work done by typing', () => {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk.close());
  const ticket = async (number: number) => (await desk.stored().tickets.byNumber(number))!;
  const entries = async (person: string) => {
    const member = (await desk.stored().members.byEntraObjectId(desk.person(person)))!;
    return desk.stored().timeEntries.between(member._id, '2000-01-01', '2099-12-31');
  };

  for (const [person, text, words] of story)
    it(`${person} says ${JSON.stringify(text)}`, async () => {
      assert.match((await desk.say(person, text)).text, words);
    });

  it('kept the line breaks and signs of a note', async () => {
    const notes = (await ticket(1001)).entries.filter(({ kind }) => kind === 'note').map(({ text }) => text);
    assert.deepEqual(notes.slice(1), ['Part ordered.\n\nDue Friday: noon', '😀 https://example.com/a:b', 'without a colon']);
  });

  it('does the same text typed twice within 45 seconds once, says so, and does it again when asked', async () => {
    const before = (await entries('ravi')).length;
    await desk.say('ravi', 'log time 1003 11m');
    const twice = await desk.say('ravi', 'log time 1003 11m');
    assert.match(twice.text, /^Already done: Logged 11 min .* say “again log time 1003 11m”\./);
    assert.match((await desk.say('ravi', 'again log time 1003 11m')).text, /^Logged 11 min/);
    const more = await desk.say('ravi', 'again log time 1003 11m');
    assert.match(more.text, /say “again again log time 1003 11m”/);
    assert.match((await desk.say('ravi', 'again again log time 1003 11m')).text, /^Logged 11 min/);
    assert.equal((await entries('ravi')).length, before + 3);
    desk.advance(46_000);
    assert.match((await desk.say('ravi', 'log time 1003 11m')).text, /^Logged 11 min/);
  });

  it('lets the same text be typed at once after it was undone', async () => {
    await desk.say('ravi', 'add note 1003: Oops');
    assert.match((await desk.say('ravi', 'undo')).text, /^Undone\. The note on #1003/);
    assert.match((await desk.say('ravi', 'add note 1003: Oops')).text, /^Noted on #1003/);
  });

  it('does once what Teams delivers twice, under the same id or a new one, at once or later', async () => {
    for (const delivery of ['same-id', 'new-id', 'twice', 'twice-same-id'] as const) {
      const before = (await ticket(1006)).entries.length;
      await desk.sandbox!.client.say(desk.person('ravi'), `add note 1006: ${delivery}`, { delivery });
      assert.equal((await ticket(1006)).entries.length, before + 1, delivery);
    }
  });

  it('gives work to exactly one of two who take it at once, and tells the other', async () => {
    const both = await Promise.all(['tess', 'ravi'].map((person) => desk.say(person, 'assign 1009 to me')));
    const texts = both.map(({ text }) => text);
    const winner = (await ticket(1009)).assignee!.name;
    assert.equal(texts.filter((text) => /is now yours/.test(text)).length, 1);
    assert.match(texts.find((text) => !/is now yours/.test(text))!, new RegExp(`^${winner} took #1009 .* “take over 1009”`));
  });

  it('never gives two tickets one number, however many are opened at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        desk.say(['tess', 'ravi', 'dana', 'ada'][place % 4]!, `new ticket At once ${place}`),
      ),
    );
    const found = await desk.stored().tickets.search('at once', { limit: 100 });
    assert.equal(new Set(found.map(({ number }) => number)).size, 50);
    assert.equal(all.length, 50);
  });

  it('fills a form in and does the work by it, keeping what was typed', async () => {
    const { ids } = await desk.say('tess', 'log time 1002 ages yesterday: from the form');
    await desk.sandbox!.client.press(desk.person('tess'), ids[0]!, 'Log time', { duration: '17m' });
    const entry = (await entries('tess')).find(({ minutes }) => minutes === 17);
    assert.deepEqual([entry?.work.number, entry?.note], [1002, 'from the form']);
  });

  it('opens a form for a new ticket whose submit opens the ticket', async () => {
    const { ids } = await desk.say('tess', 'new ticket for Acme');
    await desk.sandbox!.client.press(desk.person('tess'), ids[0]!, 'New ticket', { title: 'By form' });
    const [made] = await desk.stored().tickets.search('by form', { limit: 5 });
    assert.deepEqual([made?.title, made?.client?.name], ['By form', 'Acme Logistics']);
  });

  it('holds a reply, sends it now when asked, and notes that it was not mailed', async () => {
    assert.match(
      (await desk.say('tess', 'reply to contact 1023: Hello\n\nRegards')).text,
      /goes to Oscar Dubois <oscar\.dubois@litware\.example> in 10 s/,
    );
    assert.match((await desk.say('tess', 'send reply 1023')).text, /is sent\. No mailbox is bound, so it was not mailed/);
    await desk.say('tess', 'reply to 1023: Not this');
    assert.match((await desk.say('tess', 'cancel reply 1023')).text, /is cancelled; nothing left/);
    const { tenantId, _id } = await ticket(1023);
    const found = await desk.core.store.collection(deliveryCollection).find({ tenantId, 'about.id': _id }, {});
    assert.deepEqual(
      found.map(({ state, reason }) => [state, reason]),
      [['skipped', 'no_mailbox']],
    );
    assert.deepEqual(
      (await ticket(1023)).entries.map(({ state }) => state),
      ['sent', 'cancelled'],
    );
  });

  it('takes back by the button of a card what was done on that record, not what was done last', async () => {
    const first = await desk.say('tess', 'add note 1017: On this card');
    await desk.say('tess', 'add note 1018: Later, elsewhere');
    await desk.sandbox!.client.press(desk.person('tess'), first.ids[0]!, 'Undo');
    assert.ok((await ticket(1017)).entries.at(-1)?.removedAt);
    assert.equal((await ticket(1018)).entries.at(-1)?.removedAt, undefined);
  });

  it('understands a mention in a group, and shows no buttons there', async () => {
    const { messages } = await desk.sandbox!.client.say(desk.person('tess'), 'Ticket 1002', { in: 'group', mention: true });
    assert.match(messages[0]!.text, /^#1002 “Outlook/);
  });

  it('sends its text as plain, so that a title’s mark-up stays a title', async () => {
    const { messages } = await desk.sandbox!.client.say(
      desk.person('tess'),
      'new ticket [Pay here](https://evil.example) <b>now</b>',
    );
    assert.equal(messages[0]!.textFormat, 'plain');
  });

  it('remembers the last list over a restart, and forgets it after half an hour', async () => {
    await desk.say('ravi', 'my tickets');
    const { text } = await desk.say('ravi', 'ticket 2');
    await desk.restart();
    assert.equal((await desk.say('ravi', 'ticket 2')).text, text);
    desk.advance(31 * 60_000);
    assert.match((await desk.say('ravi', 'ticket 2')).text, /list you saw last has none at that place, or is too old/);
  });

  it('does not do a text again that comes again after a restart', async () => {
    await desk.say('ravi', 'log time 1006 13m');
    const before = (await entries('ravi')).length;
    await desk.restart();
    assert.match((await desk.say('ravi', 'log time 1006 13m')).text, /^Already done/);
    assert.equal((await entries('ravi')).length, before);
  });
});
