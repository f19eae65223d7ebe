import { Button, type ButtonProps } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import type { Answer } from '../../../shared/api/answers.ts';
import type { Values } from '../../forms/form-values.ts';
import { openForm } from '../../forms/open-form.ts';
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
  if (!definition) return null;
  const draft = `${action} ${Object.values(form.given ?? {}).join(' ')}`;
  const open = ({ currentTarget }: MouseEvent<HTMLButtonElement>) =>
    openForm({ ...form, definition, draft, about, onDone: (answer) => onDone?.(answer) }, currentTarget);
  return (
    <Button appearance={appearance} onClick={open} aria-haspopup="dialog">
      {label}
    </Button>
  );
}
