/** The two halves of a proof (RFC 7636): the challenge goes with the question, the verifier with the code. */
export interface Proof {
  verifier: string;
  challenge: string;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** 256 bits that nobody can guess, as 43 letters. */
export function unguessable(crypto: Crypto): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** A new proof, by SHA-256. */
export async function newProof(crypto: Crypto): Promise<Proof> {
  const verifier = unguessable(crypto);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}
