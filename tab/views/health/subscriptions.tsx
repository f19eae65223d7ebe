import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SubscriptionFacts } from '../../../shared/api/setup-data.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  one: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  small: { color: tokens.colorNeutralForeground2 },
});

const tones = { live: 'good', making: 'accent', ending: 'neutral', missing: 'attention' } as const;

function Trouble({ trouble }: { trouble: SubscriptionFacts['trouble'] }) {
  return trouble ? <Text>{`${trouble.text} ${trouble.remedy}`}</Text> : null;
}

/** What Microsoft tells the desk of as it happens: how each subscription stands, what waits, what stands in the way. */
export function Subscriptions({ facts }: { facts: SubscriptionFacts }) {
  const styles = useStyles();
  const { t, instant } = useTexts();
  const { subscriptions, trouble, waiting, parked, lastFailure } = facts;
  return (
    <div className={styles.all}>
      <Trouble trouble={trouble} />
      {subscriptions.length === 0 && <Text>{t('health.subscriptions.none')}</Text>}
      <ul className={styles.list}>
        {subscriptions.map((one) => (
          <li key={`${one.wish} ${one.state} ${one.expiresAt ?? ''}`} className={styles.one}>
            <span className={styles.head}>
              <Text weight="semibold">{one.title}</Text>
              <Toned tone={tones[one.state]} text={t(`health.subscription.${one.state}`)} />
            </span>
            <Text size={200} className={styles.small}>
              {[
                one.expiresAt !== undefined && t('health.subscription.until', { at: instant(one.expiresAt) }),
                one.lastAt !== undefined && t('health.subscription.last', { at: instant(one.lastAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Trouble trouble={one.trouble} />
          </li>
        ))}
      </ul>
      {waiting > 0 && <Text>{t('health.subscriptions.waiting', { count: waiting })}</Text>}
      {parked > 0 && <Text>{t('health.subscriptions.parked', { count: parked })}</Text>}
      {lastFailure && <Text>{`${lastFailure.text} ${lastFailure.remedy}`}</Text>}
    </div>
  );
}
