import { randomBytes } from 'node:crypto';

/** A value nobody can guess, 22 characters. */
export function nonce(): string {
  return randomBytes(16).toString('base64url');
}

/** A reference number that can be read out over the phone: eight letters and digits without look-alikes. */
export function reference(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('');
}
