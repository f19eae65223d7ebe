import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

/** Person, what is typed, and what the answer must say; each at its place in one story. */
type Line = [person: string, text: string, words: RegExp];

const nbsp = '\u00a0';

const reading: Line[] = [
  ...[
    'my tickets',
    'MY TICKETS',
    'My open tickets',
    'open tickets',
    'show tickets',
    'tickets',
    'my tickets please',
    'please show me my tickets',
    'Hi, my tickets!',
    '“my tickets”',
    '😀 my tickets 🎉',
    'my\ntickets',
    `my${nbsp}tickets`,
    ' my  tickets. ',
    '<at>Deskhand</at> my tickets',
    '@Deskhand my tickets',
  ].map((text): Line => ['tess', text, /You have \d+ open tickets\.[\s\S]*1\. #1008/]),
  ['tess', 'ticket 11', /list you saw last has none at that place/],
  ...[
    'ticket 1001',
    'Ticket #1001',
    '#1001',
    '1001',
    'show 1001',
    'open 1001',
    'show me 1001',
    'can you show me ticket 1001 please?',
    'TICKET 1001!',
    'ticket duplex',
  ].map((text): Line => ['tess', text, /^#1001 “Printer on floor 2 jams on every duplex job”: open, Tess Morgan\./]),
  ['tess', 'ticket printer', /fits more than one ticket\. Which one is meant\?/],
  ['tess', 'ticket 1042', /#1042 .* is of the kind task, and a ticket is needed here/],
  ['tess', 'my tasks', /You have 4 open tasks\.[\s\S]*1\. #1042/],
  ['tess', 'task 1', /^#1042 “Inventory of network switches”: to do/],
  ['tess', 'my approvals', /Your latest 3 approvals/],
  ['arno', 'my approvals', /5 approvals waiting for your decision[\s\S]*1\. #1052/],
  ['arno', 'approval 1', /^#1052 .*waiting for a decision, asked by Ravi Patel/],
  ['tess', 'find outlook', /One record for “outlook”/],
  ['tess', 'find xyzzy', /Nothing found for “xyzzy”/],
  ['tess', 'contact lena', /Lena Ortiz, Contoso Bakery/],
  ['iris', 'settings', /You are Iris Chen \(inbox user\)/],
  ['tess', 'timer', /No timer is running/],
  ['tess', 'my time', /logged this week/],
];

const missing: Line[] = [
  ['tess', 'new ticket', /Title is missing.*Fill in the form, or type it like “new ticket …”/],
  ['tess', 'ticket', /Ticket is missing.*“ticket 1001”/],
  ['tess', 'assign', /Ticket or task is missing/],
  ['tess', 'add note 1001', /Internal note is missing.*“add note 1001: …”/],
  ['tess', 'add note', /Ticket or task is missing.*Internal note is missing/],
  ['tess', 'reply to contact 1001', /Reply \(the contact will read this\) is missing/],
  ['tess', 'log time 1001', /Time is missing.*“log time 1001 30m”/],
  ['tess', 'log time', /Ticket or task is missing.*Time is missing/],
  ['tess', 'escalate 1001', /“Why\?” has no answer yet/],
  ['tess', 'priority 1001', /Priority is missing\. Choose Low, Normal, High, or Urgent/],
  ['arno', 'approve', /Approval is missing/],
  ['arno', 'reject 1049', /“Why not\?” has no answer yet/],
  ['arno', 'request changes 1049', /“What should change\?” has no answer yet/],
  ['tess', 'timer start', /Ticket or task is missing/],
  ['tess', 'close ticket', /Ticket or task is missing/],
];

const wrong: Line[] = [
  ['tess', 'ticket 99999', /no ticket that you can see fits “99999”/],
  ['tess', 'log time 1001 abc', /“abc” is not a length of time\. Write it like 30m/],
  ['tess', 'log time 1001 30', /If you mean minutes, write 30m/],
  ['tess', 'log time 1001 25h', /more than 24 hours/],
  ['tess', 'log time 1001 30m tomorrow', /has not come yet, so no time can be logged on it\. Log time for today/],
  ['tess', 'log time 1001 30m feb 30', /no day “feb 30” in the calendar/],
  ['tess', 'log time 1015 10m', /#1015 is closed and takes no more time; say “reopen 1015” first/],
  ['tess', 'assign 1004 to bob', /nobody here is called “bob”/],
  ['tess', 'assign 1004 to theo', /nobody here is called “theo”/],
  ['tess', 'priority 1001 bananas', /“bananas” is not one of the choices/],
  ['tess', 'status 1001 new', /is open and cannot become new\. It can become waiting for contact, resolved, or closed/],
  ['tess', 'reopen 1001', /is not closed/],
  ['tess', 'close 1015', /is already closed/],
  ['tess', 'timer stop', /You have no timer running/],
  ['tess', 'undo', /There is no change of yours in the last hour/],
  ['tess', 'set zone Mars', /no time zone “Mars”.*Europe\/London/],
  ['tess', 'approve 1049', /“Approve” is for the role approver or administrator\. Ask an administrator/],
  ['arno', 'approve 1001', /#1001 .* is of the kind ticket, and an approval is needed here/],
  ['arno', 'approve 1054', /is your own request; somebody else has to decide it/],
  ['arno', 'assign 1001 to me', /“Assign” is for the role technician, dispatcher, or administrator/],
  ['iris', 'new ticket x', /“New ticket” is for the role/],
  ['iris', 'task 1041', /“Show task” is for the role/],
  ['iris', '1041', /that you can see/],
  ['theo', 'ticket duplex northwind', /that you can see/],
];

const near: Line[] = [
  ['tess', 'my tickts', /Did you mean “my tickets”\?/],
  ['tess', 'asign 1001 to me', /Did you mean “assign 1001 to me”\?/],
  ['tess', 'log tme 1001 30m', /Did you mean “log time 1001 30m”\?/],
  ['tess', 'new tiket broken mouse', /Did you mean “new ticket broken mouse”\?/],
  ['arno', 'aprove 1049', /Did you mean “approve 1049”\?/],
  ['tess', 'escalte 1001: foo', /Did you mean “escalate 1001: foo”\?/],
  ['tess', 'how do I log time', /Did you mean “log time”\?/],
  ['tess', 'what is the status of 1001', /Did you mean “status of 1001”\?/],
];

const talk: Line[] = [
  ...['hello', 'Hi!', 'guten Morgen', '👋'].map((text): Line => ['tess', text, /^Hello Tess Morgan! I am Deskhand/]),
  ...['thanks', 'danke', '👍'].map((text): Line => ['tess', text, /^You are welcome/]),
  ...['', '   ', '<at>Deskhand</at>', '\u200b'].map((text): Line => ['tess', text, /There were no words in that message/]),
  ...['yes', 'ok', 'Nein.'].map((text): Line => ['tess', text, /I am not waiting for an answer/]),
  ['tess', 'whatever happened to 1001', /Say “1001” to see #1001/],
  ['tess', 'qwertz asdf', /I did not understand “qwertz asdf”\. Say “help”/],
  ['outsider', 'my tickets', /not linked to a member of Northwind IT Services.*ask an administrator/],
];

const hostile = [
  'x'.repeat(28_000),
  `add note 1001 ${'very '.repeat(5_000)}`,
  '<script>alert(1)</script>',
  ['$', '{jndi:ldap://x}'].join(''),
  "{{constructor.constructor('return 1')()}}",
  "ticket 1001'; DROP TABLE tickets;--",
  '{"$gt":""}',
  'ticket {"$ne":null}',
  '__proto__',
  'ticket __proto__',
  '../../etc/passwd',
  '\u202eeht esrever',
  '𝕞𝕪 𝕥𝕚𝕔𝕜𝕖𝕥𝕤',
  '😀'.repeat(3_000),
  ':'.repeat(5_000),
  'ticket ticket ticket ticket',
  '99999999999999999999',
  '#',
  '-1',
  '0',
];

describe('typed commands', () => {
  let desk: DeskInTeams;
  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk.close());

  for (const [what, lines] of Object.entries({ reading, missing, wrong, near, talk })) {
    describe(`(${what})`, () => {
      for (const [person, text, words] of lines)
        it(`answers ${person} who says ${JSON.stringify(text)}`, async () => {
          const seen = await desk.say(person, text);
          assert.match(seen.text, words);
          assert.equal(seen.ids.length, 1);
        });
    });
  }

  it('takes a place of the last list in every form', async () => {
    const listed = (await desk.say('tess', 'my tickets')).cards.map((card) => JSON.stringify(card)).join();
    const numbers = [...new Set([...listed.matchAll(/#(1\d{3}) /g)].map(([, number]) => number))];
    assert.ok(numbers.length > 2, listed);
    for (const text of ['ticket 2', 'ticket 2nd', 'ticket #2', 'ticket no. 2', '2'])
      assert.match((await desk.say('tess', text)).text, new RegExp(`^#${numbers[1]} `), text);
  });

  it('opens a form with everything that was typed when something is wrong or missing', async () => {
    const [card] = (await desk.say('tess', 'log time 1001 ages yesterday: did this')).cards;
    const text = JSON.stringify(card);
    for (const typed of ['1001', 'ages', 'did this']) assert.ok(text.includes(typed), typed);
  });

  it('answers any text with a plain sentence: never silence, never a stack, never a code alone', async () => {
    for (const text of hostile) {
      const { text: said, ids } = await desk.say('tess', text);
      assert.equal(ids.length, 1, text.slice(0, 40));
      assert.match(said, /[A-Za-z]{3}/);
      assert.doesNotMatch(said, /\bat \S+ \(|node:|TypeError|undefined|\[object|REF-|<script/);
      assert.ok(said.length < 4_000);
    }
    assert.deepEqual(
      desk.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
