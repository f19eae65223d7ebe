import type { JsonObject } from '../json.ts';
import { valueAt } from '../json.ts';
import { graphErrors } from './graph-error.ts';

/** Whether an item is wanted. */
export type ItemTest = (item: JsonObject) => boolean;

/** A filter that has been read. */
export interface ODataFilter {
  readonly test: ItemTest;
  /** It needs `ConsistencyLevel: eventual` and `$count=true`. */
  readonly isAdvanced: boolean;
}

const literal = String.raw`('(?:[^']|'')*'|true|false|null|-?\d+|[0-9T:.Z-]+)`;
const property = String.raw`([\w/]+)`;
const comparison = new RegExp(`^${property} (eq|ne|ge|le|gt|lt) ${literal}$`);
const call = new RegExp(String.raw`^(startswith|endswith|contains)\(${property}, ?${literal}\)$`, 'i');
const inList = new RegExp(String.raw`^${property} in \((.+)\)$`);

function literalIn(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function read(item: JsonObject, path: string): unknown {
  return valueAt(item, ...path.split('/')) ?? null;
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  eq: (left, right) => folded(left) === folded(right),
  ne: (left, right) => folded(left) !== folded(right),
  ge: (left, right) => String(left) >= String(right),
  le: (left, right) => String(left) <= String(right),
  gt: (left, right) => String(left) > String(right),
  lt: (left, right) => String(left) < String(right),
};

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};

function clause(text: string): ODataFilter {
  const compared = comparison.exec(text);
  if (compared) {
    const [, path = '', operator = '', right = ''] = compared;
    const wanted = literalIn(right);
    return { test: (item) => comparisons[operator]?.(read(item, path), wanted) === true, isAdvanced: operator === 'ne' };
  }
  const called = call.exec(text);
  if (called) {
    const [, name = '', path = '', part = ''] = called;
    const wanted = String(folded(literalIn(part)));
    const test: ItemTest = (item) => textTests[name.toLowerCase()]?.(String(folded(read(item, path)) ?? ''), wanted) === true;
    return { test, isAdvanced: name.toLowerCase() !== 'startswith' };
  }
  const listed = inList.exec(text);
  if (!listed) throw graphErrors.badRequest(`Invalid filter clause: ${text}`, 'Request_UnsupportedQuery');
  const [, path = '', list = ''] = listed;
  const wanted = list.split(',').map((one) => folded(literalIn(one.trim())));
  return { test: (item) => wanted.includes(folded(read(item, path))), isAdvanced: false };
}

/** Splits at a word that stands outside of quotes and brackets. */
function splitAt(text: string, word: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text[at] === '(') depth += 1;
    else if (!isQuoted && text[at] === ')') depth -= 1;
    else if (!isQuoted && depth === 0 && text.startsWith(word, at)) {
      parts.push(text.slice(from, at));
      from = at + word.length;
    }
  }
  return [...parts, text.slice(from)];
}

/** Reads a `$filter` of the kind that is used here: comparisons, `startswith`, `endswith`, `contains`, `in`, `and`, `or`, brackets. */
export function readFilter(text: string): ODataFilter {
  const trimmed = text.trim();
  const either = splitAt(trimmed, ' or ');
  if (either.length > 1) {
    const parts = either.map(readFilter);
    return { test: (item) => parts.some((part) => part.test(item)), isAdvanced: parts.some((part) => part.isAdvanced) };
  }
  const both = splitAt(trimmed, ' and ');
  if (both.length > 1) {
    const parts = both.map(readFilter);
    return { test: (item) => parts.every((part) => part.test(item)), isAdvanced: parts.some((part) => part.isAdvanced) };
  }
  return /^\(.*\)$/.test(trimmed) ? readFilter(trimmed.slice(1, -1)) : clause(trimmed);
}
