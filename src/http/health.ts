import type { Route } from './route.ts';

/** What `ready` found: `ok` when all is well, and each check by name with a plain sentence. */
export interface Readiness {
  ok: boolean;
  checks: Readonly<Record<string, string>>;
}

/** `GET /healthz`, which says that the process lives, and `GET /readyz`, which says whether it can serve (503 when not). */
export function healthRoutes(ready: () => Promise<Readiness>): Route[] {
  const headers = { 'cache-control': 'no-store' };
  return [
    { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, headers, body: { ok: true } }) },
    {
      method: 'GET',
      path: '/readyz',
      async handle() {
        const { ok, checks } = await ready();
        return { status: ok ? 200 : 503, headers, body: { ok, checks } };
      },
    },
  ];
}
