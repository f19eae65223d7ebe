/** Under which name this window keeps what was typed and not sent. */
export const draftsPlace = 'deskhand.drafts';

let isOnPurpose = false;

/** Says that the page is left to come back, as for a sign-in: what was typed is there again then, and nobody has to be asked. */
export function leaveToComeBack(): void {
  isOnPurpose = true;
}

/** Whether the page is being left to come back. */
export function comesBack(): boolean {
  return isOnPurpose;
}
