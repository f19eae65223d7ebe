const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text on one line, at most `longest` characters as Teams counts them (UTF-16); what is cut ends with an ellipsis, never in the middle of a sign. */
export function cutText(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  let kept = '';
  // One grapheme can be longer than all that fits; then it is cut between its code points.
  for (const { segment } of graphemes.segment(line.slice(0, longest + 64))) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  if (kept === '')
    for (const point of line)
      if (kept.length + point.length < longest) kept += point;
      else break;
  return `${kept.trimEnd()}…`;
}
