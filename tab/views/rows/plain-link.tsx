import { mergeClasses, Text } from '@fluentui/react-components';
import type { ListRow } from '../../../shared/api/answers.ts';
import { Link } from '../../router/router.tsx';
import { pathOf } from './path-of.ts';
import { useRowStyles } from './row-styles.ts';

/** A record of a list that tells no more than its title and a line. */
export function PlainLink({ row, kind, line = false }: { row: ListRow; kind?: string; line?: boolean }) {
  const styles = useRowStyles();
  const { ref, number, title, detail } = row;
  return (
    <Link to={pathOf(ref)} className={mergeClasses(styles.link, line && styles.line)}>
      <Text weight="semibold" className={styles.title}>
        {number !== undefined && <span className={styles.number}>#{number}</span>} {title}
      </Text>
      <span className={styles.meta}>
        {kind !== undefined && <span>{kind}</span>}
        {detail && <span>{detail}</span>}
      </span>
    </Link>
  );
}
