import type { RecordKind } from '../../shared/domain/records.ts';

/** How a record is named in a sentence: its title or name, with its number before it when `numbered`. */
export function recordTitle(kind: RecordKind, record: unknown, numbered = false): string {
  const of = record as { number?: number; title?: string; name?: string; work?: { number: number; title: string } };
  const title = kind === 'time-entry' ? (of.work?.title ?? '') : (of.title ?? of.name ?? '');
  return numbered && of.number !== undefined ? `#${of.number} ${title}` : title;
}
