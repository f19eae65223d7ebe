import { toldOutcome, toldReason } from '../../../shared/domain/notices/test-outcome.ts';
import { profileIdFor } from '../../../shared/domain/teams-integration.ts';
import { say } from '../../../shared/text/say.ts';
import { findUsers } from '../../graph/operations/find-users.ts';
import { listInstalledApps } from '../../graph/operations/list-installed-apps.ts';
import type { DiagnosisParts, Trail } from './diagnosis-parts.ts';
import type { Finding, Step } from './walk-steps.ts';

const patience = 15_000;
const notAsked: Finding = { skipped: true, text: say`Nothing was sent: a test message was not asked for.` };
const noAsker: Finding = { skipped: true, text: say`Nobody in particular asks, so nobody was looked at.` };

/** Whether Teams' profile serves the directory as well. */
function isShared({ integration, profile }: Trail): boolean {
  return profile !== undefined && profileIdFor(integration, 'directory') === profile._id;
}

/** Reads with a token that was fetched for this: what is kept would hide for an hour what has changed since. */
async function directory({ graph, tokens }: DiagnosisParts, trail: Trail): Promise<Finding> {
  const { _id } = trail.tenant;
  const fresh = async () => tokens.signIn(_id, (await tokens.profiles.serving(_id, 'directory'))._id);
  const token = isShared(trail) ? trail.token! : await fresh();
  const query = { $top: '1', $select: 'id' };
  const outcome = await graph(_id, async () => token).call(findUsers, { path: {}, query, patience });
  if (outcome.state !== 'done') throw outcome.failure;
  return { text: say`The users of the organisation can be read.` };
}

async function installed(parts: DiagnosisParts, trail: Trail): Promise<Finding> {
  const { asker } = trail.wish;
  if (!asker) return noAsker;
  if (asker.entraObjectId === undefined) return toldReason('unlinked', asker.name);
  const call = {
    path: { 'user-id': asker.entraObjectId },
    query: { $expand: 'teamsApp', $filter: `teamsApp/externalId eq '${parts.teamsAppId.replaceAll("'", "''")}'` },
    patience,
  };
  const outcome = await parts.graph(trail.tenant._id, async () => trail.token!).call(listInstalledApps, call);
  if (outcome.state !== 'done') throw outcome.failure;
  if (outcome.value.value.length > 0) return { text: say`${asker.name} has the app in Teams.` };
  return toldReason('app_not_installed', asker.name);
}

async function feed(parts: DiagnosisParts, { tenant, wish }: Trail): Promise<Finding> {
  const { asker, message } = wish;
  if (!message || !asker) return notAsked;
  if (asker.entraObjectId === undefined) return toldReason('unlinked', asker.name);
  const way = parts.feed();
  if (!way)
    return {
      ok: false,
      code: 'not_set_up',
      text: say`The activity feed is not started yet.`,
      next: say`Try again in some seconds.`,
    };
  const outcome = await way.notify(tenant._id, {
    recipient: asker.entraObjectId,
    // The one type that needs no place in the manifest, so that nobody takes it for a real notice.
    activityType: 'systemDefault',
    parameters: { systemDefaultText: 'Deskhand: a test of the set-up' },
    preview: 'Notices of Deskhand reach you here.',
    webUrl: `${parts.facts.publicUrl}/`,
    topic: 'Test of the set-up',
  });
  return toldOutcome(outcome, 'feed', asker.name);
}

async function message(parts: DiagnosisParts, { tenant, wish }: Trail): Promise<Finding> {
  if (!wish.message || !wish.asker) return notAsked;
  return toldOutcome(await parts.testMessage(tenant, wish.asker), 'bot-message', wish.asker.name);
}

/** Tries what Teams and the directory really let through: users read, the app with the asker, a notice, a message. */
export function reachSteps(parts: DiagnosisParts, trail: Trail): Step[] {
  const needs = isShared(trail) ? ['token'] : [];
  return [
    { name: 'directory', title: 'Reading a user', needs, look: () => directory(parts, trail) },
    { name: 'app-installed', title: 'Looking for the app in Teams', needs: ['token'], look: () => installed(parts, trail) },
    { name: 'feed', title: 'Sending a test notice', needs: ['token'], look: () => feed(parts, trail) },
    { name: 'message', title: 'Sending a test message', needs: ['bot-token'], look: () => message(parts, trail) },
  ];
}
