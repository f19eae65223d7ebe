import type { WorkRow } from '../../../shared/api/query-data.ts';
import type { Tone } from '../../../shared/api/views.ts';
import type { TabTexts } from '../../text/load-texts.ts';

/** The calendar day (`2026-11-20`) of an instant in a zone. */
export function dayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** How a row's due time reads now, and how pressing that is: a time that has passed since the answer came counts as passed. */
export function dueWords(
  { what, at, on, text, tone }: NonNullable<WorkRow['due']>,
  { t, relative, day }: Pick<TabTexts, 't' | 'relative' | 'day'>,
  { now, zone }: { now: Date; zone: string },
): { text: string; tone: Tone } {
  if (on !== undefined) {
    const today = dayIn(zone, now);
    if (on === today) return { text: t('due.task.today'), tone };
    return { text: t(on < today ? 'due.task.over' : 'due.task.ahead', { day: day(on) }), tone };
  }
  if (at === undefined || what === 'task') return { text, tone };
  const isOver = new Date(at) <= now;
  const words = t(isOver ? `due.${what}.over` : `due.${what}.ahead`, { when: relative(at, now) });
  return { text: words, tone: isOver ? 'attention' : tone };
}
