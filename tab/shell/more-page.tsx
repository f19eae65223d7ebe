import { makeStyles, tokens } from '@fluentui/react-components';
import { useDeskTab } from '../client/desk-context.ts';
import { Link } from '../router/router.tsx';
import { useTexts } from '../text/use-texts.ts';
import { PageIcon } from './nav-icon.tsx';
import { Account, pagesFor } from './navigation.tsx';
import { Page } from './page.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minBlockSize: '44px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Every page there is, for narrow windows, and who is signed in. */
export function MorePage() {
  const styles = useStyles();
  const { t } = useTexts();
  const { me, host } = useDeskTab();
  return (
    <Page title={t('nav.more')}>
      <ul className={styles.list}>
        {pagesFor(me.grants).map(({ path, title, icon }) => (
          <li key={path}>
            <Link to={path} className={styles.link}>
              <PageIcon name={icon} />
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
      {host.kind === 'browser' && <Account />}
    </Page>
  );
}
