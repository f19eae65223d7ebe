import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { NoticeFacts } from '../../../shared/api/setup-data.ts';
import { useMe } from '../../client/desk-context.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { minuteText, minuteWords } from './minute-text.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  small: { color: tokens.colorNeutralForeground2 },
});

function Quiet({ quiet }: Pick<NoticeFacts['preferences'], 'quiet'>) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const { zone } = useMe();
  const said = quiet
    ? t('notice.quiet.set', { from: minuteWords(quiet.fromMinute, locale), to: minuteWords(quiet.toMinute, locale), zone })
    : t('notice.quiet.none');
  return (
    <Panel title={t('notice.quiet')} padded>
      <div className={styles.all}>
        <Text>{said}</Text>
        <Text className={styles.small}>{t('notice.quiet.for')}</Text>
        <Buttons>
          <FormButton
            action="notice.set-times"
            given={{ digest: '', off: '' }}
            first={{
              quietFrom: minuteText(quiet?.fromMinute ?? 20 * 60),
              quietTo: minuteText(quiet?.toMinute ?? 7 * 60),
            }}
            about={t('notice.zone', { zone })}
          >
            {t('notice.quiet.change')}
          </FormButton>
          {quiet && <ActButton action="notice.set-times" input={{ off: 'quiet' }} label={t('notice.quiet.end')} />}
        </Buttons>
      </div>
    </Panel>
  );
}

function Digest({ digestMinute }: Pick<NoticeFacts['preferences'], 'digestMinute'>) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const { zone } = useMe();
  const isSet = digestMinute !== undefined;
  return (
    <Panel title={t('notice.digest')} padded>
      <div className={styles.all}>
        <Text>{isSet ? t('notice.digest.set', { at: minuteWords(digestMinute, locale), zone }) : t('notice.digest.none')}</Text>
        <Buttons>
          <FormButton
            action="notice.set-times"
            given={{ quietFrom: '', quietTo: '', off: '' }}
            first={{ digest: minuteText(digestMinute ?? 8 * 60) }}
            about={t('notice.zone', { zone })}
          >
            {t('notice.digest.change')}
          </FormButton>
          {isSet && <ActButton action="notice.set-times" input={{ off: 'digest' }} label={t('notice.digest.end')} />}
        </Buttons>
      </div>
    </Panel>
  );
}

/** When a person is not told at once: quiet hours, and one summary a day. */
export function NoticeTimes({ preferences: { quiet, digestMinute } }: { preferences: NoticeFacts['preferences'] }) {
  return (
    <>
      <Quiet {...(quiet && { quiet })} />
      <Digest {...(digestMinute !== undefined && { digestMinute })} />
    </>
  );
}
