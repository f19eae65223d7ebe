import {
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Inputs } from '../../client/api.ts';
import { useAction } from '../../client/use-action.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Trouble } from './trouble.tsx';

/** What a button does, and what is agreed to before. */
export interface ConfirmButtonProps {
  action: string;
  input: Inputs;
  label: string;
  /** What happens, and that it cannot be taken back. */
  text: string;
  appearance?: ButtonProps['appearance'];
  disabled?: boolean;
  onDone?(): void;
}

/** A button for what cannot be taken back: asks once, says there why it was refused. */
export function ConfirmButton({ label, appearance = 'secondary', disabled = false, ...asked }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const back = useRestoreFocusTarget();
  return (
    <>
      <Button appearance={appearance} disabled={disabled} onClick={() => setOpen(true)} {...back}>
        {label}
      </Button>
      {isOpen && <Asking {...asked} label={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function Asking({ action, input, label, text, onDone, onClose }: ConfirmButtonProps & { onClose(): void }) {
  const { t } = useTexts();
  const { run, error, isPending } = useAction(action);
  const confirm = async () => {
    if (!(await run(input))) return;
    onClose();
    onDone?.();
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{label}</DialogTitle>
          <DialogContent>
            <p>{text}</p>
            <Trouble error={error} />
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={isPending} onClick={confirm}>
              {label}
            </Button>
            <Button onClick={onClose}>{t('confirm.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
