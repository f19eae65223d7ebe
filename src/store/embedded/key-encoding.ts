/** Stands for an empty array in a key: below null, as in MongoDB's indexes. */
export const emptyArray: unique symbol = Symbol('empty array');

// The BSON order of types. No byte is 0 or 255, so that 0 can end a value and 255 stands after everything; inverted they are neither.
const types = {
  emptyArray: 0x03,
  // Three bytes follow; see Tenants.
  tenant: 0x04,
  null: 0x05,
  number: 0x10,
  text: 0x20,
  object: 0x30,
  array: 0x40,
  boolean: 0x60,
  date: 0x70,
} as const;

/** The first byte of every key of that type, for ranges that stay within a type. */
export const typeByte = types;

/** Writes values as bytes whose order is the BSON order of the values; a value never is the beginning of another one. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(512);
  #length = 0;

  /** Adds a value; every bit turned if `inverted`, which turns its order. */
  add(value: unknown, inverted = false): this {
    const from = this.#length;
    this.#value(value);
    if (inverted) for (let at = from; at < this.#length; at++) this.#bytes[at] = ~(this.#bytes[at] as number) & 0xff;
    return this;
  }

  /** Adds bytes as they are. */
  raw(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** The bytes since the last call, as their own copy. */
  take(): Buffer {
    const key = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return key;
  }

  #value(value: unknown): void {
    if (value === null || value === undefined) this.#byte(types.null);
    else if (typeof value === 'string') this.#text(types.text, value);
    else if (typeof value === 'number') this.#number(types.number, value);
    else if (typeof value === 'boolean') this.#byte(types.boolean).#byte(value ? 2 : 1);
    else if (value instanceof Date) this.#number(types.date, value.getTime());
    else if (value === emptyArray) this.#byte(types.emptyArray);
    else if (Array.isArray(value)) this.#array(value);
    else this.#object(value as Record<string, unknown>);
  }

  #byte(byte: number): this {
    this.#room(1);
    this.#bytes[this.#length++] = byte;
    return this;
  }

  // Negative doubles turn all bits, others the sign: the bytes then order as the numbers do. NaN comes before all of them.
  #number(type: number, value: number): void {
    this.#room(9);
    this.#bytes[this.#length++] = type;
    const at = this.#length;
    this.#length += 8;
    if (Number.isNaN(value)) {
      this.#bytes.fill(0, at, at + 8);
      return;
    }
    this.#bytes.writeDoubleBE(value === 0 ? 0 : value, at);
    const negative = ((this.#bytes[at] as number) & 0x80) !== 0;
    if (!negative) this.#bytes[at] = (this.#bytes[at] as number) | 0x80;
    else for (let byte = at; byte < at + 8; byte++) this.#bytes[byte] = ~(this.#bytes[byte] as number) & 0xff;
  }

  #text(type: number, value: string): void {
    this.#byte(type);
    this.textBytes(value);
    this.#byte(0);
  }

  /** Adds the bytes of a text without its type and end, as the beginning of a range. */
  textBytes(value: string): this {
    this.#room(value.length * 6);
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (code > 127 || code < 2) return this.#wideText(value, at);
      this.#bytes[this.#length++] = code;
    }
    return this;
  }

  // 0 ends a text, so 0 and 1 are written as two bytes.
  #wideText(value: string, from: number): this {
    for (const byte of Buffer.from(value.slice(from), 'utf8')) {
      if (byte < 2) this.#bytes[this.#length++] = 1;
      this.#bytes[this.#length++] = byte < 2 ? byte + 1 : byte;
    }
    return this;
  }

  #array(values: readonly unknown[]): void {
    this.#byte(types.array);
    for (const value of values) this.#value(value);
    this.#byte(0);
  }

  // MongoDB compares objects member by member: type, then name, then value.
  #object(value: Record<string, unknown>): void {
    this.#byte(types.object);
    for (const name of Object.keys(value)) {
      if (value[name] === undefined) continue;
      this.#byte(typeOf(value[name])).textBytes(name).#byte(0);
      this.#value(value[name]);
    }
    this.#byte(0);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

function typeOf(value: unknown): number {
  if (value === null || value === undefined) return types.null;
  if (typeof value === 'string') return types.text;
  if (typeof value === 'number') return types.number;
  if (typeof value === 'boolean') return types.boolean;
  if (value instanceof Date) return types.date;
  return Array.isArray(value) ? types.array : types.object;
}

/** The smallest bytes that are greater than everything that begins with these. */
export function after(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0xff) end--;
  if (end === 0) return Buffer.from([0xff]);
  const next = Buffer.from(bytes.subarray(0, end));
  next[end - 1] = (next[end - 1] as number) + 1;
  return next;
}

/** The bytes with every bit turned, as descending fields keep them. */
export function inverted(bytes: Buffer): Buffer {
  const turned = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at++) turned[at] = ~(bytes[at] as number) & 0xff;
  return turned;
}
