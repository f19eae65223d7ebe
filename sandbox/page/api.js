async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(typeof body.error === 'string' ? body.error : `The sandbox answered ${response.status}.`);
  return body;
}

/** Asks the sandbox. @param {string} path @param {Record<string, string>} params */
export async function get(path, params = {}) {
  return read(await fetch(`/api/${path}?${new URLSearchParams(params)}`));
}

/** Sends JSON to the sandbox. @param {string} path @param {unknown} body @param {string} method */
export async function send(path, body, method = 'POST') {
  const headers = { 'content-type': 'application/json' };
  return read(await fetch(`/api/${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
}

/**
 * Listens to what changes for a person; the connection comes back by itself.
 * @param {string} person @param {(change: any) => void} onChange @param {() => void} onOpen
 * @returns {() => void} stops listening
 */
export function listen(person, onChange, onOpen) {
  const source = new EventSource(`/api/events?${new URLSearchParams({ person })}`);
  source.addEventListener('message', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('open', onOpen);
  return () => source.close();
}
