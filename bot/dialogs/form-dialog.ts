import type { CardView, Shown } from '../../shared/cards/card-view.ts';
import { dialogCard } from '../../shared/cards/form-card.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Problem } from '../../shared/errors/failure.ts';
import type { Definition } from '../../src/actions/registry.ts';
import type { BotParts } from '../desk/parts.ts';
import type { TurnAnswer } from '../teams/turn.ts';
import { taskCard } from './answers.ts';
import { namedChoices } from './named-choices.ts';

/** What a dialog's form is filled with and says. */
export interface Form {
  definition: Definition;
  raw: Readonly<Record<string, unknown>>;
  problems?: readonly Problem[];
  /** The record it is about: named above the form and not asked for again. */
  subject?: Shown;
  /** Said above the form: what is so, or what went wrong. */
  result?: string;
  failure?: { text: string; remedy: string };
  /** The nonce of the form before, where its submission may have been done: sending the same again then does nothing twice. */
  nonce?: string;
}

/** A dialog with the form of an action or a query, for this caller. */
export async function formDialog(parts: BotParts, caller: Caller, form: Form): Promise<TurnAnswer> {
  const { definition, raw, problems = [], subject, result, failure, nonce = parts.nonce() } = form;
  const view: CardView = {
    now: parts.now(),
    zone: caller.zone,
    locale: caller.locale,
    nonce,
    readerId: caller.actor._id,
    link: parts.link,
    actions: [],
    ...(result !== undefined && { result }),
    ...(failure && { failure }),
  };
  const card = dialogCard(definition, raw, problems, view, subject ? { subject } : {});
  return taskCard(definition.title, await namedChoices(parts, caller, definition, raw, card));
}
