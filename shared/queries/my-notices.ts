import { DateTime } from 'luxon';
import type { NoticePage, NoticeRow } from '../api/notice-data.ts';
import { defineQuery } from '../definition/action.ts';
import type { ListItem } from '../definition/reply.ts';
import type { Member } from '../domain/member.ts';
import type { Delivery } from '../domain/notices/delivery.ts';
import { toldOf, toldText } from '../domain/notices/told.ts';
import { noticeTitles } from '../domain/teams-integration.ts';
import { field } from '../fields/field-builders.ts';
import { noticeCategoryOptions } from '../fields/notice-options.ts';
import { pageFields, usualPage } from '../fields/page-fields.ts';
import { holds, readGrants } from '../policy/grants.ts';
import { dayText, dueText } from '../text/plain-time.ts';

const days = 30;

/** A notice as its recipient sees it: its sentence and its record only while they may read that record, since the sentence names it. */
function rowOf(deliveries: readonly Delivery[], actor: Member, now: Date): NoticeRow {
  const { _id: id, at, about, notice } = deliveries[0]!;
  const { category, title, preview } = notice!;
  const isReadable = about !== undefined && holds(actor.roles, readGrants[about.kind]);
  const ways = deliveries.map((delivery) => {
    const told = toldOf(delivery, now);
    return { ...told, until: told.until?.toISOString(), text: toldText(told) };
  });
  return { id, category, title, at: at.toISOString(), ...(isReadable && { sentence: preview, about }), ways };
}

function itemOf({ about, sentence, category, at, ways }: NoticeRow, now: Date): ListItem[] {
  if (about === undefined || sentence === undefined) return [];
  const told = ways.map(({ text }) => text).join('; ');
  return [{ ref: about, title: sentence, detail: [noticeTitles[category], dueText(new Date(at), now), told].join(' · ') }];
}

function textOf(rows: readonly NoticeRow[], { skip, more, when }: { skip: number; more: boolean; when: string }): string {
  const hidden = rows.filter(({ about }) => about === undefined).length;
  const count = rows.length === 1 ? '1 notice' : `${rows.length} notices`;
  const newest = more && skip === 0 ? 'The newest ' : '';
  const away =
    hidden === 0
      ? ''
      : ` Of these, ${hidden === 1 ? '1 is about a record' : `${hidden} are about records`} that you may not read any more.`;
  return `${newest}${count} ${when}.${away}`;
}

/** Lists what the actor was told or was to be told in the last 30 days, newest first: one row a notice, on however many ways it went. */
export const myNotices = defineQuery({
  name: 'notice.mine',
  title: 'My notices',
  summary: 'Lists what you were told in the last 30 days, and where or why not.',
  phrases: ['my notices', 'my notices for {category}', 'notices of {on}', 'my notices of {on}'],
  input: {
    category: field.choice('Which notices', { options: noticeCategoryOptions, initial: 'all' }),
    on: field.day('On', { optional: true }),
    ...pageFields,
  },
  permission: { grant: 'desk.use' },
  async run({ actor, caller, now, deliveries }, { category, on, skip = 0, limit = usualPage }) {
    const { zone, locale } = caller;
    const first = DateTime.fromJSDate(now).minus({ days }).toJSDate();
    const day = on === undefined ? undefined : DateTime.fromISO(on, { zone });
    const since = day ? new Date(Math.max(first.getTime(), day.startOf('day').toMillis())) : first;
    const filter = {
      since,
      ...(day && { before: day.plus({ days: 1 }).startOf('day').toJSDate() }),
      ...(category !== 'all' && { category }),
    };
    const found = await deliveries.noticesOf(actor._id, filter, { limit: limit + 1, skip });
    const notices = found.slice(0, limit).map((one) => rowOf(one, actor, now));
    const data: NoticePage = { notices, skip, more: found.length > limit };
    const when = on === undefined ? `of the last ${days} days` : `of ${dayText(on, locale)}`;
    const empty = `You have no notices ${when}${category === 'all' ? '' : ` for ${noticeTitles[category].replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`}.`;
    return {
      text: notices.length ? textOf(notices, { skip, more: data.more, when }) : empty,
      list: { title: 'My notices', items: notices.flatMap((one) => itemOf(one, now)), empty },
      data,
      suggestions: ['notice settings'],
    };
  },
});
