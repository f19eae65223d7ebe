/** Longer addresses are refused: no card has room for them. */
const longest = 2_048;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The address in its normal form if a card may open it: `https`, or `http` to this very machine. `undefined` for every other scheme (`javascript:`, `data:`, `file:` …), for addresses that carry a password, and for what is no address. */
export function safeLink(address: string | undefined): string | undefined {
  if (!address || address.length > longest || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password) return undefined;
  const opens = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
  return opens && url.href.length <= longest ? url.href : undefined;
}

/** A link that begins a mail to this address; `undefined` when it is no plain mail address, so that nothing can be added to the mail. */
export function mailLink(mail: string): string | undefined {
  const address = mail.trim();
  if (address.length > 254 || !/^[^\s@<>"'?&#%,;:\\/()[\]\u0000-\u001f]+@[\w-]+(?:\.[\w-]+)+$/.test(address)) return undefined;
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
}

/** A link that calls this number; `undefined` when it is no telephone number. */
export function callLink(phone: string): string | undefined {
  const number = phone.replace(/[\s().\-/]/g, '');
  return /^\+?\d{3,20}$/.test(number) ? `tel:${number}` : undefined;
}
