import assert from 'node:assert/strict';
import { ambientRules } from './rules/ambient-rules.ts';
import { exportRules } from './rules/export-rules.ts';
import { importRules } from './rules/import-rules.ts';
import { sizeRules } from './rules/size-rules.ts';
import { wordRules } from './rules/word-rules.ts';
import { codeFiles, parse } from './tree.ts';

describe('the architecture', () => {
  it('is read from the files of the checkout', () => {
    assert.ok(codeFiles().some(({ path }) => path === 'test/house/architecture.spec.ts'));
  });

  for (const rule of [...importRules, ...sizeRules, ...exportRules, ...ambientRules, ...wordRules]) {
    describe(`code ${rule.title}`, () => {
      it('everywhere', () => {
        const breaches = codeFiles().flatMap((file) => rule.breaches(file));
        if (breaches.length > 0) assert.fail(`${breaches.length} to mend:\n${breaches.join('\n')}`);
      });

      it('and what breaks the rule is flagged', () => {
        for (const [path, text] of rule.flags) {
          assert.notDeepEqual(rule.breaches(parse(path, text)), [], `not flagged: ${path}: ${text.slice(0, 200)}`);
        }
      });

      it('and what keeps it is left alone', () => {
        for (const [path, text] of rule.allows) assert.deepEqual(rule.breaches(parse(path, text)), []);
      });
    });
  }
});
