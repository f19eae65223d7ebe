const loopback = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

function matches(domain, { hostname, host }) {
  const wanted = domain.toLowerCase();
  if (!wanted.startsWith('*.')) return wanted === hostname || wanted === host;
  const end = wanted.slice(1);
  return hostname.endsWith(end) && !hostname.slice(0, -end.length).includes('.');
}

/**
 * Whether Teams shows a page of this address in the app: over https (or on loopback), from a host of the manifest's `validDomains` or from the origin of one of its tabs.
 * @param {string} address
 * @param {{ validDomains: string[], tabs: { contentUrl: string }[] }} app
 */
export function isOfApp(address, { validDomains, tabs }) {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const isOpen = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  if (!isOpen || url.username !== '' || url.password !== '') return false;
  const ofTab = tabs.some(({ contentUrl }) => URL.canParse(contentUrl) && new URL(contentUrl).origin === url.origin);
  return ofTab || validDomains.some((domain) => matches(domain, url));
}

/** Whether this sandbox can show it: its pages stand on this machine, and nothing else is fetched from anywhere. @param {string} address */
export function isNear(address) {
  return URL.canParse(address) && loopback.test(new URL(address).hostname);
}
