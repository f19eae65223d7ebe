import { executeTurn, submitTurn } from '../cards/card-turns.ts';
import { edited, installed, removed } from '../commands/arrival-turns.ts';
import { typedTurn } from '../commands/typed-turns.ts';
import { dialogOpen, dialogSubmit } from '../dialogs/dialog-turns.ts';
import { signIn } from '../dialogs/sign-in-turns.ts';
import { typeAhead } from '../dialogs/type-ahead-turns.ts';
import { linkQuery } from '../extension/link-turns.ts';
import { extensionOpen, extensionSubmit } from '../extension/message-turns.ts';
import { extensionQuery, extensionSelect } from '../extension/search-turns.ts';
import type { TurnHandlers } from '../teams/turn.ts';
import type { BotParts } from './parts.ts';

/** Who answers each kind of turn. */
export function turnHandlers(parts: BotParts): TurnHandlers {
  return {
    text: (turn) => typedTurn(parts, turn),
    submit: (turn) => submitTurn(parts, turn),
    execute: (turn) => executeTurn(parts, turn),
    typeAhead: (turn) => typeAhead(parts, turn),
    dialogOpen: (turn) => dialogOpen(parts, turn),
    dialogSubmit: (turn) => dialogSubmit(parts, turn),
    extensionQuery: (turn) => extensionQuery(parts, turn),
    extensionSelect: (turn) => extensionSelect(parts, turn),
    extensionOpen: (turn) => extensionOpen(parts, turn),
    extensionSubmit: (turn) => extensionSubmit(parts, turn),
    linkQuery: (turn) => linkQuery(parts, turn),
    signIn: (turn) => signIn(parts, turn),
    installed: (turn) => installed(parts, turn),
    removed: (turn) => removed(parts, turn),
    edited,
  };
}
