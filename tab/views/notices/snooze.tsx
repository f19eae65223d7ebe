import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { NoticeFacts } from '../../../shared/api/setup-data.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { useNow } from '../rows/use-now.ts';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Holds all notices back for a while, or ends that. */
export function Snooze({ preferences: { snoozedUntil } }: { preferences: NoticeFacts['preferences'] }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const now = useNow();
  const isSnoozed = snoozedUntil !== undefined && new Date(snoozedUntil) > now;
  return (
    <Panel title={t('notice.snooze')} padded>
      <div className={styles.all}>
        <Text role="status">{isSnoozed ? t('notice.snoozed', { at: instant(snoozedUntil) }) : t('notice.awake')}</Text>
        <Buttons>
          {isSnoozed ? (
            <ActButton action="notice.wake" label={t('notice.wake')} />
          ) : (
            [60, 240, 720].map((minutes) => (
              <ActButton
                key={minutes}
                action="notice.snooze"
                input={{ duration: `${minutes}m` }}
                label={t('notice.snooze.hours', { count: minutes / 60 })}
              />
            ))
          )}
          <FormButton action="notice.snooze">{t('notice.snooze.other')}</FormButton>
        </Buttons>
      </div>
    </Panel>
  );
}
