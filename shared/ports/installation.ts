/** Something that went wrong, as the log has it: nothing secret, no body, no token. */
export interface Trouble {
  at: Date;
  level: 'warn' | 'error';
  /** What the log says. */
  text: string;
  /** What was thrown, in its own words. */
  cause?: string;
  /** The number that people were given. */
  reference?: string;
}

/** What an installation says of itself to whoever looks for a fault. */
export interface Installation {
  /** Deskhand, Node, platform, store. */
  versions: { readonly [name: string]: string };
  /** What is set, and how, where that is nothing secret; of secrets only whether they are. */
  settings: { readonly [name: string]: string | number | boolean };
  /** How many records of each kind a desk has. */
  counts(tenantId: string): Promise<{ [kind: string]: number }>;
  /** What went wrong lately in this process, newest first: for that desk, and for no desk in particular when `all`. */
  troubles(tenantId: string, all: boolean): Trouble[];
}
