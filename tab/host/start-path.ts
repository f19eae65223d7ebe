/** The path in the tab that a deep link's `subPageId` means: our own addresses (`/records/…`) as they are, `undefined` for anything else. */
export function startPath(subPageId: string | undefined): string | undefined {
  if (!subPageId || subPageId.length > 1_024) return undefined;
  const url = URL.parse(subPageId, 'https://tab.invalid');
  if (url?.origin !== 'https://tab.invalid' || !subPageId.startsWith('/') || subPageId.startsWith('//')) return undefined;
  return url.pathname === '/' ? undefined : `${url.pathname}${url.search}`;
}
