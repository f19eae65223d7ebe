import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Credentials } from '../profiles/credentials.tsx';
import { ProfileBadges } from '../profiles/profile-badges.tsx';
import { PageLink } from '../rows/page-link.tsx';
import { Buttons } from './buttons.tsx';
import { Facts } from './facts.tsx';
import type { StepProps } from './setup.tsx';
import { teamsProfile } from './setup-steps.ts';
import { StepPanel } from './step-panel.tsx';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Step 1: the application registration that the desk acts with. */
export function ProfileStep({ facts, steps }: StepProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const profile = teamsProfile(facts);
  const others = facts.profiles.length - (profile ? 1 : 0);
  return (
    <StepPanel name="profile" steps={steps}>
      {profile && (
        <Facts
          facts={[
            [
              t('profile.name'),
              <span key="name" className={styles.badges}>
                <PageLink to={`/setup/profiles/${profile.id}`}>{profile.name}</PageLink>
                <ProfileBadges profile={profile} />
              </span>,
            ],
            [t('profile.client'), profile.clientId],
            [t('profile.tenant'), profile.entraTenantId],
            [t('profile.credentials'), <Credentials key="credentials" profile={profile} />],
          ]}
        />
      )}
      {others > 0 && <Text>{t('setup.profile.others', { count: others })}</Text>}
      <Buttons>
        <FormButton action="profile.add" appearance={profile ? 'secondary' : 'primary'}>
          {t('profile.add')}
        </FormButton>
        {profile?.source === 'entered' && profile.status !== 'archived' && (
          <FormButton
            action="profile.rotate"
            given={{ profile: `profile:${profile.id}` }}
            about={t('profile.rotate.about', { name: profile.name })}
          >
            {t('profile.rotate')}
          </FormButton>
        )}
      </Buttons>
    </StepPanel>
  );
}
