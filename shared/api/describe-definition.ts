import { audienceOf } from '../cards/audience.ts';
import type { Action, Query } from '../definition/action.ts';
import { type DescribedInput, describeInputs } from '../fields/describe-inputs.ts';

/** An action or a query as a surface needs it to draw its form: plain values, nothing to run. */
export interface DescribedDefinition {
  name: string;
  type: 'action' | 'query';
  title: string;
  summary: string;
  /** How often people reach for it, 1 first; absent for what is reached from menus and records only. */
  place?: number;
  phrases: readonly string[];
  grant: string;
  /** The input whose record it is about, and whose version `If-Match` names. */
  scope?: string;
  /** The action that takes it back. */
  undo?: string;
  /** Who reads what is typed: the contact, or the desk alone. */
  audience?: 'contact' | 'internal';
  inputs: DescribedInput[];
}

/** Describes a definition; everything in it is derived. */
export function describeDefinition(definition: Action | Query): DescribedDefinition {
  const { name, type, title, summary, place, phrases, permission, input } = definition;
  const audience = audienceOf(definition);
  return {
    name,
    type,
    title,
    summary,
    ...(place !== undefined && { place }),
    phrases,
    grant: permission.grant,
    ...(permission.scope !== undefined && { scope: permission.scope }),
    ...(definition.type === 'action' && definition.undo !== undefined && { undo: definition.undo }),
    ...(audience && { audience }),
    inputs: describeInputs(input),
  };
}
