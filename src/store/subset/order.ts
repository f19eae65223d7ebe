import type { Scalar } from './condition.ts';

/** Compares texts as MongoDB does, by their UTF-8 bytes: negative, zero or positive. */
function compareText(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return codeOrder(a) - codeOrder(b);
  }
  return left.length - right.length;
}

// Surrogates stand for characters above U+FFFF, which in UTF-8 sort after U+E000 to U+FFFF; in UTF-16 they sort before.
function codeOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** The order of two values of one BSON type, or `undefined` if the types differ (a comparison never crosses types). NaN is beside every number. */
export function compareScalars(left: unknown, right: Scalar): number | undefined {
  if (typeof left === 'string') return typeof right === 'string' ? compareText(left, right) : undefined;
  if (typeof left === 'number')
    return typeof right === 'number' && !Number.isNaN(left)
      ? left - right || (left === right ? 0 : compareInfinite(left, right))
      : undefined;
  if (typeof left === 'boolean') return typeof right === 'boolean' ? Number(left) - Number(right) : undefined;
  if (left instanceof Date) return right instanceof Date ? left.getTime() - right.getTime() : undefined;
  return undefined;
}

// Infinity minus itself is NaN, everything else is ordered by the difference already.
function compareInfinite(left: number, right: number): number | undefined {
  if (Number.isNaN(right)) return undefined;
  return left < right ? -1 : 1;
}

/** Whether a stored value equals the value of a filter; `undefined` (missing) equals null, NaN equals NaN, 0 equals -0. */
export function equalsScalar(stored: unknown, value: Scalar): boolean {
  if (stored === value) return true;
  if (value === null) return stored === undefined;
  if (typeof value === 'number') return typeof stored === 'number' && Number.isNaN(stored) && Number.isNaN(value);
  return value instanceof Date && stored instanceof Date && stored.getTime() === value.getTime();
}
