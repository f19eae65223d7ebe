import { defineAction } from '../definition/action.ts';
import { type Delivery, deliveryStateTitles } from '../domain/notices/delivery.ts';
import { field } from '../fields/field-builders.ts';
import { say, word } from '../text/say.ts';

/** Says of a delivery whose outcome is unknown that it arrived, or that it is given up. */
export const settleDelivery = defineAction({
  name: 'delivery.settle',
  title: 'Settle',
  summary: 'Says of an uncertain delivery whether it arrived.',
  place: 61,
  phrases: ['settle delivery {delivery} as {outcome}'],
  input: {
    delivery: field.reference('Delivery', { of: ['delivery'] }),
    outcome: field.choice('What came of it', {
      options: [
        { value: 'sent', title: 'It arrived', words: ['sent', 'arrived'] },
        { value: 'dead', title: 'It is given up', words: ['dead', 'lost', 'given up'] },
      ],
    }),
  },
  permission: {
    grant: 'desk.administer',
    scope: 'delivery',
    unless: (_actor, record) =>
      (record as Delivery).state === 'uncertain'
        ? undefined
        : say`It is ${word(deliveryStateTitles[(record as Delivery).state].toLowerCase())}; only what is uncertain is settled.`,
  },
  audit: { subject: 'delivery', record: ['outcome'] },
  confirm: { text: 'The delivery is settled for good.' },
  async run(_context, { delivery: { record: delivery }, outcome }) {
    return {
      write: { update: 'delivery', before: delivery, after: { ...delivery, state: outcome } },
      events: [{ type: 'delivery.settled', data: { outcome } }],
      reply: (stored: Delivery) => ({
        text: outcome === 'sent' ? say`Settled: it arrived.` : say`Settled: it is given up.`,
        show: { kind: 'delivery', record: stored },
      }),
    };
  },
});
