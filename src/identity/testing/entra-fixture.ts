import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';

/** One request that the fake got. */
export interface TokenCall {
  tenant: string;
  form: Record<string, string>;
}

/** A loopback stand-in for Microsoft's token endpoint, for specs that need to count and break things. */
export interface FakeEntra {
  /** Base address to reroute the sign-in host to. */
  url: string;
  calls: TokenCall[];
  /** Secrets that are accepted. */
  secrets: Set<string>;
  /** Secrets that were good once. */
  expired: Set<string>;
  /** The refresh token that is good now; each is good once. */
  refresh: string;
  /** Refresh tokens that were used more than once. */
  reused: string[];
  /** Seconds a token lives. */
  life: number;
  /** How far its clock is from the specs' one, in milliseconds. */
  offset: number;
  /** Milliseconds each answer takes. */
  delay: number;
  /** Answer this instead. */
  fail?: { status: number; body: unknown } | 'hang-up' | undefined;
  close(): Promise<void>;
}

/** Microsoft's error answer with this number. */
export function aadError(number: number, error = 'invalid_client'): { status: number; body: object } {
  const error_description = `AADSTS${number}: Something about the request. Trace ID: 0 Correlation ID: 0`;
  return { status: error === 'invalid_grant' ? 400 : 401, body: { error, error_description, error_codes: [number] } };
}

type Answer = { status: number; body: unknown };

function judge(fake: FakeEntra, { form }: TokenCall, now: Date): Answer {
  const { client_secret: secret = '', grant_type: grant = '', client_assertion: assertion } = form;
  if (assertion) {
    const { nbf = 0, exp = 0 } = decodeJwt(assertion);
    const time = (now.getTime() + fake.offset) / 1_000;
    if (time < nbf - 60 || time > exp + 60) return aadError(700024);
  } else if (fake.expired.has(secret)) return aadError(7000222);
  else if (!fake.secrets.has(secret)) return aadError(7000215);
  const number = fake.calls.length;
  const body = { token_type: 'Bearer', expires_in: fake.life, access_token: `canary-access-${grant}-${number}` };
  if (grant !== 'refresh_token' && grant !== 'authorization_code') return { status: 200, body };
  if (grant === 'refresh_token' && form['refresh_token'] !== fake.refresh) {
    fake.reused.push(form['refresh_token'] ?? '');
    return aadError(70000, 'invalid_grant');
  }
  fake.refresh = `canary-refresh-${number}`;
  return { status: 200, body: { ...body, refresh_token: fake.refresh } };
}

/** Starts the stand-in. `now` is the specs' clock; its answers carry that time and its own offset as their date. */
export async function fakeEntra(now: () => Date): Promise<FakeEntra> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const tenant = decodeURIComponent((request.url ?? '').split('/')[1] ?? '');
      const call = { tenant, form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) };
      fake.calls.push(call);
      if (fake.fail === 'hang-up') return void request.socket.destroy();
      const { status, body } = fake.fail ?? judge(fake, call, now());
      const date = new Date(now().getTime() + fake.offset).toUTCString();
      // Not chained: restify, where it is loaded too, has a writeHead that answers nothing.
      const answer = () => {
        response.writeHead(status, { 'content-type': 'application/json', date });
        response.end(JSON.stringify(body));
      };
      if (fake.delay) setTimeout(answer, fake.delay);
      else answer();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const fake: FakeEntra = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    secrets: new Set(),
    expired: new Set(),
    refresh: '',
    reused: [],
    life: 3_600,
    offset: 0,
    delay: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return fake;
}
