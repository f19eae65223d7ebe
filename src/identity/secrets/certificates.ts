import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { Failure } from '../../../shared/errors/failure.ts';
import type { ReadCertificate } from '../../../shared/ports/microsoft-setup.ts';
import { type Sentence, say } from '../../../shared/text/say.ts';

const certificateForm = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;
const keyForm = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/;

function refused(code: string, text: Sentence): Failure {
  const remedy = say`Give the certificate and its unencrypted RSA private key as PEM, one behind the other.`;
  return new Failure(code, 'invalid', text, remedy, [{ field: 'certificate', code: 'invalid', text: say`${text} ${remedy}` }]);
}

/** Lines that a one-line input ran together, put apart again. */
function asLines(pem: string): string {
  return pem
    .replace(/\\n/g, '\n')
    .replace(
      /(-----BEGIN [A-Z ]+-----)\s*([\s\S]*?)\s*(-----END [A-Z ]+-----)/g,
      (_all, head: string, body: string, end: string) =>
        [head, ...(body.replace(/\s+/g, '').match(/.{1,64}/g) ?? []), end].join('\n'),
    );
}

/** Reads a certificate with its private key from PEM: thumbprint `x5t#S256` (SHA-256 of the DER, base64url) and expiry come from the certificate itself. Throws `Failure` `certificate-unreadable` or `certificate-mismatch`; never tells the key. */
export function readCertificate(pem: string): ReadCertificate {
  const text = asLines(pem);
  const certificate = certificateForm.exec(text)?.[0];
  const key = keyForm.exec(text)?.[0];
  if (!certificate) throw refused('certificate-unreadable', say`There is no certificate in this text.`);
  if (!key) throw refused('certificate-unreadable', say`There is no private key in this text.`);
  let read: X509Certificate;
  let privateKey: ReturnType<typeof createPrivateKey>;
  try {
    read = new X509Certificate(certificate);
    privateKey = createPrivateKey(key);
  } catch {
    throw refused('certificate-unreadable', say`This certificate or its key cannot be read.`);
  }
  if (privateKey.asymmetricKeyType !== 'rsa')
    throw refused('certificate-unreadable', say`The key of this certificate is not an RSA key.`);
  if (!read.checkPrivateKey(privateKey))
    throw refused('certificate-mismatch', say`This private key belongs to another certificate.`);
  return {
    certificate,
    key,
    thumbprint: createHash('sha256').update(read.raw).digest('base64url'),
    subject: read.subject.split('\n').join(', ').slice(0, 200),
    expiresAt: read.validToDate,
  };
}
