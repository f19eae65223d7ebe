import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useDeskTab } from '../client/desk-context.ts';
import { useLocation, useNavigate } from '../router/router.tsx';
import { useTexts } from '../text/use-texts.ts';
import { Navigation } from './navigation.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { Pages } from './pages.tsx';

const narrow = '@media (max-width: 639px)';

const useStyles = makeStyles({
  frame: { display: 'flex', blockSize: '100dvh', [narrow]: { flexDirection: 'column' } },
  main: { flexGrow: 1, minInlineSize: 0, minBlockSize: 0, overflowY: 'auto', outlineStyle: 'none' },
  content: {
    boxSizing: 'border-box',
    maxInlineSize: '80rem',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    [narrow]: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}` },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '-100vw',
    ':focus': {
      insetInlineStart: tokens.spacingHorizontalS,
      insetBlockStart: tokens.spacingVerticalS,
      zIndex: 1,
      padding: tokens.spacingHorizontalS,
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
    },
  },
});

/** The host's own back button goes back through the pages that were seen here. */
function useHostBack(): void {
  const { host } = useDeskTab();
  const navigate = useNavigate();
  const { depth } = useLocation();
  const now = useRef(depth);
  now.current = depth;
  useEffect(
    () =>
      host.onBack(() => {
        if (now.current === 0) return false;
        navigate(-1);
        return true;
      }),
    [host, navigate],
  );
}

/** The frame around every page: navigation, content, messages. A new page begins at its top, and the focus with it. */
export function Frame() {
  const styles = useStyles();
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useHostBack();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page, and nothing else, moves the focus.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
    main.current?.scrollTo?.(0, 0);
  }, [pathname]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <Navigation />
      <main id="content" className={styles.main} ref={main} tabIndex={-1}>
        <OfflineBar />
        <div className={styles.content}>
          <Pages />
        </div>
      </main>
    </div>
  );
}
