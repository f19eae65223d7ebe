import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ListRow } from '../../shared/api/answers.ts';
import { Link } from '../router/router.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
  link: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  detail: { color: tokens.colorNeutralForeground3 },
});

/** Records one below the other, each a link to its page. */
export function RecordList({ rows }: { rows: readonly ListRow[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {rows.map(({ ref, number, title, detail }) => (
        <li key={`${ref.kind}:${ref.id}`}>
          <Link to={`/records/${ref.kind}/${ref.id}`} className={styles.link}>
            <Text weight="semibold">{number === undefined ? title : `#${number} ${title}`}</Text>
            <Text size={200} className={styles.detail}>
              {detail}
            </Text>
          </Link>
        </li>
      ))}
    </ul>
  );
}
