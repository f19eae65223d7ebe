import type { Told, WishKind } from '../../src/services/subscriptions/wish.ts';

/** A kind of rich subscriptions for specs: messages of all chats, each counting by itself. */
export interface ChatWish extends WishKind {
  /** What was worked off, in order. */
  taken: Told[];
  /** Throws in place of working off. */
  refuses?: ((told: Told) => unknown) | undefined;
  isWished: boolean;
}

/** Makes one. */
export function chatWish(): ChatWish {
  const wish = {
    key: 'chats',
    title: 'Messages of chats',
    resource: 'chats/getAllMessages',
    changeTypes: 'created,updated,deleted',
    lives: [4_320],
    rich: true as const,
  };
  const kind: ChatWish = {
    name: 'chats',
    consumer: 'directory',
    isHome: true,
    settle: 0,
    reads: 'each',
    taken: [],
    isWished: true,
    wanted: async () => (kind.isWished ? [wish] : []),
    async take(_tenant, told) {
      const problem = kind.refuses?.(told);
      if (problem !== undefined) throw problem;
      kind.taken.push(told);
    },
  };
  return kind;
}
