import { createHash } from 'node:crypto';
import type { Member } from '../../shared/domain/member.ts';
import { Failure } from '../../shared/errors/failure.ts';
import type { CollectionDefinition, DocumentStore } from '../../shared/ports/document-store.ts';
import { say } from '../../shared/text/say.ts';
import { derivedId } from '../actions/keys.ts';
import { founderOf } from '../actions/system-caller.ts';
import { tenantCollection } from '../records/collections.ts';
import { openDesk } from '../records/desk.ts';
import type { SignedIn } from './verify-sign-in.ts';

/** A way in for an administrator whom Microsoft cannot vouch for: before the set-up, or when its credentials are dead. Only the digest of its key is kept. */
export interface SetupLink {
  /** Digest of the key. */
  _id: string;
  /** The desk it leads to; one that is not there yet is opened by whoever has the link. */
  deskId: string;
  /** Who acts by it; absent for a desk that was not there, whose first administrator does. */
  memberId?: string;
  madeAt: Date;
  endsAt: Date;
}

/** The desk that the first link of an installation opens: the same however often it is started, so that the newest link alone counts. */
export const firstDeskId = derivedId('first-desk');

/** The links of the installation. */
export const setupLinkCollection: CollectionDefinition<SetupLink> = {
  name: 'setupLinks',
  scope: 'installation',
  indexes: [
    { name: 'desk', key: { deskId: 1 } },
    { name: 'end', key: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
};

const lives = 60 * 60_000;
const prefix = 'setup';

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Whether a token is the key of a set-up link and none of Microsoft's. */
export function isSetupKey(token: string): boolean {
  return token.startsWith(`${prefix}.`);
}

/** The address that a link has: the key stands behind `#`, which browsers send to nobody. */
export function setupAddress(publicUrl: string, key: string): string {
  return `${publicUrl}/tab/setup#key=${key}`;
}

/** Makes a link for one administrator, or for whoever opens the desk with this id. It counts for an hour; earlier ones to this desk end. Answers its key. */
export async function makeSetupLink(
  store: DocumentStore,
  { deskId, memberId }: Pick<SetupLink, 'deskId' | 'memberId'>,
  { now, nonce }: { now: Date; nonce(): string },
): Promise<string> {
  const key = `${prefix}.${nonce()}.${nonce()}${nonce()}`;
  const links = store.collection(setupLinkCollection);
  await links.deleteMany({ deskId });
  const endsAt = new Date(now.getTime() + lives);
  await links.insertOne({ _id: digest(key), deskId, madeAt: now, endsAt, ...(memberId !== undefined && { memberId }) });
  return key;
}

function ended(): Failure {
  return new Failure(
    'token-setup-link',
    'denied',
    say`This set-up link has ended.`,
    say`Whoever runs Deskhand makes another: npm run deskhand -- desk link`,
  );
}

/** The first administrator of a desk who is still active. */
function firstOf(members: readonly Member[]): Member | undefined {
  const administrators = members.filter(({ roles }) => roles.includes('administrator'));
  return administrators.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
}

/** Whom the key of a link lets in, and until when. Throws `Failure` `token-setup-link` for a key that does not count, or no longer. */
export async function whoHasSetupKey(store: DocumentStore, key: string, now: Date): Promise<SignedIn> {
  const link = await store.collection(setupLinkCollection).findOne({ _id: digest(key) });
  if (!link || link.endsAt <= now) throw ended();
  const found = { signedOut: false, until: link.endsAt, bySetupLink: true };
  const tenant = await store.collection(tenantCollection).findOne({ _id: link.deskId });
  if (!tenant) {
    const { tenant: opened, actor } = founderOf(link.deskId);
    return { ...found, tenant: opened, member: actor };
  }
  const { members } = openDesk(store, tenant._id);
  const member = link.memberId === undefined ? firstOf(await members.active()) : await members.byId(link.memberId);
  if (!member?.active || !member.roles.includes('administrator')) throw ended();
  return { ...found, tenant, member };
}
