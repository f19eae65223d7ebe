import http from 'node:http';
import https from 'node:https';

/** One HTTP request as the connector makes it. `timeout` in milliseconds covers all of it. */
export interface ExchangeRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeout: number;
}

/** An answer that came whole. Header names in lower case. */
export interface ExchangeAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** An exchange without an answer. `sent` false: the other side cannot have seen anything of it; true: nobody knows. */
export class ExchangeBroken extends Error {
  override readonly name = 'ExchangeBroken';
  readonly code: string;
  readonly sent: boolean;
  constructor(code: string, sent: boolean) {
    super(`no answer (${code})`);
    this.code = code;
    this.sent = sent;
  }
}

/** Makes one HTTP request and never repeats it or follows a redirect. Throws `ExchangeBroken` when no answer came. */
export type Exchange = (request: ExchangeRequest) => Promise<ExchangeAnswer>;

const mostBody = 1024 * 1024;

interface Agents {
  plain: http.Agent;
  secure: https.Agent;
}

/** Collects an answer; of one that is larger than 1 MB only the beginning. `cut` is called when it ends too early. */
function collect(response: http.IncomingMessage, done: (answer: ExchangeAnswer) => void, cut: () => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostBody) chunks.push(chunk);
    else response.destroy();
  });
  response.on('close', () => {
    if (!response.complete && size <= mostBody) return cut();
    const { statusCode = 0, headers } = response;
    done({ status: statusCode, headers, body: Buffer.concat(chunks).toString() });
  });
}

function exchangeOver(agents: Agents, { method, url, headers, body, timeout }: ExchangeRequest): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const agent = isSecure ? agents.secure : agents.plain;
    let sent = false;
    const fail = (code: string) => {
      clearTimeout(timer);
      reject(new ExchangeBroken(code, sent));
    };
    const done = (answer: ExchangeAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const request = (isSecure ? https : http).request(url, { method, headers: { ...headers, ...length }, agent });
    const timer = setTimeout(() => {
      fail('ETIMEDOUT');
      request.destroy();
    }, timeout);
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', () => (sent = true));
      else sent = true;
    });
    request.on('response', (response) => collect(response, done, () => fail('ECUTOFF')));
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'EUNKNOWN'));
    request.end(body);
  });
}

/** Exchanges over kept-alive connections of Node's own client, which costs half of what `fetch` does a call. At most `mostSockets` connections a host; those idle for `idle` milliseconds are given up before the far side does. */
export function httpExchange({ mostSockets = 64, idle = 20_000 } = {}): Exchange & { close(): void } {
  const settings = { keepAlive: true, maxSockets: mostSockets, timeout: idle, scheduling: 'lifo' } as const;
  const agents = { plain: new http.Agent(settings), secure: new https.Agent(settings) };
  const close = () => {
    agents.plain.destroy();
    agents.secure.destroy();
  };
  return Object.assign((request: ExchangeRequest) => exchangeOver(agents, request), { close });
}
