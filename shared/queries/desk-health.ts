import type { DeskHealth } from '../api/setup-data.ts';
import { localDay } from '../cards/local-day.ts';
import { defineQuery } from '../definition/action.ts';
import type { DeliveryState } from '../domain/notices/delivery.ts';

const days = 14;
const most = 2_000;
const aDay = 24 * 3_600_000;

const columns: { readonly [state in DeliveryState]: keyof Omit<DeskHealth['deliveries'][number], 'on'> } = {
  pending: 'waiting',
  sending: 'waiting',
  sent: 'arrived',
  delivered: 'arrived',
  skipped: 'skipped',
  failed: 'failed',
  dead: 'failed',
  uncertain: 'uncertain',
};

/** Counts what left the desk by day, and what was asked and done by hour. */
export const deskHealth = defineQuery({
  name: 'desk.health',
  title: 'Health',
  summary: 'Counts deliveries of the last two weeks and calls of the last day.',
  phrases: ['desk health'],
  input: {},
  permission: { grant: 'desk.administer' },
  async run({ deliveries, calls, caller, now }) {
    const dayOf = (at: Date) => localDay(at, caller.zone);
    const rows = Array.from({ length: days }, (_, back) => {
      const on = dayOf(new Date(now.getTime() - (days - 1 - back) * aDay));
      return { on, arrived: 0, waiting: 0, skipped: 0, failed: 0, uncertain: 0 };
    });
    const byDay = new Map(rows.map((row) => [row.on, row]));
    const found = await deliveries.list({}, { limit: most });
    for (const { at, state } of found) {
      const row = byDay.get(dayOf(at));
      if (row) row[columns[state]] += 1;
    }
    const oldest = found.at(-1);
    const { since, hours } = calls();
    const data: DeskHealth = {
      deliveries: [...byDay.values()],
      isCut: found.length === most && oldest !== undefined && dayOf(oldest.at) >= rows[0]!.on,
      calls: {
        since: since.toISOString(),
        hours: hours.map(({ at, ...counts }) => ({ at: at.toISOString(), ...counts })),
      },
    };
    const sum = (of: 'arrived' | 'failed') => data.deliveries.reduce((all, row) => all + row[of], 0);
    const count = hours.reduce((all, { done, refused, failed }) => all + done + refused + failed, 0);
    return {
      text: `In ${days} days ${sum('arrived')} deliveries left and ${sum('failed')} failed. ${count} calls in the last 24 hours.`,
      data,
    };
  },
});
