import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Failure } from '../../../shared/errors/failure.ts';
import type { SecretPlace } from '../../../shared/ports/microsoft-setup.ts';
import { say } from '../../../shared/text/say.ts';
import { fingerprint, type SecretKey } from './secret-keys.ts';

/** Seals secrets at rest and opens them again, each for one place alone. */
export interface SecretBox {
  /** Whether there is a key at all; without one `seal` and `open` throw `Failure` `secret-key-missing`. */
  readonly hasKey: boolean;
  /** The secret as it may be stored: `v1.<key id>.<nonce>.<ciphertext and tag>`. Two seals of the same text differ. */
  seal(place: SecretPlace, text: string): string;
  /** The secret again. Throws `Failure` `secret-unreadable` (changed, cut, of another place, or another key of that id), `secret-key-unknown` or `secret-key-missing`. */
  open(place: SecretPlace, sealed: string): string;
  /** Whether it was sealed with the current key. */
  isCurrent(sealed: string): boolean;
}

const version = 'v1';
const form = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;
const tagBytes = 16;

/** What is bound to the ciphertext without being in it: which key, tenant, profile and field it was made for. */
function bound(keyId: string, { tenantId, profileId, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['deskhand', version, keyId, tenantId, profileId, field]));
}

/** The refusal where a secret is to be kept or read and no key was given. */
export function secretKeyMissing(): Failure {
  return new Failure(
    'secret-key-missing',
    'invalid',
    say`There is no key to keep Microsoft’s secrets with.`,
    say`Make one with “openssl rand -base64 32”, set DESKHAND_SECRET_KEY to it, keep a copy in a safe place, and start again.`,
  );
}

function unreadable(): Failure {
  return new Failure(
    'secret-unreadable',
    'unexpected',
    say`A stored secret cannot be read: it was changed, moved to another place, or sealed with another key.`,
    say`Set DESKHAND_SECRET_KEY to the key it was sealed with, or enter the secret again.`,
  );
}

function unknownKey(id: string): Failure {
  return new Failure(
    'secret-key-unknown',
    'invalid',
    say`A stored secret was sealed with the key “${id}”, which DESKHAND_SECRET_KEY does not hold.`,
    say`Add that key to DESKHAND_SECRET_KEY behind the current one (id:key, separated by commas), or enter the secret again.`,
  );
}

/** Parts of a sealed secret; `undefined` when it is none. Text that decodes to the same bytes but is written otherwise counts as changed. */
function partsOf(sealed: string): { keyId: string; nonce: Buffer; body: Buffer } | undefined {
  const match = form.exec(sealed);
  if (!match) return undefined;
  const [nonce, body] = [match[2]!, match[3]!].map((text) => Buffer.from(text, 'base64url'));
  const isExact = nonce!.toString('base64url') === match[2] && body!.toString('base64url') === match[3];
  return isExact ? { keyId: match[1]!, nonce: nonce!, body: body! } : undefined;
}

/** A box with these keys, the current one first. AES-256-GCM with a random nonce of 96 bits. */
export function secretBox(keys: readonly SecretKey[]): SecretBox {
  const [current] = keys;
  const keyOf = (id: string) => keys.find((key) => key.id === id) ?? keys.find(({ bytes }) => fingerprint(bytes) === id);
  return {
    hasKey: current !== undefined,
    seal(place, text) {
      if (!current) throw secretKeyMissing();
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce).setAAD(bound(current.id, place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, current.id, nonce.toString('base64url'), body.toString('base64url')].join('.');
    },
    open(place, sealed) {
      if (!current) throw secretKeyMissing();
      const parts = partsOf(sealed);
      if (!parts) throw unreadable();
      const key = keyOf(parts.keyId);
      if (!key) throw unknownKey(parts.keyId);
      const split = parts.body.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, parts.nonce, { authTagLength: tagBytes })
        .setAAD(bound(parts.keyId, place))
        .setAuthTag(parts.body.subarray(split));
      try {
        return Buffer.concat([decipher.update(parts.body.subarray(0, split)), decipher.final()]).toString('utf8');
      } catch {
        throw unreadable();
      }
    },
    isCurrent: (sealed) => current !== undefined && partsOf(sealed)?.keyId === current.id,
  };
}
