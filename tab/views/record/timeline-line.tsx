import { Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  ChatRegular,
  ClockRegular,
  LockClosedRegular,
  MailRegular,
  PersonChatRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { TimelineEntry, Tone } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { deliveryTones, reasonWords } from '../deliveries/delivery-words.ts';
import { Toned } from '../rows/toned.tsx';
import { useNow } from '../rows/use-now.ts';

const long = 900;
const longLines = 14;

const useStyles = makeStyles({
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    inlineSize: '28px',
    blockSize: '28px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
  body: { minInlineSize: 0, paddingBlockStart: '4px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: '2px' },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  framed: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
  open: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  quiet: { color: tokens.colorNeutralForeground2 },
  folded: { maxBlockSize: '18rem', overflow: 'hidden' },
});

const icons = {
  note: LockClosedRegular,
  reply: MailRegular,
  'contact-message': PersonChatRegular,
  time: ClockRegular,
  change: ArrowSyncRegular,
} as const;

function useTitle(entry: TimelineEntry): string {
  const { t } = useTexts();
  switch (entry.kind) {
    case 'note':
      return t('record.entry.note');
    case 'reply':
      return entry.to ? t('record.entry.reply', { name: entry.to.name }) : t('record.entry.reply.plain');
    case 'contact-message':
      return t('record.entry.message');
    case 'time':
      return t('record.entry.time');
    case 'change':
      return t('record.entry.change');
  }
}

/** What was done, in the reader's language; what people wrote as they wrote it. */
function useWords({ text, kind, change, minutes, on, note, running }: TimelineEntry): string {
  const { t, word, words, duration, day } = useTexts();
  if (change) {
    const title = word(change.title);
    const what =
      change.values.length > 0
        ? `${title}: ${change.values.map((value) => (value.chosen ? words(value.text) : value.text)).join(', ')}`
        : title;
    return change.undone ? t('record.entry.undone', { what }) : what;
  }
  if (kind !== 'time' || minutes === undefined || on === undefined) return text;
  const long = running ? t('record.entry.running') : t('record.entry.logged', { time: duration(minutes), day: day(on) });
  return note ? `${long}: ${note}` : long;
}

function Body({ text, isTalk, isOpen }: { text: string; isTalk: boolean; isOpen: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > long || text.split('\n').length > longLines;
  const look = isTalk ? mergeClasses(styles.framed, isOpen && styles.open) : styles.quiet;
  return (
    <>
      <p className={mergeClasses(styles.text, look, isLong && !isWhole && styles.folded)} dir="auto">
        {text}
      </p>
      {isLong && !isWhole && (
        <Button size="small" appearance="subtle" onClick={() => setWhole(true)}>
          {t('record.entry.whole')}
        </Button>
      )}
    </>
  );
}

type ReplyState = NonNullable<TimelineEntry['delivery']>['state'];

/** How pressing it is how a reply stands: whoever wrote one takes it that it leaves. */
function toneOf(state: ReplyState): Tone {
  if (state === 'held') return 'neutral';
  return state === 'skipped' ? 'warning' : deliveryTones[state];
}

/** What is in a line of a history: who, when, who can read it, and what. Its text is text, whatever it contains. */
export function TimelineLine({ entry, isComing = false }: { entry: TimelineEntry; isComing?: boolean }) {
  const styles = useStyles();
  const { t, relative, instant } = useTexts();
  const now = useNow(60);
  const title = useTitle(entry);
  const words = useWords(entry);
  const { kind, at, author, audience, delivery, link } = entry;
  const Icon = icons[kind] ?? ChatRegular;
  const isTalk = kind === 'note' || kind === 'reply' || kind === 'contact-message';
  return (
    <>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <Text weight="semibold">{author.name}</Text>
          <Text>{title}</Text>
          {isTalk && (
            <Toned
              tone={audience === 'contact' ? 'accent' : 'neutral'}
              text={t(audience === 'contact' ? 'record.audience.contact' : 'record.audience.internal')}
            />
          )}
          {delivery && <Toned tone={toneOf(delivery.state)} text={t(`delivery.state.${delivery.state}`)} />}
          <time className={styles.when} dateTime={at} title={instant(at)}>
            {isComing ? t('record.entry.sending') : relative(at, now)}
          </time>
        </div>
        <Body text={words} isTalk={isTalk} isOpen={audience === 'contact'} />
        {delivery?.reason && <Text size={200}>{reasonWords(delivery.reason, { t })}</Text>}
        {link && (
          <Link href={link} target="_blank" rel="noopener noreferrer">
            {t('record.entry.link')}
          </Link>
        )}
      </div>
    </>
  );
}
