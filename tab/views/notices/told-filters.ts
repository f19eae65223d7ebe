import { noticeCategories } from '../../../shared/domain/notices/notice-preferences.ts';
import type { NoticeCategory } from '../../../shared/domain/teams-integration.ts';
import { pageIn } from '../rows/page-in.ts';

/** The most pages of notices that can be asked for. */
const mostPages = 400;

/** Which notices the address asks for; what is none of ours is left out. */
export function toldFiltersIn(search: URLSearchParams): { kind?: NoticeCategory; page: number } {
  const kind = noticeCategories.find((one) => one === search.get('kind'));
  return { ...(kind && { kind }), page: pageIn(search, mostPages) };
}
