import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addNote } from '../actions/add-note.ts';
import { approve } from '../actions/approve.ts';
import { assign } from '../actions/assign.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { createTicket } from '../actions/create-ticket.ts';
import { escalate } from '../actions/escalate.ts';
import { logTime } from '../actions/log-time.ts';
import { replyToContact } from '../actions/reply-to-contact.ts';
import { setStatus } from '../actions/set-status.ts';
import type { Problem } from '../errors/failure.ts';
import { findRecords } from '../queries/find-records.ts';
import { showTicket } from '../queries/show-ticket.ts';
import type { Definition } from './action-form.ts';
import { dialogCard, formCard } from './form-card.ts';
import { dataKeys, submittedInputs } from './form-inputs.ts';
import { cardFaults, type Part, partsOf, textsOf } from './testing/card-faults.ts';
import { hostileText } from './testing/hostile-records.ts';
import { viewOf } from './testing/views.ts';

const definitions = [
  addNote,
  approve,
  assign,
  changeSettings,
  createTicket,
  escalate,
  logTime,
  replyToContact,
  setStatus,
  findRecords,
  showTicket,
] as unknown as Definition[];
const form = (definition: unknown, raw: Record<string, unknown> = {}, problems: Problem[] = []) => {
  const card = formCard(definition as Definition, raw, problems, viewOf());
  assert.deepEqual(cardFaults(card), []);
  return card;
};
const inputsOf = (card: unknown) => partsOf(card).filter(({ type }) => type.startsWith('Input.'));
const inputOf = (card: unknown, id: string) => inputsOf(card).find((input) => input['id'] === id) as Part;
const dataOf = (card: { [key: string]: unknown }) => (card['actions'] as Part[])[0]?.['data'] as Record<string, unknown>;

describe('formCard', () => {
  it('asks for every input that is not hidden, with what was given filled in', () => {
    const card = form(logTime, { work: '5', duration: '90', note: 'Changed the toner' });
    assert.deepEqual(
      inputsOf(card).map(({ id }) => id),
      ['work', 'duration', 'on', 'note'],
    );
    assert.equal(inputOf(card, 'work')['value'], '5');
    assert.equal(inputOf(card, 'duration')['value'], '90');
    assert.equal(inputOf(card, 'on')['value'], '2026-11-19');
    assert.equal(inputOf(card, 'note')['value'], 'Changed the toner');
    assert.deepEqual(
      (card['actions'] as Part[]).map(({ verb }) => verb),
      ['time-entry.log', 'card.dismiss'],
    );
  });

  it('tells what is wrong above its input, and what concerns no input before all', () => {
    const problems: Problem[] = [
      { field: 'duration', code: 'invalid', text: '“x” is no length of *time*.' },
      { code: 'invalid', text: 'All of it is odd.' },
    ];
    const card = form(logTime, { work: '5', duration: 'x' }, problems);
    const body = card['body'] as Part[];
    const place = (find: (part: Part) => boolean) => body.findIndex(find);
    assert.equal(
      place(({ text }) => text === '“x” is no length of \\*time\\*.') + 1,
      place(({ id }) => id === 'duration'),
    );
    assert.ok(place(({ text }) => text === 'All of it is odd.') < place(({ id }) => id === 'work'));
  });

  it('offers the candidates of an ambiguous reference to choose from', () => {
    const candidates = [
      { value: 'ticket:a', title: '#1 Printer' },
      { value: 'ticket:b', title: '#2 Printer\u202e' },
    ];
    const card = form(addNote, { work: 'printer', note: 'x' }, [
      { field: 'work', code: 'ambiguous', text: 'Which one?', candidates },
    ]);
    const input = inputOf(card, 'work');
    assert.deepEqual(input['choices'], [candidates[0], { value: 'ticket:b', title: '#2 Printer' }]);
    assert.equal(input['style'], 'expanded');
    assert.equal(inputOf(card, 'note')['value'], 'x');
  });

  it('does not ask again for a record that is known, and names it where it can', () => {
    const known = form(addNote, { work: 'ticket:abc' }, [{ field: 'note', code: 'missing', text: 'Internal note is missing.' }]);
    assert.deepEqual(
      inputsOf(known).map(({ id }) => id),
      ['note'],
    );
    assert.equal(dataOf(known)['subject'], 'ticket:abc');
    const subject = {
      kind: 'ticket' as const,
      record: { _id: 'abc', number: 7, title: 'Fire', contact: { id: 'a', name: 'Ana', mail: 'ana@x.example' } },
    };
    const named = formCard(replyToContact as unknown as Definition, {}, [], viewOf(), { subject });
    const words = textsOf(named).markdown.join('\n');
    assert.ok(words.includes('\\#7 “Fire”') && words.includes('To Ana (ana@x.example): the contact reads this.'));
    assert.deepEqual(
      inputsOf(named).map(({ id }) => id),
      ['text'],
    );
  });

  it('brings back what the surface had set beside what is typed', () => {
    const card = form(createTicket, {
      title: 'x',
      source: '19:abc;1700',
      link: 'https://teams.example/1',
      attachments: 'a.txt\nb.txt',
    });
    const { nonce, verb, ...rest } = dataOf(card);
    assert.deepEqual(rest, { source: '19:abc;1700', link: 'https://teams.example/1', attachments: 'a.txt\nb.txt' });
    assert.deepEqual([nonce, verb], [viewOf().nonce, 'ticket.create']);
  });

  it('is a card that Teams takes also where much is wrong, in letters of three bytes, and much was given: what is wrong is said twice', () => {
    const wrong = (field: string): Problem => ({ field, code: 'invalid', text: '漢'.repeat(200) });
    const problems = ['work', 'note', 'link'].map(wrong);
    const definition = addNote as unknown as Definition;
    for (const letter of ['"', 'a', '漢']) {
      const raw = { work: letter.repeat(3_000), note: letter.repeat(30_000), link: letter.repeat(3_000) };
      assert.deepEqual(cardFaults(formCard(definition, raw, problems, viewOf())), []);
      assert.deepEqual(cardFaults(dialogCard(definition, raw, problems, viewOf())), []);
    }
  });

  it('is a card that Teams takes, whatever was given and wrong; and so is the dialog', () => {
    const problem = fc.record({ field: hostileText, code: fc.constant('invalid' as const), text: hostileText });
    fc.assert(
      fc.property(
        fc.constantFrom(...definitions),
        fc.array(hostileText, { maxLength: 9 }),
        fc.array(problem, { maxLength: 3 }),
        (definition, given, loose) => {
          const names = Object.keys(definition.input);
          const raw = Object.fromEntries(given.map((value, at) => [names[at % names.length] ?? 'x', value]));
          const problems: Problem[] = [
            ...loose,
            ...names.slice(0, loose.length).map((field) => ({ field, code: 'unknown' as const, text: loose[0]?.text ?? '' })),
          ];
          assert.deepEqual(cardFaults(formCard(definition, raw, problems, viewOf())), []);
          const dialog = dialogCard(definition, raw, problems, viewOf());
          assert.deepEqual(cardFaults(dialog), []);
          assert.deepEqual(
            partsOf(dialog['actions']).map(({ type }) => type),
            ['Action.Submit'],
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('submittedInputs', () => {
  it('reads what a form sent, under plain ids and under those told apart', () => {
    const data = {
      verb: 'time-entry.log',
      subject: 'ticket:a',
      input: 'work',
      version: 1,
      nonce: 'n',
      duration: '30m',
      'note@time-entry.log': 'mine',
      note: 'another form’s',
      evil: 'x',
    };
    assert.deepEqual(submittedInputs(logTime as unknown as Definition, data), {
      work: 'ticket:a',
      duration: '30m',
      note: 'mine',
    });
  });

  it('takes no record for an input that the action has not, and nothing inherited', () => {
    assert.deepEqual(
      submittedInputs(addNote as unknown as Definition, { subject: 'ticket:a', input: 'toString', __proto__: { note: 'x' } }),
      {},
    );
  });

  it('never meets an input that is called like the card’s own data', () => {
    for (const { input } of definitions) for (const name of Object.keys(input)) assert.ok(!dataKeys.has(name), name);
  });
});
