import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProfileFacts } from '../../../shared/api/setup-data.ts';
import type { TabTexts } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';
import { useNow } from '../rows/use-now.ts';
import { type Credential, credentialsOf, daysLeft, expiryTone } from './expiry.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  one: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
});

/** When a credential ends, counted down in words. */
function endText({ refused }: Credential, days: number | undefined, { t }: Pick<TabTexts, 't'>): string {
  if (refused !== undefined) return t('credential.refused', { code: refused });
  if (days === undefined) return t('credential.no-end');
  return days === 0 ? t('credential.ended') : t('credential.days', { count: days });
}

/** What a profile signs in with, masked, each with the days it has left. */
export function Credentials({ profile }: { profile: ProfileFacts }) {
  const styles = useStyles();
  const texts = useTexts();
  const now = useNow();
  const { t } = texts;
  const all = credentialsOf(profile);
  if (all.length === 0) return t(profile.source === 'environment' ? 'credential.environment' : 'credential.none');
  return (
    <ul className={styles.list}>
      {all.map((credential) => {
        const days = daysLeft(credential, now);
        const isRefused = credential.refused !== undefined;
        return (
          <li key={credential.id} className={styles.one}>
            <span>{t(`credential.${credential.kind}`, { name: credential.name })}</span>
            <Toned tone={expiryTone(days, isRefused)} text={endText(credential, days, texts)} />
          </li>
        );
      })}
    </ul>
  );
}
