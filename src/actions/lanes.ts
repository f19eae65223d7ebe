/** Lets work on the same thing follow one another instead of racing. Within this process alone; the store decides between processes. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs the work when all work that came before under this key has ended. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const { promise: tail, resolve: leave } = Promise.withResolvers<void>();
    this.#tails.set(key, tail);
    await before;
    try {
      return await work();
    } finally {
      leave();
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }
}
