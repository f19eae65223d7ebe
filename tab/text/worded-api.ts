import type { Answer, ApiProblem } from '../../shared/api/answers.ts';
import type { RecordView } from '../../shared/api/views.ts';
import type { Api } from '../client/api.ts';
import { ApiError } from '../client/problem.ts';
import type { TabTexts } from './load-texts.ts';

type Words = Pick<TabTexts, 'said'>;

function wordedRecord<R extends RecordView>(record: R, { said }: Words): R {
  const mayNot = record.mayNot.map((one) => ({
    ...one,
    text: said(one.text, one.said?.detail),
    remedy: one.remedy && said(one.remedy, one.said?.remedy),
  }));
  return { ...record, mayNot };
}

function wordedAnswer<D>(answer: Answer<D>, words: Words): Answer<D> {
  const { text, said, record } = answer;
  return { ...answer, text: words.said(text, said), ...(record && { record: wordedRecord(record, words) }) };
}

function wordedProblem(problem: ApiProblem, words: Words): ApiProblem {
  const { detail, remedy, said, fields, record } = problem;
  return {
    ...problem,
    detail: words.said(detail, said?.detail),
    ...(remedy !== undefined && { remedy: words.said(remedy, said?.remedy) }),
    ...(fields && { fields: fields.map((field) => ({ ...field, text: words.said(field.text, field.said) })) }),
    ...(record && { record: wordedRecord(record, words) }),
  };
}

/** The server, with what it says in the reader's words. */
export function wordedApi(api: Api, words: Words): Api {
  const worded = <D>(asked: Promise<Answer<D>>): Promise<Answer<D>> =>
    asked.then(
      (answer) => wordedAnswer(answer, words),
      (error: unknown) => {
        throw error instanceof ApiError ? new ApiError(wordedProblem(error.problem, words)) : error;
      },
    );
  return {
    ...api,
    ask: <D>(...call: Parameters<Api['ask']>) => worded(api.ask<D>(...call)),
    act: <D>(...call: Parameters<Api['act']>) => worded(api.act<D>(...call)),
  };
}
