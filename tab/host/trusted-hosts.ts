/** Hosts beside Microsoft's own whose word the tab takes: none but the sandbox's page, in try mode, as the server says in the page. */
export function trustedHosts(document: Document): string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name=deskhand-hosts]')?.content ?? '';
  return content.split(' ').filter((origin) => URL.canParse(origin));
}
