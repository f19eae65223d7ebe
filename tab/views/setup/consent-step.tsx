import { Button, Text } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { TeamsSetupFacts } from '../../../shared/api/setup-data.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { TestProfile } from '../profiles/test-profile.tsx';
import { Buttons } from './buttons.tsx';
import { RegistrationRows } from './registration-rows.tsx';
import type { StepProps } from './setup.tsx';
import { StepPanel } from './step-panel.tsx';

function Consent({ facts }: { facts: TeamsSetupFacts }) {
  const { t } = useTexts();
  const { host } = useDeskTab();
  return (
    <>
      <RegistrationRows facts={facts} />
      <Text>{t('setup.consent.how')}</Text>
      <Buttons>
        <Button appearance="primary" icon={<OpenRegular />} onClick={() => host.open(facts.consentLink)}>
          {t('setup.consent.open')}
        </Button>
        <TestProfile profile={facts.profile} />
      </Buttons>
    </>
  );
}

/** Step 2: what is entered at Microsoft, and an administrator's consent for everybody; a test shows whether it is there. */
export function ConsentStep({ steps }: StepProps) {
  const asked = useQueryOf('teams.setup');
  return (
    <StepPanel name="consent" steps={steps}>
      <Asked asked={asked}>{({ data }) => <Consent facts={data!} />}</Asked>
    </StepPanel>
  );
}
