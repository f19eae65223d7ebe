import { Button, type ButtonProps, useRestoreFocusTarget } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import { ActionDialog } from '../../forms/action-dialog.tsx';
import type { Values } from '../../forms/form-values.ts';
import { useDefinition } from '../../forms/use-definition.ts';

/** Which form a button opens, and about what. */
export interface FormButtonProps {
  action: string;
  label: string;
  given?: Values;
  first?: Values;
  version?: number | undefined;
  about?: ReactNode;
  appearance?: ButtonProps['appearance'];
  onDone?(answer: Answer): void;
}

/** A button that opens the form of an action; nothing where this person may not do it. */
export function FormButton({ action, label, appearance = 'secondary', onDone, about, ...form }: FormButtonProps) {
  const definition = useDefinition(action);
  const [isOpen, setOpen] = useState(false);
  const back = useRestoreFocusTarget();
  if (!definition) return null;
  const draft = `${action} ${Object.values(form.given ?? {}).join(' ')}`;
  return (
    <>
      <Button appearance={appearance} onClick={() => setOpen(true)} {...back}>
        {label}
      </Button>
      {isOpen && (
        <ActionDialog
          {...form}
          definition={definition}
          draft={draft}
          {...(about !== undefined && { about })}
          onClose={() => setOpen(false)}
          onDone={(answer) => onDone?.(answer)}
        />
      )}
    </>
  );
}
