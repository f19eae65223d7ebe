import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { MayNot } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: `0 0 ${tokens.spacingVerticalM}`, overflowWrap: 'anywhere' },
  },
});

/** What cannot be done to a record now, each with why and who can mend it. */
export function WhyNot({ mayNot, onClose }: { mayNot: readonly MayNot[]; onClose: () => void }) {
  const styles = useStyles();
  const { t, word } = useTexts();
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('record.why.title')}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {mayNot.map(({ action, title, text, remedy }) => (
                <div key={action}>
                  <dt>{word(title)}</dt>
                  <dd>
                    {text} {remedy}
                  </dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('form.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
