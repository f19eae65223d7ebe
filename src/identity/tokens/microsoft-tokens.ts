import type { Profile } from '../../../shared/domain/microsoft-profile.ts';
import type { Finding } from '../../../shared/domain/profile-findings.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import type { AccessToken, MicrosoftTokens, TokenAudience, TokenSource, TokenWish } from '../../../shared/ports/microsoft.ts';
import { derivedId } from '../../actions/keys.ts';
import type { OutboundHttp } from '../http/outbound.ts';
import { BoundProfiles } from './bound-profiles.ts';
import { type ClockWatch, clockWatch } from './clock-watch.ts';
import { credentialsOf, type EnvironmentProfile } from './credentials.ts';
import { tokenFailure } from './entra-errors.ts';
import { type IssuedToken, publicAuthority, type TokenEndpoint, tokenEndpoint } from './token-endpoint.ts';
import { type KeeperOptions, TokenKeeper, type Wanted } from './token-keeper.ts';

/** What the token sources are made of. */
export interface TokensOptions extends Omit<KeeperOptions, 'clock'> {
  http: OutboundHttp;
  /** The configuration of an older installation; its secret is taken from here and nowhere else. */
  environment?: EnvironmentProfile | undefined;
  /** Told what using a profile has shown; must not throw. */
  report(tenantId: string, profileId: string, finding: Finding, about: { credential?: string; reason?: string }): Promise<void>;
  /** What each audience is called in a scope; Microsoft's when left out. */
  resources?: { readonly [audience in TokenAudience]: string };
}

/** Graph by its application id, which serves as well as its address; the Bot Connector by its address. */
const publicResources: { readonly [audience in TokenAudience]: string } = {
  graph: '00000003-0000-0000-c000-000000000000',
  bot: 'https://api.botframework.com',
};

const assertionGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const mendable: ReadonlySet<string> = new Set(['secret-wrong', 'secret-expired']);

/** The token sources of all tenants, by profile: one fetch among all callers and processes. */
export class Tokens implements MicrosoftTokens {
  readonly clock: ClockWatch;
  readonly keeper: TokenKeeper;
  readonly endpoint: TokenEndpoint;
  readonly profiles: BoundProfiles;
  readonly #options: TokensOptions;

  constructor(options: TokensOptions) {
    this.#options = options;
    this.clock = clockWatch(options.now);
    this.keeper = new TokenKeeper({ ...options, clock: this.clock });
    this.endpoint = tokenEndpoint({ ...options, clock: this.clock, authority: publicAuthority });
    this.profiles = new BoundProfiles(options.store, options.now);
  }

  application(tenantId: string, consumer: Parameters<MicrosoftTokens['application']>[1], audience: TokenAudience): TokenSource {
    return this.#source(async () => this.#application(tenantId, await this.profiles.serving(tenantId, consumer), audience));
  }

  /** Signs in as this very profile, bound or not, disabled or not, past everything that is kept: for testing it. */
  async signIn(tenantId: string, profileId: string, audience: TokenAudience = 'graph'): Promise<AccessToken> {
    const profile = await this.profiles.byId(tenantId, profileId);
    const { access, expiresAt } = await this.proven(profile, this.#applicationGrant(audience));
    return { value: access, expiresAt: new Date(expiresAt + this.clock.ahead()) };
  }

  onBehalfOf(tenantId: string, consumer: Parameters<MicrosoftTokens['onBehalfOf']>[1], assertion: string): TokenSource {
    return this.#source(async () => {
      const profile = await this.profiles.serving(tenantId, consumer);
      const name = `on-behalf:${derivedId(assertion)}`;
      const scope = `${this.scopeOf('graph')} offline_access`;
      const grant = { grant_type: assertionGrant, requested_token_use: 'on_behalf_of', assertion, scope };
      return this.#wanted(tenantId, profile, name, async () => {
        const { refresh: _unused, ...issued } = await this.proven(profile, grant);
        return issued;
      });
    });
  }

  delegated(tenantId: string, consumer: Parameters<MicrosoftTokens['delegated']>[1]): TokenSource {
    return this.#source(async () => this.connectionOf(tenantId, await this.profiles.serving(tenantId, consumer)));
  }

  /** What a token is asked for in the tenant's own name. */
  scopeOf(audience: TokenAudience): string {
    return `${(this.#options.resources ?? publicResources)[audience]}/.default`;
  }

  /** The token of a profile's delegated connection. */
  connectionOf(tenantId: string, profile: Profile): Wanted {
    const wanted = this.#wanted(tenantId, profile, 'delegated', async (refresh, held) => {
      if (refresh === undefined) throw tokenFailure(held?.dead ? 'grant-dead' : 'not-connected', profile.name);
      const scope = `${this.scopeOf('graph')} offline_access`;
      return this.proven(profile, { grant_type: 'refresh_token', refresh_token: refresh, scope });
    });
    const onDead = (reason: string) => this.#options.report(tenantId, profile._id, 'grant-dead', { reason });
    return { ...wanted, lasting: true, onDead };
  }

  /** Asks with what the profile proves itself with, in turn: where Microsoft refuses one credential and takes the next, the first is marked. */
  async proven(profile: Profile, grant: { [name: string]: string }): Promise<IssuedToken> {
    const { box, environment, now, report } = this.#options;
    const identity = { profileName: profile.name, clientId: profile.clientId, entraTenantId: profile.entraTenantId };
    let refused: Failure | undefined;
    for (const credential of credentialsOf(profile, box, environment, now())) {
      try {
        return await this.endpoint.request(identity, credential, grant);
      } catch (error) {
        if (!(error instanceof Failure) || !mendable.has(error.code)) throw error;
        refused ??= error;
        await report(profile.tenantId, profile._id, error.code as Finding, { credential: credential.id });
      }
    }
    throw refused ?? tokenFailure('secret-wrong', profile.name);
  }

  /** Forgets what this process remembers of a tenant's profiles; with a profile also of its tokens. */
  forget(tenantId: string, profileId?: string): void {
    this.profiles.forget(tenantId);
    if (profileId !== undefined) this.keeper.forget(profileId);
  }

  #application(tenantId: string, profile: Profile, audience: TokenAudience): Wanted {
    const fetch = () => this.proven(profile, this.#applicationGrant(audience));
    return this.#wanted(tenantId, profile, `application:${audience}`, fetch);
  }

  #applicationGrant(audience: TokenAudience): { [name: string]: string } {
    return { grant_type: 'client_credentials', scope: this.scopeOf(audience) };
  }

  #wanted(tenantId: string, profile: Profile, name: string, fetch: Wanted['fetch']): Wanted {
    const { _id: profileId, clientId, entraTenantId } = profile;
    // Another registration has other tokens, even under the same profile.
    const id = `${profileId}.${derivedId(tenantId, clientId, entraTenantId, name)}`;
    return { id, tenantId, profileId, name, fetch };
  }

  #source(find: () => Promise<Wanted>): TokenSource {
    let given: string | undefined;
    return async (wish: TokenWish = {}): Promise<AccessToken> => {
      const token = await this.keeper.get(await find(), wish, given);
      given = token.value;
      return token;
    };
  }
}
