import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(7rem, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '@media (max-width: 479px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      rowGap: 0,
      '& dd': { marginBlockEnd: tokens.spacingVerticalS },
    },
  },
});

/** Names and values, one below the other; what is `undefined` is left out. */
export function Facts({ facts }: { facts: readonly (readonly [title: string, value: ReactNode | undefined])[] }) {
  const styles = useStyles();
  const shown = facts.filter(([, value]) => value !== undefined);
  return (
    <dl className={styles.facts}>
      {shown.map(([title, value]) => [<dt key={`${title}-`}>{title}</dt>, <dd key={title}>{value}</dd>])}
    </dl>
  );
}
