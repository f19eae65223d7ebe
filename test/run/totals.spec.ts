import assert from 'node:assert/strict';
import { finalLine, totalsOf } from './totals.ts';

const ran = { passed: 3, failed: 0, skipped: [] };
const check = (passed: boolean) => ({ title: 'types', passed, output: '' });
const skipped = (title: string, file = 'store.spec.ts') => ({ passed: 1, failed: 0, skipped: [{ title, file }] });

describe('the totals of a test run', () => {
  it('count each check as one test', () => {
    assert.equal(finalLine(totalsOf([check(true), check(false)], [ran], { strict: false })), '4 passed, 1 failed');
  });

  it('name skipped tests and say how many', () => {
    const totals = totalsOf([], [skipped('opens the tab', 'tab.browser.spec.ts')], { strict: false });
    assert.equal(finalLine(totals), '1 passed, 0 failed, 1 skipped');
    assert.deepEqual(totals.notes, ['skipped: opens the tab']);
  });

  it('count a skipped browser test as a failure in CI', () => {
    const totals = totalsOf([], [skipped('opens the tab', 'tab.browser.spec.ts')], { strict: true });
    assert.equal(finalLine(totals), '1 passed, 1 failed');
    assert.match(totals.complaints.join(), /opens the tab \(browser test\)/);
  });

  it('let the store contract skip what needs a MongoDB server, in CI too', () => {
    const totals = totalsOf([], [skipped('the store contract on MongoDB: claims once')], { strict: true });
    assert.equal(finalLine(totals), '1 passed, 0 failed, 1 skipped');
    assert.match(totals.notes.join(), /^skipped: 1 cases, named above, that need a MongoDB server/);
  });

  it('add up what ran side by side, and fail when any of it did', () => {
    const runs = [ran, skipped('opens the tab'), { ...ran, failed: 1, trouble: 'mocha was killed' }];
    const totals = totalsOf([], runs, { strict: false });
    assert.equal(finalLine(totals), '7 passed, 2 failed, 1 skipped');
    assert.deepEqual(totals.complaints, ['mocha was killed']);
  });

  it('count trouble outside of any test as a failure', () => {
    const totals = totalsOf([], [{ ...ran, trouble: 'mocha was killed' }], { strict: false });
    assert.equal(finalLine(totals), '3 passed, 1 failed');
  });
});
