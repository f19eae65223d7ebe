import { botConnector } from './connector.ts';
import { keptLog } from './endpoint-fixture.ts';
import { type Exchange, type ExchangeAnswer, ExchangeBroken, type ExchangeRequest } from './exchange.ts';
import type { Address, ConnectorOptions, SendRecord } from './sending.ts';
import { trustedServiceUrls } from './service-url.ts';
import { virtualTime } from './virtual-time-fixture.ts';

/** A conversation in these specs. */
export const to: Address = { serviceUrl: 'https://smba.trafficmanager.net/emea/', conversationId: 'a:1', entraTenantId: 't' };
/** A message whose text must never be logged. */
export const message = { type: 'message', text: 'canary-text' };

/** An answer of the far side. */
export function answer(status: number, body: object = {}, headers: Record<string, string> = {}): ExchangeAnswer {
  return { status, headers, body: JSON.stringify(body) };
}

/** A connector on an exchange in the spec, with a virtual clock and its record kept. */
export function connectorOn(exchange: Exchange, more: Partial<ConnectorOptions> = {}) {
  const time = virtualTime();
  const records: SendRecord[] = [];
  const log = keptLog();
  const options = {
    exchange,
    log,
    timing: time,
    random: () => 0.5,
    trusts: trustedServiceUrls(),
    token: async () => 'canary-token',
  };
  const connector = botConnector({ ...options, record: (outcome) => void records.push(outcome), ...more });
  return { connector, records, time, log };
}

/** An exchange that gives these results one after the other, the last again and again. */
export function scripted(...results: (ExchangeAnswer | ExchangeBroken)[]) {
  const requests: ExchangeRequest[] = [];
  const exchange: Exchange = async (request) => {
    const result = results[Math.min(requests.length, results.length - 1)]!;
    requests.push(request);
    if (result instanceof ExchangeBroken) throw result;
    return result;
  };
  return { exchange, requests };
}
