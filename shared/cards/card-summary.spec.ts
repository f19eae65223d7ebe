import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cardText, summaryOf } from './card-summary.ts';
import { hostileRecord, now } from './testing/hostile-records.ts';

const reader = { now, locale: 'en-GB' };
const bob = { id: 'b', name: 'Bob' };

describe('summaryOf', () => {
  it('says a ticket whole in plain sentences', () => {
    const record = {
      number: 5,
      title: 'Fire!',
      status: 'open',
      priority: 'urgent',
      client: { id: 'c', name: 'Contoso' },
      entries: [{ id: 'n', kind: 'note', at: now, author: bob, text: 'Called Ana' }],
      sla: { responseDueAt: new Date(now.getTime() + 7_200_000) },
    };
    const text =
      'Ticket #5 “Fire!”: open, urgent priority. Client: Contoso. Assigned to nobody yet. Response in 2 h. Internal note by Bob, now: Called Ana.';
    assert.equal(summaryOf({ kind: 'ticket', record }, reader), text);
  });

  it('says something plain and short for every record', () => {
    fc.assert(
      fc.property(hostileRecord(), (shown) => {
        const text = summaryOf(shown, reader);
        assert.ok(text.length > 8 && text.length < 1_200 && text.isWellFormed());
        assert.doesNotMatch(text, /[\n\u202a-\u202e]/);
        // What people write may hold these words.
        const own = JSON.stringify(shown.record, (_, value: unknown) => (value === null ? undefined : value));
        for (const word of ['undefined', 'null']) assert.ok(!text.includes(word) || own.includes(word), text);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('cardText', () => {
  const shown = { kind: 'client' as const, record: { name: 'Contoso', active: true } };

  it('says first what was done or went wrong', () => {
    assert.equal(cardText(shown, { ...reader, result: 'Saved' }), 'Saved. Client Contoso, active.');
    assert.equal(
      cardText(shown, { ...reader, failure: { text: 'No.', remedy: 'Ask Bob.' }, result: 'Saved' }),
      'No. Ask Bob. Client Contoso, active.',
    );
    assert.equal(cardText(shown, reader), 'Client Contoso, active.');
  });
});
