import type { Entra } from '../entra/entra.ts';
import type { Switches } from '../faults/switches.ts';
import type { Route, SandboxReply } from '../http/routes.ts';
import type { JsonObject } from '../json.ts';
import { objectsAt, textAt } from '../json.ts';
import type { TeamsPerson } from '../teams/teams-types.ts';
import type { TeamsWorld } from '../teams/teams-world.ts';

/** A tab of the personal app, as the manifest declares it. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  /** With its `{placeholders}`. */
  readonly contentUrl: string;
  readonly websiteUrl?: string;
}

/** What Teams knows for the tabs of an app. */
export interface TabHostParts {
  readonly world: TeamsWorld;
  readonly switches: Switches;
  readonly entra: Entra;
  /** The manifest as it is in the file. */
  readonly manifest: () => Promise<JsonObject>;
  /** The app registration that a tenant's catalog has for the app, where that is not the manifest's. */
  readonly webApplicationIn: (entraTenantId: string) => string | undefined;
}

/** The tabs that a manifest declares with a page of their own, in its order. */
export function staticTabs(manifest: JsonObject): readonly StaticTab[] {
  return objectsAt(manifest, 'staticTabs').flatMap((tab) => {
    const contentUrl = textAt(tab, 'contentUrl');
    const entityId = textAt(tab, 'entityId') ?? '';
    const websiteUrl = textAt(tab, 'websiteUrl');
    if (contentUrl === undefined) return [];
    return [{ entityId, name: textAt(tab, 'name') ?? entityId, contentUrl, ...(websiteUrl !== undefined && { websiteUrl }) }];
  });
}

/** What Teams answers to `getAuthToken` when it has no token to give: the words of its client. */
const refusals = {
  consent: 'invalid_grant: AADSTS65001: consent_required',
  window: 'invalid_grant: AADSTS65001: consent_required',
  cancelled: 'CancelledByUser',
  fails: 'resourceDisabled',
} as const;

function personIn({ world }: TabHostParts, body: unknown): TeamsPerson {
  return world.person(textAt(body, 'person') ?? '');
}

function refusal(reason: 'consent' | 'window' | 'fails'): SandboxReply {
  return { status: 403, body: { refused: refusals[reason], reason } };
}

/** The one permission of a tab's own API that single sign-on is about. */
const scope = 'access_as_user';

async function token(parts: TabHostParts, body: unknown): Promise<SandboxReply> {
  const { switches, entra, manifest, webApplicationIn } = parts;
  const { tabSignIn } = switches.read();
  if (tabSignIn === 'consent' || tabSignIn === 'fails') return refusal(tabSignIn);
  const { entraTenantId, aadObjectId } = personIn(parts, body);
  const { directory, mint } = entra.core;
  const appId = webApplicationIn(entraTenantId) ?? textAt(await manifest(), 'webApplicationInfo', 'id') ?? '';
  const app = directory.apps().find((one) => one.appId === appId);
  const tenant = directory.tenant(entraTenantId);
  const user = directory.users.find(entraTenantId, aadObjectId);
  if (!app || !tenant || !user) return refusal('fails');
  const given = directory.consents.scopes({ entraTenantId, appId: app.appId, resource: app.appId }, user.id);
  if (tabSignIn === 'window' && !given.includes(scope)) return refusal('window');
  const order = { tenant, app, resource: app, user, scopes: [scope], proof: 'none' } as const;
  return { status: 200, body: { token: (await mint.access(order)).token } };
}

/** The answer of the person to Teams' own question for consent. */
function consent(parts: TabHostParts, body: unknown): SandboxReply {
  const isGiven = (body as JsonObject)['accept'] === true;
  if (isGiven && parts.switches.read().tabSignIn === 'consent') parts.switches.set({ tabSignIn: 'works' });
  return { status: 200, body: isGiven ? {} : { refused: refusals.cancelled } };
}

/** What the page asks on behalf of a tab: `POST /api/tab/token` with `{ person }` is Teams' single sign-on, and can be made to fail as every route of the cloud. */
export function tabRoutes(parts: TabHostParts): readonly Route[] {
  return [
    { method: 'POST', path: '/api/tab/token', name: 'teams.getAuthToken', handle: ({ body }) => token(parts, body) },
    { method: 'POST', path: '/api/tab/consent', handle: ({ body }) => consent(parts, body) },
  ];
}
