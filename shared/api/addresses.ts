/** Where the interface answers, under the installation's own address. */
export const apiAddresses = {
  config: '/api/config',
  me: '/api/me',
  events: '/api/events',
  openApi: '/api/openapi.json',
  docs: '/api/docs',
  appPackage: '/api/app-package',
} as const;

/** The header by which the tab says that it is the tab and no program of somebody's. */
export const surfaceHeader = 'x-deskhand-surface';

/** Where an action is done: `POST`, its raw inputs as a JSON object. */
export function actionAddress(name: string): string {
  return `/api/actions/${name}`;
}

/** Where a query is asked: `GET`. Inputs are given as a person would type them or as they were answered; what is `undefined` is left out. */
export function queryAddress(
  name: string,
  input: { readonly [name: string]: string | number | boolean | undefined } = {},
): string {
  const given = Object.entries(input).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  const query = new URLSearchParams(given as [string, string][]).toString();
  return `/api/queries/${name}${query && `?${query}`}`;
}

/** A record's version as `ETag` and `If-Match` carry it: `"7"`. */
export function versionTag(version: number): string {
  return `"${version}"`;
}
