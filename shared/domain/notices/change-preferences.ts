import { type Said, say, sayAll, withCommas, word } from '../../text/say.ts';
import type { Member } from '../member.ts';
import type { NoticeCategory } from '../teams-integration.ts';
import { noticeTitles } from '../teams-integration.ts';
import {
  type NoticePreferences,
  type NoticeWay,
  noticeCategories,
  noticeCategoriesOf,
  noticeWayTitles,
  type TenantNotices,
  wayFor,
} from './notice-preferences.ts';

/** What a person asks to be different; what is left out stays. Times are `HH:mm`. */
export interface PreferenceChange {
  category?: NoticeCategory | 'all';
  way?: NoticeWay;
  quietFrom?: string;
  quietTo?: string;
  digest?: string;
  off?: 'quiet' | 'digest';
  fallback?: boolean;
}

function minutesOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return hour! * 60 + minute!;
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The preferences with the change made. */
export function changedPreferences(before: NoticePreferences | undefined, change: PreferenceChange): NoticePreferences {
  const { category = 'all', way, quietFrom, quietTo, digest, off, fallback } = change;
  const next: NoticePreferences = { ...before };
  if (way !== undefined) {
    const chosen = category === 'all' ? noticeCategories : [category];
    next.ways = { ...before?.ways, ...Object.fromEntries(chosen.map((one) => [one, way])) };
  }
  if (quietFrom !== undefined && quietTo !== undefined)
    next.quiet = { fromMinute: minutesOf(quietFrom), toMinute: minutesOf(quietTo) };
  if (digest !== undefined) next.digestMinute = minutesOf(digest);
  if (fallback !== undefined) next.withoutFallback = !fallback;
  if (off === 'quiet') delete next.quiet;
  if (off === 'digest') delete next.digestMinute;
  return next;
}

/** The preferences of a member in plain sentences: where each category that can concern them goes, then what holds it back. */
export function preferencesText(
  { notices: preferences, roles }: Pick<Member, 'notices' | 'roles'>,
  tenant: TenantNotices,
  now: Date,
  until: (at: Date) => string,
): Said {
  const ways = noticeCategoriesOf(roles).map((category) => ({ category, way: wayFor(category, preferences, tenant) }));
  const parts = [...Map.groupBy(ways, ({ way }) => way)].map(([way, all]) => {
    const names = withCommas(all.map(({ category }) => word(noticeTitles[category])));
    return say`${names}: ${word(noticeWayTitles[way])}.`;
  });
  const { quiet, digestMinute, snoozedUntil, withoutFallback } = preferences ?? {};
  if (quiet) parts.push(say`Quiet hours ${timeOf(quiet.fromMinute)} to ${timeOf(quiet.toMinute)}.`);
  if (digestMinute !== undefined) parts.push(say`One summary a day at ${timeOf(digestMinute)}.`);
  if (snoozedUntil && snoozedUntil > now) parts.push(say`Snoozed until ${until(snoozedUntil)}.`);
  if (withoutFallback) parts.push(say`No bot message where the activity feed cannot be had.`);
  return sayAll(parts);
}
