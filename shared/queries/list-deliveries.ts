import { defineQuery } from '../definition/action.ts';
import { deliveryChannelTitles, deliveryStateTitles } from '../domain/notices/delivery.ts';
import { deliveryChannelOptions, deliveryStateOptions } from '../fields/delivery-options.ts';
import { field } from '../fields/field-builders.ts';
import { dueText } from '../text/plain-time.ts';

const shown = 15;

/** Lists what left the desk or was to leave it, newest first. */
export const listDeliveries = defineQuery({
  name: 'delivery.list',
  title: 'Deliveries',
  summary: 'Lists notices and mails that left, wait, failed or were skipped.',
  phrases: ['deliveries [{state}] [{channel}] [for {record}]'],
  input: {
    state: field.choice('State', { options: deliveryStateOptions, optional: true }),
    channel: field.choice('Channel', { options: deliveryChannelOptions, optional: true }),
    record: field.reference('Record', { of: ['ticket', 'task', 'approval'], optional: true }),
    page: field.number('Page', { minimum: 1, maximum: 1_000, optional: true, hidden: true }),
  },
  permission: { grant: 'desk.administer' },
  async run({ deliveries, members, now }, { state, channel, record, page = 1 }) {
    const filter = { ...(state && { state }), ...(channel && { channel }), ...(record && { aboutId: record.record._id }) };
    const found = await deliveries.list(filter, { limit: shown + 1, skip: (page - 1) * shown });
    const more = found.length > shown;
    found.splice(shown);
    const recipients = [...new Set(found.filter(({ notice }) => notice).map(({ recipient }) => recipient))];
    const known = new Map((await members.byIds(recipients)).map(({ _id, name }) => [_id, name]));
    const names = new Map(recipients.map((recipient) => [recipient, known.get(recipient) ?? 'somebody who left']));
    const items = found.map((one) => ({
      ref: { kind: 'delivery' as const, id: one._id },
      title: one.notice?.preview ?? one.name,
      detail: [
        deliveryChannelTitles[one.channel],
        `${deliveryStateTitles[one.state]}${one.reason ? ` (${one.reason})` : ''}`,
        `to ${names.get(one.recipient) ?? one.recipient}`,
        dueText(one.at, now),
      ].join(' · '),
    }));
    const empty = 'There are no such deliveries.';
    const text = found.length === 0 ? empty : `The newest ${found.length === 1 ? 'delivery' : `${found.length} deliveries`}.`;
    return {
      text,
      list: { title: 'Deliveries', items, empty },
      data: {
        deliveries: found.map(({ terms: _, pending: __, receipts: ___, ...facts }) => ({
          ...facts,
          ...(names.has(facts.recipient) && { recipientName: names.get(facts.recipient) }),
        })),
        more,
      },
    };
  },
});
