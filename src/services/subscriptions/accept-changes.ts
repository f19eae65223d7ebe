import { createHash, timingSafeEqual } from 'node:crypto';
import type { ChangeRefusal } from '../../../shared/domain/change-notifications.ts';
import type { LifecycleEvent, SealedContent, ToldItem } from './change-queue.ts';
import type { HeldSubscription } from './held-subscriptions.ts';

/** What of one call is to be kept, and why the rest is not. */
export interface Accepted {
  items: ToldItem[];
  lifecycle: LifecycleEvent[];
  tokens: string[];
  refused: { [reason in ChangeRefusal]?: number };
}

type Fields = { readonly [name: string]: unknown };

const longest = 4_096;
const mostItems = 1_000;
const mostTokens = 20;
const lifecycleEvents: readonly string[] = ['missed', 'subscriptionRemoved', 'reauthorizationRequired'];

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most = longest): value is string {
  return typeof value === 'string' && value.length <= most && value.isWellFormed();
}

/** Tells whether a client state is the one of which only the digest is kept, in the same time whatever it is. The notifications of one call mostly carry the same: that is digested once. */
function stateCheck(hash: Buffer): (state: unknown) => boolean {
  const known = new Map<string, boolean>();
  const isOurs = (state: string) => timingSafeEqual(createHash('sha256').update(state).digest(), hash);
  return (state) => {
    const given = isText(state, 256) ? state : '';
    const answer = known.get(given) ?? isOurs(given);
    known.set(given, answer);
    return answer && typeof state === 'string';
  };
}

function sealedOf(value: unknown): SealedContent | undefined {
  if (!isFields(value)) return undefined;
  const { data, dataSignature, dataKey, encryptionCertificateId } = value;
  const isWhole = isText(data, 1_000_000) && isText(dataSignature) && isText(dataKey) && isText(encryptionCertificateId);
  return isWhole ? { data, dataSignature, dataKey, encryptionCertificateId } : undefined;
}

/** Why a notification is not of this subscription; `undefined` when it is. */
function refusalOf(item: unknown, held: HeldSubscription, isState: (state: unknown) => boolean): ChangeRefusal | undefined {
  if (!isFields(item)) return 'malformed';
  if (!isState(item['clientState'])) return 'wrong-state';
  const { subscriptionId, tenantId } = item;
  if (typeof tenantId !== 'string' || tenantId.toLowerCase() !== held.entraTenantId.toLowerCase()) return 'wrong-tenant';
  // Until Graph's answer was seen nobody knows the id; the state is proof enough.
  if (typeof subscriptionId !== 'string') return 'malformed';
  if (held.graphId !== undefined && subscriptionId.toLowerCase() !== held.graphId.toLowerCase()) return 'other-subscription';
  return undefined;
}

function toldOf(item: Fields): ToldItem | LifecycleEvent | undefined {
  const { lifecycleEvent, changeType, resource, resourceData, encryptedContent } = item;
  if (lifecycleEvent !== undefined)
    return lifecycleEvents.includes(lifecycleEvent as string) ? (lifecycleEvent as LifecycleEvent) : undefined;
  if (!isText(changeType, 32) || !isText(resource)) return undefined;
  const id = isFields(resourceData) ? resourceData['id'] : undefined;
  if (id !== undefined && !isText(id)) return undefined;
  const sealed = encryptedContent === undefined || encryptedContent === null ? undefined : sealedOf(encryptedContent);
  if (encryptedContent && !sealed) return undefined;
  return { changeType, resource, ...(id !== undefined && { id }), ...(sealed && { sealed }) };
}

/** The parsed body of a call, notification by notification: only what carries this subscription's state, id and organisation is kept, and of it only what is needed. `undefined` for a body that no notification of Graph's has. */
export function acceptChanges(body: unknown, held: HeldSubscription): Accepted | undefined {
  const value = isFields(body) ? body['value'] : undefined;
  if (!Array.isArray(value) || value.length === 0 || value.length > mostItems) return undefined;
  const isState = stateCheck(Buffer.from(held.stateHash, 'base64url'));
  const accepted: Accepted = { items: [], lifecycle: [], tokens: [], refused: {} };
  for (const item of value as unknown[]) {
    const refusal = refusalOf(item, held, isState);
    const told = refusal ? undefined : toldOf(item as Fields);
    const reason = refusal ?? (told ? undefined : 'malformed');
    if (reason) accepted.refused[reason] = (accepted.refused[reason] ?? 0) + 1;
    else if (typeof told === 'string') accepted.lifecycle.push(told);
    else accepted.items.push(told!);
  }
  const tokens = (body as Fields)['validationTokens'];
  if (Array.isArray(tokens)) accepted.tokens = tokens.filter((one) => isText(one, 16_000)).slice(0, mostTokens);
  return accepted;
}
