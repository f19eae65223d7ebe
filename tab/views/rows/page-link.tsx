import { makeStyles, tokens } from '@fluentui/react-components';
import { Link, type LinkProps } from '../../router/router.tsx';

const useStyles = makeStyles({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minBlockSize: '24px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
});

/** A link to a page of the tab that stands by itself. */
export function PageLink(props: Omit<LinkProps, 'className'>) {
  const styles = useStyles();
  return <Link {...props} className={styles.link} />;
}
