import { decodeJwt } from 'jose';
import { registrationFacts } from '../../../shared/domain/teams-addresses.ts';
import { Failure } from '../../../shared/errors/failure.ts';
import { type Said, say, sayAll } from '../../../shared/text/say.ts';
import { missingPermissions, type NeededPermission } from '../../graph/needed-permissions.ts';
import { readOrganization } from '../../graph/operations/read-organization.ts';
import { hasOwnBot } from '../../identity/bot-registrations.ts';
import type { DiagnosisParts, Trail } from './diagnosis-parts.ts';
import type { Finding, Step } from './walk-steps.ts';

const drifting = 120;
const refused = 300;
const patience = 15_000;

async function signIn({ tokens }: DiagnosisParts, trail: Trail): Promise<Finding> {
  tokens.forget(trail.tenant._id, trail.profile!._id);
  trail.token = await tokens.signIn(trail.tenant._id, trail.profile!._id);
  return { text: say`Microsoft gave a token for Graph.` };
}

function clock({ tokens }: DiagnosisParts): Finding {
  const ahead = Math.round(tokens.clock.ahead() / 1_000);
  const off = Math.abs(ahead);
  if (off < drifting) return { text: say`This machine’s clock agrees with Microsoft’s.` };
  const minutes = Math.round(off / 60);
  const text =
    ahead > 0
      ? say`This machine’s clock is ${minutes} minutes ahead of Microsoft’s.`
      : say`This machine’s clock is ${minutes} minutes behind Microsoft’s.`;
  const next = say`Whoever runs Deskhand sets the clock right (time synchronisation); sign-ins are refused from five minutes on.`;
  return { ok: off < refused, text, next, code: off < refused ? 'clock-drifts' : 'clock-off' };
}

async function botToken(parts: DiagnosisParts, { tenant, integration, profile }: Trail): Promise<Finding> {
  const { tokens, botId } = parts;
  if (hasOwnBot(integration, botId)) {
    if (!profile)
      throw new Failure('profile-missing', 'missing', say`No Microsoft profile serves Teams.`, say`An administrator adds one.`);
    await tokens.signIn(tenant._id, profile._id, 'bot');
    return { text: say`Microsoft gave a token for the bot, as the registration of “${profile.name}”.` };
  }
  if ((await parts.givenBotToken()) !== undefined)
    return { text: say`Microsoft gave a token for the bot registration of the settings.` };
  const text = say`The bot registration of the settings has no secret.`;
  return { ok: false, text, next: say`Whoever runs Deskhand sets BOT_SECRET and starts it again.`, code: 'bot-secret-missing' };
}

/** Which organisation the token reaches. Remembered nowhere: every diagnosis asks anew. */
async function organisation({ graph }: DiagnosisParts, { tenant, token }: Trail): Promise<Finding> {
  const outcome = await graph(tenant._id, async () => token!).call(readOrganization, { path: {}, patience });
  if (outcome.state !== 'done') throw outcome.failure;
  const [found] = outcome.value.value;
  if (found) return { text: say`It reaches the organisation ${found.displayName ?? found.id}.` };
  return {
    ok: false,
    code: 'no-organization',
    text: say`Microsoft names no organisation for this profile.`,
    next: say`An administrator checks the directory (tenant) id.`,
  };
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return decodeJwt(token);
  } catch {
    return {};
  }
}

/** Whether the profile is of the organisation whose people the desk's members are. */
function home({ tenant, profile, token }: Trail): Finding {
  const { tid } = claimsOf(token!.value);
  const theirs = typeof tid === 'string' ? tid.toLowerCase() : profile!.entraTenantId;
  if (tenant.entraTenantId === undefined)
    return {
      ok: false,
      code: 'desk-unlinked',
      text: say`${tenant.name} is linked to no organisation of Microsoft’s, so nobody of it can be let in.`,
      next: say`An administrator tests the profile that serves Teams: a test that passes links the desk, unless another desk has the organisation.`,
    };
  if (theirs === tenant.entraTenantId && profile!.entraTenantId === theirs)
    return { text: say`That is the organisation whose people are this desk’s members.` };
  return {
    ok: false,
    code: 'other-organisation',
    text: say`“${profile!.name}” belongs to another organisation than ${tenant.name}, whose members use Teams elsewhere.`,
    next: say`An administrator binds Teams to a profile of the desk’s own organisation.`,
  };
}

function listed(missing: readonly NeededPermission[]): Said {
  return sayAll(missing.map(({ name, withoutIt }) => say`${name} (without it: ${withoutIt})`));
}

/** What the organisation consented to, as the token says it, beside what the operations need. */
function permissions({ facts }: DiagnosisParts, { profile, token }: Trail): Finding {
  const { roles } = claimsOf(token!.value);
  const given = Array.isArray(roles) ? roles.map(String) : [];
  const missing = missingPermissions(given);
  const now = missing.filter(({ later }) => !later);
  const later = missing.filter((one) => one.later);
  const { consentLink } = registrationFacts(profile!, facts);
  const remedy = say`Add them to the app registration in Entra (API permissions, application), then a Microsoft 365 administrator agrees: ${consentLink}`;
  if (given.length === 0)
    return { ok: false, code: 'consent-missing', text: say`Nobody has consented to any permission yet.`, next: remedy };
  if (now.length > 0)
    return { ok: false, code: 'permission-missing', text: say`Consent is missing for ${listed(now)}`, next: remedy };
  if (later.length > 0) {
    const next = say`With the first mailbox: give it by RBAC for Applications, for single mailboxes; “teams setup” shows how.`;
    return { text: say`Everything needed now is consented to. For mailboxes also: ${listed(later)}`, next };
  }
  return { text: say`Everything that is needed is consented to.` };
}

/** Signs in for Graph and for the bot, and looks at whose organisation that is and what it consented to. */
export function signInSteps(parts: DiagnosisParts, trail: Trail): Step[] {
  const step = (name: string, title: string, needs: string[], look: () => Finding | Promise<Finding>): Step => ({
    name,
    title,
    needs,
    look: async () => look(),
  });
  return [
    step('token', 'Signing in for Graph', ['profile'], () => signIn(parts, trail)),
    step('clock', 'Comparing clocks', ['token'], () => clock(parts)),
    step('bot-token', 'Signing in for the bot', [], () => botToken(parts, trail)),
    step('organisation', 'Reading the organisation', ['token'], () => organisation(parts, trail)),
    step('tenant', 'Comparing it with the desk’s', ['token'], () => home(trail)),
    step('permissions', 'Comparing permissions', ['token'], () => permissions(parts, trail)),
  ];
}
