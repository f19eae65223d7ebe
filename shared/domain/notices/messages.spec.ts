import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Delivery } from './delivery.ts';
import { messagesOf, mostAMinute, roomLeft } from './messages.ts';

const now = new Date('2026-11-19T12:00:00Z');

function due(id: string, chain: number, at: number, bundled = false): Delivery {
  return { _id: id, at: new Date(at), bundled, notice: { chain } } as unknown as Delivery;
}

const ids = (deliveries: readonly Delivery[]) => deliveries.map(({ _id }) => _id);

describe('the messages of one person', () => {
  it('tell of each record the newest alone', () => {
    const { send, superseded } = messagesOf([due('new', 1, 2), due('old', 1, 1), due('other', 2, 1)], 10);
    assert.deepEqual([send.map(ids), ids(superseded)], [[['other'], ['new']], ['old']]);
  });

  it('tell what waited in one summary, the newest last, before what did not wait', () => {
    const { send } = messagesOf([due('a', 1, 1, true), due('now', 3, 3), due('b', 2, 2, true)], 10);
    assert.deepEqual(send.map(ids), [['a', 'b'], ['now']]);
  });

  it('tell what is too much for a minute later', () => {
    const { send, surplus } = messagesOf([due('a', 1, 1), due('b', 2, 2), due('c', 3, 3)], 1);
    assert.deepEqual([send.map(ids), ids(surplus)], [[['a']], ['b', 'c']]);
  });

  it('leave room for ten in any minute', () => {
    const left = Array.from({ length: 7 }, (_, index) => new Date(now.getTime() - 59_000 + index));
    assert.deepEqual(roomLeft(left, now), { room: 3, from: new Date(now.getTime() + 1_001) });
    assert.equal(roomLeft([new Date(now.getTime() - 60_000)], now).room, mostAMinute);
    assert.equal(roomLeft([], now).room, mostAMinute);
  });

  it('lose nothing and double nothing, whatever is due and however much room there is', () => {
    const one = fc.record({ chain: fc.integer({ min: 1, max: 6 }), at: fc.nat(20), bundled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.integer({ min: 0, max: 12 }), (all, room) => {
        const deliveries = all.map(({ chain, at, bundled }, place) => due(`d${place}`, chain, at, bundled));
        const { send, superseded, surplus } = messagesOf(deliveries, room);
        assert.deepEqual(ids([...send.flat(), ...superseded, ...surplus]).sort(), ids(deliveries).sort());
        assert.ok(send.length <= room);
        const chains = [...send.flat(), ...surplus].map(({ notice }) => notice!.chain);
        assert.equal(new Set(chains).size, chains.length);
      }),
    );
  });
});
