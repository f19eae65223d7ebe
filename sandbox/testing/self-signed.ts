import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';

/** A certificate that signs itself, for assertions and for encrypted notifications. */
export interface SelfSigned {
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly certificate: string;
  /** Base64 over DER, as subscriptions carry it. */
  readonly base64: string;
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
/** 1.2.840.113549.1.1.11: SHA-256 with RSA. */
const algorithm = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
/** 2.5.4.3: the common name. */
const commonName = Buffer.from('0603550403', 'hex');

function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(text)))));
}

function timeOf(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, '')));
}

/** Makes a key and a certificate that is good from one instant to another. */
export function selfSigned(from: Date, to: Date): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = nameOf('Deskhand specs');
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(timeOf(from), timeOf(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
  return { privateKey, certificate: new X509Certificate(whole).toString(), base64: whole.toString('base64') };
}
