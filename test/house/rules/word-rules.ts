import ts from 'typescript';
import { at, findAll, type Rule } from '../rule.ts';
import { type CodeFile, isForTests } from '../tree.ts';

const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const EMPTY_NAMES = /^(.*-)?(utils?|helpers?|managers?|common|misc)$/;

const names: Rule = {
  title: 'is in files named in kebab-case after what they hold, never util, helper, manager, common or misc',
  breaches: (file) => {
    const parts = file.path.split('/');
    const stems = parts.map((part) => part.replace(/\..*$/, ''));
    const odd = parts.find((part) => !KEBAB.test(part));
    const empty = stems.find((stem) => EMPTY_NAMES.test(stem));
    if (odd) return [at(file, 0, `${odd} is not kebab-case`)];
    return empty ? [at(file, 0, `${empty} says nothing about what is in it`)] : [];
  },
  flags: [
    ['src/records/ticketStore.ts', ''],
    ['src/records/Tickets.ts', ''],
    ['tab/views/ticket_view.tsx', ''],
    ['src/utils/dates.ts', ''],
    ['shared/text/helpers.ts', ''],
    ['src/graph/token-manager.ts', ''],
    ['shared/common.ts', ''],
    ['test/misc.spec.ts', ''],
  ],
  allows: [
    ['src/records/time-entries.spec.ts', ''],
    ['tab/views/ticket.browser.spec.ts', ''],
    ['shared/domain/common-name.ts', ''],
    ['src/launch.mjs', ''],
  ],
};

/** Spans of the text that are data, not words of the program. */
function literalSpans(file: CodeFile): [number, number][] {
  return findAll(file, (node) => {
    const isLiteral =
      ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node) || ts.isJsxText(node);
    return isLiteral ? ([node.getStart(file.ast), node.end] as [number, number]) : undefined;
  });
}

const finished: Rule = {
  title: 'is finished: no TODO, FIXME, XXX or HACK is left in it',
  breaches: (file) => {
    const marks = [...file.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)];
    if (marks.length === 0) return [];
    const spans = literalSpans(file);
    return marks
      .filter(({ index }) => !spans.some(([start, end]) => start <= index && index < end))
      .map(({ index, 0: mark }) => at(file, index, `${mark} is left here`));
  },
  flags: [
    ['src/records/x.ts', '// TODO: later'],
    ['src/records/x.ts', '/** Answers. FIXME */\nexport const x = 1;'],
  ],
  allows: [['src/records/x.ts', "const states = ['TODO']; // what is left"]],
};

const wholeSuite: Rule = {
  title: 'skips no test and singles none out',
  breaches: (file) => {
    if (!isForTests(file.path)) return [];
    return findAll(file, (node) => {
      if (!ts.isCallExpression(node)) return undefined;
      const callee = node.expression.getText();
      const isBarred =
        /^(describe|context|suite|it|test|specify)\.(skip|only)$/.test(callee) ||
        /^(xit|xdescribe|xcontext|fit|fdescribe)$/.test(callee);
      return isBarred ? at(file, node.getStart(file.ast), `${callee} does not run every test`) : undefined;
    });
  },
  flags: [
    ['src/records/x.spec.ts', "it.skip('does', () => {});"],
    ['src/records/x.spec.ts', "describe.only('x', () => {});"],
    ['test/x.spec.ts', "xit('does', () => {});"],
  ],
  allows: [['src/store/x.spec.ts', "it('does', function () { if (!server) this.skip(); });"]],
};

const typed: Rule = {
  title: 'is typed: no `any`, no compiler told to look away',
  breaches: (file) => {
    const anys = findAll(file, (node) =>
      node.kind === ts.SyntaxKind.AnyKeyword ? at(file, node.getStart(file.ast), 'says any') : undefined,
    );
    const blinds = [...file.text.matchAll(/^\s*(?:\/\/|\/\*)\s*(@ts-(?:ignore|nocheck))/gm)];
    return [...anys, ...blinds.map(({ index, 1: word }) => at(file, index, `says ${word}`))];
  },
  flags: [
    ['src/records/x.ts', 'const x: any = 1;'],
    ['src/records/x.ts', 'const x = y as any[];'],
    ['src/records/x.ts', '// @ts-ignore\nconst x: string = 1;'],
    ['src/records/x.ts', '// @ts-nocheck'],
  ],
  allows: [['src/records/x.ts', "const any = 'any'; // any of them"]],
};

const graphHost: Rule = {
  title: "names Graph's host in src/graph alone",
  breaches: (file) => {
    if (/^(src\/graph|sandbox|test|bench)\//.test(file.path)) return [];
    return findAll(file, (node) => {
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
      return isText && /graph\.microsoft\.com/i.test(node.text)
        ? at(file, node.getStart(file.ast), 'names the host of Graph; only src/graph does')
        : undefined;
    });
  },
  flags: [
    ['src/services/x.ts', "const url = 'https://graph.microsoft.com/v1.0/me';"],
    ['bot/teams/x.ts', 'const url = `https://graph.microsoft.com/v1.0/users/$' + '{id}`;'],
  ],
  allows: [
    ['src/graph/x.ts', "const url = 'https://graph.microsoft.com/v1.0/me';"],
    ['src/services/x.ts', '// see graph.microsoft.com'],
  ],
};

/** Which words and names may not be there. */
export const wordRules: readonly Rule[] = [names, finished, wholeSuite, typed, graphHost];
