/** A deep copy of a stored value. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Date) return new Date(value);
  if (typeof value !== 'object' || value === null) return value;
  const copied: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) if (part !== undefined) copied[name] = copy(part);
  return copied;
}
