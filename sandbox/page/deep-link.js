/**
 * Reads a deep link to a tab of an app, as the activity feed and links in messages have it.
 * @param {string} url
 * @returns {{ appId: string, entityId: string, subPageId: string, webUrl: string } | undefined} undefined for any other link; `subPageId` and `webUrl` are empty when it names none
 */
export function readDeepLink(url) {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, searchParams } = new URL(url);
  const [, appId, entityId] = /^\/l\/entity\/([^/]+)\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (origin !== 'https://teams.microsoft.com' || !appId || !entityId) return undefined;
  return {
    appId: decoded(appId),
    entityId: decoded(entityId),
    subPageId: subPageIn(searchParams.get('context')),
    webUrl: searchParams.get('webUrl') ?? '',
  };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string | null} context */
function subPageIn(context) {
  try {
    const { subEntityId } = JSON.parse(context ?? '{}');
    return typeof subEntityId === 'string' ? subEntityId : '';
  } catch {
    return '';
  }
}
