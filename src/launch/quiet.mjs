const EXPECTED = /SQLite is an experimental feature|Type Stripping is an experimental feature/;

/** Keeps Node from warning about the two features that are chosen on purpose; every other warning still shows. */
export function quietExpectedWarnings() {
  const emit = process.emitWarning;
  process.emitWarning = /** @type {typeof process.emitWarning} */ (
    (/** @type {string | Error} */ warning, /** @type {any[]} */ ...rest) => {
      if (EXPECTED.test(warning instanceof Error ? warning.message : warning)) return;
      Reflect.apply(emit, process, [warning, ...rest]);
    }
  );
}
