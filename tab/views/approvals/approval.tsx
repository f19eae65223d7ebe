import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ApprovalView } from '../../../shared/api/views.ts';
import { useMe } from '../../client/desk-context.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Description } from '../record/description.tsx';
import { RecordFrame } from '../record/record-frame.tsx';
import { Timeline } from '../record/timeline.tsx';
import { Toned } from '../rows/toned.tsx';
import { wordOf } from '../rows/word-of.ts';

const quick = ['approval.approve', 'approval.request-changes', 'approval.reject', 'approval.withdraw'];

/** The page of an approval: what is asked, who decides, and the decision. */
export function ApprovalPage({ record }: { record: ApprovalView }) {
  const texts = useTexts();
  const { t } = texts;
  const { member, grants } = useMe();
  const isOwn = record.requester.id === member.id && record.status.value === 'requested' && grants.includes('approval.decide');
  return (
    <RecordFrame
      record={record}
      quick={quick}
      marks={<Toned tone={record.status.tone} text={wordOf(texts, 'status', record.status)} />}
    >
      {isOwn && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('approval.own')}</MessageBarBody>
        </MessageBar>
      )}
      <Description text={record.details} />
      <Timeline timeline={record.timeline} earlier={record.earlier} />
    </RecordFrame>
  );
}
