import { lazy, Suspense } from 'react';
import type { RecordView } from '../../../shared/api/views.ts';
import { ApiError } from '../../client/problem.ts';
import { useParams } from '../../router/router.tsx';
import { Asked, Gone, Loading } from '../../shell/states.tsx';
import { RowsComing } from '../rows/skeletons.tsx';
import { PlainRecord } from './plain-record.tsx';
import { useRecord } from './use-record.ts';

const TicketPage = lazy(async () => ({ default: (await import('../ticket/ticket.tsx')).TicketPage }));
const TaskPage = lazy(async () => ({ default: (await import('../task/task.tsx')).TaskPage }));
const ClientPage = lazy(async () => ({ default: (await import('../client/client.tsx')).ClientPage }));
const ApprovalPage = lazy(async () => ({ default: (await import('../approvals/approval.tsx')).ApprovalPage }));

function OneRecord({ record }: { record: RecordView }) {
  switch (record.kind) {
    case 'ticket':
      return <TicketPage record={record} />;
    case 'task':
      return <TaskPage record={record} />;
    case 'approval':
      return <ApprovalPage record={record} />;
    case 'client':
      return <ClientPage record={record} />;
    default:
      return <PlainRecord record={record} />;
  }
}

/** Any record by its kind and id. One that is gone or not for this person says so. */
export function View() {
  const { kind = '', id = '' } = useParams();
  const asked = useRecord(kind, id);
  if (asked.error instanceof ApiError && asked.error.problem.status === 404) return <Gone />;
  return (
    <Asked asked={asked} coming={<RowsComing count={6} />}>
      {({ record }) =>
        // A link names one record: words in it are not searched for.
        record?.ref.id === id ? (
          <Suspense fallback={<Loading />}>
            <OneRecord key={`${kind}:${id}`} record={record} />
          </Suspense>
        ) : (
          <Gone />
        )
      }
    </Asked>
  );
}
