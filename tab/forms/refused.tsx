import { Button } from '@fluentui/react-components';
import { ApiError } from '../client/problem.ts';
import { useAction } from '../client/use-action.ts';
import { ProblemBar } from './problem-bar.tsx';
import { useDefinition } from './use-definition.ts';
import type { FormUse } from './use-form.ts';

/** What stands above the fields when the change was refused: why, and the way on that the server names ("Take over"). */
export function Refused({ form }: { form: FormUse }) {
  const { error, rest } = form;
  const instead = error instanceof ApiError ? error.problem.instead : undefined;
  if (!error) return null;
  return <ProblemBar error={error} rest={rest} {...(instead && { actions: <Instead {...instead} onDone={form.done} /> })} />;
}

function Instead({ action, input, onDone }: { action: string; input: { [name: string]: string }; onDone: FormUse['done'] }) {
  const { run, isPending } = useAction(action);
  const { title } = useDefinition(action) ?? { title: action };
  const press = async () => {
    const answer = await run(input);
    if (answer) onDone(answer);
  };
  return (
    <Button size="small" disabledFocusable={isPending} onClick={press}>
      {title}
    </Button>
  );
}
