import type { Member } from '../../shared/domain/member.ts';
import type { Tenant } from '../../shared/domain/tenant.ts';
import type { TestOutcome } from '../../shared/ports/microsoft-setup.ts';
import type { BotParts } from '../desk/parts.ts';
import { chatWith } from './bot-notices.ts';

const text = 'This is a test message: Deskhand reaches you here. Say help to see what you can do.';

/** Writes one plain message into a member's own chat with the bot, to see whether it arrives. Never throws for what the far side does, and never sends twice. */
export async function sendTestMessage(parts: BotParts, tenant: Tenant, member: Member): Promise<TestOutcome> {
  if (member.signedOutAt) return { state: 'skipped', reason: 'unlinked' };
  const chat = await chatWith(parts, tenant, member);
  if ('state' in chat) return chat;
  const outcome = await parts.proactive.send(chat.conversation, { text, summary: text });
  if (outcome.state === 'sent') return { state: 'sent' };
  const { state, code } = outcome;
  if (state === 'uncertain') return { state, code };
  if (code === '403' || code === '404') {
    await parts.conversations.forget(tenant._id, chat.conversation.id);
    return { state: 'skipped', reason: code === '403' ? 'blocked' : 'no_conversation' };
  }
  return { state: 'failed', code };
}
