import type { RecordKind, RecordReference } from './records.ts';

const kinds: readonly RecordKind[] = [
  'ticket',
  'task',
  'project',
  'approval',
  'time-entry',
  'client',
  'contact',
  'member',
  'profile',
];
const path = /^\/records\/([a-z-]+)\/([A-Za-z0-9_-]{1,64})\/?$/;

/** The address at which a record opens, under the installation's public address. The only place that makes one. */
export function recordLink(publicUrl: string, ref: RecordReference): string {
  return `${publicUrl}/records/${ref.kind}/${ref.id}`;
}

/** The record that an address means; `undefined` for anything but an address made by `recordLink` on the same host. */
export function recordOfLink(publicUrl: string, address: string): RecordReference | undefined {
  const url = URL.parse(address);
  if (!url || url.origin !== URL.parse(publicUrl)?.origin || url.username || url.password) return undefined;
  const match = path.exec(url.pathname);
  return match && kinds.includes(match[1] as RecordKind) ? { kind: match[1] as RecordKind, id: match[2]! } : undefined;
}
