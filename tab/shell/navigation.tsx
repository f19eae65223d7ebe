import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useDeskTab } from '../client/desk-context.ts';
import { NavLink } from '../router/router.tsx';
import type { TextKey } from '../text/load-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { PageIcon } from './nav-icon.tsx';
import { type NavIcon, type ViewEntry, views } from './views.ts';

const narrow = '@media (max-width: 639px)';
const placesWhenNarrow = 4;

const useStyles = makeStyles({
  nav: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    inlineSize: '14rem',
    padding: tokens.spacingHorizontalM,
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground3,
    [narrow]: {
      order: 1,
      inlineSize: '100%',
      padding: 0,
      borderInlineEndWidth: 0,
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke2,
    },
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [narrow]: { flexDirection: 'row' },
  },
  item: { [narrow]: { flexGrow: 1, flexBasis: 0, minInlineSize: 0 } },
  onlyWide: { [narrow]: { display: 'none' } },
  onlyNarrow: { '@media (min-width: 640px)': { display: 'none' } },
  link: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minBlockSize: '36px',
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current=page]': {
      backgroundColor: tokens.colorSubtleBackgroundSelected,
      // In the contrast theme the background is the highlight, and only this colour can be read on it.
      color: tokens.colorNeutralForeground2Selected,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
    [narrow]: {
      flexDirection: 'column',
      justifyContent: 'center',
      gap: '2px',
      minBlockSize: '52px',
      paddingInline: '2px',
      borderRadius: 0,
      fontSize: tokens.fontSizeBase200,
      '&[aria-current=page]': { boxShadow: `inset 0 2px 0 ${tokens.colorCompoundBrandStroke}` },
    },
  },
  word: { maxInlineSize: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  leave: { marginBlockStart: tokens.spacingVerticalS, marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  person: { marginBlockStart: 'auto', paddingBlockStart: tokens.spacingVerticalL, overflowWrap: 'anywhere' },
});

/** The pages that stand in the navigation and that these rights open. */
export function pagesFor(grants: readonly string[], from: readonly ViewEntry[] = views) {
  return from.flatMap(({ path, nav }) =>
    nav && (nav.grant === undefined || grants.includes(nav.grant)) ? [{ path, ...nav }] : [],
  );
}

function Place({ path, title, icon, className }: { path: string; title: TextKey; icon: NavIcon | 'more'; className?: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <li className={mergeClasses(styles.item, className)}>
      <NavLink to={path} end={path === '/'} className={styles.link}>
        <PageIcon name={icon} />
        <span className={styles.word}>{t(title)}</span>
      </NavLink>
    </li>
  );
}

/** Who is signed in, and the way out where it is not Teams that signs in. */
export function Account() {
  const styles = useStyles();
  const { me, host } = useDeskTab();
  const { t } = useTexts();
  const leave = () => {
    host.signOut();
    window.location.assign('/tab/');
  };
  return (
    <div>
      <Text block size={200}>
        {t('nav.signed-in', { name: me.member.name })}
      </Text>
      <Text block size={200}>
        {me.desk.name}
      </Text>
      {host.kind === 'browser' && (
        <Button appearance="subtle" size="small" className={styles.leave} onClick={leave}>
          {t('nav.sign-out')}
        </Button>
      )}
    </div>
  );
}

/** The navigation: a column where there is room, else a bar at the bottom with four places and “More”. */
export function Navigation() {
  const styles = useStyles();
  const { t } = useTexts();
  const { me, host } = useDeskTab();
  const pages = pagesFor(me.grants);
  const hasMore = pages.length > placesWhenNarrow + 1 || host.kind === 'browser';
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <ul className={styles.list}>
        {pages.map((page, index) => (
          <Place key={page.path} {...page} {...(hasMore && index >= placesWhenNarrow && { className: styles.onlyWide })} />
        ))}
        {hasMore && <Place path="/more" title="nav.more" icon="more" className={styles.onlyNarrow} />}
      </ul>
      {host.kind === 'browser' && (
        <div className={mergeClasses(styles.person, styles.onlyWide)}>
          <Account />
        </div>
      )}
    </nav>
  );
}
