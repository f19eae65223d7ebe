import type { FeedItem } from '../teams-types.ts';
import type { ClientCore, PersonKey } from './client-core.ts';

/** The activity feeds. */
export interface FeedActions {
  /** Puts an item into a person's activity feed, on top. */
  notify(person: PersonKey, item: Omit<FeedItem, 'id' | 'at' | 'read'>): FeedItem;
  /** A person's activity feed, newest first. */
  feed(person: PersonKey): readonly FeedItem[];
  /** Marks an item of the feed as read, or all of them. */
  readFeed(person: PersonKey, itemId?: string): void;
}

/** The part of the client with the activity feed. */
export function createFeedActions({ world, ids, clock }: ClientCore): FeedActions {
  return {
    notify(key, item) {
      const person = world.person(key);
      const whole: FeedItem = { ...item, id: ids.unique(), at: clock.now().toISOString(), read: false };
      world.changeDesktop(person, { feed: [whole, ...world.desktop(person).feed] });
      return whole;
    },
    feed: (person) => world.desktop(world.person(person)).feed,
    readFeed(key, itemId) {
      const person = world.person(key);
      const { feed } = world.desktop(person);
      const isRead = (item: FeedItem) => itemId === undefined || item.id === itemId;
      world.changeDesktop(person, { feed: feed.map((item) => (isRead(item) ? { ...item, read: true } : item)) });
    },
  };
}
