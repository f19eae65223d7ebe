import { defineQuery } from '../definition/action.ts';
import { deliveryStateTitles } from '../domain/notices/delivery.ts';
import { field } from '../fields/field-builders.ts';

/** Shows one delivery: what it tells, how it stands and why. */
export const showDelivery = defineQuery({
  name: 'delivery.show',
  title: 'Delivery',
  summary: 'Shows one delivery and why it stands as it does.',
  phrases: ['delivery {delivery}', 'show delivery {delivery}'],
  input: { delivery: field.reference('Delivery', { of: ['delivery'] }) },
  permission: { grant: 'desk.administer', scope: 'delivery' },
  run: async ({ members }, { delivery }) => {
    const { terms: _, pending: __, receipts: ___, ...facts } = delivery.record;
    const { name, state, reason, notice, recipient } = facts;
    const member = notice && (await members.byId(recipient));
    return {
      text: `${name}: ${deliveryStateTitles[state].toLowerCase()}${reason ? ` (${reason})` : ''}.`,
      show: delivery,
      data: { ...facts, ...(member && { recipientName: member.name }) },
    };
  },
});
