import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apiAddresses } from '../../shared/api/addresses.ts';
import { HttpProblem } from '../http/problem.ts';
import type { HttpAnswer, Route } from '../http/route.ts';
import { openApiOf } from './openapi.ts';
import type { RestParts } from './parts.ts';
import { privateHeaders } from './private-headers.ts';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Deskhand REST interface</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${apiAddresses.docs}/swagger-ui.css"></head>
<body><div id="page"></div><noscript>This page needs scripts; the document itself is at ${apiAddresses.openApi}.</noscript>
<script src="${apiAddresses.docs}/swagger-ui-bundle.js"></script><script src="${apiAddresses.docs}/start.js"></script></body></html>`;

const start = `SwaggerUIBundle({ url: '${apiAddresses.openApi}', dom_id: '#page', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null });`;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const files: { readonly [name: string]: string } = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

function served(body: string | Uint8Array, type: string): HttpAnswer {
  const headers = { ...privateHeaders, 'content-security-policy': policy, 'content-type': type };
  return { status: 200, headers, body };
}

async function fileNamed(name: string): Promise<HttpAnswer> {
  if (name === 'start.js') return served(start, 'text/javascript; charset=utf-8');
  const type = Object.hasOwn(files, name) ? files[name] : undefined;
  if (type === undefined) throw new HttpProblem(404, 'no-such-address', 'There is nothing at this address.');
  return served(await readFile(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))), type);
}

/** `GET /api/openapi.json`, and the page that shows it; all of it comes from this machine. */
export function docsRoutes({ core, version }: Pick<RestParts, 'core' | 'version'>): Route[] {
  const document = () => openApiOf(core.registry.definitions, version);
  return [
    {
      method: 'GET',
      path: apiAddresses.openApi,
      handle: async () => ({ status: 200, headers: { ...privateHeaders }, body: document() }),
    },
    { method: 'GET', path: apiAddresses.docs, handle: async () => served(page, 'text/html; charset=utf-8') },
    { method: 'GET', path: `${apiAddresses.docs}/:file`, handle: async ({ params }) => fileNamed(params['file'] ?? '') },
  ];
}
