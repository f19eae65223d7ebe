import { type KeyObject, sign } from 'node:crypto';

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11. */
const algorithm = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
/** commonName, 2.5.4.3. */
const commonName = Buffer.from('0603550403', 'hex');

/** A positive whole number in as few bytes as it takes, the first bit clear. */
function positive(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return der(0x02, ...(bytes[0]! >= 0x80 ? [Buffer.from([0])] : []), bytes);
}

function generalizedTime(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
}

/** A certificate (X.509 version 3, DER) by which an RSA key vouches for itself: Graph takes the public key out of it and asks no more. The serial number must be positive. */
export function selfSignedCertificate(
  pair: { publicKey: KeyObject; privateKey: KeyObject },
  facts: { name: string; serial: number; from: Date; to: Date },
): Buffer {
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(facts.name)))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    positive(facts.serial),
    algorithm,
    name,
    sequence(generalizedTime(facts.from), generalizedTime(facts.to)),
    name,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
  );
  return sequence(body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, pair.privateKey)));
}
