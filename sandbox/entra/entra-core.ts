import type { SandboxClock } from '../sandbox-clock.ts';
import type { EntraDirectory } from './entra-directory.ts';
import type { GrantStore } from './grant-store.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { TokenMint } from './token-mint.ts';

/** What all parts of Entra share. */
export interface EntraCore {
  readonly directory: EntraDirectory;
  readonly keys: SigningKeys;
  readonly botKeys: SigningKeys;
  readonly mint: TokenMint;
  readonly grants: GrantStore;
  readonly clock: Pick<SandboxClock, 'now'>;
  readonly unique: () => string;
}
