import { type Condition, conjuncts, type Test } from '../subset/condition.ts';
import { matcherOf } from '../subset/match.ts';
import type { Access } from './access.ts';
import { decodeBody, decodeFields } from './body.ts';

/** Reads the document of a row that an access led to; `undefined` if it does not pass. */
export type Candidate = (body: Uint8Array, access: Access) => Record<string, unknown> | undefined;

/** What is wanted of the documents beside their passing: all of them, some of their fields, or nothing but where they are. */
export type Wanted = 'whole' | 'nothing' | ReadonlySet<string>;

const nothing = {};

/**
 * Reads as little of a row as tells whether it passes and gives what is wanted. A row of an access that covers the whole filter has
 * passed by its key; any other that does not hold the texts of the filter anywhere cannot pass.
 */
export function candidateOf(condition: Condition, wanted: Wanted): Candidate {
  const matcher = matcherOf(condition);
  const needles = textsOf(condition);
  const tested = typeof wanted === 'string' ? undefined : new Set([...wanted, ...pathsOf(condition)]);
  const read = (body: Uint8Array, fields: ReadonlySet<string> | undefined) =>
    fields ? decodeFields(body, fields) : decodeBody(body);
  return (body, access) => {
    if (access.complete && wanted === 'nothing') return nothing;
    if (access.complete) return read(body, wanted === 'whole' ? undefined : (wanted as ReadonlySet<string>));
    if (needles.length > 0 && !holdsAll(body, needles)) return undefined;
    const document = read(body, tested);
    return matcher(document) ? document : undefined;
  };
}

function holdsAll(body: Uint8Array, needles: readonly Buffer[]): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return needles.every((needle) => bytes.includes(needle));
}

/** Texts that the body of every document that passes must hold. */
function textsOf(condition: Condition): Buffer[] {
  const texts = conjuncts(condition)
    .filter(({ path }) => path !== 'tenantId')
    .flatMap(({ tests }) => tests.map(textOf))
    .filter((text) => text.length > 0 && text.isWellFormed());
  return [...new Set(texts)].map((text) => Buffer.from(text));
}

function textOf(test: Test): string {
  if (test.op === 'prefix') return test.value;
  if (test.op === 'eq') return typeof test.value === 'string' ? test.value : '';
  if (test.op !== 'in' || !test.values.every((value) => typeof value === 'string')) return '';
  return test.values.length === 0 ? '' : test.values.reduce(sharedStart);
}

function sharedStart(left: string, right: string): string {
  let end = 0;
  while (end < left.length && left[end] === right[end]) end++;
  return left.slice(0, end);
}

function pathsOf(condition: Condition): string[] {
  if (condition.kind === 'field') return [condition.path.split('.')[0] as string];
  return condition.of.flatMap(pathsOf);
}
