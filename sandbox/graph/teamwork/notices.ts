import type { EntraUser } from '../../entra/entra-types.ts';
import { objectAt, objectsAt, textAt, valueAt } from '../../json.ts';
import { graphErrors } from '../graph-error.ts';
import type { GraphCall } from '../graph-operation.ts';
import type { FeedLine, TeamsAppFacts, TeamsSide } from './teams-side.ts';

/** A notice that somebody got, or would have got had they the app. */
export interface SentNotice {
  readonly at: string;
  readonly entraTenantId: string;
  readonly userId: string;
  readonly activityType: string;
  readonly title: string;
  readonly preview: string;
  readonly webUrl: string | undefined;
  readonly chainId: number | undefined;
  readonly way: 'single' | 'bulk';
  /** False: the person has not installed the app; only the bulk call says nothing about it. */
  readonly isDelivered: boolean;
}

const previewLength = 150;
const webUrlLength = 1024;

function parametersIn(body: unknown): Map<string, string> {
  return new Map(objectsAt(body, 'templateParameters').map((one) => [textAt(one, 'name') ?? '', textAt(one, 'value') ?? '']));
}

function titleFrom(template: string, actor: string, parameters: Map<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'actor') return actor;
    const value = parameters.get(name);
    if (value === undefined) throw graphErrors.badRequest(`The template parameter '${name}' is missing.`);
    return value;
  });
}

function checkTopic(body: unknown): void {
  const source = textAt(body, 'topic', 'source');
  const value = textAt(body, 'topic', 'value') ?? '';
  const webUrl = textAt(body, 'topic', 'webUrl');
  if (source === 'text' && webUrl === undefined)
    throw graphErrors.badRequest("'webUrl' is required when the topic's source is text.");
  if (source !== 'text' && !/^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)\//.test(value)) {
    throw graphErrors.badRequest("The topic's value must be a Microsoft Graph URL when its source is entityUrl.");
  }
  if (webUrl === undefined) return;
  if (!webUrl.startsWith('https://teams.microsoft.com/l/'))
    throw graphErrors.badRequest("'webUrl' must be a Microsoft Teams deep link.");
  if (webUrl.length > webUrlLength) throw graphErrors.badRequest(`'webUrl' is longer than ${webUrlLength} characters.`);
}

/** What the call wants to say. Throws Graph's 400 where the manifest or the topic does not allow it. */
export function lineFrom(app: TeamsAppFacts, call: GraphCall): FeedLine & { readonly activityType: string } {
  const { body } = call.request;
  const activityType = textAt(body, 'activityType') ?? '';
  const declared = app.activityTypes.find((one) => one.type === activityType);
  const isSystem = activityType === 'systemDefault';
  if (!declared && !isSystem) {
    throw graphErrors.badRequest(`The activity type '${activityType}' is not declared in the app manifest.`);
  }
  checkTopic(body);
  const actor = call.caller.user?.displayName ?? app.name;
  const webUrl = textAt(body, 'topic', 'webUrl');
  return {
    activityType,
    title: titleFrom(declared?.templateText ?? '{actor} {systemDefaultText}', actor, parametersIn(body)),
    preview: (textAt(objectAt(body, 'previewText'), 'content') ?? '').slice(0, previewLength),
    from: app.name,
    ...(webUrl === undefined ? {} : { webUrl }),
  };
}

/** Whether this caller may send notices of the app; throws Graph's 403 when not. */
export function checkSender(app: TeamsAppFacts, call: GraphCall): void {
  const { caller } = call;
  const isAllowed = caller.user
    ? caller.scopes.includes('TeamsActivity.Send')
    : caller.roles.includes('TeamsActivity.Send') || app.resourceSpecific.includes('TeamsActivity.Send.User');
  if (!isAllowed) {
    const has = [...caller.roles, ...caller.scopes].join(', ');
    throw graphErrors.forbidden(
      `Missing permissions on the request. API requires one of 'TeamsActivity.Send, TeamsActivity.Send.User'. The request has '${has}'.`,
    );
  }
  if (app.webApplicationId !== caller.app.appId) throw notAuthorized(caller.app.appId);
}

/** The 403 for an app that the recipient has not got. */
export function notAuthorized(appId: string) {
  return graphErrors.forbidden(
    `Application with AAD App Id '${appId}' is not authorized to generate custom notifications for the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
  );
}

/** Puts notices into feeds; one of the same chain replaces the one before. */
export interface NoticeBoard {
  put(
    call: GraphCall,
    user: EntraUser,
    line: FeedLine & { readonly activityType: string },
    way: SentNotice['way'],
    at: string,
  ): void;
  sent(): readonly SentNotice[];
}

/** A board on which nothing has been put. */
export function createNoticeBoard(teams: TeamsSide): NoticeBoard {
  const sent: SentNotice[] = [];
  const chains = new Map<string, string>();
  return {
    sent: () => sent,
    put(call, user, { activityType, ...line }, way, at) {
      const { tenant, app } = call.caller;
      const chain = valueAt(call.request.body, 'chainId');
      const chainId = typeof chain === 'number' ? chain : undefined;
      const key = `${app.appId} ${tenant.id} ${user.id} ${chainId}`;
      const isDelivered = teams.isInstalled(tenant.id, user.id);
      if (isDelivered) {
        const id = teams.notify(tenant.id, user.id, line, chainId === undefined ? undefined : chains.get(key));
        if (chainId !== undefined) chains.set(key, id);
      }
      const { title, preview, webUrl } = line;
      sent.push({
        at,
        entraTenantId: tenant.id,
        userId: user.id,
        activityType,
        title,
        preview,
        webUrl,
        chainId,
        way,
        isDelivered,
      });
    },
  };
}
