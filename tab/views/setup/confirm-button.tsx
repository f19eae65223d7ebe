import {
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
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
export function ConfirmButton({
  action,
  input,
  label,
  text,
  appearance = 'secondary',
  disabled = false,
  onDone,
}: ConfirmButtonProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { run, error, isPending, reset } = useAction(action);
  const confirm = async () => {
    if (!(await run(input))) return;
    setOpen(false);
    onDone?.();
  };
  const change = (open: boolean) => {
    if (open) reset();
    setOpen(open);
  };
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => change(open)} modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button appearance={appearance} disabled={disabled}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{label}</DialogTitle>
          <DialogContent>
            <p>{text}</p>
            <Trouble error={error} />
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabled={isPending} onClick={confirm}>
              {label}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('confirm.cancel')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
