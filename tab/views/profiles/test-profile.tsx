import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import { useTexts } from '../../text/use-texts.ts';
import { ActButton } from '../setup/act-button.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  told: { inlineSize: '100%' },
});

/** A button that signs in with a profile and reads its organisation, and what came of it. */
export function TestProfile({ profile }: { profile: { id: string; name: string } }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [answer, setAnswer] = useState<Answer>();
  const isWell = (answer?.data as { ok?: boolean } | undefined)?.ok === true;
  return (
    <div className={styles.all}>
      <ActButton
        action="profile.test"
        input={{ profile: `profile:${profile.id}` }}
        label={t('profile.test')}
        working={t('profile.testing')}
        quiet
        onDone={setAnswer}
      />
      <div role="status" className={styles.told}>
        {answer && (
          <MessageBar intent={isWell ? 'success' : 'error'} layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t(isWell ? 'profile.test.passed' : 'profile.test.failed')}</MessageBarTitle> {answer.text}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}
