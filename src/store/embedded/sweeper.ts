import type { Condition } from '../subset/condition.ts';
import type { CheckedDefinition, CheckedIndex } from '../subset/definition.ts';
import { matcherOf } from '../subset/match.ts';
import type { StoreFile } from './store-file.ts';
import type { Table } from './table.ts';
import { Writer } from './writer.ts';

const batch = 250;

/** Removes the documents of one table whose time has come; answers how many. Dates only: what holds no date never expires. */
export async function sweepTable(file: StoreFile, definition: CheckedDefinition, table: Table, now: Date): Promise<number> {
  let removed = 0;
  for (const index of definition.indexes) {
    if (index.expireAfterSeconds !== undefined) removed += await sweepIndex(file, table, index, index.expireAfterSeconds, now);
  }
  return removed;
}

async function sweepIndex(file: StoreFile, table: Table, index: CheckedIndex, seconds: number, now: Date): Promise<number> {
  const path = index.fields[0]?.path ?? '';
  const condition: Condition = { kind: 'field', path, tests: [{ op: 'lte', value: new Date(now.getTime() - seconds * 1000) }] };
  const writer = new Writer(table);
  const matcher = matcherOf(condition);
  let removed = 0;
  for (;;) {
    const some = await file.write((transaction) => {
      const positions = writer.positions(condition, batch);
      return positions.reduce((sum, position) => sum + writer.removeAt(transaction, position, matcher), 0);
    });
    removed += some;
    if (some < batch) return removed;
  }
}
