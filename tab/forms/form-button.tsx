import { Button, type ButtonProps } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import type { Answer } from '../../shared/api/answers.ts';
import type { Values } from './form-values.ts';
import { openForm } from './open-form.ts';
import { useDefinition } from './use-definition.ts';

/** What a button that opens a form needs. */
export interface FormButtonProps {
  /** The action's name; the button is not there for people who may not use it. */
  action: string;
  given?: Values;
  first?: Values;
  version?: number | undefined;
  /** Under what name what is typed is kept; the action's with what is given when left out. */
  draft?: string;
  about?: ReactNode;
  /** Words of the button; the action's title when left out. */
  children?: ReactNode;
  appearance?: ButtonProps['appearance'];
  size?: ButtonProps['size'];
  icon?: ButtonProps['icon'];
  label?: string;
  /** What it is about, said after the title to whoever hears the button alone among others like it. */
  of?: string;
  onDone?(answer: Answer): void;
}

/** Two forms of one action that settle different inputs keep what is typed apart. */
function draftOf(action: string, given: Values = {}): string {
  return `${action} ${JSON.stringify(given)}`;
}

/** A button that opens the form of an action. The focus comes back to it. */
export function FormButton({ action, children, onDone, appearance, size, icon, label, of, draft, ...form }: FormButtonProps) {
  const definition = useDefinition(action);
  if (!definition) return null;
  const look = { ...(appearance && { appearance }), ...(size && { size }), ...(icon && { icon }) };
  const open = ({ currentTarget }: MouseEvent<HTMLButtonElement>) =>
    openForm(
      { ...form, definition, draft: draft ?? draftOf(action, form.given), onDone: (answer) => onDone?.(answer) },
      currentTarget,
    );
  return (
    <Button
      {...look}
      aria-label={label ?? (of === undefined ? undefined : `${definition.title} ${of}`)}
      aria-haspopup="dialog"
      data-action={action}
      onClick={open}
    >
      {children ?? (icon && label !== undefined ? undefined : definition.title)}
    </Button>
  );
}
