import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../shared/api/answers.ts';
import { describeError } from '../shell/describe-error.ts';
import { tell } from '../shell/told.ts';
import type { Inputs } from './api.ts';
import { useDeskTab } from './desk-context.ts';
import { Offline } from './problem.ts';
import { refresh } from './query-client.ts';

interface Call {
  input: Inputs;
  version?: number;
  key: string;
}

/** An action on its way or done. */
export interface ActionUse {
  /** Does it; answers what the server said, `undefined` when it failed (then `error` says how). Never throws. */
  run(input: Inputs, version?: number): Promise<Answer | undefined>;
  isPending: boolean;
  /** `ApiError` with `problem.fields` for each input, `Offline`, or `SignInNeeded`. */
  error: Error | null;
  reset(): void;
}

/** Does an action of the registry: under one key however often it has to be sent, then tells the result (with Undo where that can be) and refreshes what it touched. `quiet` leaves the telling to the page; `tellsFailure` tells a failure as well, where the page has no place for it. */
export function useAction(name: string, { quiet = false, tellsFailure = false } = {}): ActionUse {
  const { api, world, texts } = useDeskTab();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ input, version, key }: Call) => api.act(name, input, { key, ...(version !== undefined && { version }) }),
    onSuccess(answer) {
      if (!quiet) {
        const { undo } = answer;
        const takeBack = undo && (() => api.act(undo.action, undo.input, { key: world.newId() }).finally(() => refresh(client)));
        tell({ text: answer.text, ...(takeBack && { takeBack }) });
      }
      void refresh(client);
    },
    onError(error) {
      if (!tellsFailure) return;
      // A page that cannot be loaded tries again by itself; what somebody did is not done again unasked.
      const text = error instanceof Offline ? texts.t('form.not-reached') : describeError(error, texts.t).text;
      tell({ text, tone: 'bad' });
    },
  });
  return {
    run: (input, version) =>
      mutation.mutateAsync({ input, key: world.newId(), ...(version !== undefined && { version }) }).catch(() => undefined),
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
