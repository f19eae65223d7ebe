import assert from 'node:assert/strict';
import { dataOf, say, word } from '../../shared/text/say.ts';
import type { Api } from '../client/api.ts';
import { ApiError } from '../client/problem.ts';
import { loadTexts } from './load-texts.ts';
import { wordedApi } from './worded-api.ts';

const asJson = <T>(value: T): never => JSON.parse(JSON.stringify(value)) as never;
const call = { key: 'k' };

/** A server that answers everything with this, or throws it. */
async function answering(answer: object, locale: string) {
  const act = async () => {
    if (answer instanceof Error) throw answer;
    return asJson(answer);
  };
  return wordedApi({ act, ask: act } as unknown as Api, await loadTexts(locale));
}

const record = { kind: 'ticket', mayNot: [] };
const said = say`#${7} is closed and takes no more time; say “reopen ${7}” first.`;
const mayNot = [
  { action: 'time-entry.log', title: 'Log time', code: 'not-now', text: String(said), remedy: '', said: { text: said } },
];
const done = {
  text: String(say`${'#7 “{0}”'} is now ${word('open')}.`),
  said: { text: say`${'#7 “{0}”'} is now ${word('open')}.` },
  undoable: true,
};

describe('what the server says, in another language', () => {
  it('is told in German with what people wrote as they wrote it, also why something may not be done', async () => {
    const api = await answering({ ...done, record: { ...record, mayNot } }, 'de-AT');
    const answer = await api.act('ticket.set-status', {}, call);
    assert.equal(answer.text, '#7 “{0}” ist jetzt offen.');
    assert.match(answer.record!.mayNot[0]!.text, /^#7 ist geschlossen und nimmt keine Zeit mehr auf/);
    assert.equal(answer.record!.mayNot[0]!.remedy, '');
  });

  it('is told as it came in English, in a language that there is not, and where it is no sentence of ours', async () => {
    for (const locale of ['en-GB', 'fr']) assert.equal((await (await answering(done, locale)).ask('x')).text, done.text);
    const plain = await answering({ text: 'As it is.', undoable: false }, 'de');
    assert.equal((await plain.ask('x')).text, 'As it is.');
  });

  it('is told in German in data too, at any depth, beside what is no sentence of ours', async () => {
    const check = { name: 'token', ok: false, ...dataOf({ text: say`Consent is missing for ${'Mail'}`, next: 'As it is.' }) };
    const trouble = dataOf({ title: 'Users', text: say`Teams is ${word('pending')}.` });
    const data = { checks: [check], trouble, said: 'what somebody said', at: null };
    const german = await (await answering({ ...done, data }, 'de')).ask<typeof data>('x');
    assert.equal(german.data!.checks[0]!.text, 'Die Zustimmung fehlt für Mail');
    assert.equal(german.data!.checks[0]!.next, 'As it is.');
    assert.equal(german.data!.trouble.text, 'Teams ist ausstehend.');
    assert.deepEqual([german.data!.trouble.title, german.data!.said, german.data!.at], ['Users', 'what somebody said', null]);
    assert.deepEqual((await (await answering({ ...done, data }, 'en')).ask('x')).data, data);
  });

  it('shows in the made-up language what is a sentence of ours', async () => {
    assert.match((await (await answering(done, 'en-XA')).ask('x')).text, /^\[#7 “\{0\}” .*\[ôþéñ··\]/);
  });

  it('is told of a refusal too: what was wrong, how to go on, and beside each input', async () => {
    const [detail, remedy] = [say`${word('Time')} is missing.`, say`Nothing was changed.`];
    const problem = asJson({
      ...{ type: 'about:blank', title: '', status: 422, code: 'input' },
      ...{ detail: String(detail), remedy: String(remedy), said: { detail, remedy } },
      fields: [{ input: 'duration', code: 'missing', text: String(detail), said: { text: detail } }],
      record: { ...record, mayNot },
    });
    const api = await answering(new ApiError(problem), 'de');
    await assert.rejects(api.act('time-entry.log', {}, call), ({ problem: told }: ApiError) => {
      assert.deepEqual(
        [told.detail, told.remedy, told.fields![0]!.text],
        ['Zeit fehlt.', 'Nichts wurde geändert.', 'Zeit fehlt.'],
      );
      assert.match(told.record!.mayNot[0]!.text, /geschlossen/);
      return true;
    });
  });

  it('hands on every other error as it is', async () => {
    const error = new Error('offline');
    await assert.rejects((await answering(error, 'de')).ask('x'), (thrown) => thrown === error);
  });
});
