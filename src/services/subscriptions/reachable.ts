import { Failure } from '../../../shared/errors/failure.ts';
import { say } from '../../../shared/text/say.ts';
import { isLoopback } from '../../config/settings.ts';

/** Whether Microsoft can call this installation: what the addresses of subscriptions begin with, or why it cannot. */
export type Reachable = { ok: true; base: string } | { ok: false; failure: Failure };

/** Where the server takes change notifications, below the installation's address; tenant and slot follow. */
export const changesPath = '/api/graph/changes';

/** Tells from the installation's public address whether Microsoft can call it: over https at a public name, or anyhow where the sandbox stands in for Microsoft. */
export function reachableAt(publicUrl: string, isSandbox: boolean): Reachable {
  const url = URL.parse(publicUrl);
  const isPlace = url !== null && /^https?:$/.test(url.protocol) && url.port !== '0';
  const isPublic = isPlace && url.protocol === 'https:' && !isLoopback(url.hostname) && url.hostname.includes('.');
  if (isPlace && (isPublic || isSandbox)) return { ok: true, base: `${url.href.replace(/\/+$/, '')}${changesPath}/` };
  const text = url
    ? say`Microsoft cannot tell this desk of changes, because it cannot reach ${url.origin}: that is no public https address.`
    : say`Microsoft cannot tell this desk of changes, because it cannot reach this address: that is no public https address.`;
  const remedy = say`Give the installation one and set DESKHAND_PUBLIC_URL to it. Until then changes are found by the scheduled reads.`;
  return { ok: false, failure: new Failure('no-public-address', 'missing', text, remedy) };
}
