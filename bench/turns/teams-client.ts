import http from 'node:http';
import { seedTenants } from '../../src/seed/people.ts';

/** Posts activities to one messaging endpoint as Teams does: over one connection that is kept. */
export interface TeamsClient {
  /** Resolves when the answer has come whole; throws unless it is a good one. */
  say(text: string): Promise<void>;
  /** Posts any activity; answers the body of the answer. */
  post(more: object): Promise<string>;
  close(): void;
}

/** Whom a client writes for. */
export interface TeamsClientOptions {
  url: string;
  serviceUrl: string;
  token: string;
  botId: string;
  /** Key of a seeded member of the first desk; the technician when left out. */
  person?: string;
  conversationId?: string;
  /** Connections that may be open at once; 1 when left out. */
  connections?: number;
}

let made = 0;

/** A message as Teams sends it, of a seeded member. */
function activity({ serviceUrl, botId, person = 'tess', conversationId = 'a:bench' }: TeamsClientOptions, more: object): string {
  const tenant = seedTenants[0]!;
  const member = tenant.members.find(({ key }) => key === person)!;
  made += 1;
  return JSON.stringify({
    type: 'message',
    id: `17000${String(made).padStart(8, '0')}`,
    timestamp: new Date().toISOString(),
    localTimezone: member.zone,
    locale: member.locale,
    serviceUrl,
    channelId: 'msteams',
    conversation: { id: conversationId, conversationType: 'personal', tenantId: tenant.entraTenantId },
    from: { id: `29:${member.key}`, name: member.name, aadObjectId: member.entraObjectId },
    recipient: { id: `28:${botId}`, name: 'Deskhand' },
    channelData: { tenant: { id: tenant.entraTenantId } },
    entities: [{ type: 'clientInfo', locale: member.locale, country: 'GB', platform: 'Web', timezone: member.zone }],
    ...more,
  });
}

/** Makes a client. */
export function teamsClient(options: TeamsClientOptions): TeamsClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: options.connections ?? 1 });
  const { hostname, port } = new URL(options.url);
  const post = (more: object) =>
    new Promise<string>((resolve, reject) => {
      const body = activity(options, more);
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${options.token}`,
      };
      const request = http.request({ hostname, port, path: '/api/messages', method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status < 300) resolve(text);
          else reject(new Error(`${status} ${text.slice(0, 200)}`));
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  return { post, say: async (text) => void (await post({ text })), close: () => agent.destroy() };
}
