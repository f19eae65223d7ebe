import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../../../shared/errors/store-errors.ts';

/** The store's file, held by this process alone until it is closed or the process ends, however it ends. */
export interface HeldFile {
  database: DatabaseSync;
  path: string;
  release(): void;
}

/**
 * Opens the file and holds it. The operating system keeps the hold, so a killed process never leaves it behind; the file beside it
 * only says who holds it, for the refusal. Throws `StoreUnavailable` if another process has it or it cannot be read.
 */
export function holdFile(folder: string): HeldFile {
  const path = join(folder, 'deskhand.db');
  const note = join(folder, 'deskhand.lock');
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Made before SQLite would make it, for its owner alone; what SQLite puts beside it takes after it.
    closeSync(openSync(path, 'a', 0o600));
    database = new DatabaseSync(path);
    // Exclusive before the first read: the write-ahead index then lives in this process and no other can open the file.
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 2147418112; BEGIN IMMEDIATE; COMMIT',
    );
    writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname() }));
  } catch (error) {
    database?.close();
    throw unavailable(error, folder, path, note);
  }
  const held = database;
  return {
    database,
    path,
    release() {
      held.close();
      rmSync(note, { force: true });
    },
  };
}

function unavailable(error: unknown, folder: string, path: string, note: string): StoreUnavailable {
  const { errcode, code } = error as { errcode?: number; code?: string };
  // SQLite's primary codes: 5 busy, 11 corrupt, 26 not a database; 14, 10 and 8 are about the folder.
  const primary = (errcode ?? 0) & 0xff;
  if (primary === 5) {
    const holder = holderOf(note);
    return new StoreUnavailable(
      `the store in ${folder} is in use by ${holder === undefined ? 'another process' : `process ${holder}`}`,
      `Stop ${holder === undefined ? 'the other Deskhand' : `process ${holder}`}, or set another data folder. For several processes at once use MongoDB (set MONGODB_URI).`,
      { cause: error },
    );
  }
  if (primary === 11 || primary === 26) return damaged(path, error);
  return new StoreUnavailable(
    `the store in ${folder} cannot be opened (${code ?? (error as Error).message})`,
    `Check that the folder ${folder} exists, can be written to, and has space left.`,
    { cause: error },
  );
}

/** The refusal for a file that fails its check. */
export function damaged(path: string, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(
    `the store file ${path} is damaged`,
    `Stop Deskhand, keep a copy of ${path}, and put the latest backup in its place.`,
    { cause },
  );
}

function holderOf(note: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(note, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}
