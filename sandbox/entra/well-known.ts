import { createHash } from 'node:crypto';

/** The app ids and addresses of Microsoft's own resources. */
export const resources = {
  graph: '00000003-0000-0000-c000-000000000000',
  graphUri: 'https://graph.microsoft.com',
  botFrameworkUri: 'https://api.botframework.com',
  /** Who sends change notifications. */
  changeTracking: '0bf30f3b-4a52-48df-9a82-234910c4a086',
  /** The tenant that multi-tenant bots take their tokens from. */
  botFrameworkTenant: 'd6d49420-f39b-4df7-a1dc-d59a935871db',
} as const;

/** An id made from its parts: the same parts give the same id, in the form of a version-4 UUID. */
export function derivedUuid(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The id of an app's service principal in a tenant. */
export function servicePrincipalId(entraTenantId: string, appId: string): string {
  return derivedUuid('service principal', entraTenantId, appId);
}
