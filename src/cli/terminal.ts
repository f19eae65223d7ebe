import { Failure } from '../../shared/errors/failure.ts';

/** The place where a command was typed, as far as a command may look at it. */
export interface Terminal {
  /** The text of a file; `-` is what comes in by standard input. Throws `Failure` `file-unreadable`. */
  readFile(path: string): Promise<string>;
  /** A variable of the environment. */
  variable(name: string): string | undefined;
  /** Asks somebody; left out where nobody sits there. */
  confirm?(question: string): Promise<boolean>;
}

/** What was entered where the command was typed, beside its line: it never stands in the line itself. */
export interface Entered {
  /** Values of secret inputs, by name. */
  secrets: { readonly [input: string]: string };
  /** Somebody agreed to what cannot be taken back. */
  confirmed: boolean;
}

const mostBytes = 100_000;

function unreadable(path: string, why: string): Failure {
  const text = path === '-' ? `What came by standard input ${why}.` : `The file ${path} ${why}.`;
  return new Failure('file-unreadable', 'invalid', text, 'Nothing was changed. Name a text file, or - for standard input.');
}

/** Text out of bytes that were read from there. Throws `Failure` `file-unreadable` for nothing, too much, or what is no text. */
export function textOf(path: string, bytes: Uint8Array): string {
  if (bytes.length > mostBytes) throw unreadable(path, `is larger than ${mostBytes / 1_000} KB`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    if (text !== '') return text;
  } catch {
    throw unreadable(path, 'is no text');
  }
  throw unreadable(path, 'is empty');
}

/** The failure of a file that could not be opened. */
export function fileFailure(path: string, error: unknown): Failure {
  const code = (error as { code?: unknown }).code;
  const whys: { readonly [code: string]: string } = {
    ENOENT: 'is not there',
    EACCES: 'may not be read by this account',
    EISDIR: 'is a folder',
  };
  return error instanceof Failure ? error : unreadable(path, whys[String(code)] ?? `could not be read (${String(code)})`);
}
