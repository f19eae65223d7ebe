import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { StopRegular } from '@fluentui/react-icons';
import { useAction } from '../../client/use-action.ts';
import { useDefinition } from '../../forms/use-definition.ts';
import { useTexts } from '../../text/use-texts.ts';
import { elapsed } from '../rows/elapsed.ts';
import { useNow } from '../rows/use-now.ts';
import { useTimer } from './use-timer.ts';

const useStyles = makeStyles({
  time: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** Says that the reader's timer runs on this work, how long, and stops it. */
export function RunningHere({ work }: { work: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const now = useNow(1);
  const stop = useAction('timer.stop', { tellsFailure: true });
  const title = useDefinition('timer.stop')?.title;
  const timer = useTimer();
  if (timer?.startedAt === undefined || timer.work.id !== work || !title) return null;
  return (
    <MessageBar intent="info" data-testid="running">
      <MessageBarBody>
        {t('timer.runs')}: <span className={styles.time}>{elapsed(timer.startedAt, now)}</span>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" icon={<StopRegular />} disabledFocusable={stop.isPending} onClick={() => stop.run({})}>
          {title}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
