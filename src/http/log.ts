/** Where a part writes what operators read: fields first, then one sentence. A pino logger fits. Never given tokens or bodies. */
export interface Log {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
