import { constants, createDecipheriv, createHmac, type KeyObject, privateDecrypt, timingSafeEqual } from 'node:crypto';
import type { SealedContent } from '../change-queue.ts';

/** What came of opening an encrypted content. `altered`: it is not what Microsoft encrypted. */
export type OpenedContent = { state: 'open'; content: unknown } | { state: 'altered' };

const altered: OpenedContent = { state: 'altered' };
const keyBytes = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Opens the content of a rich notification: the key by RSA-OAEP with SHA-1, the signature by HMAC-SHA256 before anything is decrypted, the content by AES-256-CBC with
 * the key's first 16 bytes as its vector. Source: learn.microsoft.com, "Set up change notifications that include resource data".
 */
export function openContent({ data, dataSignature, dataKey }: SealedContent, privateKey: KeyObject): OpenedContent {
  const bytes = Buffer.from(data, 'base64');
  try {
    const padding = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    const key = privateDecrypt(padding, Buffer.from(dataKey, 'base64'));
    const given = Buffer.from(dataSignature, 'base64');
    const wanted = createHmac('sha256', key).update(bytes).digest();
    if (key.length !== keyBytes || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return altered;
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
    return { state: 'open', content: JSON.parse(utf8.decode(plain)) as unknown };
  } catch {
    return altered;
  }
}
