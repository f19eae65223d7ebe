import { makeStyles, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { useSearchParams } from '../../router/router.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { AppStep } from './app-step.tsx';
import { BindingsStep } from './bindings-step.tsx';
import { ConsentStep } from './consent-step.tsx';
import { PeopleStep } from './people-step.tsx';
import { ProfileStep } from './profile-step.tsx';
import { SetupPage } from './setup-page.tsx';
import { type SetupFacts, type StepName, type StepState, stepShown, stepsOf } from './setup-steps.ts';
import { StepList } from './step-list.tsx';
import { SummaryStep } from './summary-step.tsx';

const useStyles = makeStyles({
  wizard: {
    display: 'grid',
    gridTemplateColumns: 'minmax(12rem, 16rem) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** What every step is given. */
export interface StepProps {
  facts: SetupFacts;
  steps: readonly StepState[];
}

const panels: { readonly [name in StepName]: (props: StepProps) => React.ReactNode } = {
  profile: ProfileStep,
  consent: ConsentStep,
  bindings: BindingsStep,
  app: AppStep,
  people: PeopleStep,
  summary: SummaryStep,
};

const dataOf = <D,>(asked: UseQueryResult<Answer<D>>): D | undefined => asked.data?.data;

function Wizard() {
  const styles = useStyles();
  const [search] = useSearchParams();
  const begun = useRef<StepName | null>(null);
  const profiles = useQueryOf('profile.list');
  const bindings = useQueryOf('binding.list');
  const status = useQueryOf('teams.status');
  const members = useQueryOf('member.list', { limit: 200 });
  const asked =
    [profiles, bindings, status, members].find(({ isPending, error, data }) => isPending || (error && !data)) ?? profiles;
  return (
    <Asked asked={asked as UseQueryResult<Answer>}>
      {() => {
        const facts: SetupFacts = {
          profiles: dataOf(profiles)!.profiles,
          bindings: dataOf(bindings)!.bindings,
          status: dataOf(status)!,
          members: dataOf(members)!.members,
        };
        const steps = stepsOf(facts);
        // What somebody looks at stays when it is done: nobody is led away from what they just did.
        const shown = stepShown(steps, search.get('step') ?? begun.current);
        begun.current = shown;
        const Panel = panels[shown];
        return (
          <div className={styles.wizard}>
            <StepList steps={steps} shown={shown} />
            <Panel facts={facts} steps={steps} />
          </div>
        );
      }}
    </Asked>
  );
}

/** The set-up, step by step. It can be left at any time: how far it is comes from the server. */
export function View() {
  const { t } = useTexts();
  return (
    <SetupPage title={t('setup.title')}>
      <Wizard />
    </SetupPage>
  );
}
