import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionAddress, queryAddress } from '../../shared/api/addresses.ts';
import type { Answer, ApiProblem } from '../../shared/api/answers.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { readSettings } from '../../src/config/settings.ts';
import { type Deskhand, startDeskhand } from '../../src/main.ts';
import { openDesk, type StoredDesk } from '../../src/records/desk.ts';
import { seedTenants } from '../../src/seed/people.ts';

/** What came over the wire. */
export interface Response_<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** How a call is made, where it matters. */
export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Sent in place of the person's own token; empty sends none. */
  token?: string;
}

/** A whole Deskhand in try mode, spoken to over HTTP with tokens of the sandbox's Entra. */
export interface RestDesk extends Deskhand {
  /** Calls an address as this seeded member. */
  call<T = Record<string, unknown>>(person: string, path: string, options?: CallOptions): Promise<Response_<T>>;
  ask<T = unknown>(
    person: string,
    name: string,
    input?: Record<string, string | number | boolean>,
  ): Promise<Response_<Answer<T>>>;
  perform<T = unknown>(
    person: string,
    name: string,
    input?: object,
    headers?: Record<string, string>,
  ): Promise<Response_<Answer<T> & Partial<ApiProblem>>>;
  token(person: string, lifetime?: number): Promise<string>;
  /** Its data folder. */
  folder: string;
  stored(tenant?: 'northwind' | 'fabrikam'): StoredDesk;
  advance(ms: number): void;
  logged: { level: string; sentence: string; fields: object }[];
}

/** Starts a desk for a spec; ends with `close()`, which removes its folder. */
export async function restDesk(flags: readonly string[] = ['--api-rate=1000000']): Promise<RestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-rest-'));
  const settings = readSettings(['--port=0', '--sandbox-port=0', `--data=${folder}`, ...flags], {});
  const logged: RestDesk['logged'] = [];
  let offset = 0;
  const note = (level: string) => (fields: object, sentence: string) => void logged.push({ level, sentence, fields });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const running = await startDeskhand(settings, { now: () => new Date(Date.now() + offset), random: Math.random, log });
  const tokens = new Map<string, Promise<string>>();
  const fresh = async (person: string, lifetime?: number) => {
    const tenant = seedTenants.find(({ members }) => members.some(({ key }) => key === person))!;
    const mail = tenant.members.find(({ key }) => key === person)!.mail;
    const { entra } = running.sandbox!.cloud;
    const app = entra.directory
      .apps()
      .find(({ entraTenantId, secrets }) => entraTenantId === tenant.entraTenantId && secrets.length);
    return entra.tabToken(tenant.entraTenantId, app!.appId, mail, lifetime);
  };
  const token = (person: string, lifetime?: number) => {
    if (lifetime !== undefined) return fresh(person, lifetime);
    if (!tokens.has(person)) tokens.set(person, fresh(person));
    return tokens.get(person)!;
  };
  const call: RestDesk['call'] = async (person, path, options = {}) => {
    const sent = options.token ?? (await token(person));
    const headers = { ...(sent && { authorization: `Bearer ${sent}` }), ...options.headers };
    const { method = 'GET', body } = options;
    const response = await fetch(running.server.url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as never,
    };
  };
  return {
    ...running,
    folder,
    logged,
    token,
    call,
    ask: (person, name, input = {}) => call(person, queryAddress(name, input)),
    perform: (person, name, input = {}, headers = {}) =>
      call(person, actionAddress(name), {
        method: 'POST',
        body: JSON.stringify(input),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    stored: (tenant = 'northwind') => openDesk(running.core.store, derivedId('seed', tenant)),
    advance(ms) {
      offset += ms;
    },
    async close() {
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
