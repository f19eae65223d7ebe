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
import { useMe } from '../client/desk-context.ts';
import { describeError } from '../shell/describe-error.ts';
import { tell } from '../shell/told.ts';
import { useTexts } from '../text/use-texts.ts';
import { ActionForm } from './action-form.tsx';
import { draftAt, draftKey } from './drafts.ts';
import { closeForm, type OpenedForm, openAgain } from './open-form.ts';

const useStyles = makeStyles({
  surface: {
    maxInlineSize: 'min(32rem, calc(100vw - 16px))',
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalL },
  },
  about: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Gives the focus back, once the dialog has gone, to what had it, or to the page when that is gone as well. */
function FocusBack({ opener }: Pick<OpenedForm, 'opener'>) {
  useEffect(
    () => () =>
      void requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        const next = opener?.isConnected ? opener : document.getElementById('content');
        if (isLost && next instanceof HTMLElement) next.focus();
      }),
    [opener],
  );
  return null;
}

/** The form of an action in a dialog. Escape and the cross close it; what was typed is kept and offered again. */
export function ActionDialog({ request, isOpen, opener }: OpenedForm) {
  const styles = useStyles();
  const { t } = useTexts();
  const me = useMe();
  const { about, onDone, ...form } = request;
  const close = () => {
    if (draftAt(draftKey(me, form.draft))) tell({ text: t('form.stays') });
    closeForm();
  };
  const onFailure = (error: Error) => {
    if (!openAgain(request, error, opener))
      tell({ text: `${form.definition.title}: ${describeError(error, t).text}`, tone: 'bad' });
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
            <FocusBack opener={opener} />
            {about && <p className={styles.about}>{about}</p>}
            <ActionForm
              key={form.draft}
              {...form}
              onCancel={close}
              onForeseen={() => closeForm(request)}
              onFailure={onFailure}
              onDone={(answer) => {
                closeForm(request);
                onDone(answer);
              }}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
