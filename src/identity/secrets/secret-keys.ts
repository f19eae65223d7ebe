import { createHash } from 'node:crypto';
import { Failure } from '../../../shared/errors/failure.ts';

/** A key that seals secrets, with the id that is written into what it seals. */
export interface SecretKey {
  id: string;
  /** 32 bytes. */
  bytes: Buffer;
}

const idForm = /^[A-Za-z0-9_-]{1,32}$/;
const base64Form = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The id of a key that was given none: a fingerprint, so that it stays the same wherever the key stands in the list. */
export function fingerprint(bytes: Buffer): string {
  return createHash('sha256').update('deskhand secret key\n').update(bytes).digest('hex').slice(0, 12);
}

function bad(text: string): Failure {
  const remedy =
    'Make a key with “openssl rand -base64 32” and set DESKHAND_SECRET_KEY to it; several are id:key, separated by commas.';
  return new Failure('bad-secret-key', 'invalid', text, remedy);
}

function readOne(text: string, place: number): SecretKey {
  const colon = text.indexOf(':');
  const id = colon < 0 ? undefined : text.slice(0, colon).trim();
  const key = (colon < 0 ? text : text.slice(colon + 1)).trim();
  const which = `Key ${place + 1} of DESKHAND_SECRET_KEY`;
  if (id !== undefined && !idForm.test(id)) throw bad(`${which} has an id that is not 1 to 32 letters, digits, - or _.`);
  const bytes = base64Form.test(key) ? Buffer.from(key, 'base64') : Buffer.alloc(0);
  if (bytes.length !== 32) throw bad(`${which} is not 32 bytes in base64.`);
  if (new Set(bytes).size < 8) throw bad(`${which} can be guessed: its bytes repeat.`);
  return { id: id ?? fingerprint(bytes), bytes };
}

/** Reads `DESKHAND_SECRET_KEY`: one key in base64, or several `id:key` separated by commas, the current one first. Throws `Failure` `bad-secret-key`, which never tells the key. */
export function readSecretKeys(setting: string): SecretKey[] {
  const keys = setting
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(readOne);
  if (keys.length === 0) throw bad('DESKHAND_SECRET_KEY holds no key.');
  const twice = keys.find(({ id }, place) => keys.findIndex((other) => other.id === id) !== place);
  if (twice) throw bad(`Two keys of DESKHAND_SECRET_KEY have the id ${twice.id}.`);
  return keys;
}
