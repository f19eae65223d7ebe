import { createHash } from 'node:crypto';

/** A stable id of 32 characters made from these parts: the same parts give the same id, on every machine. */
export function derivedId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('base64url').slice(0, 32);
}
