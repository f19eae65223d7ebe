import { isObject } from '../../json.ts';
import type { Contract, TypeWords } from './contract-types.ts';

/** Says what is wrong with a value; empty when nothing is. */
export type ValueCheck = (value: unknown, type: TypeWords, where: string) => readonly string[];

const patterns: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  'local-date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d(:\d\d(\.\d+)?)?$/,
  duration: /^-?P/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  base64url: /^[\w+/=-]*$/,
};
const integers: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };

function primitiveProblem(value: unknown, type: TypeWords): string | undefined {
  const limit = integers[type];
  if (limit !== undefined) return Number.isInteger(value) && Math.abs(value as number) <= limit ? undefined : `is no ${type}`;
  if (type === 'number') return typeof value === 'number' ? undefined : 'is no number';
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'is no boolean';
  if (typeof value !== 'string') return `is no text (${type})`;
  const pattern = patterns[type];
  if (pattern && !pattern.test(value)) return `is no ${type}: ${JSON.stringify(value).slice(0, 60)}`;
  return type === 'date-time' && Number.isNaN(Date.parse(value)) ? `is no instant: ${value}` : undefined;
}

/** An object's properties, its base's included; undefined when a base is open. */
function propertiesOf(contract: Contract, name: string): Readonly<Record<string, TypeWords>> | undefined {
  const object = contract.objects[name];
  if (!object) return undefined;
  const base = object.of === undefined ? {} : propertiesOf(contract, object.of);
  return base && { ...base, ...object.properties };
}

function isKnown(properties: Readonly<Record<string, TypeWords>>, key: string): boolean {
  const at = key.indexOf('@');
  return at >= 0 ? at === 0 || Object.hasOwn(properties, key.slice(0, at)) : Object.hasOwn(properties, key);
}

/** Checks values against the objects and enumerations of a contract. `isNew` demands what must be there on creation. */
export function createValueCheck(contract: Contract, isNew: boolean): ValueCheck {
  const checkObject = (value: unknown, name: string, where: string): string[] => {
    const properties = propertiesOf(contract, name);
    if (!isObject(value)) return [`${where} is no object (${name})`];
    if (!properties) return [];
    const strange = Object.keys(value).filter((key) => !isKnown(properties, key));
    const missing = isNew ? (contract.objects[name]?.required ?? []).filter((key) => value[key] == null) : [];
    return [
      ...strange.map((key) => `${where}.${key} is not a property of ${name}`),
      ...missing.map((key) => `${where}.${key} is required`),
      ...Object.entries(properties).flatMap(([key, type]) =>
        value[key] === undefined ? [] : check(value[key], type, `${where}.${key}`),
      ),
    ];
  };
  const check: ValueCheck = (value, type, where) => {
    if (type === 'any') return [];
    if (type.endsWith('?')) return value === null ? [] : check(value, type.slice(0, -1), where);
    if (type.endsWith('[]')) {
      if (!Array.isArray(value)) return [`${where} is no list`];
      return value.flatMap((item, at) => check(item, type.slice(0, -2), `${where}[${at}]`));
    }
    const allowed = contract.enums[type];
    if (allowed) return allowed.includes(String(value)) ? [] : [`${where} is none of ${allowed.join(', ')}`];
    if (contract.objects[type]) return checkObject(value, type, where);
    const problem = primitiveProblem(value, type);
    return problem === undefined ? [] : [`${where} ${problem}`];
  };
  return check;
}
