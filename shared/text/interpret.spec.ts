import assert from 'node:assert/strict';
import fc from 'fast-check';
import { specContext } from '../fields/spec-context.ts';
import { type Interpretation, interpret, mostSteps } from './interpret.ts';
import { normalise } from './normalise.ts';
import type { Phrased } from './phrases.ts';
import { specDefinitions } from './spec-definitions.ts';

const context = specContext();
const read = (text: string): Interpretation<Phrased> => interpret(normalise({ text }), specDefinitions, context);

/** Text, the command understood first, its inputs, and the inputs that are missing. */
const commands: [string, string, Record<string, string>?, string[]?][] = [
  ['help', 'help.show'],
  ['HELP!', 'help.show'],
  ['/help', 'help.show'],
  ['my tickets', 'ticket.mine'],
  ['My Tickets', 'ticket.mine'],
  ['MY TICKETS', 'ticket.mine'],
  ['my\u00a0tickets', 'ticket.mine'],
  ['my\ntickets', 'ticket.mine'],
  ['  my   tickets  ', 'ticket.mine'],
  ['my, tickets', 'ticket.mine'],
  ['my tick\u200bets', 'ticket.mine'],
  ['ｍｙ　ｔｉｃｋｅｔｓ', 'ticket.mine'],
  ['my tíckets', 'ticket.mine'],
  ['🎫 my 👀 tickets🎉', 'ticket.mine'],
  ['my tickets 👩‍💻', 'ticket.mine'],
  ['my tickets.', 'ticket.mine'],
  ['my tickets?!', 'ticket.mine'],
  ['"my tickets"', 'ticket.mine'],
  ['“my tickets”', 'ticket.mine'],
  ['„my tickets“.', 'ticket.mine'],
  ['`my tickets`', 'ticket.mine'],
  ['please show me my tickets', 'ticket.mine'],
  ['my tickets please 🙏', 'ticket.mine'],
  ['my tickets, thank you!', 'ticket.mine'],
  ['Hi, my tickets', 'ticket.mine'],
  ['<at>Deskhand</at> my tickets', 'ticket.mine'],
  ['> Ada: close 9\nmy tickets', 'ticket.mine'],
  ['my open tickets', 'ticket.mine'],
  ['my tasks', 'task.mine'],
  ['my approvals', 'approval.mine'],
  ['ticket 5', 'ticket.show', { ticket: '5' }],
  ['ticket #1001', 'ticket.show', { ticket: '#1001' }],
  ['ticket # 1001', 'ticket.show', { ticket: '1001' }],
  ['the ticket no. 5?', 'ticket.show', { ticket: '5' }],
  ['ticket printer broken', 'ticket.show', { ticket: 'printer broken' }],
  ['ticket 5 printers broken', 'ticket.show', { ticket: '5 printers broken' }],
  ['ticket', 'ticket.show', {}, ['ticket']],
  ['task 7', 'task.show', { task: '7' }],
  ['5', 'record.show', { record: '5' }],
  ['#1001', 'record.show', { record: '#1001' }],
  ['５', 'record.show', { record: '５' }],
  ['approval 3', 'record.show', { record: 'approval 3' }],
  ['new ticket Printer broken', 'ticket.create', { title: 'Printer broken' }],
  ['new ticket: Printer: broken', 'ticket.create', { title: 'Printer: broken' }],
  ['New ticket Printer broken for Acme', 'ticket.create', { title: 'Printer broken', client: 'Acme' }],
  ['new ticket Request for laptop for Acme', 'ticket.create', { title: 'Request for laptop', client: 'Acme' }],
  ['new ticket "Broken for good" for Acme', 'ticket.create', { title: 'Broken for good', client: 'Acme' }],
  ['new ticket Party 🎉', 'ticket.create', { title: 'Party 🎉' }],
  ['new ticket printer broken please', 'ticket.create', { title: 'printer broken' }],
  ['create a ticket Printer', 'ticket.create', { title: 'Printer' }],
  ['new ticket', 'ticket.create', {}, ['title']],
  ['new ticket for Acme', 'ticket.create', { client: 'Acme' }, ['title']],
  ['assign ticket 5', 'work.assign', { work: 'ticket 5' }],
  ['assign 5 to me', 'work.assign', { work: '5', assignee: 'me' }],
  ['assign ticket 5 to Ada Byron.', 'work.assign', { work: 'ticket 5', assignee: 'Ada Byron' }],
  ['assign #5 to ada@msp.example', 'work.assign', { work: '#5', assignee: 'ada@msp.example' }],
  ['assign task 7 to <at>Ada</at>', 'work.assign', { work: 'task 7', assignee: 'Ada' }],
  ['assign the ticket 5 to me please', 'work.assign', { work: 'ticket 5', assignee: 'me' }],
  ['assign 5 Ada', 'work.assign', { work: '5', assignee: 'Ada' }],
  ['assign printer broken to Ada', 'work.assign', { work: 'printer broken', assignee: 'Ada' }],
  ['assign 365 outage to Ada', 'work.assign', { work: '365 outage', assignee: 'Ada' }],
  ['assign ticket', 'work.assign', {}, ['work']],
  ['assign', 'work.assign', {}, ['work']],
  ['assign 5 to', 'work.assign', { work: '5' }, ['assignee']],
  ['take 5', 'work.assign', { work: '5' }],
  ['take over 5', 'work.take-over', { work: '5' }],
  ['add note 5: called back', 'note.add', { work: '5', note: 'called back' }],
  ['add note 5: one\ntwo 👍', 'note.add', { work: '5', note: 'one\ntwo 👍' }],
  ['add note 5 : a: b', 'note.add', { work: '5', note: 'a: b' }],
  ['add note 5:called back', 'note.add', { work: '5', note: 'called back' }],
  ['add note 5：called back', 'note.add', { work: '5', note: 'called back' }],
  ['add note 5 - called back', 'note.add', { work: '5', note: 'called back' }],
  ['add note 5 called back', 'note.add', { work: '5', note: 'called back' }],
  ['add note to ticket 5: assign to Ada', 'note.add', { work: 'ticket 5', note: 'assign to Ada' }],
  ['add note printer broken: called', 'note.add', { work: 'printer broken', note: 'called' }],
  ['add a note to 5: see https://x.example/a:b', 'note.add', { work: '5', note: 'see https://x.example/a:b' }],
  ['add note 5: please', 'note.add', { work: '5', note: 'please' }],
  ['add note 5: 👍', 'note.add', { work: '5', note: '👍' }],
  ['add note 5', 'note.add', { work: '5' }, ['note']],
  ['add note 5:', 'note.add', { work: '5' }, ['note']],
  ['add note: called', 'note.add', { note: 'called' }, ['work']],
  ['add note', 'note.add', {}, ['work', 'note']],
  ['reply to contact 5: Hello Anna,\n\nwe are on it.', 'contact.reply', { ticket: '5', text: 'Hello Anna,\n\nwe are on it.' }],
  ['Reply to contact #1001: ok', 'contact.reply', { ticket: '#1001', text: 'ok' }],
  ['reply 5: thanks', 'contact.reply', { ticket: '5', text: 'thanks' }],
  ['reply to contact 5', 'contact.reply', { ticket: '5' }, ['text']],
  ['log time 5 30m', 'time-entry.log', { work: '5', duration: '30m' }],
  ['log time ticket 5 1.5h', 'time-entry.log', { work: 'ticket 5', duration: '1.5h' }],
  ['log time task 7 1,5h', 'time-entry.log', { work: 'task 7', duration: '1,5h' }],
  ['log time #5 0:45', 'time-entry.log', { work: '#5', duration: '0:45' }],
  ['log time 5 1h30', 'time-entry.log', { work: '5', duration: '1h30' }],
  ['log time 5 1h 30m', 'time-entry.log', { work: '5', duration: '1h 30m' }],
  ['log time 5 half an hour', 'time-entry.log', { work: '5', duration: 'half an hour' }],
  ['log time 5 9:00-9:45', 'time-entry.log', { work: '5', duration: '9:00-9:45' }],
  ['log time 5 9:00 – 9:45 yesterday', 'time-entry.log', { work: '5', duration: '9:00 – 9:45', on: 'yesterday' }],
  ['log time 5 30m yesterday: fixed it', 'time-entry.log', { work: '5', duration: '30m', on: 'yesterday', note: 'fixed it' }],
  ['log time 5, 30m, yesterday: fixed it', 'time-entry.log', { work: '5', duration: '30m', on: 'yesterday', note: 'fixed it' }],
  ['log time 5 30m on 19.11.: fixed', 'time-entry.log', { work: '5', duration: '30m', on: 'on 19.11', note: 'fixed' }],
  ['log time 5 30m nov 19', 'time-entry.log', { work: '5', duration: '30m', on: 'nov 19' }],
  ['log time 5 30m 3 days ago: x', 'time-entry.log', { work: '5', duration: '30m', on: '3 days ago', note: 'x' }],
  ['log time 5 30m: fixed\nit', 'time-entry.log', { work: '5', duration: '30m', note: 'fixed\nit' }],
  ['log time 5 30m fixed the printer', 'time-entry.log', { work: '5', duration: '30m', note: 'fixed the printer' }],
  ['log time printer broken 30m monday', 'time-entry.log', { work: 'printer broken', duration: '30m', on: 'monday' }],
  ['log time for ticket 5: 30m', 'time-entry.log', { work: 'ticket 5', duration: '30m' }],
  ['log 30m on ticket 5: fixed', 'time-entry.log', { work: 'ticket 5', duration: '30m', note: 'fixed' }],
  ['LOG TIME 5 30M YESTERDAY', 'time-entry.log', { work: '5', duration: '30M', on: 'YESTERDAY' }],
  ['log time 5', 'time-entry.log', { work: '5' }, ['duration']],
  ['log time', 'time-entry.log', {}, ['work', 'duration']],
  ['log time 30m', 'time-entry.log', { duration: '30m' }, ['work']],
  ['log time 30m 5', 'time-entry.log', { work: '5', duration: '30m' }],
  ['log time 5 banana', 'time-entry.log', { work: '5', duration: 'banana' }],
  ['log time 5 45', 'time-entry.log', { work: '5', duration: '45' }],
  ['log time 5 banana: note', 'time-entry.log', { work: '5', duration: 'banana', note: 'note' }],
  ['log time 5 30m yesterdy', 'time-entry.log', { work: '5', duration: '30m', on: 'yesterdy' }],
  ['close 5', 'ticket.close', { ticket: '5' }],
  ['can you close ticket 5?', 'ticket.close', { ticket: '5' }],
  ['Thanks! close 5', 'ticket.close', { ticket: '5' }],
  ['hey Deskhand, close 5', 'ticket.close', { ticket: '5' }],
  ['“close 5”.', 'ticket.close', { ticket: '5' }],
  ['reopen ticket #5 🙏', 'ticket.reopen', { ticket: '#5' }],
  ['escalate 5: customer is angry', 'ticket.escalate', { ticket: '5', reason: 'customer is angry' }],
  ['escalate 5', 'ticket.escalate', { ticket: '5' }, ['reason']],
  ['priority 5 high', 'ticket.priority', { ticket: '5', priority: 'high' }],
  ['priority ticket 5: P2', 'ticket.priority', { ticket: '5', priority: 'P2' }],
  ['priority 5 to high', 'ticket.priority', { ticket: '5', priority: 'high' }],
  ['set priority of 5 to urgent', 'ticket.priority', { ticket: '5', priority: 'urgent' }],
  ['priority 5', 'ticket.priority', { ticket: '5' }, ['priority']],
  ['priority 5 banana', 'ticket.priority', { ticket: '5', priority: 'banana' }],
  ['approve 3', 'approval.approve', { approval: '3' }],
  ['approve approval 3: well done', 'approval.approve', { approval: '3', comment: 'well done' }],
  ['request changes 3: split it', 'approval.request-changes', { approval: '3', comment: 'split it' }],
  ['request changes 3', 'approval.request-changes', { approval: '3' }, ['comment']],
  ['reject 3: no', 'approval.reject', { approval: '3', comment: 'no' }],
  ['timer start', 'timer.start', {}, ['work']],
  ['timer start task 7', 'timer.start', { work: 'task 7' }],
  ['timer stop', 'timer.stop'],
  ['timer switch to 5', 'timer.switch', { work: '5' }],
  ['snooze 2 hours', 'notice.snooze', { duration: '2 hours' }],
  ['snooze banana', 'notice.snooze', { duration: 'banana' }],
  ['undo', 'last.undo'],
  ['Undo!!', 'last.undo'],
  ['settings', 'settings.show'],
  ['sign out', 'session.sign-out'],
];

const nears: [string, string[]][] = [
  ['my tikets', ['my tickets']],
  ['mytickets', ['my tickets']],
  ['my tickets today', ['my tickets']],
  ['asign ticket 5', ['assign ticket 5']],
  ['assgin 5 to me', ['assign 5 to me']],
  ['tickets', ['my tickets', 'ticket']],
  ['log tme 5 30m', ['log time 5 30m']],
  ['lgo time 5 30m', ['log time 5 30m']],
  ['unod', ['undo']],
  ['singout', ['sign out']],
  ['new tiket Printer', ['new ticket Printer']],
  ['request', ['request changes']],
  ['requst changes 3: no', ['request changes 3: no']],
  ['timer', ['timer stop', 'timer start', 'timer switch']],
  ['how do I log time?', ['log time']],
];

const others: [string, Interpretation<Phrased>['kind']][] = [
  ...['', ' ', '\u200b', '<at>Deskhand</at>', '""'].map((text): [string, 'empty'] => [text, 'empty']),
  ...'hi|Hello!|hey|good morning|Guten Tag|hallo|moin|bonjour|¡Hola!|hi there|hello team|👋|你好|ПРИВЕТ'
    .split('|')
    .map((text): [string, 'greeting'] => [text, 'greeting']),
  ...'thanks|Thank you!|thank you so much|thx|danke|Vielen Dank|merci|gracias|👍|🙏|ok thanks|thanks for the help 👍🏽'
    .split('|')
    .map((text): [string, 'thanks'] => [text, 'thanks']),
  ...'banana|please do not close my account|what is the weather|🎉|?|...|5 banana|1.5|5 6 7|__proto__|constructor|{record}|$where|my'
    .split('|')
    .map((text): [string, 'unknown'] => [text, 'unknown']),
];

describe('interpret', () => {
  for (const [text, name, raw = {}, missing = []] of commands) {
    it(`understands ${JSON.stringify(text)} as ${name}`, () => {
      const result = read(text);
      assert.equal(result.kind, 'match');
      const [best] = result.kind === 'match' ? result.candidates : [];
      assert.deepEqual({ name: best?.definition.name, raw: best?.raw, missing: best?.missing }, { name, raw, missing });
    });
  }

  for (const [text, suggestions] of nears) {
    it(`suggests ${suggestions.join(', ')} for ${JSON.stringify(text)}`, () =>
      assert.deepEqual(read(text), { kind: 'near', suggestions }));
  }

  for (const [text, kind] of others) {
    it(`takes ${JSON.stringify(text)} as ${kind}`, () => assert.deepEqual(read(text), { kind }));
  }

  it('offers the other ways to part a title from a client, likeliest first', () => {
    const result = read('new ticket Request for laptop for Acme');
    assert.deepEqual(result.kind === 'match' && result.candidates.map(({ raw }) => raw), [
      { title: 'Request for laptop', client: 'Acme' },
      { title: 'Request', client: 'laptop for Acme' },
      { title: 'Request for laptop for Acme' },
    ]);
  });

  it('never gives more than six candidates', () => {
    const result = read(`new ticket ${'a for '.repeat(30)} b`);
    assert.ok(result.kind === 'match' && result.candidates.length <= 6);
  });

  it('understands its own suggestions', () => {
    for (const [text] of nears) {
      const result = read(text);
      for (const suggestion of result.kind === 'near' ? result.suggestions : [])
        assert.equal(read(suggestion).kind, 'match', suggestion);
    }
  });

  it('spends few steps on common commands and never more than its budget on hostile ones', () => {
    for (const [text] of commands) {
      const budget = { left: mostSteps };
      interpret(normalise({ text }), specDefinitions, context, budget);
      assert.ok(mostSteps - budget.left < 150, `${text}: ${mostSteps - budget.left}`);
    }
    for (const piece of [
      'for ',
      '30m ',
      'new ticket for ',
      'log time 5 ',
      'to ',
      ': ',
      '"',
      '5 ',
      'a',
      '- ',
      '9:00-',
      'please ',
      '👍 ',
      'thanks ',
      'my ',
      '\n',
      '`',
      '#',
    ]) {
      for (const head of ['', 'new ticket ', 'log time ', 'log time 5 ', 'assign ', 'add note ', 'set priority ', 'hi ']) {
        const budget = { left: mostSteps };
        interpret(`${head}${piece.repeat(28_000 / piece.length)}`, specDefinitions, context, budget);
        assert.ok(budget.left > -1_000, `${head}${piece}: ${mostSteps - budget.left}`);
      }
    }
  });

  it('answers any text with something, and names only inputs that exist', () => {
    const word = fc.oneof(
      fc.constantFrom(...specDefinitions.flatMap(({ phrases }) => phrases.join(' ').split(' '))),
      fc.constantFrom(
        '5',
        '#7',
        '30m',
        'yesterday',
        'for',
        'to',
        ':',
        '-',
        ',',
        '"',
        '“',
        '”',
        'please',
        'thanks',
        '👍',
        '\n',
        'ticket',
        '__proto__',
        '0:45',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const budget = { left: mostSteps };
        const result = interpret(words.join(' '), specDefinitions, context, budget);
        assert.ok(budget.left > 0);
        if (result.kind === 'near') assert.ok(result.suggestions.length > 0 && result.suggestions.length <= 3);
        if (result.kind !== 'match') return;
        assert.ok(result.candidates.length > 0 && result.candidates.length <= 6);
        for (const { definition, raw, missing } of result.candidates) {
          for (const [name, value] of Object.entries(raw)) assert.ok(Object.hasOwn(definition.input, name) && value !== '');
          for (const name of missing) assert.ok(Object.hasOwn(definition.input, name) && !Object.hasOwn(raw, name));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
