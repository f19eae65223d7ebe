import type { BotParts } from '../desk/parts.ts';
import type { Turn, TurnAnswer } from '../teams/turn.ts';
import { looseObject, looseText } from './answers.ts';

const notConnected = 'Signing in with Microsoft is not connected here yet.';

/** Answers the steps of a sign-in in Teams. No connection is set up for it here, so that nothing is verified and nobody gets in by it: who a person is comes with each turn. Source: learn.microsoft.com, "Add authentication to your Teams bot". */
export async function signIn(parts: BotParts, turn: Turn): Promise<TurnAnswer> {
  const value = looseObject(turn.value);
  switch (turn.activity.name) {
    case 'signin/tokenExchange': {
      // 412 makes Teams fall back to the sign-in card.
      const [id, connectionName] = [looseText(value['id'], 200) ?? null, looseText(value['connectionName'], 200) ?? null];
      return { invoke: { status: 412, body: { id, connectionName, failureDetail: notConnected } } };
    }
    case 'signin/verifyState': {
      const text = `${notConnected} An administrator has to set it up; until then say “sign in” to come back after you signed out.`;
      return { invoke: { status: 404, body: {} }, messages: [{ text, summary: text }] };
    }
    case 'signin/failure': {
      const [code, message] = [looseText(value['code'], 100), looseText(value['message'], 300)];
      parts.log.warn({ code, message, conversationId: turn.conversation.id }, 'a sign-in in Teams failed');
      return { invoke: { status: 200, body: {} } };
    }
    default:
      return { invoke: { status: 501 } };
  }
}
