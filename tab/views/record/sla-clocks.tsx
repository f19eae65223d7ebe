import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SlaTargetView, Tone } from '../../../shared/api/views.ts';
import type { TabTexts } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { Pressing } from '../rows/toned.tsx';
import { useNow } from '../rows/use-now.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  what: { color: tokens.colorNeutralForeground3 },
});

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

/** The clocks of a ticket, each in words. */
export function SlaClocks({ sla }: { sla: readonly SlaTargetView[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, instant } = texts;
  const now = useNow(30);
  return (
    <Panel title={t('sla.title')} padded>
      {sla.length === 0 && <Text>{t('sla.none')}</Text>}
      <ul className={styles.list}>
        {sla.map((target) => {
          const what = t(`clock.${target.what}`);
          return (
            <li key={target.what} title={target.dueAt && t('sla.exactly', { what, at: instant(target.dueAt) })}>
              <Text block size={200} className={styles.what}>
                {what}
              </Text>
              <Pressing {...clockWords(target, texts, now)} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** The clock that runs out first, in a line. */
export function NextClock({ sla }: { sla: readonly SlaTargetView[] }) {
  const texts = useTexts();
  const now = useNow(30);
  const next = sla.find(({ doneAt }) => doneAt === undefined);
  if (!next) return null;
  const { tone, text } = clockWords(next, texts, now);
  return <Pressing tone={tone} text={`${texts.t(`clock.${next.what}`)}: ${text}`} />;
}
