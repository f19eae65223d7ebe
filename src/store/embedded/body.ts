import { deserialize, serialize } from 'bson';
import { refuse } from '../subset/refuse.ts';
import { readFields } from './read-fields.ts';

/** The largest document, as MongoDB has it. */
const largest = 16 * 1024 * 1024;

/** The document as BSON; refuses more than 16 MB. Members that are `undefined` are left out. */
export function encodeBody(where: string, document: Record<string, unknown>): Uint8Array {
  let body: Uint8Array | undefined;
  try {
    body = serialize(document, { ignoreUndefined: true });
  } catch (error) {
    // Beyond its buffer the serializer runs out of range, which says the same: too large.
    if (!(error instanceof RangeError)) throw error;
  }
  if (!body || body.length > largest) refuse(where, '', 'a document may have 16 MB');
  return body;
}

/** The document of a BSON body. */
export function decodeBody(body: Uint8Array): Record<string, unknown> {
  return deserialize(body, { validation: { utf8: false } });
}

/** Some fields of the document of a BSON body, without reading the others. */
export function decodeFields(body: Uint8Array, names: ReadonlySet<string>): Record<string, unknown> {
  return readFields(body, names) ?? decodeBody(body);
}
