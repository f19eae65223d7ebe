import { Text } from '@fluentui/react-components';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { AddPeople } from './add-people.tsx';
import { Facts } from './facts.tsx';
import type { StepProps } from './setup.tsx';
import { StepPanel } from './step-panel.tsx';
import { SyncDirectory } from './sync-directory.tsx';

/** Step 5: members linked to their Microsoft accounts. */
export function PeopleStep({ facts, steps }: StepProps) {
  const { t, number } = useTexts();
  const active = facts.members.filter((member) => member.active);
  const linked = active.filter((member) => member.linked).length;
  return (
    <StepPanel name="people" steps={steps}>
      <Facts
        facts={[
          [t('people.members'), number(active.length)],
          [t('people.linked'), number(linked)],
          [t('people.unlinked'), number(active.length - linked)],
        ]}
      />
      <AddPeople />
      <SyncDirectory />
      <Text>
        <PageLink to="/setup/members?show=unlinked">{t('people.see')}</PageLink>
      </Text>
    </StepPanel>
  );
}
