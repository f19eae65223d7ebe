import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
});

/** Buttons beside each other, below each other where there is no room. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className={useStyles().row}>{children}</div>;
}
