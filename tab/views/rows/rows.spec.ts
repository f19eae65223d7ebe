import assert from 'node:assert/strict';
import { loadTexts } from '../../text/load-texts.ts';
import { dayIn, dueWords } from './due-words.ts';
import { elapsed } from './elapsed.ts';
import { pathOf } from './path-of.ts';
import { wordOf } from './word-of.ts';

const at = { now: new Date('2026-11-20T23:30:00Z'), zone: 'Europe/Berlin' };

describe('the words of a row', () => {
  it('tell a time as it stands now, also when it has passed since the answer came', async () => {
    const texts = await loadTexts('en-GB');
    const due = { what: 'resolution', text: '', tone: 'neutral' } as const;
    assert.deepEqual(dueWords({ ...due, at: '2026-11-21T01:30:00Z' }, texts, at), {
      text: 'Resolution due in 2 hours',
      tone: 'neutral',
    });
    const over = { text: 'Resolution was due 2 hours ago', tone: 'attention' };
    assert.deepEqual(dueWords({ ...due, at: '2026-11-20T21:30:00Z' }, texts, at), over);
  });

  it('tell a day in the reader’s zone', async () => {
    const texts = await loadTexts('en-GB');
    assert.equal(dayIn('Europe/Berlin', at.now), '2026-11-21');
    const due = { what: 'task', text: '', tone: 'warning' } as const;
    const words = (on: string) => dueWords({ ...due, on }, texts, at).text;
    assert.equal(words('2026-11-21'), 'Due today');
    assert.match(words('2026-11-20'), /^Overdue since Fri,? 20 Nov$/);
    assert.match(words('2026-11-23'), /^Due Mon,? 23 Nov$/);
  });

  it('name a status in the reader’s language, and in the server’s where there is no word for it', async () => {
    const texts = await loadTexts('de');
    assert.equal(wordOf(texts, 'status', { value: 'waiting', title: 'Waiting', tone: 'neutral' }), 'Wartet auf Kontakt');
    assert.equal(wordOf(texts, 'status', { value: 'paused-by-moon', title: 'Moon', tone: 'neutral' }), 'Moon');
  });

  it('count a running timer, never below nothing', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    assert.equal(elapsed('2026-11-20T10:55:51Z', now), '1:04:09');
    assert.equal(elapsed('2026-11-20T12:00:05Z', now), '0:00:00');
  });

  it('lead to the record, whatever its id', () => {
    assert.equal(pathOf({ kind: 'ticket', id: 'a/b?c' }), '/records/ticket/a%2Fb%3Fc');
  });
});
