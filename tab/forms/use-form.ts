import { useRef, useState } from 'react';
import type { Answer, FieldProblem } from '../../shared/api/answers.ts';
import type { DescribedInput } from '../../shared/fields/describe-inputs.ts';
import { useDeskTab } from '../client/desk-context.ts';
import { ApiError } from '../client/problem.ts';
import { useAction } from '../client/use-action.ts';
import { useTexts } from '../text/use-texts.ts';
import { dayIn } from '../views/rows/due-words.ts';
import type { ActionFormProps } from './action-form.tsx';
import { draftAt, draftKey, dropDraft, keepDraft } from './drafts.ts';
import {
  initialValues,
  type Problems,
  problemsFrom,
  problemsIn,
  sentInputs,
  shownInputs,
  type Values,
  withoutSecrets,
} from './form-values.ts';

/** A form while somebody fills it in. */
export interface FormUse {
  shown: DescribedInput[];
  values: Values;
  problems: Problems;
  /** What the server found wrong that no field shows. */
  rest: string[];
  error: Error | null;
  isPending: boolean;
  /** Something was typed here before and is shown again. */
  isKept: boolean;
  set(input: string, value: string): void;
  discard(): void;
  /** Empties the fields and keeps what stood in them as a draft. */
  empty(): void;
  /** What stands in them at this moment, also while something is being sent. */
  now(): Values;
  /** Sends it; false when there is something to mend first or it failed. */
  submit(): Promise<boolean>;
  candidatesOf(input: string): FieldProblem | undefined;
  done(answer: Answer): void;
}

function fieldsOf(error: unknown): readonly FieldProblem[] {
  return error instanceof ApiError ? (error.problem.fields ?? []) : [];
}

/** What stands in the fields: kept as a draft with each key, and read at any moment. */
function useTyped(shown: readonly DescribedInput[], draft: string, first: Values) {
  const { me, world } = useDeskTab();
  const fresh = () => initialValues(shown, dayIn(me.zone, world.now()), first);
  const [values, setValues] = useState<Values>(() => ({ ...fresh(), ...draftAt(draft) }));
  const [isKept, setKept] = useState(() => draftAt(draft) !== undefined);
  const latest = useRef(values);
  latest.current = values;
  const empty = () => {
    setValues(fresh());
    setKept(false);
  };
  return {
    values,
    isKept,
    now: () => latest.current,
    empty,
    put(input: string, value: string) {
      const next = { ...values, [input]: value };
      setValues(next);
      keepDraft(draft, withoutSecrets(shown, next));
    },
    discard() {
      dropDraft(draft);
      empty();
    },
  };
}

/** The state of an action's form: what is typed, what is wrong with it, and the sending. `quiet` leaves telling of it to the page; `onSending` hears when it leaves. */
export function useForm({
  definition,
  given = {},
  first = {},
  version,
  draft: name,
  refusal,
  onForeseen,
  onFailure,
  onSending,
  onDone,
  quiet = false,
}: Omit<ActionFormProps, 'focusFirst'> & { quiet?: boolean; onSending?: () => void }): FormUse {
  const draft = draftKey(useDeskTab().me, name);
  const texts = useTexts();
  const action = useAction(definition.name, { quiet, ...(onFailure && { onFailure }) });
  const shown = shownInputs(definition.inputs, given);
  const { values, isKept, now, empty, put, discard } = useTyped(shown, draft, first);
  const [own, setOwn] = useState<Problems>({});
  const [before, setBefore] = useState(refusal ?? null);
  const error = action.error ?? before;
  const server = problemsFrom(fieldsOf(error), shown);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const at = Object.fromEntries(Object.entries(server.at).filter(([input]) => !mended.has(input)));
  const done = (answer: Answer) => {
    dropDraft(draft);
    onDone(answer);
  };
  const { isPending } = action;
  return {
    ...{ shown, values, error, isPending, isKept, discard, empty, now, done },
    problems: { ...at, ...own },
    rest: server.rest,
    set(input, value) {
      put(input, value);
      setMended((earlier) => new Set(earlier).add(input));
      setOwn(({ [input]: _mended, ...others }) => others);
    },
    async submit() {
      if (isPending) return true;
      const wrong = problemsIn(shown, values, texts);
      setOwn(wrong);
      setMended(new Set());
      setBefore(null);
      if (Object.keys(wrong).length > 0) return false;
      onSending?.();
      const answer = await action.run(sentInputs(values, given), { version, onForeseen });
      if (answer) done(answer);
      return answer !== undefined;
    },
    candidatesOf: (input) => fieldsOf(error).find((field) => field.input === input && !mended.has(input)),
  };
}
