import type { FailureKind } from '../../shared/errors/failure.ts';
import { type Sentence, say } from '../../shared/text/say.ts';
import type { Budget, GraphOperation } from './operation.ts';

/** What a sentence about a failure may name. */
export interface About {
  operation: GraphOperation;
  as: 'application' | 'delegated';
}

/** A sort of refusal: which of Graph's codes, statuses or words it is known by, and what a person is told. */
export interface FailureRow {
  /** Graph's codes, lower case. */
  codes: readonly string[];
  statuses: readonly number[];
  /** Words of Graph's message, for refusals that share a code with others. */
  says?: RegExp;
  /** The only operations that are refused so; all when left out. */
  budgets?: readonly Budget[];
  code: string;
  kind: FailureKind;
  text(about: About): Sentence;
  remedy(about: About): Sentence;
}

function permissionOf({ operation, as }: About): string {
  return operation.permission[as] ?? operation.permission.application ?? operation.permission.delegated ?? 'it needs';
}

const grantRemedy = (about: About) =>
  about.as === 'application'
    ? say`A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can add the application permission “${permissionOf(about)}” of Microsoft Graph to the app registration and grant admin consent for it.`
    : say`A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can add the delegated permission “${permissionOf(about)}” of Microsoft Graph to the app registration and grant admin consent for it.`;
const notices: readonly Budget[] = ['feed', 'feed-bulk'];

function row(
  known: { codes?: readonly string[]; statuses?: readonly number[]; says?: RegExp; budgets?: readonly Budget[] },
  code: string,
  kind: FailureKind,
  text: FailureRow['text'],
  remedy: FailureRow['remedy'],
): FailureRow {
  return { codes: [], statuses: [], ...known, code, kind, text, remedy };
}

/** Every refusal of Graph by what it is known by; the first row that fits counts, codes before statuses. Source: learn.microsoft.com, "Microsoft Graph error responses and resource types". */
export const failureTable: readonly FailureRow[] = [
  row(
    {
      statuses: [403],
      budgets: notices,
      says: /teams app is installed|not authorized to generate custom text|app (is )?not installed/i,
    },
    'app-not-installed',
    'missing',
    () => say`The person has not installed the app in Teams.`,
    () => say`They can add it from the Teams store, or a Teams administrator can install it for everybody by a setup policy.`,
  ),
  row(
    { statuses: [403], budgets: notices, says: /\b(app|application|bot) (is |was |has been )?(blocked|disabled)|blocked by/i },
    'app-blocked',
    'denied',
    () => say`The app is blocked for this person in Teams.`,
    () => say`A Teams administrator can allow it in the app permission policies, or the person can unblock it.`,
  ),
  row(
    {
      statuses: [403],
      budgets: ['subscriptions'],
      says: /\blimit\b.*\breached\b|\breached\b.*\blimit\b|\bexceed\w*\b.*\blimit\b/i,
    },
    'subscription-limit',
    'conflict',
    () => say`Microsoft gives this application no further subscription: as many as it allows are in use.`,
    () =>
      say`Subscriptions of this installation that nobody needs are ended by themselves; others belong to another installation with the same app registration, which an administrator can end or give a registration of its own.`,
  ),
  row(
    { statuses: [403], budgets: ['mailbox'], says: /access ?policy|\bRAOP\b|\bRBAC\b/i },
    'mailbox-not-allowed',
    'denied',
    () => say`A policy of the Microsoft 365 organisation keeps this desk out of this mailbox.`,
    () => say`An Exchange administrator can take the mailbox into the application access policy, if this desk should reach it.`,
  ),
  row(
    {
      codes: ['invalidauthenticationtoken', 'unauthenticated', 'unauthorized', 'expiredtoken', 'errortokeninvalid'],
      statuses: [401],
    },
    'graph-token-refused',
    'denied',
    () => say`Microsoft refused the sign-in of this desk.`,
    () => say`An administrator of your desk can test the Microsoft profile; its test says what is wrong with it.`,
  ),
  row(
    { codes: ['authorization_identitynotfound'] },
    'consent-missing',
    'denied',
    () => say`The organisation does not know the application of this desk, or has not consented to it.`,
    () =>
      say`A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can open the consent link.`,
  ),
  row(
    { statuses: [403], says: /license/i },
    'license-missing',
    'denied',
    ({ operation }) =>
      say`Microsoft does not let this desk ${operation.does}: the account or organisation has no licence for it.`,
    () => say`A licence administrator of your Microsoft 365 organisation can assign one.`,
  ),
  row(
    {
      codes: [
        'syncstatenotfound',
        'syncstateinvalid',
        'resyncrequired',
        'resyncapplydifferences',
        'directory_expiredpagetoken',
        'directory_invalidpagetoken',
      ],
      statuses: [410],
    },
    'graph-cursor-expired',
    'conflict',
    () => say`Microsoft no longer knows how far the last read came.`,
    () => say`Nothing has to be done: the next run reads everything again.`,
  ),
  row(
    {
      codes: ['toomanyrequests', 'activitylimitreached', 'applicationthrottled', 'throttledrequest', 'errorserverbusy'],
      statuses: [429, 509],
    },
    'graph-throttled',
    'busy',
    () => say`Microsoft asks this desk to slow down.`,
    () => say`It goes on by itself a little later.`,
  ),
  row(
    {
      codes: [
        'authorization_requestdenied',
        'erroraccessdenied',
        'accessdenied',
        'forbidden',
        'insufficientprivileges',
        'errorinsufficientpermissionsinaccesstoken',
      ],
      statuses: [403],
    },
    'graph-permission-missing',
    'denied',
    (about) =>
      say`Microsoft does not let this desk ${about.operation.does}: the permission “${permissionOf(about)}” is missing or does not reach this far.`,
    grantRemedy,
  ),
  row(
    {
      codes: ['mailboxnotenabledforrestapi', 'errormailboxnotfound', 'errornonexistentmailbox', 'mailboxnotsupportedforrestapi'],
    },
    'mailbox-missing',
    'missing',
    () => say`This account has no mailbox in Microsoft 365.`,
    () => say`An Exchange administrator can give it one, or choose another address.`,
  ),
  row(
    {
      codes: [
        'resourcenotfound',
        'request_resourcenotfound',
        'erroritemnotfound',
        'itemnotfound',
        'notfound',
        'errorinvaliduser',
        'directory_objectnotfound',
      ],
      statuses: [404],
    },
    'graph-not-found',
    'missing',
    () => say`Microsoft does not know what was asked for; it was deleted, or never was in this organisation.`,
    () => say`Check the id or address in Microsoft 365.`,
  ),
  row(
    { codes: ['quotalimitreached', 'directory_quotaexceeded', 'errorquotaexceeded', 'insufficientstorage'], statuses: [507] },
    'graph-quota',
    'conflict',
    () => say`A quota of the Microsoft 365 organisation is used up.`,
    () => say`A Microsoft 365 administrator can free room or raise the quota.`,
  ),
  row(
    { statuses: [412, 428], says: /token/i },
    'token-too-short',
    'offline',
    () => say`The sign-in token would end too soon for this call.`,
    () => say`Nothing has to be done: the next try uses a fresh one.`,
  ),
  row(
    {
      codes: [
        'conflict',
        'directory_concurrencyviolation',
        'errorirresolvableconflict',
        'preconditionfailed',
        'namealreadyexists',
      ],
      statuses: [409, 412, 423, 428],
    },
    'graph-conflict',
    'conflict',
    () => say`It is there already, or somebody else has just changed it in Microsoft 365.`,
    () => say`Look at it again and repeat if it is still needed.`,
  ),
  row(
    {
      codes: [
        'serviceunavailable',
        'servicenotavailable',
        'errormailboxstoreunavailable',
        'internalservererror',
        'badgateway',
        'gatewaytimeout',
        'errorinternalservererror',
        'errortimeoutexpired',
      ],
      statuses: [408, 500, 502, 503, 504],
    },
    'graph-unavailable',
    'offline',
    () => say`Microsoft Graph does not answer as it should at this moment.`,
    () => say`It is tried again later; the service health page of Microsoft 365 shows known trouble.`,
  ),
  row(
    {
      codes: [
        'badrequest',
        'request_badrequest',
        'invalidrequest',
        'errorinvalidrequest',
        'errorinvalididmalformed',
        'request_unsupportedquery',
        'validationerror',
      ],
      statuses: [400, 405, 406, 411, 413, 414, 415, 422, 501],
    },
    'graph-request-refused',
    'unexpected',
    ({ operation }) => say`Microsoft could not make sense of the request to ${operation.does}.`,
    () => say`Tell an administrator of your desk; the request id is in the log.`,
  ),
];
