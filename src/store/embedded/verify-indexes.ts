import type { DatabaseSync } from 'node:sqlite';
import { decodeBody } from './body.ts';
import { bodies } from './catalog.ts';
import { type Table, type TableIndex, tableName } from './table.ts';

/** Compares every key of a table's indexes with those its documents should have; answers a sentence for each difference. */
export function verifyTable(database: DatabaseSync, table: Table): string[] {
  return table.indexes.flatMap((index) => verifyIndex(database, table, index));
}

function verifyIndex(database: DatabaseSync, table: Table, index: TableIndex): string[] {
  const name = `${table.name} index ${index.checked.name}`;
  const stored = new Set<string>();
  const rows = database.prepare(`SELECT k, d FROM ${tableName(table.name, index.checked.name)}`);
  for (const { k, d } of rows.iterate() as Iterable<{ k: Uint8Array; d: number }>)
    stored.add(`${d} ${Buffer.from(k).toString('hex')}`);
  const wrong: string[] = [];
  for (const { position, body } of bodies(database, table)) {
    const { keys, arrays } = index.maker.entries(decodeBody(body));
    for (const key of keys)
      if (!stored.delete(`${position} ${key.toString('hex')}`)) wrong.push(`${name}: the document at ${position} lacks a key`);
    if (arrays.some((fanned, field) => fanned && !index.arrays[field]))
      wrong.push(`${name}: the document at ${position} holds an array that is not noted`);
  }
  for (const key of stored) wrong.push(`${name}: a key of position ${key.split(' ')[0]} belongs to no document`);
  return wrong;
}
