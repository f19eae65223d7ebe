import { useState } from 'react';
import type { TicketView, TimelineEntry } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Composer } from '../record/composer.tsx';
import { Description } from '../record/description.tsx';
import { HeldReplies } from '../record/held-replies.tsx';
import { RecordFrame } from '../record/record-frame.tsx';
import { RunningHere } from '../record/running-here.tsx';
import { NextClock, SlaClocks } from '../record/sla-clocks.tsx';
import { Timeline } from '../record/timeline.tsx';
import { Toned } from '../rows/toned.tsx';
import { wordOf } from '../rows/word-of.ts';

const quick = ['work.assign', 'ticket.set-status', 'time-entry.log', 'timer.start', 'timer.switch', 'work.reopen'];

/** The page of a ticket. */
export function TicketPage({ record }: { record: TicketView }) {
  const texts = useTexts();
  const [coming, setComing] = useState<TimelineEntry>();
  const marks = (
    <>
      <Toned tone={record.status.tone} text={wordOf(texts, 'status', record.status)} />
      <Toned tone={record.priority.tone} text={wordOf(texts, 'priority', record.priority)} />
      {record.escalation && <Toned tone="attention" text={texts.t('row.escalated')} />}
      <NextClock sla={record.sla} />
    </>
  );
  return (
    <RecordFrame record={record} marks={marks} quick={quick} aside={<SlaClocks sla={record.sla} />}>
      <RunningHere work={record.ref.id} />
      <Description text={record.description} />
      <HeldReplies record={record} />
      <Composer record={record} onSending={setComing} />
      <Timeline timeline={record.timeline} earlier={record.earlier} coming={coming ? [coming] : []} />
    </RecordFrame>
  );
}
