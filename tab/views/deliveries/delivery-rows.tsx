import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { DeliveryFacts } from '../../../shared/api/setup-data.ts';
import { Link } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Toned } from '../rows/toned.tsx';
import { deliveryTones, reasonWords } from './delivery-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  link: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Deliveries one below the other: what it said, how it stands and why, to whom, when. */
export function DeliveryRows({ deliveries }: { deliveries: readonly DeliveryFacts[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, instant } = texts;
  return (
    <ul className={styles.list}>
      {deliveries.map(({ _id, name, channel, state, reason, recipient, recipientName, at, notice }) => (
        <li key={_id}>
          <Link to={`/setup/deliveries/${_id}`} className={styles.link}>
            <Text weight="semibold">{notice?.preview ?? name}</Text>
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
