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
import { useEffect } from 'react';
import { tell } from '../shell/told.ts';
import { useTexts } from '../text/use-texts.ts';
import { ActionForm } from './action-form.tsx';
import { draftAt } from './drafts.ts';
import { closeForm, type OpenedForm } from './open-form.ts';

const useStyles = makeStyles({
  surface: {
    maxInlineSize: 'min(32rem, calc(100vw - 16px))',
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalL },
  },
  about: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** How long a dialog takes to go, with room. */
const goingMs = 400;

/** Gives the focus back to what had it, or to the page when that is gone, once the dialog has gone and left it nowhere. */
function useFocusBack({ isOpen, opener }: OpenedForm): void {
  useEffect(() => {
    if (isOpen) return;
    const timer = window.setTimeout(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const next = opener?.isConnected ? opener : document.getElementById('content');
      if (isLost && next instanceof HTMLElement) next.focus();
    }, goingMs);
    return () => window.clearTimeout(timer);
  }, [isOpen, opener]);
}

/** The form of an action in a dialog. Escape and the cross close it; what was typed is kept and offered again. */
export function ActionDialog(opened: OpenedForm) {
  const styles = useStyles();
  const { t } = useTexts();
  const { request, isOpen } = opened;
  const { about, onDone, ...form } = request;
  useFocusBack(opened);
  const close = () => {
    if (draftAt(form.draft)) tell({ text: t('form.stays') });
    closeForm();
  };
  return (
    <Dialog open={isOpen} onOpenChange={(_event, data) => !data.open && close()}>
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
              key={form.draft}
              {...form}
              onCancel={close}
              onDone={(answer) => {
                closeForm();
                onDone(answer);
              }}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
