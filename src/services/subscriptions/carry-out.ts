import { createHash } from 'node:crypto';
import { Failure } from '../../../shared/errors/failure.ts';
import type { Consumer } from '../../../shared/ports/microsoft.ts';
import type { Graph } from '../../graph/gateway.ts';
import { createSubscription, type GraphSubscription, type SubscriptionBody } from '../../graph/operations/create-subscription.ts';
import { deleteSubscription } from '../../graph/operations/delete-subscription.ts';
import { reauthorizeSubscription } from '../../graph/operations/reauthorize-subscription.ts';
import { renewSubscription } from '../../graph/operations/renew-subscription.ts';
import type { ChangeQueue } from './change-queue.ts';
import type { HeldSubscription, HeldSubscriptions } from './held-subscriptions.ts';
import { endOfLife, renewalAt } from './lives.ts';
import type { Step } from './plan.ts';
import type { Wish } from './wish.ts';

/** What steps are done with, for one tenant and one of its applications. */
export interface CarryParts {
  graph: Graph;
  held: HeldSubscriptions;
  queue: ChangeQueue;
  consumer: Consumer;
  as: { clientId: string; entraTenantId: string };
  base: string;
  /** The certificate that contents are encrypted for, base64 over DER, and its id; absent where there is none. */
  certificate?: { id: string; base64: string } | undefined;
  now(): Date;
  random(): number;
  nonce(): string;
}

/** The digest under which a client state is kept. */
export function stateHashOf(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}

function freshBody(wish: Wish, { certificate, base, nonce, now }: CarryParts, slot: string): SubscriptionBody {
  const url = `${base}${slot}`;
  return {
    changeType: wish.changeTypes,
    resource: wish.resource,
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    clientState: `${nonce()}${nonce()}`,
    expirationDateTime: now().toISOString(),
    ...(wish.rich &&
      certificate && {
        includeResourceData: true,
        encryptionCertificate: certificate.base64,
        encryptionCertificateId: certificate.id,
      }),
  };
}

/** Writes down that Graph has it. What changed before it lived is read first: that it is to be read is kept before anything says that it lives. */
async function lives(
  { held, queue, now, random }: CarryParts,
  { slot, wish }: Pick<HeldSubscription, 'slot' | 'wish'>,
  { id, expirationDateTime }: GraphSubscription,
  asked: Date,
): Promise<void> {
  const told = Date.parse(expirationDateTime ?? '');
  const expiresAt = Number.isNaN(told) ? asked : new Date(told);
  await queue.addCatchUp(`made-${slot}`, wish, slot, now());
  await held.change(slot, { state: 'live', graphId: id, expiresAt, renewAt: renewalAt(now(), expiresAt, random) });
}

/** Asks Graph for a subscription under an address of its own, which is written down first. */
async function make(wish: Wish, parts: CarryParts): Promise<void> {
  const { graph, held, consumer, as, certificate, now, nonce } = parts;
  const slot = nonce();
  const body = freshBody(wish, parts, slot);
  const { key, title, resource, changeTypes } = wish;
  const certificateId = wish.rich && certificate ? { certificateId: certificate.id } : {};
  const facts = { slot, wish: key, title, consumer, resource, changeTypes, ...as, url: body.notificationUrl, ...certificateId };
  const stateHash = stateHashOf(body.clientState);
  if (!(await held.add({ ...facts, stateHash, state: 'making', current: true, madeAt: now() }))) return;
  for (const [place, minutes] of wish.lives.entries()) {
    const end = endOfLife(now(), minutes);
    const outcome = await graph.call(createSubscription, {
      path: {},
      body: { ...body, expirationDateTime: end.toISOString() },
    });
    if (outcome.state === 'done') {
      await held.change(slot, { lifeMinutes: minutes });
      return lives(parts, { slot, wish: key }, outcome.value, end);
    }
    const { failure } = outcome;
    if (outcome.state === 'failed' && failure.code === 'graph-request-refused' && place + 1 < wish.lives.length) continue;
    // Where nobody knows whether it was made, it stays: the next list of Graph's shows it by its address.
    if (outcome.state === 'failed') await held.forget(slot);
    throw failure;
  }
}

async function renew(one: HeldSubscription, wish: Wish, parts: CarryParts): Promise<void> {
  const { graph, held, now, random } = parts;
  const fitting = wish.lives.filter((minutes) => one.lifeMinutes === undefined || minutes <= one.lifeMinutes);
  const [minutes] = fitting.length > 0 ? fitting : wish.lives;
  const end = endOfLife(now(), minutes!);
  const path = { 'subscription-id': one.graphId! };
  const outcome = await graph.call(renewSubscription, { path, body: { expirationDateTime: end.toISOString() } });
  if (outcome.state === 'done') {
    const told = Date.parse(outcome.value.expirationDateTime ?? '');
    const expiresAt = Number.isNaN(told) ? end : new Date(told);
    return held.change(one.slot, { expiresAt, renewAt: renewalAt(now(), expiresAt, random) }, ['reauthorize']);
  }
  if (outcome.failure.code !== 'graph-not-found') throw outcome.failure;
  await held.forget(one.slot);
  await make(wish, parts);
}

async function reauthorize(one: HeldSubscription, { graph, held }: CarryParts): Promise<void> {
  const outcome = await graph.call(reauthorizeSubscription, { path: { 'subscription-id': one.graphId! } });
  if (outcome.state === 'done') return held.change(one.slot, {}, ['reauthorize']);
  if (outcome.failure.code !== 'graph-not-found') throw outcome.failure;
  await held.forget(one.slot);
  await held.want();
}

async function end(graphId: string, one: HeldSubscription | undefined, { graph, held }: CarryParts): Promise<void> {
  const outcome = await graph.call(deleteSubscription, { path: { 'subscription-id': graphId } });
  if (outcome.state !== 'done' && outcome.failure.code !== 'graph-not-found') throw outcome.failure;
  if (one) await held.forget(one.slot);
}

/** Makes one; where Graph gives no further one, what it is to replace ends first. What changes in between is read afterwards, as after every making. */
async function makeInPlace(wish: Wish, parts: CarryParts): Promise<void> {
  try {
    await make(wish, parts);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'subscription-limit') throw error;
    const old = (await parts.held.all()).filter((one) => one.wish === wish.key && one.state === 'ending');
    for (const one of old) if (one.graphId !== undefined) await end(one.graphId, one, parts);
    if (old.length === 0) throw error;
    await make(wish, parts);
  }
}

/** Does one step. Throws `GraphFailure` when Graph does not let it be done; doing it again later is safe. */
export async function carryOut(step: Step, parts: CarryParts): Promise<void> {
  const { held } = parts;
  switch (step.do) {
    case 'adopt':
      return lives(parts, step.held, step.graph, parts.now());
    case 'forget':
      return held.forget(step.held.slot);
    case 'retire':
      await held.change(step.held.slot, { state: 'ending' }, ['current']);
      return held.want();
    case 'make':
      return makeInPlace(step.wish, parts);
    case 'renew':
      return renew(step.held, step.wish, parts);
    case 'reauthorize':
      return reauthorize(step.held, parts);
    case 'end':
      return end(step.graphId, step.held, parts);
  }
}
