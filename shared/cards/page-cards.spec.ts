import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addNote } from '../actions/add-note.ts';
import { approve } from '../actions/approve.ts';
import { assign } from '../actions/assign.ts';
import { createTicket } from '../actions/create-ticket.ts';
import { logTime } from '../actions/log-time.ts';
import { replyToContact } from '../actions/reply-to-contact.ts';
import { setNoticeTimes } from '../actions/set-notice-times.ts';
import { setStatus } from '../actions/set-status.ts';
import { settleTime } from '../actions/settle-time.ts';
import { signOut } from '../actions/sign-out.ts';
import type { Action, Query } from '../definition/action.ts';
import type { Caller } from '../definition/caller.ts';
import type { Role } from '../domain/member.ts';
import { myTickets } from '../queries/my-tickets.ts';
import { showTicket } from '../queries/show-ticket.ts';
import { helpCard, messageCard, settingsCard, signedOutCard, signInCard, welcomeCard } from './page-cards.ts';
import { phraseExample } from './phrase-example.ts';
import { cardFaults, type Part, partsOf, textsOf } from './testing/card-faults.ts';
import { hostileMember, hostileText } from './testing/hostile-records.ts';
import { viewOf } from './testing/views.ts';

const may = [
  assign,
  addNote,
  replyToContact,
  logTime,
  setStatus,
  approve,
  createTicket,
  signOut,
  settleTime,
  myTickets,
  showTicket,
] as unknown as (Action | Query)[];
const titlesOf = (card: { [key: string]: unknown }) => (card['actions'] as Part[]).map(({ title }) => title);
const wordsOf = (card: unknown) => textsOf(card).markdown.join('\n');

describe('phraseExample', () => {
  for (const [definition, example] of [
    [logTime, 'log time 1001 30m'],
    [addNote, 'add note 1001: …'],
    [assign, 'assign 1001'],
    [createTicket, 'new ticket …'],
    [setStatus, 'status 1001 closed'],
    [setNoticeTimes, 'quiet hours 14:00 to 15:00'],
    [settleTime, undefined],
  ] as const) {
    it(`types ${definition.name} as ${example ?? 'nothing, for it cannot be typed'}`, () =>
      assert.equal(phraseExample(definition as unknown as Action), example));
  }
});

describe('helpCard', () => {
  it('shows what the person may do and nothing else, by group, with examples', () => {
    const card = helpCard(may, viewOf());
    assert.deepEqual(cardFaults(card), []);
    const words = wordsOf(card);
    for (const word of ['Tickets and tasks', 'Approvals', 'Time', 'log time 1001 30m', 'Adds an internal note'])
      assert.ok(words.includes(word), word);
    for (const word of ['escalate', 'Settle']) assert.ok(!words.includes(word), word);
    assert.deepEqual(titlesOf(card), ['My tickets', 'New ticket']);
  });

  it('is a card that Teams takes even for hundreds of commands', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ ...may[at % may.length], name: `thing${at}.do` })) as Action[];
    assert.deepEqual(cardFaults(helpCard(many, viewOf())), []);
    assert.deepEqual(cardFaults(helpCard([], viewOf())), []);
  });
});

describe('welcomeCard', () => {
  for (const [roles, titles] of [
    [['technician'], ['My tickets', 'New ticket', 'Help']],
    [['approver'], ['My tickets', 'My approvals', 'Help']],
    [['inbox-user'], ['My tickets', 'Help']],
    [[], ['Help']],
  ] as [Role[], string[]][]) {
    it(`has buttons that work for ${roles.join() || 'somebody without a role'}: ${titles.join(', ')}`, () => {
      assert.deepEqual(titlesOf(welcomeCard({ name: 'Bob', roles } as Caller['actor'], viewOf())), titles);
    });
  }
});

describe('settingsCard', () => {
  const actor = { name: 'Bob', mail: 'bob@msp.example', roles: ['technician'] } as Caller['actor'];
  const caller = { actor, tenant: { name: 'North MSP' }, surface: 'bot', zone: 'Europe/Berlin', locale: 'en-GB' } as Caller;

  it('says who the person is and how times read, with the form that changes it filled in', () => {
    const card = settingsCard(caller, viewOf());
    assert.deepEqual(cardFaults(card), []);
    for (const word of ['Bob', 'Technician', 'North MSP', 'Europe/Berlin', 'Thu 19 Nov 2026, 13:00'])
      assert.ok(wordsOf(card).includes(word), word);
    const inputs = partsOf(card).filter(({ type }) => type === 'Input.Text');
    assert.deepEqual(
      inputs.map(({ id, value }) => [id, value]),
      [
        ['zone', 'Europe/Berlin'],
        ['locale', 'en-GB'],
      ],
    );
    assert.deepEqual(titlesOf(card), ['Change settings', 'Sign out']);
  });

  it('is a card that Teams takes for anybody, and so is the greeting', () => {
    fc.assert(
      fc.property(hostileMember, hostileText, (member, name) => {
        const { zone, locale } = member;
        const anybody = { ...caller, actor: member, tenant: { ...caller.tenant, name }, zone, locale };
        assert.deepEqual(cardFaults(settingsCard(anybody, viewOf([], { zone, locale }))), []);
        assert.deepEqual(cardFaults(welcomeCard(member, viewOf())), []);
      }),
      { numRuns: 200 },
    );
  });
});

describe('signing in and out', () => {
  it('leads to the page there is, or back in by a button', () => {
    const asked = { text: 'You are signed out.', remedy: 'Say “sign in”.' };
    assert.equal(
      (signInCard({ ...asked, link: 'https://login.example/' }, viewOf())['actions'] as Part[])[0]?.['url'],
      'https://login.example/',
    );
    for (const card of [
      signInCard(asked, viewOf()),
      signInCard({ ...asked, link: 'javascript:x' }, viewOf()),
      signedOutCard(viewOf()),
    ]) {
      assert.deepEqual(cardFaults(card), []);
      assert.equal((card['actions'] as Part[])[0]?.['verb'], 'session.sign-in');
    }
  });
});

describe('messageCard', () => {
  it('says what is so, how to go on and the reference, and nothing where there is none', () => {
    const card = messageCard({ text: 'Went wrong.', remedy: 'Try again.', reference: 'ab12' }, viewOf());
    assert.deepEqual(textsOf(card).markdown, ['This did not work', 'Went wrong.', 'Try again.', 'Reference: ab12']);
    assert.deepEqual(textsOf(messageCard({ text: 'Done.', title: 'Good', ground: 'good' }, viewOf())).markdown, [
      'Good',
      'Done.',
    ]);
  });

  it('is a card that Teams takes, whatever it says', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (text, remedy, title, reference) => {
        assert.deepEqual(cardFaults(messageCard({ text, remedy, title, reference }, viewOf())), []);
        assert.deepEqual(cardFaults(signInCard({ text, remedy, link: title }, viewOf())), []);
      }),
      { numRuns: 500 },
    );
  });
});
