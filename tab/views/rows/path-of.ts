import type { RecordReference } from '../../../shared/domain/records.ts';

/** Where a record's page is, below `/tab`. */
export function pathOf({ kind, id }: RecordReference): string {
  return `/records/${kind}/${encodeURIComponent(id)}`;
}
