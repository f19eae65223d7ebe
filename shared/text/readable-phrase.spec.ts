import assert from 'node:assert/strict';
import { field } from '../fields/field-builders.ts';
import { readablePhrase } from './readable-phrase.ts';

const input = {
  work: field.reference('Ticket or task', { of: ['ticket', 'task'] }),
  duration: field.duration('Time'),
  on: field.day('Date', { initial: 'today' }),
  note: field.text('What did you do?', { optional: true }),
  text: field.text('Reply (the contact will read this)'),
  assignee: field.person('Assign to', { initial: 'me' }),
  level: field.choice('Level', {
    options: [
      { value: 'a', title: 'Low' },
      { value: 'b', title: 'High' },
    ],
  }),
};

const cases: [string, string][] = [
  [
    'log time [on] {work} {duration} [{on}] [: {note}]',
    'log time ‹ticket or task› ‹time, such as 30m› [‹day›] [: ‹what did you do›]',
  ],
  ['assign [ticket] {work} [to {assignee}]', 'assign ‹ticket or task› [to ‹person›]'],
  ['reply [to] {work} : {text}', 'reply ‹ticket or task›: ‹reply›'],
  ['level {level}', 'level ‹low | high›'],
  ['help', 'help'],
];

describe('readablePhrase', () => {
  for (const [phrase, words] of cases) {
    it(`writes ${phrase} with placeholders in words`, () => assert.equal(readablePhrase({ phrases: [phrase], input }), words));
  }

  it('is empty for what cannot be typed', () => assert.equal(readablePhrase({ phrases: [], input }), ''));
});
