import { holds } from '../../policy/grants.ts';
import type { Role } from '../member.ts';
import type { NoticeCategory, TeamsIntegration } from '../teams-integration.ts';
import type { Tenant } from '../tenant.ts';

/** Where notices of one category go. */
export type NoticeWay = 'feed' | 'bot' | 'both' | 'none';

/** Where the notices of each category go; what is not named goes the usual way. */
export type NoticeWays = { [category in NoticeCategory]?: NoticeWay };

/** Minutes of the day in the person's zone; over midnight when it ends before it begins. */
export interface QuietHours {
  fromMinute: number;
  toMinute: number;
}

/** What a person wants to be told, where and when. */
export interface NoticePreferences {
  ways?: NoticeWays;
  quiet?: QuietHours;
  /** Minute of the day, in the person's zone, at which everything comes as one summary; `undefined`: at once. */
  digestMinute?: number;
  snoozedUntil?: Date;
  /** The person does not want a bot message where the activity feed cannot be had. */
  withoutFallback?: boolean;
}

/** What a tenant wants of notices: the way where a person has not chosen one, and the categories that are switched off for all. */
export interface TenantNotices {
  ways?: NoticeWays;
  /** For categories that `ways` does not name; the feed when left out. */
  way?: NoticeWay;
  off?: readonly NoticeCategory[];
}

/** The categories in the order in which people are shown them. */
export const noticeCategories: readonly NoticeCategory[] = [
  'assignment',
  'customer-reply',
  'approval-request',
  'escalation',
  'sla-risk',
  'microsoft-setup',
];

/** The categories that can concern somebody with these roles. */
export function noticeCategoriesOf(roles: readonly Role[]): readonly NoticeCategory[] {
  return noticeCategories.filter((one) => one !== 'microsoft-setup' || holds(roles, 'desk.administer'));
}

/** How each way reads. */
export const noticeWayTitles: { readonly [way in NoticeWay]: string } = {
  feed: 'activity feed',
  bot: 'bot message',
  both: 'activity feed and bot message',
  none: 'off',
};

/** What the tenant wants of notices, with what its administrators have switched off in Teams; without an integration nothing is. */
export function tenantNoticesOf({ notices }: Pick<Tenant, 'notices'>, integration: TeamsIntegration | undefined): TenantNotices {
  return { ...notices, off: [...(notices?.off ?? []), ...(integration?.noticesOff ?? [])] };
}

/** Where this person's notices of this category go: nowhere where the tenant has switched them off, else as the person says, else as the tenant does. */
export function wayFor(category: NoticeCategory, person: NoticePreferences | undefined, tenant: TenantNotices): NoticeWay {
  if (tenant.off?.includes(category)) return 'none';
  return person?.ways?.[category] ?? tenant.ways?.[category] ?? tenant.way ?? 'feed';
}
