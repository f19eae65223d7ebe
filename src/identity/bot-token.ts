import { Failure } from '../../shared/errors/failure.ts';
import { say } from '../../shared/text/say.ts';

/** What the token of the bot's own registration is asked with. */
export interface BotCredentials {
  botId: string;
  botSecret: string;
  /** Entra tenant of a single-tenant registration; `botframework.com` for a multi-tenant one. */
  botTenant?: string;
}

interface Held {
  token: string;
  /** Milliseconds since 1970. */
  until: number;
}

const early = 300_000;

/**
 * Gives the bearer token with which the bot writes to the Bot Connector: fetched once among many callers, kept until 5 minutes before it ends.
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function botToken(
  credentials: BotCredentials,
  now: () => number,
  authority = 'https://login.microsoftonline.com',
): () => Promise<string> {
  let held: Held | undefined;
  let fetching: Promise<Held> | undefined;
  return async () => {
    if (held && held.until - early > now()) return held.token;
    fetching ??= fetchToken(credentials, now, authority).finally(() => {
      fetching = undefined;
    });
    held = await fetching;
    return held.token;
  };
}

/** The same for the registration that the settings give; always `undefined` where they give none. */
export function givenBotToken(given: Partial<BotCredentials>, now: () => number): () => Promise<string | undefined> {
  const { botId, botSecret, botTenant } = given;
  if (!botId || !botSecret) return async () => undefined;
  return botToken({ botId, botSecret, ...(botTenant && { botTenant }) }, now);
}

async function fetchToken({ botId, botSecret, botTenant }: BotCredentials, now: () => number, authority: string): Promise<Held> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: botId,
    client_secret: botSecret,
    scope: 'https://api.botframework.com/.default',
  });
  const answer = await fetch(`${authority}/${botTenant ?? 'botframework.com'}/oauth2/v2.0/token`, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  const given = (await answer.json().catch(() => ({}))) as { access_token?: string; expires_in?: number; error?: string };
  if (!answer.ok || !given.access_token) {
    throw new Failure(
      'bot-credentials',
      'offline',
      say`Microsoft refused the bot's credentials (${given.error ?? answer.status}).`,
      say`Check BOT_ID, BOT_SECRET and BOT_TENANT_ID; the secret may have expired.`,
    );
  }
  return { token: given.access_token, until: now() + (given.expires_in ?? 3_600) * 1_000 };
}
