import type { ActivityFeed, FeedNotice, FeedOutcome } from '../../../shared/ports/microsoft.ts';
import type { Graph, GraphOutcome } from '../../graph/gateway.ts';
import { GraphFailure } from '../../graph/graph-failure.ts';
import { type ActivityNotificationBody, sendActivityNotification } from '../../graph/operations/send-activity-notification.ts';
import { sendActivityNotificationToRecipients } from '../../graph/operations/send-activity-notification-to-recipients.ts';
import { cutText } from './cut-text.ts';

/** What the feed is made of: Graph as the application that the tenant's Teams is bound to. */
export interface FeedParts {
  graph(tenantId: string): Graph;
  /** The link that opens an address inside Teams; the address itself when left out. */
  opens?(address: string): string;
}

type Told = Omit<FeedNotice, 'recipient'>;

const mostPreview = 150;
const mostAddress = 1_024;
const mostRecipients = 100;
/** How long a notice may wait for its turn, in milliseconds: a thousand single ones leave in little more than three minutes. */
const patience = 600_000;
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const skips: { readonly [code: string]: Extract<FeedOutcome, { state: 'skipped' }>['reason'] } = {
  'app-not-installed': 'app_not_installed',
  'app-blocked': 'blocked',
  'graph-not-found': 'unlinked',
};
const unlinked: FeedOutcome = { state: 'skipped', reason: 'unlinked' };
/** Refusals of the token source that only an administrator can mend; whoever asked is told by the failure itself. */
const notSetUp: ReadonlySet<string> = new Set([
  'profile-missing',
  'profile-disabled',
  'consent-missing',
  'application-unknown',
  'directory-unknown',
  'not-connected',
]);
/** Refusals that would meet every further call as well. */
const forAll: ReadonlySet<string> = new Set([
  'graph-permission-missing',
  'graph-token-refused',
  'graph-throttled',
  'token-too-short',
]);

function bodyOf(notice: Told): ActivityNotificationBody {
  const { activityType, parameters, preview, webUrl, topic, chainId } = notice;
  return {
    topic: { source: 'text', value: cutText(topic, mostPreview), webUrl },
    activityType,
    ...(chainId !== undefined && Number.isSafeInteger(chainId) && { chainId }),
    previewText: { content: cutText(preview, mostPreview) },
    templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value: value.toWellFormed() })),
  };
}

/** What cannot be sent at all. */
function unsendable({ webUrl }: Told): FeedOutcome | undefined {
  return webUrl.length > mostAddress ? { state: 'failed', code: 'web-url-too-long' } : undefined;
}

/** What Graph's answer means for the notice. Throws the token source's own `Failure` when the tenant is not set up. */
function told(outcome: GraphOutcome<unknown>): FeedOutcome {
  if (outcome.state === 'done') return { state: 'sent' };
  const { failure } = outcome;
  if (outcome.state === 'uncertain') return { state: 'uncertain', code: failure.code };
  if (notSetUp.has(failure.code) && failure.facts.status === undefined) throw failure;
  const reason = skips[failure.code];
  if (reason) return { state: 'skipped', reason };
  const { mayRepeatAfter } = failure.facts;
  return { state: 'failed', code: failure.code, ...(mayRepeatAfter && { mayRepeatAfter }) };
}

/** A refusal of the token source after some were sent already: their outcomes must not be lost with it. */
function laterRefusal(error: unknown, settled: number): FeedOutcome {
  if (settled === 0 || !(error instanceof GraphFailure)) throw error;
  return { state: 'failed', code: error.code };
}

/** Teams' activity feed over Graph. Nothing whose end is unknown is sent again; the limits of 5 and 2 calls a second are the gateway's. */
export function activityFeed({ graph, opens = (address) => address }: FeedParts): ActivityFeed {
  const opened = <T extends Told>(notice: T): T => ({ ...notice, webUrl: opens(notice.webUrl) });
  const notifyOne = async (tenantId: string, { recipient, ...notice }: FeedNotice): Promise<FeedOutcome> => {
    const refused = unsendable(notice);
    if (refused) return refused;
    if (!objectId.test(recipient)) return unlinked;
    const call = { path: { 'user-id': recipient }, body: bodyOf(notice), patience };
    return told(await graph(tenantId).call(sendActivityNotification, call));
  };
  const notifyHundred = async (tenantId: string, recipients: readonly string[], notice: Told): Promise<FeedOutcome> => {
    const named = recipients.map((userId) => ({
      '@odata.type': '#microsoft.graph.aadUserNotificationRecipient' as const,
      userId,
    }));
    const body = { ...bodyOf(notice), recipients: named };
    const outcome = told(await graph(tenantId).call(sendActivityNotificationToRecipients, { path: {}, body, patience }));
    // About one of many "not found" and "not installed" say nothing; Graph does not tell which.
    return outcome.state === 'skipped' ? { state: 'failed', code: `feed-${outcome.reason.replaceAll('_', '-')}` } : outcome;
  };
  return {
    notify: (tenantId, notice) => notifyOne(tenantId, opened(notice)),
    async notifyMany(tenantId, recipients, told) {
      const notice = opened(told);
      const people = [...new Set(recipients.filter((one) => objectId.test(one)).map((one) => one.toLowerCase()))];
      const refused = unsendable(notice);
      const outcomes = new Map<string, FeedOutcome>();
      let stopped = refused;
      for (let from = 0; from < people.length; from += mostRecipients) {
        const some = people.slice(from, from + mostRecipients);
        // One person gets a call of their own, which answers more exactly.
        const send = () =>
          people.length === 1 ? notifyOne(tenantId, { ...notice, recipient: some[0]! }) : notifyHundred(tenantId, some, notice);
        const outcome = stopped ?? (await send().catch((error: unknown) => laterRefusal(error, outcomes.size)));
        if (outcome.state === 'failed' && (forAll.has(outcome.code) || notSetUp.has(outcome.code))) stopped = outcome;
        for (const one of some) outcomes.set(one, outcome);
      }
      return recipients.map((one) => refused ?? outcomes.get(one.toLowerCase()) ?? unlinked);
    },
  };
}
