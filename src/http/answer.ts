import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpAnswer } from './route.ts';

const json = 'application/json; charset=utf-8';
const text = 'text/plain; charset=utf-8';

function isBytes(body: unknown): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function contentTypeOf(body: HttpAnswer['body']): string {
  if (typeof body === 'string') return text;
  return body instanceof Uint8Array || body instanceof Readable ? 'application/octet-stream' : json;
}

/** Sends a stream to its end, or until the reader leaves: one without an end has no other. */
async function sendStream(body: Readable, response: ServerResponse): Promise<void> {
  let hasLeft = false;
  response.once('close', () => {
    hasLeft = !response.writableFinished && !body.destroyed;
  });
  await pipeline(body, response).catch((error: unknown) => {
    if (!hasLeft) throw error;
  });
}

/** Writes an answer out and resolves when a stream has been sent whole or its reader has left. `bodiless` is for HEAD. Throws when a stream breaks; the socket is then gone. */
export async function writeAnswer(response: ServerResponse, answer: HttpAnswer, bodiless: boolean): Promise<void> {
  const { status, body } = answer;
  const headers: Record<string, string | string[] | number> = { 'x-content-type-options': 'nosniff', ...answer.headers };
  if (body === undefined) {
    if (status !== 204 && status !== 304) headers['content-length'] = 0;
    response.writeHead(status, headers);
    response.end();
    return;
  }
  headers['content-type'] ??= contentTypeOf(body);
  if (body instanceof Readable) {
    response.writeHead(status, headers);
    if (!bodiless) return sendStream(body, response);
    body.destroy();
    response.end();
    return;
  }
  const payload = isBytes(body) ? body : JSON.stringify(body);
  headers['content-length'] = Buffer.byteLength(payload);
  response.writeHead(status, headers);
  response.end(bodiless ? undefined : payload);
}
