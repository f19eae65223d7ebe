import { makeStyles, tokens } from '@fluentui/react-components';
import { useReached } from '../client/reached.ts';
import { useTexts } from '../text/use-texts.ts';

const useStyles = makeStyles({
  bar: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorStatusWarningBorder1,
    textAlign: 'center',
  },
});

/** Says so while the server cannot be reached. */
export function OfflineBar() {
  const styles = useStyles();
  const { t } = useTexts();
  const isReached = useReached();
  return (
    <div role="status">
      {!isReached && (
        <div className={styles.bar} data-testid="offline">
          {t('state.offline.bar')}
        </div>
      )}
    </div>
  );
}
