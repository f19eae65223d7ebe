import type { Answer } from '../../shared/api/answers.ts';
import type { SaidSentence } from '../../shared/text/say.ts';
import type { Api } from '../client/api.ts';
import { ApiError } from '../client/problem.ts';
import type { TabTexts } from './load-texts.ts';

type Words = Pick<TabTexts, 'said'>;

function sentenceBeside(said: unknown, name: string): SaidSentence | undefined {
  const one = typeof said === 'object' && said !== null ? (said as { [name: string]: unknown })[name] : undefined;
  return typeof one === 'object' && one !== null && 'template' in one ? (one as SaidSentence) : undefined;
}

/** Data with each text in the reader's words that a sentence stands beside: `{ text, said: { text } }`, at any depth. What nothing stands beside stays the same object. */
function wordedData<T>(data: T, words: Words): T;
function wordedData(data: unknown, words: Words): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) {
    const all = data.map((one) => wordedData(one, words));
    return all.some((one, place) => one !== data[place]) ? all : data;
  }
  const { said } = data as { said?: unknown };
  const before = Object.entries(data as { [name: string]: unknown });
  const after = before.map(([name, value]) => {
    const beside = typeof value === 'string' ? sentenceBeside(said, name) : undefined;
    return [name, beside ? words.said(value as string, beside) : wordedData(value, words)] as const;
  });
  return after.some(([, value], place) => value !== before[place]![1]) ? Object.fromEntries(after) : data;
}

/** An error with what the server says in the reader's words. */
export function wordedError(error: unknown, words: Words): unknown {
  return error instanceof ApiError ? new ApiError(wordedData(error.problem, words)) : error;
}

/** The server, with what it says in the reader's words. */
export function wordedApi(api: Api, words: Words): Api {
  const worded = <D>(asked: Promise<Answer<D>>): Promise<Answer<D>> =>
    asked.then(
      (answer) => wordedData(answer, words),
      (error: unknown) => {
        throw wordedError(error, words);
      },
    );
  return {
    ...api,
    ask: <D>(...call: Parameters<Api['ask']>) => worded(api.ask<D>(...call)),
    file: (address) =>
      api.file(address).catch((error: unknown) => {
        throw wordedError(error, words);
      }),
    act: <D>(...call: Parameters<Api['act']>) => worded(api.act<D>(...call)),
  };
}
