import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openRecord } from './open-record.ts';
import { recordCard } from './record-card.ts';
import { cardFaults } from './testing/card-faults.ts';
import { hostileRecord, now } from './testing/hostile-records.ts';
import { viewOf } from './testing/views.ts';

describe('openRecord', () => {
  it('keeps every word that was written inside off the card that outsiders see', () => {
    const words = 'written inside the desk';
    const by = { id: 'b', name: 'Bob' };
    const line = { id: 'n', kind: 'note', at: now, author: by, text: words };
    const inside = { description: words, details: words, note: words, entries: [line], notes: [line], attachments: [words] };
    const told = {
      escalation: { at: now, by, reason: words },
      decision: { by, at: now, comment: words },
      source: { key: 'k', link: 'https://x.example/', author: words },
    };
    fc.assert(
      fc.property(hostileRecord('ticket', 'task', 'approval', 'time-entry'), ({ kind, record }) => {
        const card = recordCard(openRecord({ kind, record: { ...(record as object), ...inside, ...told } }), viewOf());
        assert.ok(!JSON.stringify(card).includes(words));
        assert.deepEqual(cardFaults(card), []);
      }),
      { numRuns: 200 },
    );
  });
});
