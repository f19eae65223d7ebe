import { Button, type ButtonProps } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Answer } from '../../shared/api/answers.ts';
import type { Values } from './form-values.ts';
import { useDefinition } from './use-definition.ts';

const ActionDialog = lazy(async () => ({ default: (await import('./action-dialog.tsx')).ActionDialog }));

/** What a button that opens a form needs. */
export interface FormButtonProps {
  /** The action's name; the button is not there for people who may not use it. */
  action: string;
  given?: Values;
  first?: Values;
  version?: number;
  /** Under what name what is typed is kept; the action's own when left out. */
  draft?: string;
  about?: ReactNode;
  /** Words of the button; the action's title when left out. */
  children?: ReactNode;
  appearance?: ButtonProps['appearance'];
  size?: ButtonProps['size'];
  icon?: ButtonProps['icon'];
  label?: string;
  onDone?(answer: Answer): void;
}

/** A button that opens the form of an action. The focus comes back to it. */
export function FormButton({
  action,
  draft = action,
  about,
  children,
  onDone,
  appearance,
  size,
  icon,
  label,
  ...form
}: FormButtonProps) {
  const definition = useDefinition(action);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!definition) return null;
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => (button.current ?? document.getElementById('content'))?.focus());
  };
  const look = { ...(appearance && { appearance }), ...(size && { size }), ...(icon && { icon }) };
  return (
    <>
      <Button {...look} ref={button} aria-label={label} data-action={action} onClick={() => setOpen(true)}>
        {children ?? (icon && label !== undefined ? undefined : definition.title)}
      </Button>
      {isOpen && (
        <Suspense>
          <ActionDialog {...form} {...{ definition, draft, about }} onClose={close} onDone={(answer) => onDone?.(answer)} />
        </Suspense>
      )}
    </>
  );
}
