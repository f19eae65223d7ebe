import assert from 'node:assert/strict';
import ts from 'typescript';
import { approvalStatusTitles } from '../../shared/domain/approval-rules.ts';
import { roleTitles } from '../../shared/domain/member.ts';
import { deliveryChannelTitles, deliveryStateTitles } from '../../shared/domain/notices/delivery.ts';
import { noticeWayTitles } from '../../shared/domain/notices/notice-preferences.ts';
import { capabilityTitles, consumerTitles, installTitles, noticeTitles } from '../../shared/domain/teams-integration.ts';
import { priorityTitles, statusTitles, taskStatusTitles } from '../../shared/domain/ticket-rules.ts';
import { kindWord } from '../../shared/fields/kind-words.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import { actionsDe } from '../../tab/text/de/actions.ts';
import { sentencesDe } from '../../tab/text/de/sentences/all.ts';
import { innerWordsDe } from '../../tab/text/de/sentences/inner-words.ts';
import { type CodeFile, codeFiles, parse } from './tree.ts';

const places = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
const hasWords = (template: string) => /\p{L}{2}/u.test(template.replace(/\{\d+\}/g, ''));

/** What the tag of this name is put before in a file, as templates; what a call of `word` is given as it stands. */
function saidIn({ ast }: CodeFile): { templates: string[]; words: string[] } {
  const templates: string[] = [];
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(ast) === 'say') {
      const { template } = node;
      templates.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? template.text
          : template.head.text + template.templateSpans.map(({ literal }, place) => `{${place}}${literal.text}`).join(''),
      );
    }
    if (ts.isCallExpression(node) && node.expression.getText(ast) === 'word') {
      const [given] = node.arguments;
      if (given && ts.isStringLiteral(given)) words.push(given.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return { templates: templates.filter(hasWords), words };
}

const said = codeFiles()
  .filter(({ path }) => /^(shared|src)\/.*(?<!\.spec)\.ts$/.test(path))
  .map(saidIn);
const templates = new Set(said.flatMap((one) => one.templates));
const joining = ['{0} and {1}', '{0}, and {1}', '{0} or {1}', '{0}, or {1}'];

const titles = [
  ...[statusTitles, taskStatusTitles, priorityTitles, roleTitles, deliveryStateTitles, deliveryChannelTitles, noticeTitles],
].flatMap((one) => Object.values<string>(one).map((title) => title.toLowerCase()));
const inner = new Set([
  ...said.flatMap(({ words }) => words),
  ...titles,
  ...Object.values(consumerTitles).map((title) => title.toLowerCase()),
  ...[noticeWayTitles, installTitles].flatMap((one) => Object.values<string>(one)),
  ...Object.keys(recordKinds).map((kind) => kindWord(kind as keyof typeof recordKinds)),
  // What stands in records, where a sentence tells of it.
  ...Object.keys(approvalStatusTitles).filter((status) => ['approved', 'rejected', 'changes-requested'].includes(status)),
  ...['draft', 'submitted', 'active', 'disabled', 'archived', 'response', 'resolution', 'action', 'query'],
  ...['this week', 'last week', 'before last week', 'name', 'mail address', 'roles', 'time zone', 'language'],
]);

describe('what the server says in German', () => {
  it('is there for every sentence, and nothing is there that is never said', () => {
    assert.ok(templates.size > 300, `${templates.size} sentences`);
    assert.deepEqual(
      [...templates, ...joining].filter((template) => !sentencesDe.has(template)),
      [],
    );
    const known = new Set([...templates, ...joining, ...inner]);
    assert.deepEqual(
      [...sentencesDe.keys()].filter((template) => !known.has(template)),
      [],
    );
  });

  it('tells of the same things in each sentence', () => {
    const odd = [...sentencesDe].filter(([template, german]) => String(places(template)) !== String(places(german)));
    assert.deepEqual(odd, []);
  });

  it('is there for every word that stands within a sentence', () => {
    const capitals = [consumerTitles, capabilityTitles, noticeTitles].flatMap((one) => Object.values<string>(one));
    assert.deepEqual(
      [...inner].filter((word) => !Object.hasOwn(innerWordsDe, word)),
      [],
    );
    assert.deepEqual(
      capitals.filter((word) => !Object.hasOwn(actionsDe, word)),
      [],
    );
  });

  it('is found where it is said, also where one sentence stands in another', () => {
    const code = ['const a = say`One ', '{say`two ', '{n}`} ', "{word('three')}.`; const b = `not ours`; say`", '{a} ', '{b}`;'];
    const file = parse('shared/x.ts', code.join('$'));
    assert.deepEqual(saidIn(file), { templates: ['One {0} {1}.', 'two {0}'], words: ['three'] });
  });
});
