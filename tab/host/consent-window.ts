/** The page that Teams' window for consent opens first; it leads on to Microsoft. */
const consentPath = '/tab/consent';

/** Where that window remembers what it asked. */
export const consentKey = 'deskhand.consent';

/** The address of that page for the desk of this Entra tenant: in its path, since teamsfx puts a query of its own behind it. */
export function consentPage(publicUrl: string, entraTenantId: string): string {
  return `${publicUrl}${consentPath}/${entraTenantId}`;
}

/** Whose consent such a page asks for, by its path; `undefined` for any other page. */
export function consentTenant(path: string): string | undefined {
  return path.startsWith(`${consentPath}/`) ? path.slice(consentPath.length + 1) : undefined;
}

/** Whether Microsoft has answered a question for consent that this window asked. */
export function isConsentAnswer(window: Window): boolean {
  return window.opener !== null && window.sessionStorage.getItem(consentKey) !== null;
}
