/** The page that Teams' window for consent opens first; it leads on to Microsoft. */
export const consentPath = '/tab/consent';

/** Where that window remembers what it asked. */
export const consentKey = 'deskhand.consent';

/** Whether Microsoft has answered a question for consent that this window asked. */
export function isConsentAnswer(window: Window): boolean {
  return window.opener !== null && window.sessionStorage.getItem(consentKey) !== null;
}
