/** What stands in an address before the key of a set-up link. */
export const keyMark = '#key=';

/** Whether this window was opened by a set-up link. */
export function hasSetupKey({ location }: Window): boolean {
  return location.hash.startsWith(keyMark);
}
