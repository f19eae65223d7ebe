import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordReference } from '../../../shared/domain/records.ts';
import { Link } from '../../router/router.tsx';
import { pathOf } from './path-of.ts';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'underline',
    overflowWrap: 'anywhere',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
});

/** A link to a record's page within text. */
export function RecordLink({ to, className, children }: { to: RecordReference; className?: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <Link to={pathOf(to)} className={mergeClasses(styles.link, className)}>
      {children}
    </Link>
  );
}
