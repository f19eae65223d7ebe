import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import type { SetupResults } from '../../../shared/api/setup-data.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { Asked, Empty } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { TestProfile } from '../profiles/test-profile.tsx';
import { Panel } from '../rows/panel.tsx';
import { ActButton } from '../setup/act-button.tsx';
import { Buttons } from '../setup/buttons.tsx';
import { SaveButton } from '../setup/save-button.tsx';
import { SetupPage } from '../setup/setup-page.tsx';
import { Checks, resultOf } from './checks.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  small: { color: tokens.colorNeutralForeground2 },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, paddingBlock: tokens.spacingVerticalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

function Walk() {
  const styles = useStyles();
  const { t } = useTexts();
  const [message, setMessage] = useState(true);
  const [answer, setAnswer] = useState<Answer>();
  const checks = (answer?.data as SetupResults['teams.diagnose'] | undefined)?.checks;
  const bad = checks?.filter((check) => resultOf(check) === 'bad').length ?? 0;
  const looked = checks?.filter(({ skipped }) => !skipped).length ?? 0;
  return (
    <Panel title={t('diagnosis.panel')} padded>
      <div className={styles.all}>
        <Text className={styles.small}>{t('diagnosis.for')}</Text>
        <Checkbox
          checked={message}
          label={t('diagnosis.message')}
          onChange={(_event, { checked }) => setMessage(checked === true)}
        />
        <Buttons>
          <ActButton
            action="teams.diagnose"
            input={{ message: message ? 'yes' : 'no' }}
            label={t('diagnosis.run')}
            working={t('diagnosis.running')}
            appearance="primary"
            quiet
            onDone={setAnswer}
          />
        </Buttons>
        <Text role="status" weight="semibold">
          {checks && (bad === 0 ? t('diagnosis.well', { count: looked }) : t('diagnosis.bad', { count: bad, looked }))}
        </Text>
        {checks && <Checks checks={checks} />}
      </div>
    </Panel>
  );
}

function Singly() {
  const styles = useStyles();
  const { t } = useTexts();
  const asked = useQueryOf('profile.list');
  return (
    <>
      <Panel title={t('diagnosis.profiles')} padded>
        <Asked asked={asked}>
          {({ data }) =>
            data!.profiles.length === 0 ? (
              <Empty title={t('profile.empty')} />
            ) : (
              data!.profiles.map((profile) => (
                <div key={profile.id} className={styles.one}>
                  <h3 className={styles.name}>{profile.name}</h3>
                  <TestProfile profile={profile} />
                </div>
              ))
            )
          }
        </Asked>
      </Panel>
      <Panel title={t('diagnosis.test-message')} padded>
        <div className={styles.all}>
          <Text className={styles.small}>{t('diagnosis.test-message.for')}</Text>
          <Buttons>
            <FormButton action="teams.test-message">{t('diagnosis.test-message.send')}</FormButton>
          </Buttons>
        </div>
      </Panel>
    </>
  );
}

function Bundle() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Panel title={t('diagnosis.bundle')} padded>
      <div className={styles.all}>
        <Text className={styles.small}>{t('diagnosis.bundle.for')}</Text>
        <Buttons>
          <SaveButton query="diagnosis.export">{t('diagnosis.bundle.save')}</SaveButton>
        </Buttons>
      </div>
    </Panel>
  );
}

/** Tries out everything the desk needs of Microsoft: all of it step by step, and each thing by itself. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('diagnosis.title')}>
      <Walk />
      <Singly />
      <Bundle />
    </SetupPage>
  );
}
