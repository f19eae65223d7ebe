/** The page that an address asks for, counted from 1; the first where it asks for none of ours. */
export function pageIn(search: URLSearchParams, mostPages: number): number {
  const page = Number(search.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1;
}
