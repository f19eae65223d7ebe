import { Button, type ButtonProps, Spinner } from '@fluentui/react-components';
import type { Answer } from '../../../shared/api/answers.ts';
import type { Inputs } from '../../client/api.ts';
import { useAction } from '../../client/use-action.ts';
import { useTexts } from '../../text/use-texts.ts';

/** What a button does at once. */
export interface ActButtonProps {
  action: string;
  input?: Inputs;
  label: string;
  /** What is heard in place of the label, by whom the button alone says too little among others like it. */
  name?: string;
  /** Said while it lasts. */
  working?: string;
  appearance?: ButtonProps['appearance'];
  size?: ButtonProps['size'];
  /** The page tells what came of it. */
  quiet?: boolean;
  onDone?(answer: Answer): void;
}

/** A button that does an action at once. The focus stays on it while it works; why it was refused is told. */
export function ActButton({
  action,
  input = {},
  label,
  name,
  working,
  appearance = 'secondary',
  size = 'medium',
  quiet = false,
  onDone,
}: ActButtonProps) {
  const { t } = useTexts();
  const { run, isPending } = useAction(action, { quiet, tellsFailure: true });
  const press = async () => {
    const answer = await run(input);
    if (answer) onDone?.(answer);
  };
  return (
    <Button
      appearance={appearance}
      size={size}
      {...(name !== undefined && { 'aria-label': name })}
      disabledFocusable={isPending}
      {...(isPending && { icon: <Spinner size="tiny" /> })}
      onClick={press}
    >
      {isPending ? (working ?? t('form.working')) : label}
    </Button>
  );
}
