/** How the surroundings look: Teams' three themes. */
export type ThemeName = 'default' | 'dark' | 'contrast';

/** Why nobody is signed in, or why it has to be asked for on the screen. */
export type SignInTrouble = 'signed-out' | 'link-ended' | 'consent' | 'declined' | 'blocked' | 'failed' | 'unknown-desk';

/** Somebody has to do something before there is a token. `text` is what Microsoft said, for the details. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
  readonly trouble: SignInTrouble;
  constructor(trouble: SignInTrouble, text = '') {
    super(text);
    this.trouble = trouble;
  }
}

/** A place in the tab that can be handed on: its path (without `/tab`) and how it reads. */
export interface Place {
  path: string;
  title: string;
}

/** What the tab runs in: Teams and its kin, or a plain browser. The only thing that knows the difference. */
export interface Host {
  readonly kind: 'teams' | 'browser';
  /** BCP 47. */
  readonly locale: string;
  /** Where a deep link leads; `undefined` for the start. */
  readonly startAt?: string;
  theme(): ThemeName;
  /** Tells when the theme changes; answers what ends it. */
  onTheme(listener: () => void): () => void;
  /** A token for the desk; from memory, or got silently. `renew` asks for another than the last. Throws `SignInNeeded`. */
  token(renew?: boolean): Promise<string>;
  /** Asks on the screen, after a click. In a browser the page is left. Throws `SignInNeeded` when it was declined. */
  signIn(): Promise<void>;
  /** Forgets who is signed in, here and nowhere else. */
  signOut(): void;
  /** Something is on the screen. */
  loaded(): void;
  /** It works; or it cannot, and why. */
  succeeded(): void;
  failed(reason: 'sign-in' | 'timeout' | 'other', text: string): void;
  /** Opens an address outside the tab. */
  open(address: string): void;
  /** Hands a place on: Teams' share dialog, or the clipboard. Answers which it was. */
  share(place: Place): Promise<'shared' | 'copied'>;
  /** Called when the host's own back button is pressed; it answers whether the tab went back itself. */
  onBack(handler: () => boolean): () => void;
}
