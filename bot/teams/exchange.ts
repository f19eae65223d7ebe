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

/** Exchanges over kept-alive connections of Node's own client, about half the cost of `fetch` a call. Idle connections are given up before the far side does. */
export function httpExchange({
  mostSockets = 64,
  idle = 20_000,
}: {
  mostSockets?: number;
  idle?: number;
} = {}): Exchange & { close(): void } {
  const settings = { keepAlive: true, maxSockets: mostSockets, timeout: idle, scheduling: 'lifo' } as const;
  const [plain, secure] = [new http.Agent(settings), new https.Agent(settings)];
  const exchange: Exchange = ({ method, url, headers, body, timeout }) =>
    new Promise((resolve, reject) => {
      const open = url.startsWith('https:');
      let sent = false;
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, headers: { ...headers, ...length }, agent: open ? secure : plain };
      const request = (open ? https : http).request(url, options, (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= mostBody) chunks.push(chunk);
          else response.destroy();
        });
        response.on('close', () => {
          clearTimeout(timer);
          if (!response.complete && size <= mostBody) return fail('ECUTOFF');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
        });
      });
      const fail = (code: string) => {
        clearTimeout(timer);
        reject(new ExchangeBroken(code, sent));
      };
      const timer = setTimeout(() => {
        fail('ETIMEDOUT');
        request.destroy();
      }, timeout);
      request.on('socket', (socket) => {
        if (socket.connecting) socket.once(open ? 'secureConnect' : 'connect', () => (sent = true));
        else sent = true;
      });
      request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'EUNKNOWN'));
      request.end(body);
    });
  return Object.assign(exchange, {
    close() {
      plain.destroy();
      secure.destroy();
    },
  });
}
