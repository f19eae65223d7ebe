import assert from 'node:assert/strict';
import { csvLine } from './csv.ts';

describe('a line of a CSV file', () => {
  it('quotes what needs it, and ends as the format has it', () => {
    assert.equal(csvLine(['a', 'b c', 'd,e', 'say "x"', 'two\nlines', '']), 'a,b c,"d,e","say ""x""","two\nlines",\r\n');
  });

  it('never holds what a spreadsheet would calculate', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      const line = csvLine([text, 'x']);
      assert.match(line, /^"?'/, JSON.stringify(text));
    }
    assert.equal(csvLine(['=HYPERLINK("http://evil.example","x")']), `"'=HYPERLINK(""http://evil.example"",""x"")"\r\n`);
    assert.equal(csvLine(['a=b', '1-2']), 'a=b,1-2\r\n');
  });
});
