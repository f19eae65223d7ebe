const kinds = { number: 0x01, text: 0x02, object: 0x03, array: 0x04, boolean: 0x08, date: 0x09, null: 0x0a, int: 0x10 } as const;

// Shorter texts are read faster letter by letter than by a call out of JavaScript.
const shortText = 24;

/** Reads a body from where it stands. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(body: Uint8Array) {
    this.#bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }

  /** The fields of the document that stands here; `undefined` when it holds a type that no document of ours has. */
  fields(wanted: ReadonlySet<string>): Record<string, unknown> | undefined {
    const found: Record<string, unknown> = {};
    this.#at += 4;
    for (let type = this.#next(); type !== 0; type = this.#next()) {
      const name = this.#name();
      if (!wanted.has(name)) {
        const end = this.#end(type);
        if (end === undefined) return undefined;
        this.#at = end;
        continue;
      }
      const value = this.#value(type);
      if (value === undefined) return undefined;
      put(found, name, value);
    }
    return found;
  }

  #next(): number {
    return this.#bytes[this.#at++] as number;
  }

  #name(): string {
    const from = this.#at;
    let end = from;
    while (this.#bytes[end] !== 0) end++;
    this.#at = end + 1;
    return this.#text(from, end);
  }

  #text(from: number, end: number): string {
    if (end - from > shortText) return this.#bytes.toString('utf8', from, end);
    let text = '';
    for (let at = from; at < end; at++) {
      const code = this.#bytes[at] as number;
      if (code > 127) return this.#bytes.toString('utf8', from, end);
      text += String.fromCharCode(code);
    }
    return text;
  }

  #end(type: number): number | undefined {
    if (type === kinds.text) return this.#at + 4 + this.#bytes.readInt32LE(this.#at);
    if (type === kinds.object || type === kinds.array) return this.#at + this.#bytes.readInt32LE(this.#at);
    if (type === kinds.number || type === kinds.date) return this.#at + 8;
    if (type === kinds.int) return this.#at + 4;
    if (type === kinds.boolean) return this.#at + 1;
    return type === kinds.null ? this.#at : undefined;
  }

  #value(type: number): unknown {
    const at = this.#at;
    const end = this.#end(type);
    if (end === undefined) return undefined;
    if (type === kinds.object || type === kinds.array) return this.#whole(type);
    this.#at = end;
    if (type === kinds.text) return this.#text(at + 4, end - 1);
    if (type === kinds.int) return this.#bytes.readInt32LE(at);
    if (type === kinds.number) return this.#bytes.readDoubleLE(at);
    if (type === kinds.boolean) return this.#bytes[at] === 1;
    if (type === kinds.null) return null;
    return new Date(this.#bytes.readInt32LE(at + 4) * 0x1_0000_0000 + this.#bytes.readUInt32LE(at));
  }

  #whole(of: number): unknown {
    const list: unknown[] = [];
    const object: Record<string, unknown> = {};
    this.#at += 4;
    for (let type = this.#next(); type !== 0; type = this.#next()) {
      const name = this.#name();
      const value = this.#value(type);
      if (value === undefined) return undefined;
      if (of === kinds.array) list.push(value);
      else put(object, name, value);
    }
    return of === kinds.array ? list : object;
  }
}

// Written as a member, that name would change what the object is.
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

/** These fields of the document of a BSON body, read without the others; `undefined` when it holds a type that no document of ours has. */
export function readFields(body: Uint8Array, wanted: ReadonlySet<string>): Record<string, unknown> | undefined {
  return new Reader(body).fields(wanted);
}
