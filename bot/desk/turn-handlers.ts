import { executeTurn, submitTurn } from '../cards/card-turns.ts';
import { typedTurn } from '../commands/typed-turns.ts';
import type { Turn, TurnHandlers } from '../teams/turn.ts';
import type { BotParts } from './parts.ts';
/** Temporary. */
export function turnHandlers(parts: BotParts): TurnHandlers {
  return {
    text: (t: Turn) => typedTurn(parts, t),
    execute: (t: Turn) => executeTurn(parts, t),
    submit: (t: Turn) => submitTurn(parts, t),
  } as TurnHandlers;
}
