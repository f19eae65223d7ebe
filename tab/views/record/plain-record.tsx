import type { RecordView } from '../../../shared/api/views.ts';
import { useTexts } from '../../text/use-texts.ts';
import { PageLink } from '../rows/page-link.tsx';
import { Toned } from '../rows/toned.tsx';
import { wordOf } from '../rows/word-of.ts';
import { Description } from './description.tsx';
import { RecordFrame } from './record-frame.tsx';

const quick = ['time-entry.remove', 'contact.change', 'member.change', 'member.enable', 'member.disable'];

/** The page of a record that has no page of its own: what it says of itself, and what can be done to it. */
export function PlainRecord({ record }: { record: RecordView }) {
  const texts = useTexts();
  const { t } = texts;
  const marks = 'status' in record && <Toned tone={record.status.tone} text={wordOf(texts, 'status', record.status)} />;
  return (
    <RecordFrame record={record} marks={marks} quick={quick}>
      {record.kind === 'time-entry' && <Description title={t('record.note')} text={record.note || t('record.note.none')} />}
      {record.kind === 'contact' && (
        <PageLink to={`/search?kind=ticket&q=${encodeURIComponent(record.title)}`}>
          {t('record.tickets-of', { name: record.title })}
        </PageLink>
      )}
    </RecordFrame>
  );
}
