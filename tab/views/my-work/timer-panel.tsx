import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, PlayRegular, StopRegular } from '@fluentui/react-icons';
import type { Overview } from '../../../shared/api/query-data.ts';
import { useAction } from '../../client/use-action.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useDefinition } from '../../forms/use-definition.ts';
import { useTexts } from '../../text/use-texts.ts';
import { elapsed } from '../rows/elapsed.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Panel } from '../rows/panel.tsx';
import { RecordLink } from '../rows/record-link.tsx';
import { useNow } from '../rows/use-now.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  clock: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** Ticks by itself, so that nothing beside it is drawn anew each second. */
function Clock({ since }: { since: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow(1);
  return (
    <span className={styles.clock} role="timer" aria-label={t('work.timer.label')} data-testid="clock">
      {elapsed(since, now)}
    </span>
  );
}

function Running({ timer }: { timer: NonNullable<Overview['timer']> }) {
  const styles = useStyles();
  const { t, clock } = useTexts();
  const stop = useAction('timer.stop', { tellsFailure: true });
  const title = useDefinition('timer.stop')?.title;
  return (
    <>
      <Clock since={timer.startedAt} />
      <RecordLink to={{ kind: timer.work.kind, id: timer.work.id }}>{`#${timer.work.number} ${timer.work.title}`}</RecordLink>
      {timer.note && <Text>{timer.note}</Text>}
      <Text size={200} className={styles.muted}>
        {t('work.timer.since', { at: clock(timer.startedAt) })}
      </Text>
      <div className={styles.buttons}>
        {title && (
          <Button
            appearance="primary"
            icon={<StopRegular />}
            disabledFocusable={stop.isPending}
            onClick={() => stop.run({})}
            data-action="timer.stop"
          >
            {title}
          </Button>
        )}
        <FormButton action="timer.switch" icon={<ArrowRepeatAllRegular />} />
      </div>
    </>
  );
}

/** The reader's timer, and the time of today. */
export function TimerPanel({ timer, minutesToday }: { timer: Overview['timer']; minutesToday: number }) {
  const styles = useStyles();
  const { t, duration } = useTexts();
  const logged = minutesToday > 0 ? t('work.logged', { time: duration(minutesToday) }) : t('work.logged.none');
  return (
    <Panel title={t('work.timer')} padded actions={<PageLink to="/time">{t('work.open-time')}</PageLink>}>
      <div className={styles.all}>
        {timer ? (
          <Running timer={timer} />
        ) : (
          <>
            <Text className={styles.muted}>{t('work.timer.none')}</Text>
            <div className={styles.buttons}>
              <FormButton action="timer.start" icon={<PlayRegular />} />
              <FormButton action="time-entry.log" />
            </div>
          </>
        )}
        <Text size={200} className={styles.muted}>
          {logged}
        </Text>
      </div>
    </Panel>
  );
}
