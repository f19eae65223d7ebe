import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { ConfirmButton } from '../setup/confirm-button.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  small: { color: tokens.colorNeutralForeground2 },
});

/** What can be done with a profile: the next secret, the old one's end, its name, the default, and its own end. */
export function ProfileActions({ profile, version }: { profile: ProfileFacts; version: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { id, name, secrets, source, isDefault } = profile;
  const given = { profile: `profile:${id}` };
  const isEntered = source === 'entered';
  return (
    <>
      {isEntered && (
        <Panel title={t('profile.secrets')} padded>
          <div className={styles.all}>
            <Text className={styles.small}>{t('profile.secrets.how')}</Text>
            <Buttons>
              <FormButton
                action="profile.rotate"
                appearance="primary"
                given={given}
                version={version}
                about={t('profile.rotate.about', { name })}
              >
                {t('profile.rotate')}
              </FormButton>
              {secrets.length > 1 &&
                secrets.map(({ id: secret, hint }) => (
                  <ConfirmButton
                    key={secret}
                    action="profile.remove-secret"
                    input={{ ...given, ending: hint.replace('…', '') }}
                    label={t('profile.remove-secret', { hint })}
                    text={t('profile.remove-secret.text', { hint, name })}
                  />
                ))}
            </Buttons>
          </div>
        </Panel>
      )}
      <Panel title={t('profile.more')} padded>
        <Buttons>
          <FormButton action="profile.rename" given={given} first={{ name }} version={version}>
            {t('profile.rename')}
          </FormButton>
          {!isDefault && <ActButton action="profile.set-default" input={given} label={t('profile.set-default')} />}
          {isEntered && (
            <ConfirmButton
              action="profile.archive"
              input={given}
              label={t('profile.archive')}
              text={t('profile.archive.text', { name })}
            />
          )}
        </Buttons>
      </Panel>
    </>
  );
}
