import assert from 'node:assert/strict';
import fc from 'fast-check';
import { field } from '../fields/field-builders.ts';
import { specContext } from '../fields/spec-context.ts';
import { type Interpretation, interpret, mostSteps } from './interpret.ts';
import { normalise } from './normalise.ts';
import type { Phrased } from './phrases.ts';
import { specCommands } from './spec-commands.ts';
import { specDefinitions } from './spec-definitions.ts';

const context = specContext();
const read = (text: string): Interpretation<Phrased> => interpret(normalise({ text }), specDefinitions, context);

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
  ...'banana|please do not close my account|what is the weather|🎉|...|?!|5 banana|1.5|5 6 7|__proto__|constructor|{record}|$where|my'
    .split('|')
    .map((text): [string, 'unknown'] => [text, 'unknown']),
];

describe('interpret', () => {
  for (const [text, name, raw = {}, missing = []] of specCommands) {
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

  it('takes no other words for a choice with which a command begins', () => {
    const off = field.choice('No more', { options: [{ value: 'quiet', title: 'Quiet hours' }] });
    const definitions = [
      ...specDefinitions,
      {
        name: 'times.end',
        title: 'End',
        phrases: ['{off} off', 'quiet hours {from}'],
        input: { off, from: field.time('From', { optional: true }) },
      } as Phrased,
    ];
    const asked = (text: string) => interpret(text, definitions, context);
    const ended = asked('quiet hours off');
    assert.deepEqual(ended.kind === 'match' && ended.candidates[0]?.raw, { off: 'quiet hours' });
    assert.equal(asked('hello').kind, 'greeting');
    assert.equal(asked('asdf qwer').kind, 'unknown');
  });

  it('does not take words behind “show” for a record when they are a command', () => {
    const record = specDefinitions.find(({ name }) => name === 'record.show') as Phrased;
    const definitions = [...specDefinitions, { ...record, name: 'record.show-it', phrases: ['show {record}', 'open {record}'] }];
    const asked = (text: string) => {
      const meant = interpret(text, definitions, context);
      return meant.kind === 'match' ? [meant.candidates[0]?.definition.name, meant.candidates[0]?.raw] : meant.kind;
    };
    assert.deepEqual(asked('please show me my tickets'), ['ticket.mine', {}]);
    assert.deepEqual(asked('show my tickets'), ['ticket.mine', {}]);
    assert.deepEqual(asked('list my tickets'), ['ticket.mine', {}]);
    assert.deepEqual(asked('show help'), ['help.show', {}]);
    assert.deepEqual(asked('show'), ['record.show-it', {}]);
    assert.deepEqual(asked('show me 1001'), ['record.show', { record: '1001' }]);
    assert.deepEqual(asked('show me ticket 5'), ['ticket.show', { ticket: '5' }]);
    assert.deepEqual(asked('show printer on fire'), ['record.show-it', { record: 'printer on fire' }]);
  });

  it('leaves a dash in front of a one-line text out, and in front of longer ones in', () => {
    const raw = (text: string) => {
      const meant = read(text);
      return meant.kind === 'match' ? meant.candidates[0]?.raw : meant.kind;
    };
    assert.deepEqual(raw('new ticket - Server is down'), { title: 'Server is down' });
    assert.deepEqual(raw('add note 5: - one\n- two'), { work: '5', note: '- one\n- two' });
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
    for (const [text] of specCommands) {
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

  it('stops searching when its steps are used up, and still answers', () => {
    const [text, budget] = ['log time 5 30m yesterday: fixed it', { left: 6 }];
    const result = interpret(text, specDefinitions, context, budget);
    assert.ok(budget.left <= 0 && budget.left > -40, String(budget.left));
    assert.notDeepEqual(result, interpret(text, specDefinitions, context));
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
