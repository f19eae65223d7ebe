/** Where the tab may be shown: Teams, Outlook and Microsoft 365. Source: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const microsoftHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** What the page's policy depends on. */
export interface PolicyFacts {
  /** The number that this one answer's styles carry. */
  nonce: string;
  /** Origins beside Microsoft's that may show the tab: the sandbox's page, in try mode. */
  hosts: readonly string[];
  /** Origin that signs people in. */
  authority: string;
}

/** The Content-Security-Policy of the tab's page: scripts from this server alone, styles with this answer's number alone, frames of Microsoft's hosts alone. */
export function tabPolicy({ nonce, hosts, authority }: PolicyFacts): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${authority}`,
    // The hidden frame of a silent sign-in: Microsoft's page, which sends it back here.
    `frame-src 'self' ${authority}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${[...microsoftHosts, ...hosts].join(' ')}`,
  ].join('; ');
}
