import { randomBytes } from 'node:crypto';

const nonceBytes = 16;
let drawn = Buffer.alloc(0);

/** A value nobody can guess, 22 characters. Randomness is drawn for 256 at a time: asking the system for it costs more than the rest. */
export function nonce(): string {
  if (drawn.length === 0) drawn = randomBytes(256 * nonceBytes);
  const mine = drawn.subarray(0, nonceBytes);
  drawn = drawn.subarray(nonceBytes);
  return mine.toString('base64url');
}

/** A reference number that can be read out over the phone: eight letters and digits without look-alikes. */
export function reference(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('');
}
