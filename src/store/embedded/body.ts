import { deserialize, serialize } from 'bson';
import { refuse } from '../subset/refuse.ts';

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

// How many bytes a value of a BSON type has; texts, objects and arrays say it themselves.
const sizes: ReadonlyMap<number, number> = new Map([
  [0x01, 8],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x12, 8],
]);

/** Some fields of the document of a BSON body, without reading the others. */
export function decodeFields(body: Uint8Array, names: ReadonlySet<string>): Record<string, unknown> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Buffer[] = [];
  let length = 5;
  let at = 4;
  for (let type = bytes[at]; type; type = bytes[at]) {
    const named = bytes.indexOf(0, at + 1);
    const end = endOfValue(bytes, type, named + 1);
    if (end === undefined) return decodeBody(body);
    if (names.has(bytes.toString('utf8', at + 1, named))) {
      parts.push(bytes.subarray(at, end));
      length += end - at;
    }
    at = end;
  }
  const small = Buffer.allocUnsafe(length);
  small.writeInt32LE(length, 0);
  let next = 4;
  for (const part of parts) next += part.copy(small, next);
  small[next] = 0;
  return decodeBody(small);
}

// `undefined` for a type that no document of ours holds.
function endOfValue(bytes: Buffer, type: number, at: number): number | undefined {
  if (type === 0x02) return at + 4 + bytes.readInt32LE(at);
  if (type === 0x03 || type === 0x04) return at + bytes.readInt32LE(at);
  const size = sizes.get(type);
  return size === undefined ? undefined : at + size;
}
