import type { Caller, Surface } from '../../shared/definition/caller.ts';
import { capabilityOff } from '../../src/actions/switched-off.ts';
import { recognise } from '../../src/identity/who.ts';
import type { Turn } from '../teams/turn.ts';
import type { BotParts } from './parts.ts';

/** Why a person is not let in, in words that say who can mend it. `signIn` when signing in is the way on. */
export interface Turned {
  text: string;
  remedy: string;
  signIn: boolean;
}

/** Who is acting, or why nobody is. */
export type Gated = { caller: Caller } | { turned: Turned; caller?: Caller };

/** What a person writes to the bot in a chat of their own says where the bot can write to them. */
function noteChat(parts: BotParts, { conversation, sender }: Turn, { tenant, actor }: Caller): void {
  if (conversation.type !== 'personal') return;
  const seen = { tenantId: tenant._id, memberId: actor._id, conversation, teamsId: sender.teamsId, at: parts.now() };
  parts.conversations.remember(seen);
}

/** Finds out who sent a turn. Only members of a tenant that finished its set-up get a caller; a signed-out member gets one to sign in with. */
export async function gate(parts: BotParts, turn: Turn, surface: Surface): Promise<Gated> {
  const { entraTenantId, entraObjectId } = turn.sender;
  const who = await recognise(parts.directory, { entraTenantId, entraObjectId }, parts.standIn);
  switch (who.state) {
    case 'member':
    case 'signed-out': {
      const { tenant, member } = who;
      const caller: Caller = {
        tenant,
        actor: member,
        surface,
        zone: member.zone,
        locale: member.locale,
        conversationId: turn.conversation.id,
      };
      if (surface === 'bot') noteChat(parts, turn, caller);
      const off = capabilityOff(caller);
      if (off) return { turned: { text: off.message, remedy: off.remedy, signIn: false } };
      if (who.state === 'member') return { caller };
      return { caller, turned: { text: 'You are signed out of Deskhand.', remedy: 'Say “sign in” to come back.', signIn: true } };
    }
    case 'not-set-up':
      return {
        turned: {
          text: `Deskhand is not set up for ${who.tenant.name} yet.`,
          remedy: 'An administrator has to finish the Teams set-up in Deskhand; then say “help” again.',
          signIn: false,
        },
      };
    case 'disabled':
      return {
        turned: {
          text: `Your account in ${who.tenant.name} is disabled.`,
          remedy: 'An administrator of your desk can enable it.',
          signIn: false,
        },
      };
    case 'unlinked':
      return {
        turned: {
          text: `Your Microsoft account is not linked to a member of ${who.tenant.name}.`,
          remedy:
            'Only members of the desk get in. Sign in with your work account; if it stays this way, ask an administrator to link it under Members.',
          signIn: true,
        },
      };
    case 'foreign':
      return {
        turned: {
          text: 'Deskhand does not know your organisation.',
          remedy:
            'It serves members of connected service desks only. If yours should be one, ask its administrator to connect it.',
          signIn: false,
        },
      };
  }
}
