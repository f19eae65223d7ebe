import { diagnosisSentencesDe } from './diagnosis.ts';
import { doorSentencesDe } from './door.ts';
import { graphSentencesDe } from './graph.ts';
import { identitySentencesDe } from './identity.ts';
import { innerWordsDe } from './inner-words.ts';
import { inputSentencesDe } from './inputs.ts';
import { microsoftSentencesDe } from './microsoft.ts';
import { peopleSentencesDe } from './people.ts';
import { serviceSentencesDe } from './services.ts';
import { workSentencesDe } from './work.ts';

/** Was der Server sagt, auf Deutsch: englische Sätze und Wörter mit ihren Stellen `{0}` … und was stattdessen gesagt wird. */
export const sentencesDe: ReadonlyMap<string, string> = new Map(
  [
    ...[workSentencesDe, peopleSentencesDe, microsoftSentencesDe, inputSentencesDe, doorSentencesDe, innerWordsDe],
    ...[diagnosisSentencesDe, graphSentencesDe, identitySentencesDe, serviceSentencesDe],
  ].flatMap((part) => Object.entries(part)),
);
