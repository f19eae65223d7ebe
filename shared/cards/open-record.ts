import type { LoadedRecord } from '../domain/record-types.ts';
import type { Shown } from './card-view.ts';

/** The record as a chat with people from outside the desk may see it: what it is and how it stands, nothing that was written inside. */
export function openRecord(shown: Shown): Shown {
  const { kind, record } = shown as LoadedRecord;
  switch (kind) {
    case 'ticket': {
      const { escalation, source: _source, ...rest } = record;
      const bare = { ...rest, description: '', entries: [], attachments: [] };
      return { kind, record: escalation ? { ...bare, escalation: { ...escalation, reason: '' } } : bare };
    }
    case 'task':
      return { kind, record: { ...record, description: '', notes: [] } };
    case 'approval': {
      const { decision } = record;
      return { kind, record: { ...record, details: '', ...(decision && { decision: { ...decision, comment: '' } }) } };
    }
    case 'time-entry':
      return { kind, record: { ...record, note: '' } };
    default:
      return { kind, record };
  }
}
