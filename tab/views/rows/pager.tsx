import { makeStyles, tokens } from '@fluentui/react-components';
import { Link, useSearchParams } from '../../router/router.tsx';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minBlockSize: '32px',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The way to the newer and the older page; the page is in the address. */
export function Pager({ page, more }: { page: number; more: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [search] = useSearchParams();
  if (page === 1 && !more) return null;
  const at = (to: number) => {
    const next = new URLSearchParams(search);
    if (to === 1) next.delete('page');
    else next.set('page', String(to));
    return `?${next}`;
  };
  return (
    <nav className={styles.row} aria-label={t('pager.label')}>
      {page > 1 && (
        <Link className={styles.link} to={at(page - 1)}>
          {t('pager.newer')}
        </Link>
      )}
      <span>{t('pager.page', { page })}</span>
      {more && (
        <Link className={styles.link} to={at(page + 1)}>
          {t('pager.older')}
        </Link>
      )}
    </nav>
  );
}
