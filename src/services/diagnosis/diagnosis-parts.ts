import type { Member } from '../../../shared/domain/member.ts';
import type { Profile } from '../../../shared/domain/microsoft-profile.ts';
import type { TeamsIntegration } from '../../../shared/domain/teams-integration.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { AccessToken, ActivityFeed, TokenSource } from '../../../shared/ports/microsoft.ts';
import type { DiagnosisWish, InstallationFacts, TestOutcome } from '../../../shared/ports/microsoft-setup.ts';
import type { Graph } from '../../graph/gateway.ts';
import type { Log } from '../../http/log.ts';
import type { Tokens } from '../../identity/tokens/microsoft-tokens.ts';
import type { StoredDesk } from '../../records/desk.ts';

/** What the diagnosis looks with. */
export interface DiagnosisParts {
  mode: 'try' | 'live';
  facts: InstallationFacts;
  /** Whether secrets can be sealed. */
  hasSecretKey: boolean;
  /** App id of the bot registration that the settings give. */
  botId?: string | undefined;
  teamsAppId: string;
  tokens: Tokens;
  /** A token of the bot registration that the settings give, fetched or kept. */
  givenBotToken(): Promise<string | undefined>;
  desk(tenantId: string): StoredDesk;
  graph(tenantId: string, token: TokenSource): Graph;
  feed(): ActivityFeed | undefined;
  testMessage(tenant: Tenant, member: Member): Promise<TestOutcome>;
  /** Whether the manifest offers what the code can do. */
  isManifestCurrent(): boolean;
  /** How the package that was made last for the desk stands; `undefined` where none was. */
  packageOf(tenant: Tenant, profile: Profile | undefined): { isStale: boolean; version: string } | undefined;
  now(): Date;
  log: Log;
}

/** What the steps of one diagnosis hand on to each other. */
export interface Trail {
  tenant: Tenant;
  wish: DiagnosisWish;
  integration: TeamsIntegration | undefined;
  /** The profile that serves Teams. */
  profile: Profile | undefined;
  token?: AccessToken;
}
