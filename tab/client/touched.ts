import type { Answer, ChangeNotice } from '../../shared/api/answers.ts';

/** Whether an answer may read otherwise now that this record has changed: all do, save one that shows another record of the same kind alone, or this one as it is. */
export function isTouched(answer: unknown, notice: Exclude<ChangeNotice, { kind: 'notice' }>): boolean {
  const { record, list, data } = (answer ?? {}) as Partial<Answer>;
  if (!record || list || data !== undefined || record.kind !== notice.kind) return true;
  return record.ref.id === notice.id && record.version < notice.version;
}
