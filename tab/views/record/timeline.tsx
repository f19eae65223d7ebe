import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TimelineEntry } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { LongList } from '../rows/long-list.tsx';
import { Panel } from '../rows/panel.tsx';
import { Segments } from '../rows/segments.tsx';
import { linesOf, type Part } from './history.ts';
import { TimelineLine } from './timeline-line.tsx';

const step = 50;
const usualHeight = 72;
const parts: readonly Part[] = ['all', 'talk', 'work'];

const useStyles = makeStyles({
  parts: { marginBlockEnd: tokens.spacingVerticalS },
  line: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBlockEnd: tokens.spacingVerticalM,
  },
  muted: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The history of a record, newest first, with who can read each line. `coming` are lines on their way to the server. */
export function Timeline({
  timeline,
  earlier,
  coming = [],
}: {
  timeline: readonly TimelineEntry[];
  earlier?: true | undefined;
  coming?: readonly TimelineEntry[];
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const [part, setPart] = useState<Part>('all');
  const [shown, setShown] = useState(step);
  const lines = linesOf(timeline, part);
  const last = shown >= lines.length;
  return (
    <Panel title={t('record.history')} padded>
      <div className={styles.parts}>
        <Segments
          label={t('record.history.filter')}
          value={part}
          options={parts.map((value) => ({ value, title: t(`record.history.${value}`) }))}
          onChange={(next) => setPart(next)}
        />
      </div>
      {lines.length + coming.length === 0 && <p className={styles.muted}>{t('record.history.empty')}</p>}
      <LongList
        rows={[...coming, ...lines.slice(0, shown)]}
        keyOf={({ id }) => id}
        usualHeight={usualHeight}
        itemOf={(entry) => ({ className: styles.line, 'data-kind': entry.kind, 'aria-busy': coming.includes(entry) })}
        newestFirst
        testId="timeline"
      >
        {(entry) => <TimelineLine entry={entry} isComing={coming.includes(entry)} />}
      </LongList>
      {!last && <Button onClick={() => setShown(shown + 2 * step)}>{t('record.history.earlier')}</Button>}
      {last && earlier && <p className={styles.muted}>{t('record.history.oldest')}</p>}
    </Panel>
  );
}
