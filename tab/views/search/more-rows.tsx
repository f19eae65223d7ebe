import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTexts } from '../../text/use-texts.ts';
import type { usePages } from './use-pages.ts';

const useStyles = makeStyles({
  more: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
  },
  count: { color: tokens.colorNeutralForeground3 },
});

/** How many rows there are, and the way to more of them. */
export function MoreRows({ asked, more, count }: Pick<ReturnType<typeof usePages>, 'asked' | 'more'> & { count: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { hasNextPage, isFetchingNextPage } = asked;
  return (
    <div className={styles.more}>
      {hasNextPage && (
        <Button disabledFocusable={isFetchingNextPage} onClick={more}>
          {t(isFetchingNextPage ? 'state.loading' : 'search.more')}
        </Button>
      )}
      <Text size={200} className={styles.count} role="status">
        {t(hasNextPage ? 'search.count.more' : 'search.count', { count })}
      </Text>
    </div>
  );
}
