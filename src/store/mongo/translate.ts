import type { BulkOperation, Filter, StoredDocument } from '../../../shared/ports/document-store.ts';
import { prefixOf, prefixPattern } from '../subset/prefix-pattern.ts';
import { isPlainObject } from '../subset/refuse.ts';

/** The filter as it is sent: as it is, but each pattern written in the escapes that the server's regular expressions know. */
export function sentFilter(filter: Filter): Filter {
  return rewritten(filter) as Filter;
}

function rewritten(value: unknown): unknown {
  if (value instanceof RegExp) return prefixPattern(prefixOf('filter', '', value));
  if (Array.isArray(value)) return value.map(rewritten);
  if (!isPlainObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value))
    copy[key] = key === '$regex' ? prefixPattern(prefixOf('filter', '', part)) : rewritten(part);
  return copy;
}

/** The pipeline as it is sent. */
export function sentPipeline(pipeline: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return pipeline.map((stage) => ('$match' in stage ? { $match: sentFilter(stage['$match'] as Filter) } : stage));
}

/** The operation of a bulk as it is sent. */
export function sentOperation<T extends StoredDocument>(operation: BulkOperation<T>): Record<string, unknown> {
  const [name = '', body = {}] = Object.entries(operation)[0] ?? [];
  return { [name]: 'filter' in body ? { ...body, filter: sentFilter(body.filter as Filter) } : body };
}
