import type { GraphUser } from '../../src/graph/operations/list-user-changes.ts';
import { type Asked, refusal, type Said } from '../../src/graph/testing/graph-fixture.ts';

const base = 'https://graph.microsoft.com/v1.0/users/delta';

/** The users of an organisation as Graph tells of them: a log of changes, read by cursors, in pages of `pageSize`. */
export class FakeUsers {
  readonly users = new Map<string, GraphUser>();
  pageSize = 3;
  /** Cursors of before this position are refused. */
  expired = 0;
  /** Looks at each answer of the delta before it goes out, and may put another in its place. */
  spoil: (answer: Said, asked: Asked) => Said = (answer) => answer;
  readonly #log: GraphUser[] = [];

  /** Adds or changes users; a change tells only what is given. */
  put(...users: GraphUser[]): void {
    for (const user of users) {
      this.users.set(user.id, { ...this.users.get(user.id), ...user });
      this.#log.push(user);
    }
  }

  remove(id: string): void {
    this.users.delete(id);
    this.#log.push({ id, '@removed': { reason: 'changed' } });
  }

  /** Answers a request as Graph does. */
  answer(asked: Asked): Said {
    const url = new URL(asked.url);
    if (url.pathname === '/v1.0/users/delta') return this.spoil(this.#delta(url), asked);
    const user = this.users.get(decodeURIComponent(url.pathname.split('/').at(-1)!));
    return user ? { status: 200, body: user } : refusal(404, 'Request_ResourceNotFound');
  }

  #delta(url: URL): Said {
    const skip = url.searchParams.get('$skiptoken')?.split('-').map(Number);
    const from = url.searchParams.get('$deltatoken');
    const [mode, begin, at] = skip ?? [from === null ? 0 : 1, from === null ? this.#log.length : Number(from), 0];
    if (mode === 1 && begin! < this.expired) return refusal(410, 'syncStateNotFound');
    const items = mode === 0 ? [...this.users.values()] : this.#log.slice(begin);
    const end = at! + this.pageSize;
    const value = items.slice(at, end);
    const more = end < items.length;
    const link = more
      ? { '@odata.nextLink': `${base}?$skiptoken=${mode}-${begin}-${end}` }
      : { '@odata.deltaLink': `${base}?$deltatoken=${mode === 0 ? begin : this.#log.length}` };
    return { status: 200, body: { value, ...link } };
  }
}
