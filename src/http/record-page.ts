import type { Route } from './route.ts';

/** A record's address leads to that record in the tab. Says nothing about whether the record exists. */
export const recordPage: Route = {
  method: 'GET',
  path: '/records/*',
  async handle({ path }) {
    // As it came, with whatever it says after `/records/`: the tab tells what is no record, and how to go on.
    return { status: 302, headers: { location: `/tab${path}`, 'cache-control': 'no-store' } };
  },
};
