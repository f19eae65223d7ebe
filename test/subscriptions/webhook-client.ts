import http from 'node:http';

/** What the desk's address for change notifications answered. */
export interface WebhookAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** How a call is made, where it differs from Microsoft's. */
export interface WebhookCall {
  method?: string;
  headers?: { [name: string]: string };
}

/** Calls an address of the desk with this body, as whoever may. */
export function callWebhook(
  url: string,
  body: string | Buffer,
  { method = 'POST', headers = {} }: WebhookCall = {},
): Promise<WebhookAnswer> {
  const sent = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers: sent, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
