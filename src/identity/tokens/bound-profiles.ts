import type { Profile } from '../../../shared/domain/microsoft-profile.ts';
import { consumerTitles, profileIdFor, type TeamsIntegration } from '../../../shared/domain/teams-integration.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import type { DocumentStore } from '../../../shared/ports/document-store.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import { say, word } from '../../../shared/text/say.ts';
import { openDesk } from '../../records/desk.ts';

interface Known {
  at: number;
  integration: TeamsIntegration | undefined;
  profiles: Profile[];
}

const freshFor = 30_000;
const mostKept = 10_000;

/** Refuses what is archived or disabled, saying who can mend it. */
function assertServes(profile: Profile): Profile {
  if (profile.status === 'active') return profile;
  const { name, reason } = profile;
  const text =
    profile.status === 'archived'
      ? say`The Microsoft profile “${name}” is archived.`
      : reason
        ? say`The Microsoft profile “${name}” is disabled: ${reason}.`
        : say`The Microsoft profile “${name}” is disabled.`;
  const remedy = say`An administrator binds another profile, or mends this one and tests it.`;
  throw new Failure('profile-disabled', 'denied', text, remedy);
}

/** The profiles that serve each tenant's consumers, read once in 30 seconds; changes made in this process are seen at once when `forget` is told. */
export class BoundProfiles {
  readonly #store: DocumentStore;
  readonly #now: () => Date;
  readonly #known = new Map<string, Promise<Known>>();

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Forgets what is known of this tenant: its profiles or bindings have changed. */
  forget(tenantId: string): void {
    this.#known.delete(tenantId);
  }

  /** The tenant's Microsoft set-up as it is known here. */
  async integration(tenantId: string): Promise<TeamsIntegration | undefined> {
    return (await this.#of(tenantId)).integration;
  }

  /** The profile that serves this consumer. Throws `Failure` `profile-missing` or `profile-disabled`. */
  async serving(tenantId: string, consumer: Consumer): Promise<Profile> {
    const { integration, profiles } = await this.#of(tenantId);
    const id = profileIdFor(integration, consumer);
    const profile = profiles.find(({ _id }) => _id === id);
    if (profile) return assertServes(profile);
    throw new Failure(
      'profile-missing',
      'missing',
      say`No Microsoft profile serves ${word(consumerTitles[consumer])} yet.`,
      say`An administrator adds one and binds it, or makes one the default.`,
    );
  }

  /** That profile, whatever it is bound to and whether or not it is disabled. Throws `Failure` `profile-missing` for one that is not there or archived. */
  async byId(tenantId: string, profileId: string): Promise<Profile> {
    const { profiles } = await this.#of(tenantId);
    const profile = profiles.find(({ _id }) => _id === profileId);
    if (profile && profile.status !== 'archived') return profile;
    throw new Failure(
      'profile-missing',
      'missing',
      say`This Microsoft profile is not there any more.`,
      say`Choose another profile.`,
    );
  }

  async #of(tenantId: string): Promise<Known> {
    const known = this.#known.get(tenantId);
    if (known && this.#now().getTime() - (await known).at < freshFor) return known;
    if (this.#known.size >= mostKept) this.#known.clear();
    const reading = this.#read(tenantId);
    this.#known.set(tenantId, reading);
    reading.catch(() => this.#known.delete(tenantId));
    return reading;
  }

  async #read(tenantId: string): Promise<Known> {
    const at = this.#now().getTime();
    const desk = openDesk(this.#store, tenantId);
    const [integration, profiles] = await Promise.all([desk.integration(), desk.profiles.all()]);
    return { at, integration, profiles };
  }
}
