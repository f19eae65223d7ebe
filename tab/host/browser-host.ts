import type { Config, SignInFacts } from '../../shared/api/answers.ts';
import { draftsPlace, leaveToComeBack } from '../client/drafts-place.ts';
import { browserWindow } from './browser-window.ts';
import { type Asked, askForCode, codeIn, type ExchangeParts, redeem, renew, type Tokens } from './code-flow.ts';
import { type Host, SignInNeeded } from './host.ts';
import { askInFrame, returnPath } from './silent-frame.ts';

const askedKey = 'deskhand.sign-in';
const hintKey = 'deskhand.account';

/** The account that was last used here: enough to be asked for again, worth nothing by itself. */
interface Hint {
  hint?: string;
  facts: SignInFacts;
}

function take<T>(storage: Storage, key: string): T | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Microsoft's accounts in a plain browser: by code and proof (PKCE), tokens in memory alone. */
class BrowserAccount {
  readonly #window: Window & typeof globalThis;
  readonly #parts: ExchangeParts;
  #facts: SignInFacts | undefined;
  #tokens: Tokens | undefined;
  #underWay: Promise<Tokens> | undefined;

  constructor(window: Window & typeof globalThis, config: Config, now: () => Date) {
    this.#window = window;
    this.#parts = { fetch: (address, init) => window.fetch(address, init), now: () => now().getTime() };
    this.#facts = take<Hint>(window.sessionStorage, hintKey)?.facts ?? config.signIn;
  }

  choose(facts: SignInFacts): void {
    this.#facts = facts;
  }

  #keep(tokens: Tokens, facts: SignInFacts): Tokens {
    this.#tokens = tokens;
    this.#facts = facts;
    const hint: Hint = { facts, ...(tokens.hint !== undefined && { hint: tokens.hint }) };
    this.#window.sessionStorage.setItem(hintKey, JSON.stringify(hint));
    return tokens;
  }

  /** Finishes what was begun before the page was left; answers where the person was. */
  async comeBack(): Promise<string> {
    const { sessionStorage, location } = this.#window;
    const asked = take<Asked>(sessionStorage, askedKey);
    sessionStorage.removeItem(askedKey);
    const answer = codeIn(location.search, asked);
    this.#keep(await redeem(answer, this.#parts), answer.asked.facts);
    return answer.asked.path;
  }

  async #silently(facts: SignInFacts): Promise<Tokens> {
    if (this.#tokens?.refresh !== undefined) {
      const renewed = await renew(facts, this.#tokens, this.#parts).catch(() => undefined);
      if (renewed) return this.#keep(renewed, facts);
    }
    const hint = this.#tokens?.hint ?? take<Hint>(this.#window.sessionStorage, hintKey)?.hint;
    if (hint === undefined) throw new SignInNeeded('signed-out');
    const { address, asked } = await askForCode(facts, { crypto: this.#window.crypto, path: '/', silent: true, hint });
    const search = await askInFrame(this.#window, address);
    return this.#keep(await redeem(codeIn(search, asked), this.#parts), facts);
  }

  async token(isRefused: boolean): Promise<string> {
    if (!this.#facts) throw new SignInNeeded('unknown-desk');
    const kept = this.#tokens;
    if (kept && !isRefused && this.#parts.now() < kept.renewAt) return kept.access;
    this.#underWay ??= this.#silently(this.#facts).finally(() => {
      this.#underWay = undefined;
    });
    return (await this.#underWay).access;
  }

  async signIn(path: string): Promise<void> {
    if (!this.#facts) throw new SignInNeeded('unknown-desk');
    const { address, asked } = await askForCode(this.#facts, { crypto: this.#window.crypto, path, silent: false });
    this.#window.sessionStorage.setItem(askedKey, JSON.stringify(asked));
    leaveToComeBack();
    this.#window.location.assign(address);
  }

  forget(): void {
    this.#tokens = undefined;
    this.#window.sessionStorage.removeItem(hintKey);
    this.#window.sessionStorage.removeItem(draftsPlace);
  }
}

/** A plain browser as the tab's host. */
export interface BrowserHost extends Host {
  readonly kind: 'browser';
  /** Which desk's sign-in is meant, where there are several. */
  choose(facts: SignInFacts): void;
}

/** The host in a plain browser. Finishes a sign-in that the page was left for; `trouble` says how it failed. */
export async function browserHost(
  window: Window & typeof globalThis,
  config: Config,
  now: () => Date,
): Promise<{ host: BrowserHost; trouble?: SignInNeeded }> {
  const account = new BrowserAccount(window, config, now);
  let trouble: SignInNeeded | undefined;
  if (window.location.pathname === returnPath) {
    const path = await account.comeBack().catch((error: unknown) => {
      trouble = error instanceof SignInNeeded ? error : new SignInNeeded('failed', String(error));
      return '/';
    });
    window.history.replaceState(null, '', `/tab${path}`);
  }
  const here = () => `${window.location.pathname.replace(/^\/tab(?=\/|$)/, '') || '/'}${window.location.search}`;
  const host: BrowserHost = {
    ...browserWindow(window, config),
    kind: 'browser',
    token: (isRefused = false) => account.token(isRefused),
    signIn: () => account.signIn(here()),
    signOut: () => account.forget(),
    choose: (facts) => account.choose(facts),
  };
  return { host, ...(trouble && { trouble }) };
}
