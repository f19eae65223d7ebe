import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RecordKind } from '../domain/records.ts';
import { recordCard } from './record-card.ts';
import { cardFaults, partsOf } from './testing/card-faults.ts';
import { hostileRecord } from './testing/hostile-records.ts';
import { actionsOf, anyView, viewOf } from './testing/views.ts';

describe('recordCard', () => {
  for (const kind of Object.keys(actionsOf) as RecordKind[]) {
    it(`draws any ${kind} as a card that Teams takes, with buttons only for what the reader may do`, () => {
      fc.assert(
        fc.property(hostileRecord(kind), anyView(kind), (shown, view) => {
          const card = recordCard(shown, view);
          assert.deepEqual(cardFaults(card), []);
          const may = new Set([...view.actions.map(({ name }) => name), 'card.refresh']);
          if (view.held) for (const verb of ['reply.send', 'reply.cancel']) may.add(verb);
          if (view.undoable) may.add('change.undo');
          if (view.takeOver) may.add('work.take-over');
          for (const { type, verb } of partsOf(card))
            if (type === 'Action.Execute') assert.ok(may.has(verb as string), `offers ${verb}`);
        }),
        { numRuns: kind === 'ticket' ? 1_500 : 300 },
      );
    });
  }

  it('shows no button to readers who may nothing', () => {
    fc.assert(
      fc.property(hostileRecord('ticket', 'task', 'approval'), (shown) => {
        const card = recordCard(shown, viewOf([], { link: () => undefined }));
        assert.ok(partsOf(card).every(({ type }) => !/^Action\.(Execute|Submit|ShowCard)$/.test(type)));
      }),
      { numRuns: 200 },
    );
  });
});
