import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type LiHTMLAttributes, type ReactNode, useEffect, useRef, useState } from 'react';

const drawnAtOnce = 200;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', position: 'relative' },
  row: { insetInlineStart: 0, insetInlineEnd: 0, insetBlockStart: 0, position: 'absolute' },
});

/** What a long list is made of. */
export interface LongListProps<R> {
  rows: readonly R[];
  keyOf(row: R): string;
  /** In pixels; what a row takes before it was ever in sight. */
  usualHeight: number;
  /** What stands on the item of a row beside its place. */
  itemOf?(row: R): LiHTMLAttributes<HTMLLIElement> & { 'data-kind'?: string };
  /** The rows go down from the newest. */
  newestFirst?: boolean;
  testId?: string;
  children(row: R, index: number): ReactNode;
}

const elementOf = ({ newestFirst = false, testId }: Pick<LongListProps<never>, 'newestFirst' | 'testId'>) => ({
  List: newestFirst ? ('ol' as const) : ('ul' as const),
  attributes: { ...(newestFirst && { reversed: true }), ...(testId !== undefined && { 'data-testid': testId }) },
});

/** Rows of which only those in sight are drawn; assistive technology is told the place of each. */
function VirtualRows<R>({ rows, keyOf, usualHeight, itemOf, children, ...rest }: LongListProps<R>) {
  const styles = useStyles();
  const list = useRef<HTMLElement>(null);
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    const content = document.getElementById('content');
    if (content && list.current)
      setOffset(list.current.getBoundingClientRect().top - content.getBoundingClientRect().top + content.scrollTop);
  }, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('content'),
    estimateSize: () => usualHeight,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 12,
    scrollMargin: offset,
  });
  const { List, attributes } = elementOf(rest);
  return (
    <List {...attributes} className={styles.list} ref={list as never} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const { className, ...item } = itemOf?.(rows[index]!) ?? {};
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            {...item}
            className={mergeClasses(className, styles.row)}
            style={{ transform: `translateY(${start - offset}px)` }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            {children(rows[index]!, index)}
          </li>
        );
      })}
    </List>
  );
}

/** Any number of rows one below the other; many are drawn only as far as they are in sight. */
export function LongList<R>(props: LongListProps<R>) {
  const styles = useStyles();
  const { rows, keyOf, itemOf, children } = props;
  if (rows.length > drawnAtOnce) return <VirtualRows {...props} />;
  const { List, attributes } = elementOf(props);
  return (
    <List {...attributes} className={styles.list}>
      {rows.map((row, index) => (
        <li key={keyOf(row)} {...itemOf?.(row)}>
          {children(row, index)}
        </li>
      ))}
    </List>
  );
}
