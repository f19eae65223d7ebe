import { Failure, statedBy } from '../../shared/errors/failure.ts';
import type { AccessToken } from '../../shared/ports/microsoft.ts';
import type { MicrosoftSetup, ProbeResult } from '../../shared/ports/microsoft-setup.ts';
import { dataOf, say } from '../../shared/text/say.ts';
import type { Tokens } from './tokens/microsoft-tokens.ts';

/** Reads the organisation that a token of Graph is of. Throws `Failure` with a code of Graph's. */
export type ReadOrganization = (token: AccessToken) => Promise<{ id: string; name: string }>;

const unforeseen = {
  code: 'unexpected',
  text: say`The test ended in a way nobody foresaw.`,
  remedy: say`Try again; look into the log if it happens again.`,
};

type Failed = Extract<ProbeResult, { ok: false }>;

function told(error: unknown): Pick<Failed, 'code' | 'text' | 'remedy' | 'said'> {
  const { code, text, remedy } = error instanceof Failure ? statedBy(error) : unforeseen;
  return { code, ...dataOf({ text, remedy }) };
}

/** Tries a profile out: a new token, then the organisation. Never throws for what Microsoft answers. */
export function profileProbe(tokens: Tokens, organization: ReadOrganization): MicrosoftSetup['probe'] {
  return async (tenantId, profileId): Promise<ProbeResult> => {
    let token: AccessToken;
    try {
      tokens.forget(tenantId, profileId);
      token = await tokens.signIn(tenantId, profileId);
    } catch (error) {
      return { ok: false, step: 'token', ...told(error) };
    }
    try {
      const found = await organization(token);
      return { ok: true, organization: found, clockAheadSeconds: Math.round(tokens.clock.ahead() / 1_000) };
    } catch (error) {
      return { ok: false, step: 'organization', ...told(error) };
    }
  };
}
