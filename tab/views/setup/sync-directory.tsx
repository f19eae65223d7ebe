import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import type { SetupResults } from '../../../shared/api/setup-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { ActButton } from './act-button.tsx';
import { Facts } from './facts.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  told: { inlineSize: '100%' },
});

function Report({ run }: { run: SetupResults['directory.sync'] }) {
  const { t, list, number } = useTexts();
  if (run.state !== 'done') return t('people.sync.running');
  const { seen, linked, unlinked, unmatched, unmatchedNames, ambiguous, ambiguousNames, unsettled } = run.report;
  const named = (count: number, names: readonly string[]) => (names.length ? `${number(count)} (${list(names)})` : number(count));
  return (
    <Facts
      facts={[
        [t('people.sync.seen'), number(seen)],
        [t('people.sync.linked'), number(linked)],
        [t('people.sync.unlinked'), number(unlinked)],
        [t('people.sync.unmatched'), named(unmatched, unmatchedNames)],
        [t('people.sync.ambiguous'), ambiguous ? named(ambiguous, ambiguousNames) : undefined],
        [t('people.sync.unsettled'), unsettled ? number(unsettled) : undefined],
      ]}
    />
  );
}

/** A button that follows the organisation's directory, and what it found. */
export function SyncDirectory() {
  const styles = useStyles();
  const { t } = useTexts();
  const [answer, setAnswer] = useState<Answer>();
  const run = answer?.data as SetupResults['directory.sync'] | undefined;
  return (
    <div className={styles.all}>
      <ActButton action="directory.sync" label={t('people.sync')} working={t('people.syncing')} quiet onDone={setAnswer} />
      <div role="status" className={styles.told}>
        {run && (
          <MessageBar intent={run.state === 'done' ? 'success' : 'info'} layout="multiline">
            <MessageBarBody>
              <Report run={run} />
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}
