import type { SortField } from './access.ts';
import { emptyArray, KeyWriter } from './key-encoding.ts';

const writer = new KeyWriter();

/** Bytes that order documents by a sort. An array counts by its least element, or its greatest if the direction is down. */
export function sortKey(document: Record<string, unknown>, sort: readonly SortField[]): Buffer {
  for (const { path, direction } of sort) {
    const down = direction === -1;
    if (!path.includes('.') && !Array.isArray(document[path])) writer.add(document[path], down);
    else writer.add(extreme(document, path.split('.'), down), down);
  }
  return writer.take();
}

const comparing = new KeyWriter();

function extreme(document: unknown, path: readonly string[], down: boolean): unknown {
  let found: { value: unknown; key: Buffer } | undefined;
  for (const value of valuesAt(document, path, 0)) {
    const key = comparing.add(value).take();
    const order = found ? Buffer.compare(key, found.key) : 0;
    if (!found || (down ? order > 0 : order < 0)) found = { value, key };
  }
  return found?.value;
}

function* valuesAt(value: unknown, path: readonly string[], at: number): Generator<unknown> {
  const name = path[at];
  if (Array.isArray(value)) {
    if (value.length === 0) yield name === undefined ? emptyArray : undefined;
    else if (name === undefined) yield* value;
    else for (const item of value) yield* Array.isArray(item) ? [undefined] : valuesAt(item, path, at);
    return;
  }
  if (name === undefined) yield value;
  else {
    const holds = typeof value === 'object' && value !== null && !(value instanceof Date) && Object.hasOwn(value, name);
    yield* valuesAt(holds ? (value as Record<string, unknown>)[name] : undefined, path, at + 1);
  }
}
