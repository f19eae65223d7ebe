import { mergeClasses, Text } from '@fluentui/react-components';
import type { DeliveryFacts } from '../../../shared/api/setup-data.ts';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { useRowStyles } from '../rows/row-styles.ts';
import { Toned } from '../rows/toned.tsx';
import { deliveryTones, reasonWords } from './delivery-words.ts';

/** Deliveries one below the other: what it said, how it stands and why, to whom, when. */
export function DeliveryRows({ deliveries }: { deliveries: readonly DeliveryFacts[] }) {
  const styles = useRowStyles();
  const texts = useTexts();
  const { t, instant } = texts;
  return (
    <ul className={styles.list}>
      {deliveries.map(({ _id, name, channel, state, reason, recipient, recipientName, at, notice }) => (
        <li key={_id}>
          <Link to={`/setup/deliveries/${_id}`} className={mergeClasses(styles.link, styles.line)}>
            <Text weight="semibold" className={styles.title}>
              {notice?.preview ?? name}
            </Text>
            <span className={styles.meta}>
              <Toned tone={deliveryTones[state]} text={t(`delivery.state.${state}`)} />
              <span>{t(`delivery.channel.${channel}`)}</span>
              {channel !== 'teams' && <span>{t('delivery.to', { name: recipientName ?? recipient })}</span>}
              <span>{instant(at)}</span>
              {reason !== undefined && <span>{reasonWords(reason, texts)}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
