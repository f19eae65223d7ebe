import { apiAddresses } from '../../shared/api/addresses.ts';
import type { Config } from '../../shared/api/answers.ts';

/** What the server says before anybody is signed in; for the desk of one Entra tenant where that is known already. */
export async function readConfig(entraTenantId?: string): Promise<Config> {
  const query = entraTenantId === undefined ? '' : `?${new URLSearchParams({ tenant: entraTenantId })}`;
  const response = await fetch(`${apiAddresses.config}${query}`, { credentials: 'omit' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
