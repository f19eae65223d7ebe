import { useSearchParams } from '../../router/router.tsx';

/** What the address asks for, and how one filter of it is set; an empty value takes the filter away. Pages begin anew with it. */
export function usePageFilters() {
  const [search, setSearch] = useSearchParams();
  const setFilter = (name: string, value: string, options?: { replace: boolean }) =>
    setSearch((next) => {
      next.delete('page');
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, options);
  return { search, setFilter };
}
