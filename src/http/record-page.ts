import type { Route } from './route.ts';

/** A record's address leads to that record in the tab. Says nothing about whether the record exists. */
export const recordPage: Route = {
  method: 'GET',
  path: '/records/:kind/:id',
  async handle({ params }) {
    const [kind, id] = [params['kind'] ?? '', params['id'] ?? ''].map(encodeURIComponent);
    return { status: 302, headers: { location: `/tab/records/${kind}/${id}`, 'cache-control': 'no-store' } };
  },
};
