import { constants, createCipheriv, createHash, createHmac, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import type { JsonObject } from '../../json.ts';

/** Reads a certificate as subscriptions carry it: base64 over DER or over PEM. Throws when it cannot be read. */
export function readCertificate(base64: string): X509Certificate {
  return new X509Certificate(Buffer.from(base64, 'base64'));
}

/**
 * Encrypts a resource for a subscriber: AES-256-CBC with PKCS#7, the key's first 16 bytes as its vector; the key by RSA-OAEP with SHA-1;
 * signed with HMAC-SHA256. Source: learn.microsoft.com, "Set up change notifications that include resource data".
 */
export function encryptContent(resource: unknown, certificate: string, certificateId: string): JsonObject {
  const key = randomBytes(32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  const data = Buffer.concat([cipher.update(JSON.stringify(resource), 'utf8'), cipher.final()]);
  const { publicKey, raw } = readCertificate(certificate);
  const dataKey = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, key);
  return {
    data: data.toString('base64'),
    dataSignature: createHmac('sha256', key).update(data).digest('base64'),
    dataKey: dataKey.toString('base64'),
    encryptionCertificateId: certificateId,
    encryptionCertificateThumbprint: createHash('sha1').update(raw).digest('hex').toUpperCase(),
  };
}
