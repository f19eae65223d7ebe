import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';

const tones = { active: 'good', disabled: 'attention', archived: 'neutral' } as const;

/** How a profile stands, and whether it is the default. */
export function ProfileBadges({ profile }: { profile: Pick<ProfileFacts, 'status' | 'isDefault' | 'tested'> }) {
  const { t } = useTexts();
  const { status, isDefault, tested } = profile;
  return (
    <>
      <Toned tone={tones[status]} text={t(`profile.status.${status}`)} />
      {isDefault && <Toned tone="accent" text={t('profile.default')} />}
      {status !== 'archived' && !tested && <Toned tone="warning" text={t('profile.untested')} />}
      {tested?.ok === false && <Toned tone="attention" text={t('profile.test.failed')} />}
    </>
  );
}
