import type { RecordKind } from './records.ts';

/** How a record is named within a sentence: `#1001 “Printer on fire”`. Long titles are cut at 80 characters, quotes within them are single ones. */
export function cite(record: { number: number; title: string }): string {
  const title = record.title.length > 80 ? `${record.title.slice(0, 79)}…` : record.title;
  return `#${record.number} “${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** The value by which inputs point at a record: `kind:id`. */
export function pointer(kind: RecordKind, record: { _id: string }): string {
  return `${kind}:${record._id}`;
}
