import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import type { TimeDay } from '../../../shared/api/query-data.ts';
import { useAction } from '../../client/use-action.ts';
import { rememberName } from '../../forms/chosen-names.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Panel } from '../rows/panel.tsx';
import { RecordLink } from '../rows/record-link.tsx';
import { Toned } from '../rows/toned.tsx';
import { wordOf } from '../rows/word-of.ts';
import { RemoveButton } from './remove-button.tsx';

type Entry = TimeDay['entries'][number];

const useStyles = makeStyles({
  days: { margin: 0, padding: 0, listStyleType: 'none' },
  day: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
  },
  today: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minBlockSize: '32px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  sum: { marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums' },
  muted: { color: tokens.colorNeutralForeground3 },
  entries: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalXS,
  },
  what: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '12rem', minInlineSize: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex' },
});

const open = new Set(['draft', 'changes-requested']);

function Correct({ entry, on }: { entry: Entry; on: string }) {
  const { t, duration } = useTexts();
  const remove = useAction('time-entry.remove', { quiet: true, tellsFailure: true });
  const { work, minutes, note, ref } = entry;
  const [time, name] = [duration(minutes), `#${work.number} ${work.title}`];
  const value = `${work.kind}:${work.id}`;
  rememberName(value, name);
  return (
    <FormButton
      action="time-entry.log"
      appearance="subtle"
      size="small"
      icon={<EditRegular />}
      label={t('time.correct.one', { time, work: name })}
      about={t('time.correct.about', { time, work: name })}
      first={{ work: value, duration: `${minutes}m`, on, note }}
      draft={`correct:${ref.id}`}
      onDone={() => void remove.run({ entry: `time-entry:${ref.id}` })}
    />
  );
}

function OneEntry({ entry, on, isOwn }: { entry: Entry; on: string; isOwn: boolean }) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, duration } = texts;
  const { work, minutes, note, status, ref } = entry;
  const [time, name] = [duration(minutes), `#${work.number} ${work.title}`];
  return (
    <li className={styles.entry} data-testid="time-entry">
      <span className={styles.what}>
        <RecordLink to={{ kind: work.kind, id: work.id }}>{name}</RecordLink>
        {note && <Text size={200}>{note}</Text>}
      </span>
      <Toned tone={status.tone} text={wordOf(texts, 'status', status)} />
      {status.value !== 'running' && <RecordLink to={ref}>{time}</RecordLink>}
      {isOwn && open.has(status.value) && (
        <span className={styles.buttons}>
          <Correct entry={entry} on={on} />
          <RemoveButton entry={ref.id} icon={<DeleteRegular />} label={t('time.remove.one', { time, work: name })} />
        </span>
      )}
    </li>
  );
}

function OneDay({
  day: { on, minutes, entries },
  isToday,
  isOwn,
  isAhead,
}: {
  day: TimeDay;
  isToday: boolean;
  isOwn: boolean;
  isAhead: boolean;
}) {
  const styles = useStyles();
  const { t, day, duration } = useTexts();
  return (
    <li className={mergeClasses(styles.day, isToday && styles.today)} data-day={on}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          {day(on)}
          {isToday && ` · ${t('time.today')}`}
        </h3>
        {isOwn && !isAhead && (
          <FormButton
            action="time-entry.log"
            appearance="subtle"
            size="small"
            icon={<AddRegular />}
            label={t('time.log.on', { day: day(on) })}
            first={{ on }}
            draft={`time-entry.log:${on}`}
          />
        )}
        <Text className={styles.sum} weight="semibold">
          {duration(minutes)}
        </Text>
      </div>
      {entries.length === 0 ? (
        <Text size={200} className={styles.muted}>
          {t('time.day.empty')}
        </Text>
      ) : (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <OneEntry key={entry.ref.id} entry={entry} on={on} isOwn={isOwn} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The days of a week with what was logged on each. */
export function Days({ days, today, isOwn }: { days: readonly TimeDay[]; today: string; isOwn: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Panel title={t('time.days')}>
      <ol className={styles.days}>
        {days.map((one) => (
          <OneDay key={one.on} day={one} isToday={one.on === today} isOwn={isOwn} isAhead={one.on > today} />
        ))}
      </ol>
    </Panel>
  );
}
