import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, padding: tokens.spacingHorizontalL },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  short: { inlineSize: '40%' },
});

/** The shape of a list that is on its way. */
export function RowsComing({ count = 4 }: { count?: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton className={styles.rows} aria-hidden>
        {Array.from({ length: count }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes without any content of their own.
          <div key={row} className={styles.row}>
            <SkeletonItem size={16} />
            <SkeletonItem size={12} className={styles.short} />
          </div>
        ))}
      </Skeleton>
    </div>
  );
}
