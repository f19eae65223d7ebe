import type { DocumentStore } from '../../shared/ports/document-store.ts';
import type { MicrosoftSetup } from '../../shared/ports/microsoft-setup.ts';
import type { Door } from '../actions/execute.ts';
import { derivedId } from '../actions/keys.ts';
import type { Registry } from '../actions/registry.ts';
import { systemCaller } from '../actions/system-caller.ts';
import type { Consumer } from '../events/relay.ts';
import { graphHost } from '../graph/addresses.ts';
import { allOperations } from '../graph/all-operations.ts';
import type { GraphOperation } from '../graph/operation.ts';
import type { Log } from '../http/log.ts';
import { profileCollection, tenantCollection } from '../records/collections.ts';
import { contentKeyCollection } from '../services/subscriptions/content/content-keys.ts';
import type { Directory } from './directory.ts';
import { type OutboundHttp, outboundHttp } from './http/outbound.ts';
import { organizationReader } from './organization.ts';
import { profileProbe, type ReadOrganization } from './probe.ts';
import { readCertificate } from './secrets/certificates.ts';
import { type SecretBox, secretBox } from './secrets/secret-box.ts';
import { readSecretKeys } from './secrets/secret-keys.ts';
import { assertSecretsReadable } from './secrets/stored-secrets.ts';
import { trySecretKeys } from './secrets/try-key.ts';
import { tenantKeys } from './tenant-keys.ts';
import { type Connections, connections } from './tokens/connections.ts';
import type { EnvironmentProfile } from './tokens/credentials.ts';
import { heldTokenCollection } from './tokens/held-tokens.ts';
import { Tokens, type TokensOptions } from './tokens/microsoft-tokens.ts';
import { publicAuthority } from './tokens/token-endpoint.ts';
import { type VerifySignIn, verifySignIn } from './verify-sign-in.ts';

/** What the Microsoft side is opened with. */
export interface MicrosoftOptions {
  store: DocumentStore;
  mode: 'try' | 'live';
  secretKey?: string | undefined;
  environment?: EnvironmentProfile | undefined;
  publicUrl: string;
  /** Host to base address on this machine: the sandbox, in try mode and tests only. */
  reroutes?: { readonly [host: string]: string } | undefined;
  /** Reads the organisation of a token; through Graph when left out. */
  organization?: ReadOrganization | undefined;
  now(): Date;
  random(): number;
  nonce(): string;
  sleep(ms: number): Promise<void>;
  log: Log;
}

/** The Microsoft side of an installation. */
export interface Microsoft {
  box: SecretBox;
  tokens: Tokens;
  connections: Connections;
  /** What the door is given. */
  setup: MicrosoftSetup;
  /** Reaches Microsoft's sign-in, and nothing else. */
  http: OutboundHttp;
  /** Keeps this process in step with what people change. */
  consumer: Consumer;
  /** Verifies sign-ins of Teams against this desk's members. */
  signIns(core: { directory: Directory; door: Door }): VerifySignIn;
  /** Lets what using profiles shows be kept through the door. Until it is told the door, findings are logged only. */
  takeDoor(door: Door, registry: Registry): void;
}

/** The application permissions of every operation, each once. */
const graphPermissions = [
  ...new Set(allOperations.flatMap(({ permission }: GraphOperation) => permission.application ?? [])),
].sort();

const loginHost = new URL(publicAuthority).hostname;

async function keysOf({ mode, secretKey, store }: MicrosoftOptions) {
  if (secretKey !== undefined) return readSecretKeys(secretKey);
  return mode === 'try' ? trySecretKeys(store) : [];
}

/** Keeps findings on profiles through the door; never throws. */
function reporter(
  { store, log, now }: MicrosoftOptions,
  door: () => { door: Door; registry: Registry } | undefined,
): TokensOptions['report'] {
  return async (tenantId, profileId, finding, { credential, reason }) => {
    log.warn({ tenantId, profileId, finding, credential }, 'using a Microsoft profile has shown something');
    const way = door();
    const action = way?.registry.action('profile.report');
    const tenant = await store.collection(tenantCollection).findOne({ _id: tenantId });
    if (!way || !action || !tenant) return;
    const input = { profile: `profile:${profileId}`, finding, credential, reason };
    const key = derivedId('finding', tenantId, profileId, finding, credential ?? '', String(now().getTime()));
    const outcome = await way.door.execute(action, input, systemCaller(tenant), { key });
    if (!outcome.ok) log.warn({ code: outcome.failure.code, profileId }, 'a finding was not kept');
  };
}

/** Opens the Microsoft side on a store. Throws `Failure` `secret-key-missing`, `secret-key-unknown`, `secret-unreadable` or `bad-secret-key` for secrets that could not be read. */
export async function openMicrosoft(options: MicrosoftOptions): Promise<Microsoft> {
  const { store, reroutes, environment, publicUrl, organization } = options;
  await store.prepare([tenantCollection, profileCollection, heldTokenCollection, contentKeyCollection]);
  const box = secretBox(await keysOf(options));
  await assertSecretsReadable(store, box);
  const http = outboundHttp({ allowed: [loginHost], reroutedOnly: options.mode === 'try', ...(reroutes && { reroutes }) });
  let way: { door: Door; registry: Registry } | undefined;
  const tokenOptions: TokensOptions = { ...options, box, http, environment, report: reporter(options, () => way) };
  const tokens = new Tokens(tokenOptions);
  const graphHttp = outboundHttp({ allowed: [graphHost], reroutedOnly: options.mode === 'try', ...(reroutes && { reroutes }) });
  return {
    box,
    tokens,
    connections: connections(tokens, tokenOptions),
    setup: {
      seal: (place, text) => box.seal(place, text),
      readCertificate,
      probe: profileProbe(tokens, organization ?? organizationReader({ ...options, http: graphHttp })),
      facts: { publicUrl, authority: publicAuthority, permissions: graphPermissions },
    },
    http,
    consumer: {
      name: 'microsoft',
      async consume(tenant, { subject }) {
        if (subject.kind === 'profile') tokens.forget(tenant._id, subject.id);
        if (subject.kind === 'teams-integration') tokens.forget(tenant._id);
      },
    },
    signIns({ directory, door }) {
      const onFailure = (error: unknown) => options.log.warn({ error }, 'Microsoft’s signing keys could not be read');
      const keys = tenantKeys({ http, now: options.now, onFailure });
      const facts = { publicUrl, authority: publicAuthority };
      return verifySignIn({ directory, keys, tokens, facts, desk: (id) => door.desk(id), now: options.now });
    },
    takeDoor(door, registry) {
      way = { door, registry };
    },
  };
}
