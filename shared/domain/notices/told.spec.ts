import assert from 'node:assert/strict';
import type { Delivery, DeliveryState } from './delivery.ts';
import { toldOf, toldText } from './told.ts';

const now = new Date('2026-11-19T12:00:00Z');
const later = new Date('2026-11-20T07:00:00Z');

function told(state: DeliveryState, reason?: string, more: Partial<Delivery> = {}) {
  return toldOf({ channel: 'feed', state, ...(reason && { reason }), ...more } as Delivery, now);
}

describe('what came of a notice', () => {
  const cases: readonly [DeliveryState, string | undefined, string][] = [
    ['sent', undefined, 'activity feed: sent'],
    ['delivered', undefined, 'activity feed: sent'],
    ['sending', undefined, 'activity feed: is being sent'],
    ['pending', undefined, 'activity feed: waits to be sent'],
    ['pending', '429', 'activity feed: could not be sent yet and is tried again'],
    ['pending', 'quiet_hours', 'activity feed: waits for the end of your quiet hours'],
    ['pending', 'snoozed', 'activity feed: waits for the end of your snooze'],
    ['pending', 'digest', 'activity feed: waits for your daily summary'],
    ['pending', 'too_many', 'activity feed: waits, as many came at once'],
    ['skipped', 'muted', 'not told, as this kind was off'],
    ['skipped', 'superseded', 'a newer notice about the same record took its place'],
    ['skipped', 'not_readable', 'not told, as you could not read the record'],
    ['skipped', 'app_not_installed', 'activity feed: the app was not installed for you'],
    ['skipped', 'unlinked', 'activity feed: you had no linked Microsoft account or were signed out'],
    ['skipped', 'blocked', 'activity feed: you or a policy had blocked the app'],
    ['skipped', 'not_set_up', 'activity feed: was not set up or was switched off'],
    ['skipped', 'no_conversation', 'activity feed: the bot had no chat with you'],
    ['skipped', 'of-tomorrow', 'activity feed: could not be sent'],
    ['failed', '403', 'activity feed: could not be sent'],
    ['dead', '429', 'activity feed: could not be sent'],
    ['uncertain', 'interrupted', 'activity feed: whether it arrived is not known'],
  ];
  for (const [state, reason, words] of cases)
    it(`reads “${words}” when the delivery is ${state}${reason ? ` for ${reason}` : ''}`, () => {
      assert.equal(toldText(told(state, reason)), words);
    });

  it('names the bot, and a summary that told it too', () => {
    assert.equal(toldText(told('sent', undefined, { channel: 'bot', sentWith: 'x' })), 'bot message: sent in a summary');
  });

  it('says until when it waits as long as that is ahead, and only while it waits', () => {
    assert.equal(told('pending', 'digest', { notBefore: later }).until, later);
    assert.equal(told('pending', undefined, { notBefore: now }).until, undefined);
    assert.equal(told('failed', '403', { notBefore: later }).until, undefined);
  });
});
