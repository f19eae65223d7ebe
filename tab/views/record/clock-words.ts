import type { SlaTargetView, Tone } from '../../../shared/api/views.ts';
import type { TabTexts } from '../../text/load-texts.ts';

/** How a clock stands now, in words; one that has run out since it was asked for is missed. */
export function clockWords(
  { state, dueAt, doneAt }: SlaTargetView,
  { t, relative }: Pick<TabTexts, 't' | 'relative'>,
  now: Date,
): { text: string; tone: Tone } {
  const due = dueAt === undefined ? '' : relative(dueAt, now);
  const done = doneAt === undefined ? '' : relative(doneAt, now);
  if (state === 'met') return { text: t('sla.met', { when: done }), tone: 'good' };
  if (state === 'paused') return { text: t('sla.paused'), tone: 'neutral' };
  if (doneAt !== undefined) return { text: t('sla.missed.done', { when: done }), tone: 'attention' };
  const isOver = state === 'missed' || (dueAt !== undefined && new Date(dueAt) <= now);
  if (isOver) return { text: t('sla.missed.open', { when: due }), tone: 'attention' };
  return state === 'risk'
    ? { text: t('sla.risk', { when: due }), tone: 'warning' }
    : { text: t('sla.running', { when: due }), tone: 'neutral' };
}
