/** Names under which secrets go over the wire. */
const secretNames = new Set([
  'client_secret',
  'client_assertion',
  'assertion',
  'refresh_token',
  'access_token',
  'id_token',
  'code_verifier',
  'password',
  'secretText',
  'clientState',
  'validationTokens',
]);

/** Signed tokens, and the codes and refresh tokens of the sandbox's Entra, wherever they stand. */
const tokens = /\beyJ[\w-]+\.[\w-]+\.[\w-]+|\bsbx_[a-z]+\.[\w-]+/g;

/** A text in which no token can be read. */
export function maskText(text: string): string {
  return text.includes('eyJ') || text.includes('sbx_') ? text.replace(tokens, '***') : text;
}

/** A value of JSON without its secrets; the rest is as it was. */
export function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskValue);
  if (Buffer.isBuffer(value)) return `${value.length} bytes`;
  if (typeof value !== 'object' || value === null) return value;
  const masked: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    masked[name] = secretNames.has(name) && one !== undefined && one !== null ? '***' : maskValue(one);
  }
  return masked;
}

/** Headers whose Authorization says only its scheme. */
export function maskHeaders(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const masked = maskValue(headers) as Record<string, unknown>;
  const authorization = headers['authorization'];
  return typeof authorization === 'string' ? { ...masked, authorization: `${authorization.split(' ')[0]} ***` } : masked;
}
