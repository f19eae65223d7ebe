import { defineAction } from '../definition/action.ts';
import type { Delivery } from '../domain/notices/delivery.ts';
import { toldOutcome } from '../domain/notices/test-outcome.ts';
import { Failure } from '../errors/failure.ts';
import { field } from '../fields/field-builders.ts';
import { say } from '../text/say.ts';

/** Sends a member a message of the bot, to see whether it arrives. What came of it is kept as a delivery. */
export const testMessage = defineAction({
  name: 'teams.test-message',
  title: 'Send test message',
  summary: 'Sends a member a message of the bot and says whether Teams took it.',
  phrases: ['test message [to {to}]'],
  input: { to: field.person('To', { initial: 'me' }) },
  permission: { grant: 'desk.administer' },
  audit: { record: ['to'] },
  async run({ microsoft, caller, deliveries, createdId, now }, { to }) {
    const before = await deliveries.byId(createdId('delivery'));
    // The same call again: the message has left already.
    if (before) return { reply: { text: say`The test message to ${to.name} was sent before; it was not sent again.` } };
    const outcome = await microsoft.testMessage?.(caller.tenant, to);
    if (!outcome) {
      const text = say`There is no bot in this installation that could write.`;
      throw new Failure('not-connected', 'missing', text, say`Start the server, and add a Microsoft profile.`);
    }
    const { ok, text, next, code } = toldOutcome(outcome, 'message', to.name);
    const record = {
      name: 'Test message',
      channel: 'teams',
      state: outcome.state,
      ...(code !== undefined && { reason: code }),
      recipient: to.mail,
      at: now,
    } satisfies Partial<Delivery>;
    return {
      write: { create: 'delivery', record },
      events: [{ type: 'teams.test-message-sent', data: { state: outcome.state, code } }],
      reply: { text: next ? say`${text} ${next}` : text, data: { ...outcome }, ...(!ok && { failed: true as const }) },
    };
  },
});
