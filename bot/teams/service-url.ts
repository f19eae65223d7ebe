/** Hosts of the Bot Connector for Teams, as its documentation lists them (learn.microsoft.com, "Send proactive messages" and Agents SDK `TeamsServiceEndpoints`). Trusted by exact name, never by suffix. */
const teamsServiceHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Says whether a service URL may be sent to, and so may be handed our token. */
export type TrustsServiceUrl = (serviceUrl: unknown) => serviceUrl is string;

/** `loopback` is for try mode: plain http to this machine is trusted beside the list. */
export interface ServiceUrlTrust {
  hosts?: readonly string[];
  loopback?: boolean;
}

const plainPath = String.raw`(?:\/[A-Za-z0-9._~-]+)*\/?`;
const productionForm = new RegExp(`^https://([A-Za-z0-9.-]{1,253})${plainPath}$`);
const loopbackForm = new RegExp(String.raw`^https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?${plainPath}$`, 'i');

/** Makes the trust check: https, a host of the exact list, no port, credentials, query, escapes or dot segments. */
export function trustedServiceUrls({ hosts = teamsServiceHosts, loopback = false }: ServiceUrlTrust = {}): TrustsServiceUrl {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  return (serviceUrl): serviceUrl is string => {
    if (typeof serviceUrl !== 'string' || serviceUrl.length > 512 || serviceUrl.includes('/..')) return false;
    const host = productionForm.exec(serviceUrl)?.[1];
    if (host !== undefined && known.has(host.toLowerCase())) return true;
    return loopback && loopbackForm.test(serviceUrl);
  };
}
