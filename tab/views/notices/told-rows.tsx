import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { NoticeRow } from '../../../shared/api/notice-data.ts';
import { namesChannel } from '../../../shared/domain/notices/told.ts';
import { Link } from '../../router/router.tsx';
import type { TabTexts } from '../../text/load-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { pathOf } from '../rows/path-of.ts';
import { useRowStyles } from '../rows/row-styles.ts';
import { Pressing, Toned } from '../rows/toned.tsx';
import { useNow } from '../rows/use-now.ts';

const useStyles = makeStyles({
  ways: { flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
});

type Way = NoticeRow['ways'][number];

/** Where it was told, waits to be told, or was not and why, in the reader's language. */
function wayWords({ channel, outcome, until }: Way, { t, instant }: Pick<TabTexts, 't' | 'instant'>): string {
  const words = t(`told.${outcome}`);
  const whole = namesChannel(outcome) ? t('told.way', { channel: t(`delivery.channel.${channel}`), words }) : words;
  return until === undefined ? whole : t('told.until', { words: whole, at: instant(until) });
}

function WayLine({ way }: { way: Way }) {
  const texts = useTexts();
  const words = wayWords(way, texts);
  const isAmiss = way.outcome === 'failed' || way.outcome === 'uncertain';
  return isAmiss ? <Pressing tone="warning" text={words} /> : <span>{words}</span>;
}

function One({ notice, line }: { notice: NoticeRow; line: boolean }) {
  const styles = useRowStyles();
  const own = useStyles();
  const { t, relative, instant } = useTexts();
  const now = useNow();
  const { about, sentence, category, at, ways } = notice;
  const content = (
    <>
      <Text weight={sentence ? 'semibold' : 'regular'} className={styles.title}>
        {sentence ?? t('told.not-readable-now')}
      </Text>
      <span className={styles.meta}>
        <Toned tone="neutral" text={t(`category.${category}`)} />
        <time dateTime={at} title={instant(at)}>
          {relative(at, now)}
        </time>
      </span>
      <span className={mergeClasses(styles.meta, own.ways)}>
        {ways.map((way) => (
          <WayLine key={way.channel} way={way} />
        ))}
      </span>
    </>
  );
  return (
    <li>
      {about ? (
        <Link to={pathOf(about)} className={mergeClasses(styles.link, line && styles.line)}>
          {content}
        </Link>
      ) : (
        <div className={mergeClasses(styles.one, line && styles.line)}>{content}</div>
      )}
    </li>
  );
}

/** Notices one below the other, each a link to its record as long as the reader may read it. */
export function ToldRows({ notices }: { notices: readonly NoticeRow[] }) {
  const styles = useRowStyles();
  return (
    <ul className={styles.list}>
      {notices.map((notice, index) => (
        <One key={notice.id} notice={notice} line={index > 0} />
      ))}
    </ul>
  );
}
