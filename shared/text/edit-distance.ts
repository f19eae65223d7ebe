/** How many letters must be added, dropped, changed or swapped with their neighbour to come from one word to the other; `limit + 1` when it is more than `limit`. */
export function editDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > limit || limit <= 0) return limit + 1;
  const width = other.length + 1;
  let [before, last, row] = [
    new Uint8Array(width),
    Uint8Array.from({ length: width }, (_, place) => place),
    new Uint8Array(width),
  ];
  for (let i = 1; i <= one.length; i++) {
    row[0] = i;
    let best = i;
    for (let j = 1; j < width; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[width - 1] as number, limit + 1);
}
