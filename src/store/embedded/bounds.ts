import type { Scalar, Test } from '../subset/condition.ts';
import { after, inverted, KeyWriter, typeByte } from './key-encoding.ts';
import type { Tenants } from './tenants.ts';

/** A place between keys: before everything that begins with the bytes, or behind it. */
export interface Cut {
  bytes: Buffer;
  behind: boolean;
}

/** What a test says about one field of an index: the values it can have, or a range of them. */
export interface Bound {
  points?: readonly Buffer[];
  low: Cut;
  high: Cut;
  /** The tests this came from; a plan that covers all tests needs no second look for counting. */
  tests: readonly Test[];
}

const writer = new KeyWriter();

function encode(value: Scalar): Buffer {
  return writer.add(value).take();
}

/** The bound of a test on the tenant where keys begin with its short name. */
export function tenantBoundsOf(test: Test, tenants: Tenants): Bound[] {
  return test.op === 'eq' ? [points([tenants.forReading(test.value)], [test])] : [];
}

/** The bound of a test that narrows an index; several for `$all`, of which each alone must hold. */
export function boundsOf(test: Test): Bound[] {
  switch (test.op) {
    case 'eq':
      return [points([encode(test.value)], [test])];
    case 'in':
      return [points(sorted(test.values.map(encode)), [test])];
    case 'all':
      return test.values.map((value) => points([encode(value)], [test]));
    case 'prefix':
      return [range(textCut(test.value, false), textCut(test.value, true), [test])];
    case 'elements':
      return [{ ...test.tests.flatMap(boundsOf).reduce(intersect), tests: [test] }];
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return [compared(test, test.op, test.value)];
    default:
      return [];
  }
}

function points(values: readonly Buffer[], tests: readonly Test[]): Bound {
  const first = values[0] ?? Buffer.from([0]);
  const last = values.at(-1) ?? Buffer.from([0]);
  return { points: values, low: { bytes: first, behind: false }, high: { bytes: last, behind: true }, tests };
}

function range(low: Cut, high: Cut, tests: readonly Test[]): Bound {
  return { low, high, tests };
}

function textCut(text: string, behind: boolean): Cut {
  return { bytes: Buffer.concat([Buffer.from([typeByte.text]), writer.textBytes(text).take()]), behind };
}

// A comparison never leaves the type of its value, and no number is compared with NaN.
function compared(test: Test, op: 'gt' | 'gte' | 'lt' | 'lte', value: Scalar): Bound {
  const bytes = encode(value);
  const type = bytes.subarray(0, 1);
  const start: Cut = typeof value === 'number' ? { bytes: encode(-Infinity), behind: false } : { bytes: type, behind: false };
  if (op === 'gt' || op === 'gte') return range({ bytes, behind: op === 'gt' }, { bytes: type, behind: true }, [test]);
  return range(start, { bytes, behind: op === 'lte' }, [test]);
}

function sorted(values: Buffer[]): Buffer[] {
  return values.sort(Buffer.compare).filter((value, at) => at === 0 || !value.equals(values[at - 1] as Buffer));
}

/** The bound that holds where both hold; only right for a field that no array fans out, or for one element of an array. */
export function intersect(left: Bound, right: Bound): Bound {
  const tests = [...left.tests, ...right.tests];
  const low = compareCuts(left.low, right.low) >= 0 ? left.low : right.low;
  const high = compareCuts(left.high, right.high) <= 0 ? left.high : right.high;
  const either = left.points ?? right.points;
  if (!either) return { low, high, tests };
  const other = left.points && right.points;
  const kept = either.filter((point) => (other ? other.some((one) => one.equals(point)) : isWithin(point, low, high)));
  return points(kept, tests);
}

function isWithin(point: Buffer, low: Cut, high: Cut): boolean {
  const cut: Cut = { bytes: point, behind: false };
  return compareCuts(low, cut) <= 0 && compareCuts(cut, high) < 0;
}

function compareCuts(left: Cut, right: Cut): number {
  return Buffer.compare(place(left), place(right));
}

function place(cut: Cut): Buffer {
  return cut.behind ? after(cut.bytes) : cut.bytes;
}

/** The bytes at which a field's range starts and ends in the index, which keeps descending fields with their bits turned. */
export function edges(bound: Bound, direction: 1 | -1): [Buffer, Buffer] {
  if (direction === 1) return [place(bound.low), place(bound.high)];
  const turned = (cut: Cut): Buffer => place({ bytes: inverted(cut.bytes), behind: !cut.behind });
  return [turned(bound.high), turned(bound.low)];
}

/** Whether a range can hold nothing: its values contradict each other. */
export function isEmpty(bound: Bound): boolean {
  if (bound.points) return bound.points.length === 0;
  return compareCuts(bound.low, bound.high) >= 0;
}
