import { useState } from 'react';
import type { TaskView, TimelineEntry } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Composer } from '../record/composer.tsx';
import { Description } from '../record/description.tsx';
import { RecordFrame } from '../record/record-frame.tsx';
import { RunningHere } from '../record/running-here.tsx';
import { Timeline } from '../record/timeline.tsx';
import { Pressing, Toned } from '../rows/toned.tsx';
import { wordOf } from '../rows/word-of.ts';

const quick = ['work.assign', 'task.set-status', 'time-entry.log', 'timer.start', 'timer.switch', 'work.reopen'];

/** The page of a task. */
export function TaskPage({ record }: { record: TaskView }) {
  const texts = useTexts();
  const [coming, setComing] = useState<TimelineEntry>();
  const marks = (
    <>
      <Toned tone={record.status.tone} text={wordOf(texts, 'status', record.status)} />
      {record.overdue && <Pressing tone="attention" text={texts.t('due.task.over', { day: texts.day(record.dueOn!) })} />}
    </>
  );
  return (
    <RecordFrame record={record} marks={marks} quick={quick}>
      <RunningHere work={record.ref.id} />
      <Description text={record.description} />
      <Composer record={record} onSending={setComing} />
      <Timeline timeline={record.timeline} earlier={record.earlier} coming={coming ? [coming] : []} />
    </RecordFrame>
  );
}
