import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../shared/api/answers.ts';
import { describeError } from '../shell/describe-error.ts';
import { tell } from '../shell/told.ts';
import type { Inputs } from './api.ts';
import { keyOfAttempt, settleAttempt } from './attempts.ts';
import { useDeskTab } from './desk-context.ts';
import { Offline } from './problem.ts';
import { refresh, showRecord } from './query-client.ts';

interface Call {
  input: Inputs;
  version?: number;
  key: string;
  onForeseen?: (() => void) | undefined;
}

/** How one run is made. */
export interface RunOptions {
  version?: number | undefined;
  /** Called when what it leads to is on the screen before the server has answered. */
  onForeseen?: (() => void) | undefined;
}

/** An action on its way or done. */
export interface ActionUse {
  /** Does it; answers what the server said, `undefined` when it failed (then `error` says how). Never throws. */
  run(input: Inputs, options?: RunOptions): Promise<Answer | undefined>;
  isPending: boolean;
  /** `ApiError` with `problem.fields` for each input, `Offline`, or `SignInNeeded`. */
  error: Error | null;
  reset(): void;
}

/** How an action is used: `quiet` leaves the telling to the page; `tellsFailure` tells a failure as well, where the page has no place for it; `onFailure` hears of it even when its page is gone. */
export interface ActionOptions {
  quiet?: boolean;
  tellsFailure?: boolean;
  onFailure?(error: Error): void;
}

/** What a change leads to, shown before it is made. The code for it comes with the first change; without it the server's answer is waited for. */
async function foretold(...given: Parameters<typeof import('./foretell.ts').foretell>) {
  const { foretell } = await import('./foretell.ts').catch(() => ({ foretell: () => undefined }));
  return foretell(...given);
}

/** Does an action of the registry: under one key however often it has to be sent. What it leads to is shown at once where that is known, and taken back when it fails; then its result is told (with Undo where that can be) and what it touched is refreshed. */
export function useAction(name: string, { quiet = false, tellsFailure = false, onFailure }: ActionOptions = {}): ActionUse {
  const { api, world, texts, me } = useDeskTab();
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ input, version, key }: Call) => api.act(name, input, { key, ...(version !== undefined && { version }) }),
    async onMutate({ input, onForeseen }) {
      const back = await foretold(client, { action: name, input, me: me.member, now: world.now() });
      if (back) onForeseen?.();
      return back;
    },
    onSuccess(answer, { input }) {
      settleAttempt(name, input);
      showRecord(client, answer.record);
      if (!quiet) {
        const { undo } = answer;
        const key = world.newId();
        const takeBack = undo && (() => api.act(undo.action, undo.input, { key }).finally(() => refresh(client)));
        tell({ text: answer.text, ...(takeBack && { takeBack }) });
      }
      void refresh(client);
    },
    onError(error, { input }, back) {
      settleAttempt(name, input, error);
      back?.();
      if (back) void refresh(client);
      // A page that cannot be loaded tries again by itself; what somebody did is not done again unasked.
      const failure = () => (error instanceof Offline ? texts.t('form.not-reached') : describeError(error, texts.t).text);
      if (tellsFailure) tell({ text: failure(), tone: 'bad' });
      onFailure?.(error);
    },
  });
  return {
    run: (input, { version, onForeseen } = {}) =>
      mutation
        .mutateAsync({ input, key: keyOfAttempt(name, input, world), onForeseen, ...(version !== undefined && { version }) })
        .catch(() => undefined),
    isPending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
