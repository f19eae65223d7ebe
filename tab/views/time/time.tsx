import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular, SendRegular } from '@fluentui/react-icons';
import type { TimeWeek } from '../../../shared/api/query-data.ts';
import { useDeskTab } from '../../client/desk-context.ts';
import { useQueryOf } from '../../client/use-query-of.ts';
import { FormButton } from '../../forms/form-button.tsx';
import { useSearchParams } from '../../router/router.tsx';
import { Page } from '../../shell/page.tsx';
import { Asked } from '../../shell/states.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { dayIn } from '../rows/due-words.ts';
import { Panel } from '../rows/panel.tsx';
import { RecordLink } from '../rows/record-link.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { Days } from './days.tsx';
import { isDay, mondayOf, plusDays, weekToSubmit } from './weeks.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalS, marginInlineStart: 'auto' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (min-width: 1024px)': {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(16rem, 20rem)',
      columnGap: tokens.spacingHorizontalXL,
    },
  },
  works: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  work: { display: 'flex', gap: tokens.spacingHorizontalM, justifyContent: 'space-between' },
  minutes: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** The week that the address names, and how to go to another. */
function useWeek() {
  const { me, world } = useDeskTab();
  const [params, setParams] = useSearchParams();
  const today = dayIn(me.zone, world.now());
  const named = params.get('week') ?? '';
  const monday = mondayOf(isDay(named) ? named : today);
  const goTo = (day: string) =>
    setParams((present) => {
      const next = new URLSearchParams(present);
      if (mondayOf(today) === day) next.delete('week');
      else next.set('week', day);
      return next;
    });
  return { today, monday, goTo, member: params.get('member') ?? 'me' };
}

function ByWork({ byWork }: Pick<TimeWeek, 'byWork'>) {
  const styles = useStyles();
  const { t, duration } = useTexts();
  return (
    <Panel title={t('time.by-work')} padded>
      {byWork.length === 0 && <Text className={styles.muted}>{t('time.empty')}</Text>}
      <ul className={styles.works}>
        {byWork.map(({ work, minutes }) => (
          <li key={work.id} className={styles.work}>
            <RecordLink to={{ kind: work.kind, id: work.id }}>{`#${work.number} ${work.title}`}</RecordLink>
            <span className={styles.minutes}>{duration(minutes)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const submitTexts = { this: 'time.submit', last: 'time.submit.last', before: 'time.submit.before' } as const;

function Actions({ monday, today }: { monday: string; today: string }) {
  const { t } = useTexts();
  const week = weekToSubmit(monday, today);
  const isThis = week === 'this';
  return (
    <>
      <FormButton action="time-entry.log" appearance="primary" first={isThis ? {} : { on: monday }} />
      {week && (
        <FormButton action="timesheet.submit" icon={<SendRegular />} given={{ week }} about={t('time.submit.about')}>
          {t(submitTexts[week])}
        </FormButton>
      )}
    </>
  );
}

/** A week of time, day by day, with its sums; one's own can be added to, corrected and handed in. */
export function View() {
  const styles = useStyles();
  const { t, day, duration } = useTexts();
  const { me } = useDeskTab();
  const { today, monday, goTo, member } = useWeek();
  const asked = useQueryOf('time-entry.mine', { week: monday, member }, { keep: true });
  const week = asked.data?.data;
  const isOwn = week === undefined ? member === 'me' : week.member.id === me.member.id;
  const title = isOwn || !week ? t('nav.time') : t('time.of', { name: week.member.name });
  return (
    <Page title={title} shares actions={isOwn && <Actions monday={monday} today={today} />}>
      <div className={styles.head}>
        <Button icon={<ChevronLeftRegular />} aria-label={t('time.previous')} onClick={() => goTo(plusDays(monday, -7))} />
        <Button icon={<ChevronRightRegular />} aria-label={t('time.next')} onClick={() => goTo(plusDays(monday, 7))} />
        {monday !== mondayOf(today) && <Button onClick={() => goTo(mondayOf(today))}>{t('time.this')}</Button>}
        <Text weight="semibold">{t('time.week', { from: day(monday), to: day(plusDays(monday, 6)) })}</Text>
        {week && !asked.isPlaceholderData && (
          <span className={styles.sum} role="status">
            <Text className={styles.muted}>{t('time.total')}</Text>
            <Text size={500} weight="semibold" data-testid="week-sum">
              {duration(week.minutes)}
            </Text>
          </span>
        )}
      </div>
      <Asked asked={asked} coming={<RowsComing count={7} />}>
        {({ data }) =>
          data && (
            <div className={styles.columns}>
              <Days days={data.days} today={today} isOwn={isOwn} />
              <ByWork byWork={data.byWork} />
            </div>
          )
        }
      </Asked>
    </Page>
  );
}
