import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { tell } from '../shell/told.ts';
import { useTexts } from '../text/use-texts.ts';
import { ActionForm, type ActionFormProps } from './action-form.tsx';
import { draftAt } from './drafts.ts';

const useStyles = makeStyles({
  surface: {
    maxInlineSize: 'min(32rem, calc(100vw - 16px))',
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalL },
  },
  about: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** The form of an action in a dialog. Escape and the cross close it; what was typed is kept and offered again. */
export function ActionDialog({ about, onClose, ...form }: ActionFormProps & { about?: ReactNode; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const close = () => {
    if (draftAt(form.draft)) tell({ text: t('form.stays') });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={t('form.close')} onClick={close} />}
          >
            {form.definition.title}
          </DialogTitle>
          <DialogContent>
            {about && <p className={styles.about}>{about}</p>}
            <ActionForm
              {...form}
              onCancel={close}
              onDone={(answer) => {
                onClose();
                form.onDone(answer);
              }}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
