// The page of the REST interface: shows the document, and signs people in as the tab does, so that they can try it out.
// The token is held in memory alone; what waits in the session's storage meanwhile is worth nothing to anybody else.

/* global SwaggerUIBundle */

const askedKey = 'deskhand.docs-sign-in';
const stateKey = 'deskhand.docs-state';
const part = (id) => document.getElementById(id);
let token;

const ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
  onComplete: () => token && ui.preauthorizeApiKey('entra', token),
});

function tell(text) {
  part('told').textContent = text;
}

function show(id, shown) {
  part(id).hidden = !shown;
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

const unguessable = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function readConfig(tenant) {
  const response = await fetch(`/api/config${tenant ? `?tenant=${encodeURIComponent(tenant)}` : ''}`);
  if (!response.ok) throw new Error('The server did not say how people sign in.');
  return response.json();
}

/** Leaves for Microsoft's page (in try mode the sandbox's), which sends people back to the tab's address and from there to here. */
async function signIn(facts) {
  const verifier = unguessable();
  const state = unguessable();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    client_id: facts.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: facts.redirectUri,
    scope: facts.scopes.join(' '),
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    prompt: 'select_account',
  });
  sessionStorage.setItem(stateKey, state);
  sessionStorage.setItem(askedKey, JSON.stringify({ verifier, facts, hash: location.hash }));
  location.assign(`${facts.authority}/oauth2/v2.0/authorize?${query}`);
}

async function redeem(answer, { verifier, facts }) {
  const code = answer.get('code');
  if (!code) throw new Error(answer.get('error_description') ?? answer.get('error') ?? 'No code came back.');
  const response = await fetch(`${facts.authority}/oauth2/v2.0/token`, {
    method: 'POST',
    credentials: 'omit',
    body: new URLSearchParams({
      client_id: facts.clientId,
      scope: facts.scopes.join(' '),
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: facts.redirectUri,
    }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error_description ?? body.error);
  return body.access_token;
}

async function comeBack() {
  const answer = new URLSearchParams(location.search);
  const asked = JSON.parse(sessionStorage.getItem(askedKey) ?? 'null');
  const isOurs = asked !== null && answer.has('state') && answer.get('state') === sessionStorage.getItem(stateKey);
  sessionStorage.removeItem(askedKey);
  sessionStorage.removeItem(stateKey);
  if (location.search) history.replaceState(null, '', `/api/docs${asked?.hash ?? ''}`);
  if (!isOurs) return false;
  token = await redeem(answer, asked);
  ui.preauthorizeApiKey('entra', token);
  const me = await fetch('/api/me', { headers: { authorization: `Bearer ${token}` } });
  const body = await me.json();
  if (!me.ok) {
    token = undefined;
    ui.authActions.logout(['entra']);
    throw new Error(`${body.detail} ${body.remedy ?? ''}`);
  }
  tell(
    `Signed in as ${body.member.name} (${body.desk.name}): “Try it out” acts as this person, for real. The token lasts about an hour.`,
  );
  show('signed-in', true);
  return true;
}

function offer({ mode, signIn: only, desks }) {
  const several = !only && desks?.some((desk) => desk.signIn);
  for (const { name, signIn: facts } of several ? desks : []) {
    if (facts) part('desk').append(new Option(name, JSON.stringify(facts)));
  }
  show('desk-label', several);
  show('tenant-label', !only && !several);
  show('ask', true);
  tell(
    mode === 'try'
      ? 'Try mode: sign in as anybody of the sandbox, no password is asked for. “Try it out” then has a token, and other programs can have it too.'
      : 'Sign in with the account that you have in Teams. “Try it out” then has a token, and acts as you.',
  );
  part('ask').onsubmit = (event) => {
    event.preventDefault();
    const chosen = several ? JSON.parse(part('desk').value) : only;
    const found = chosen ? Promise.resolve(chosen) : readConfig(part('tenant').value.trim()).then(({ signIn: facts }) => facts);
    found
      .then((facts) =>
        facts ? signIn(facts) : tell('No desk here belongs to that Entra tenant, or nobody can sign in there yet.'),
      )
      .catch((error) => tell(`${error.message} Try again.`));
  };
}

part('copy').onclick = async () => {
  await navigator.clipboard.writeText(token);
  tell('The token is copied: send it as “Authorization: Bearer …”. Whoever has it can act as you until it ends.');
};
part('forget').onclick = () => {
  token = undefined;
  ui.authActions.logout(['entra']);
  show('signed-in', false);
  begin().catch((error) => tell(error.message));
};

async function begin() {
  part('desk').replaceChildren();
  offer(await readConfig());
}

comeBack()
  .then(
    (isSignedIn) => isSignedIn || begin(),
    async (error) => {
      await begin();
      tell(`You are not signed in: ${error.message}`);
    },
  )
  .catch((error) => tell(`${error.message} Load the page again.`));
