import { submittedInputs } from '../../shared/cards/form-inputs.ts';
import { derivedId } from '../../src/actions/keys.ts';
import type { Definition, Registry } from '../../src/actions/registry.ts';
import type { Turn } from '../teams/turn.ts';

/** What a card, dialog or form asks for: checked for shape only, the door checks the rest. */
export interface Asked {
  definition: Definition;
  raw: Record<string, unknown>;
  /** What makes this click one call however often it arrives. */
  key: string;
  expectedVersion?: number;
  /** The button only opens the form. */
  ask: boolean;
}

function plainObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...(value as Record<string, unknown>) } : {};
}

function text(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

/** A nonce as we make them; anything else that comes back in its place is none, and is never shown or sent again. */
export function nonceOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value) ? value : undefined;
}

/** The same click: the card's nonce, the person, the verb and what was typed. Without a nonce the activity itself. */
function keyOf(turn: Turn, verb: string, nonce: string | undefined, raw: Record<string, unknown>): string {
  const who = turn.sender.entraObjectId ?? turn.sender.teamsId;
  if (nonce === undefined) return derivedId('activity', turn.conversation.id, turn.id);
  const typed = JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1)));
  return derivedId('click', turn.conversation.id, who, verb, nonce, typed);
}

/** A button on a record's card is about that record, also where it does not say for which input. */
function withSubject(
  { input, permission: { scope } }: Definition,
  raw: Record<string, unknown>,
  subject: unknown,
): Record<string, unknown> {
  if (scope === undefined || raw[scope] !== undefined || typeof subject !== 'string') return raw;
  const isOfKind = input[scope]?.of?.some((kind) => subject.startsWith(`${kind}:`)) === true;
  return isOfKind ? { ...raw, [scope]: subject } : raw;
}

/** Reads what a card's button, a form or a dialog carries. `undefined` when it names nothing that this desk can do. */
export function readAsked(registry: Registry, turn: Turn, payload: unknown, verb?: unknown): Asked | undefined {
  const data = plainObject(payload);
  const name = text(verb, 100) ?? text(data['verb'], 100);
  const definition = name === undefined ? undefined : registry.find(name);
  if (!definition) return undefined;
  const raw = withSubject(definition, submittedInputs(definition, data), data['subject']);
  const nonce = nonceOf(data['nonce']);
  const version = typeof data['version'] === 'number' && Number.isSafeInteger(data['version']) ? data['version'] : undefined;
  return {
    definition,
    raw,
    key: keyOf(turn, definition.name, nonce, raw),
    ask: data['ask'] === true,
    ...(version !== undefined && { expectedVersion: version }),
  };
}
