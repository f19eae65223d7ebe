import { Button, Field, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { Answer } from '../../shared/api/answers.ts';
import type { DescribedDefinition } from '../../shared/api/describe-definition.ts';
import type { DescribedInput } from '../../shared/fields/describe-inputs.ts';
import { useTexts } from '../text/use-texts.ts';
import { Candidates } from './candidates.tsx';
import { Control } from './control.tsx';
import type { Values } from './form-values.ts';
import { Refused } from './refused.tsx';
import { type FormUse, useForm } from './use-form.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minInlineSize: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
  kept: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
});

/** What a form is about. */
export interface ActionFormProps {
  definition: DescribedDefinition;
  /** Inputs that are settled: sent, not shown. */
  given?: Values;
  /** What stands in other inputs at first. */
  first?: Values;
  /** The record's version that the person sees. */
  version?: number | undefined;
  /** Under what name what is typed is kept; a place of its own for each form that can be open. */
  draft: string;
  /** Drawn above the fields. */
  focusFirst?: boolean;
  /** Why it was refused when it was sent before and had been closed by then. */
  refusal?: Error;
  /** What it leads to is on the screen already, though the server has not answered. */
  onForeseen?(): void;
  /** Hears of a failure even when the form is gone by then. */
  onFailure?(error: Error): void;
  onDone(answer: Answer): void;
  onCancel?(): void;
}

const counterFrom = 0.8;

function hintOf(input: DescribedInput, value: string, t: ReturnType<typeof useTexts>['t']): string | undefined {
  const { kind, max, lines = 1 } = input;
  if (kind !== 'text' || max === undefined) return undefined;
  return lines > 1 && value.length > max * counterFrom ? t('form.counted', { count: value.length, max }) : undefined;
}

function OneField({ input, form, nameOf }: { input: DescribedInput; form: FormUse; nameOf: (name: string) => string }) {
  const { t } = useTexts();
  const { name, label, required } = input;
  const value = form.values[name] ?? '';
  const problem = form.problems[name];
  const hint = hintOf(input, value, t);
  return (
    <>
      <Field
        label={input.optional && input.kind !== 'toggle' ? `${label} (${t('form.optional')})` : label}
        required={required}
        {...(hint !== undefined && { hint })}
        {...(problem !== undefined && { validationMessage: problem, validationState: 'error' as const })}
      >
        <Control input={input} name={nameOf(name)} value={value} onChange={(next) => form.set(name, next)} />
      </Field>
      <Candidates problem={form.candidatesOf(name)} onPick={(next) => form.set(name, next)} />
    </>
  );
}

/** The form of an action, drawn wholly from its definition: one column, each problem at its field, and nothing typed is lost until it is sent. */
export function ActionForm({ focusFirst = true, onCancel, ...props }: ActionFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { definition } = props;
  const form = useForm(props);
  const element = useRef<HTMLFormElement>(null);
  const nameOf = (input: string) => `${definition.name}.${input}`;
  useEffect(() => {
    if (!focusFirst) return;
    // A dialog puts the focus on its first button when it opens; the first field is what was opened for.
    const frame = requestAnimationFrame(() => focusOn(element.current, 'input, textarea, select'));
    return () => cancelAnimationFrame(frame);
  }, [focusFirst]);
  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!(await form.submit())) requestAnimationFrame(() => focusOn(element.current, '[aria-invalid=true]'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit} onKeyDown={onKeyDown} ref={element} aria-label={definition.title}>
      {form.isKept && (
        <Text size={200} className={styles.kept}>
          {t('form.kept')}
          <Button size="small" appearance="subtle" onClick={form.discard}>
            {t('form.discard')}
          </Button>
        </Text>
      )}
      <Refused form={form} />
      {form.shown.map((input) => (
        <OneField key={input.name} input={input} form={form} nameOf={nameOf} />
      ))}
      <div className={styles.actions}>
        {onCancel && (
          <Button onClick={onCancel} disabled={form.isPending}>
            {t('form.cancel')}
          </Button>
        )}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={form.isPending}
          {...(form.isPending && { icon: <Spinner size="tiny" /> })}
        >
          {form.isPending ? t('form.working') : definition.title}
        </Button>
      </div>
    </form>
  );
}

function focusOn(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
