import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apiAddresses } from '../../shared/api/addresses.ts';
import { HttpProblem } from '../http/problem.ts';
import type { HttpAnswer, Route } from '../http/route.ts';
import { openApiOf } from './openapi.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';

/** Scripts and styles of this server alone; `authority` is the origin that signs people in, where codes become tokens. */
function policyFor(authority: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${authority}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const own = (name: string) => new URL(`./docs-page/${name}`, import.meta.url).href;
const ofSwagger = (name: string) => import.meta.resolve(`swagger-ui-dist/${name}`);
const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

const files: { readonly [name: string]: readonly [type: string, place: string] } = {
  'page.css': [css, own('page.css')],
  'start.js': [script, own('start.js')],
  'swagger-ui.css': [css, ofSwagger('swagger-ui.css')],
  'swagger-ui-bundle.js': [script, ofSwagger('swagger-ui-bundle.js')],
};

/** `GET /api/openapi.json`, and the page that shows it and lets people try it out; all of it comes from this machine. */
export function docsRoutes({ core, version, authority }: Pick<RestParts, 'core' | 'version' | 'authority'>): Route[] {
  const served = async (type: string, place: string): Promise<HttpAnswer> => {
    const headers = { ...privateHeaders, 'content-security-policy': policyFor(authority()), 'content-type': type };
    return { status: 200, headers, body: await readFile(fileURLToPath(place)) };
  };
  const fileNamed = (name: string) => {
    const found = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!found) throw new HttpProblem(404, 'no-such-address', 'There is nothing at this address.');
    return served(...found);
  };
  return [
    {
      method: 'GET',
      path: apiAddresses.openApi,
      handle: async () => ({ status: 200, headers: { ...privateHeaders }, body: openApiOf(core.registry.definitions, version) }),
    },
    { method: 'GET', path: apiAddresses.docs, handle: () => served('text/html; charset=utf-8', own('index.html')) },
    { method: 'GET', path: `${apiAddresses.docs}/:file`, handle: async ({ params }) => fileNamed(params['file'] ?? '') },
  ];
}
