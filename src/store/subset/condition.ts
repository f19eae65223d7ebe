/** A value a field can be compared with. */
export type Scalar = string | number | boolean | null | Date;

/** One test on the values a path leads to. */
export type Test =
  | { op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte'; value: Scalar }
  | { op: 'in' | 'nin' | 'all'; values: readonly Scalar[] }
  | { op: 'exists'; value: boolean }
  | { op: 'size'; value: number }
  | { op: 'prefix'; value: string }
  | { op: 'elements'; tests: readonly Test[] }
  | { op: 'objects'; condition: Condition }
  | { op: 'not'; tests: readonly Test[] };

/** A checked filter: what the planner reads and the matcher runs. `all` of nothing is true. */
export type Condition =
  | { kind: 'all' | 'any' | 'none'; of: readonly Condition[] }
  | { kind: 'field'; path: string; tests: readonly Test[] };

/** Every field test that must hold for the whole condition to hold: the conjuncts, through nested `$and`. */
export function conjuncts(
  condition: Condition,
  found: { path: string; tests: readonly Test[] }[] = [],
): { path: string; tests: readonly Test[] }[] {
  if (condition.kind === 'field') found.push(condition);
  else if (condition.kind === 'all') for (const part of condition.of) conjuncts(part, found);
  return found;
}

/** The `$or` groups that must hold for the whole condition to hold. */
export function alternatives(condition: Condition, found: (readonly Condition[])[] = []): (readonly Condition[])[] {
  if (condition.kind === 'any') found.push(condition.of);
  else if (condition.kind === 'all') for (const part of condition.of) alternatives(part, found);
  return found;
}
