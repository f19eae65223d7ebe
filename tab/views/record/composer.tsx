import {
  Button,
  Field,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Spinner,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { LockClosedRegular, MailRegular } from '@fluentui/react-icons';
import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { DescribedDefinition } from '../../../shared/api/describe-definition.ts';
import type { TaskView, TicketView, TimelineEntry } from '../../../shared/api/views.ts';
import { useMe } from '../../client/desk-context.ts';
import { Refused } from '../../forms/refused.tsx';
import { type FormUse, useForm } from '../../forms/use-form.ts';
import { describeError } from '../../shell/describe-error.ts';
import { tell } from '../../shell/told.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  says: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '& svg': { flexShrink: 0 },
  },
  public: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  keys: { color: tokens.colorNeutralForeground3, '@media (pointer: coarse)': { display: 'none' } },
});

type Audience = 'internal' | 'public';

function Says({ audience, record }: { audience: Audience; record: TicketView | TaskView }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { desk } = useMe();
  const contact = record.kind === 'ticket' ? record.contact : undefined;
  if (audience === 'internal' || !contact)
    return (
      <Text className={styles.says} data-testid="audience">
        <LockClosedRegular aria-hidden fontSize={16} />
        {t('composer.internal.says')}
      </Text>
    );
  return (
    <Text className={mergeClasses(styles.says, styles.public)} data-testid="audience">
      <MailRegular aria-hidden fontSize={16} />
      <span>
        {t('composer.public.says', { name: contact.name, mail: contact.mail })}{' '}
        {t('composer.public.held', { count: desk.holdSeconds })}
      </span>
    </Text>
  );
}

interface WriterProps {
  record: TicketView | TaskView;
  audience: Audience;
  definition: DescribedDefinition;
  /** Told what is on its way, and that it is there. */
  onSending(entry: TimelineEntry | undefined): void;
}

function useWriter({ record, audience, definition, onSending }: WriterProps, box: RefObject<HTMLTextAreaElement | null>) {
  const { member } = useMe();
  const { t } = useTexts();
  let hasLeft = false;
  const isNote = audience === 'internal';
  const form: FormUse = useForm({
    definition,
    given: { [definition.scope!]: `${record.kind}:${record.ref.id}` },
    draft: `${definition.name}:${record.ref.id}`,
    onDone: () => undefined,
    // What was written stands in the history at once, and its place is free for the next.
    onSending() {
      hasLeft = true;
      const line = { id: 'coming', at: record.updatedAt, author: member, text } as const;
      onSending({ ...line, kind: isNote ? 'note' : 'reply', audience: isNote ? 'internal' : 'contact' });
      form.empty();
    },
    onFailure(error) {
      if (!box.current) tell({ text: `#${record.number}: ${describeError(error, t).text} ${t('form.stays')}`, tone: 'bad' });
    },
    // A reply that waits says so itself, with its own way back.
    quiet: !isNote,
  });
  const input = form.shown[0]!;
  const text = form.values[input.name] ?? '';
  const send = async () => {
    const isSent = await form.submit();
    onSending(undefined);
    const since = form.now()[input.name] ?? '';
    // What was typed meanwhile stays; what did not get through comes back before it.
    if (isSent && since) form.set(input.name, since);
    if (!isSent && hasLeft) form.set(input.name, [text, since].filter(Boolean).join('\n'));
  };
  return { form, input, text, send };
}

function Counted({ form, max }: { form: FormUse; max: number | undefined }) {
  const { t } = useTexts();
  const text = Object.values(form.values)[0] ?? '';
  if (max === undefined || text.length < max * 0.8) return null;
  return <Text size={200}>{t('form.counted', { count: text.length, max })}</Text>;
}

/** One text to one audience. Each audience has a text of its own, so that what was meant for the desk never turns into a reply. */
function Writer(props: WriterProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { audience, record } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const { form, input, text, send } = useWriter(props, box);
  const contact = record.kind === 'ticket' ? record.contact : undefined;
  const isPublic = audience === 'public';
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (form.isPending) return;
    await send();
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  const name = contact?.name ?? '';
  const problem = form.problems[input.name];
  return (
    <form className={styles.form} noValidate onSubmit={submit} aria-label={t(isPublic ? 'composer.public' : 'composer.internal')}>
      <Says audience={audience} record={record} />
      <Refused form={form} />
      <Field
        label={isPublic ? t('composer.reply.label', { name }) : t('composer.note.label')}
        {...(problem !== undefined && { validationMessage: problem, validationState: 'error' as const })}
      >
        <Textarea
          textarea={{ ref: box }}
          resize="vertical"
          rows={3}
          value={text}
          onChange={(_event, data) => form.set(input.name, data.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div className={styles.foot}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={form.isPending}
          {...(form.isPending && { icon: <Spinner size="tiny" /> })}
        >
          {isPublic ? t('composer.reply.send', { name }) : t('composer.note.send')}
        </Button>
        <Counted form={form} max={input.max} />
        <Text size={200} className={styles.keys}>
          {t('composer.keys')}
        </Text>
      </div>
    </form>
  );
}

/** Where notes and replies are written: first to whom, which stands beside the text until it is sent. */
export function Composer({ record, onSending }: { record: TicketView | TaskView } & Pick<WriterProps, 'onSending'>) {
  const { t } = useTexts();
  const { definitions } = useMe();
  const [chosen, setAudience] = useState<Audience>('internal');
  const find = (name: string) => (record.may.includes(name) ? definitions.find((one) => one.name === name) : undefined);
  const [note, reply] = [find('note.add'), find('reply.write')];
  if (!note && !reply) return null;
  const audience: Audience = !reply ? 'internal' : !note ? 'public' : chosen;
  return (
    <Panel title={t('composer.title')} padded>
      {note && reply && (
        <RadioGroup
          layout="horizontal"
          aria-label={t('composer.audience')}
          value={audience}
          onChange={(_event, data) => setAudience(data.value as Audience)}
        >
          <Radio value="internal" label={t('composer.internal')} />
          <Radio value="public" label={t('composer.public')} />
        </RadioGroup>
      )}
      <Writer key={audience} {...{ record, audience, onSending }} definition={(audience === 'public' ? reply : note)!} />
    </Panel>
  );
}
