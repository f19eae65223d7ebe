import assert from 'node:assert/strict';
import { asOldClient, filledInputs, findAction, refreshFor, refusedInputs } from './card-reading.ts';

describe('reading a card as a client does', () => {
  it('fills inputs up with their first values', () => {
    const body = [
      { type: 'Input.Text', id: 'a' },
      { type: 'Input.Toggle', id: 'b', valueOn: 'yes', valueOff: 'no' },
      { type: 'Input.ChoiceSet', id: 'c', value: 'x' },
      { type: 'Input.Number', id: 'd' },
      { type: 'Container', items: [{ type: 'Input.Date', id: 'e', value: '2026-11-03' }] },
    ];
    assert.deepEqual(filledInputs({ body }, { a: 'typed' }), { a: 'typed', b: 'no', c: 'x', e: '2026-11-03' });
  });

  it('refuses what a client would refuse', () => {
    const body = [
      { type: 'Input.Text', id: 'code', regex: '^[A-Z]+$', errorMessage: 'Capitals only' },
      { type: 'Input.Number', id: 'hours', min: 1, max: 8 },
      { type: 'Input.Toggle', id: 'sure', isRequired: true },
    ];
    const ids = (values: object) => refusedInputs({ body }, { ...values }).map((one) => one.id);
    assert.deepEqual(ids({ code: 'abc', hours: 9, sure: 'false' }), ['code', 'hours', 'sure']);
    assert.deepEqual(ids({ code: 'ABC', hours: '8', sure: 'true' }), []);
    assert.deepEqual(ids({ sure: 'true' }), []);
  });

  it('finds an action in an inner card, but not the one that refreshes', () => {
    const inner = { type: 'Action.ShowCard', title: 'More', card: { actions: [{ type: 'Action.Execute', verb: 'inner' }] } };
    const card = { actions: [inner], refresh: { action: { type: 'Action.Execute', verb: 'refresh' } } };
    assert.ok(findAction(card, 'inner'));
    assert.equal(findAction(card, 'refresh'), undefined);
  });

  it('leaves the data of a button alone when it shows an old client its fallback', () => {
    const data = { type: 'Action.Execute', refresh: 1 };
    const card = { actions: [{ type: 'Action.Execute', fallback: { type: 'Action.Submit', data } }], refresh: {} };
    assert.deepEqual(asOldClient(card), { actions: [{ type: 'Action.Submit', data }] });
  });

  it('refreshes for everybody when nobody is named and the chat is small', () => {
    const card = { refresh: { action: { type: 'Action.Execute', verb: 'r' } } };
    assert.ok(refreshFor(card, '29:a', 60));
    assert.equal(refreshFor(card, '29:a', 61), undefined);
    assert.equal(refreshFor({ refresh: { ...card.refresh, userIds: ['29:b'] } }, '29:a', 2), undefined);
  });
});
