import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SlaTargetView } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { Pressing } from '../rows/toned.tsx';
import { useNow } from '../rows/use-now.ts';
import { clockWords } from './clock-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  what: { color: tokens.colorNeutralForeground3 },
});

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
