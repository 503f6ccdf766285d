/** What is mutated, part by part, and by which tests a mutant may be found. */

/**
 * @typedef {object} Part
 * @property {string} title as the page shows it
 * @property {readonly string[]} mutate patterns of source files
 * @property {readonly string[]} tests folders or files
 * @property {boolean} [isBundled] the tests reach the sources only through the built bundle
 */

/** @type {Readonly<Record<string, Part>>} */
// The tests of a folder itself come first: they find most.
export const parts = {
  columns: {
    title: '`src/domain/columns`',
    mutate: ['src/domain/columns/**/*.ts'],
    tests: [
      ...['src/domain/columns', 'src/shared/understood.test.ts', 'src/domain/ward', 'src/domain/tables'],
      'src/domain/models/records.test.ts',
    ],
  },
  tables: {
    title: '`src/domain/tables`',
    mutate: ['src/domain/tables/**/*.ts'],
    tests: [
      ...['src/domain/tables', 'src/domain/ward', 'src/domain/columns'],
      ...['models', 'records'].map((name) => `src/domain/models/${name}.test.ts`),
      ...['past', 'recorded'].map((name) => `src/domain/figures/${name}.test.ts`),
      'src/domain/checks',
    ],
  },
  figures: {
    title: '`src/domain/figures`',
    mutate: ['src/domain/figures/**/*.ts'],
    tests: [
      'src/domain/figures',
      ...['models', 'indicators', 'initiatives', 'records'].map(
        (name) => `src/domain/models/${name}.test.ts`,
      ),
      ...['trace', 'tabs'].map((name) => `src/domain/layout/${name}.test.ts`),
    ],
  },
  rows: {
    title: 'the write path (`src/app/rows`, `row-unit.ts`, `rows.ts`)',
    mutate: [
      'src/app/rows/{enter,correct,delete,restore,written,trash,check-row,cells,find,placed}.ts',
      'src/google/{row-unit,rows}.ts',
    ],
    // Each test of these makes its own rows: it may run without those before it.
    tests: ['e2e/forms/rows.test.ts', 'e2e/forms/rows-others.test.ts', 'src/app/undo.test.ts'],
    isBundled: true,
  },
};

/** Left out of every part: a second computation by a database takes longer than all other tests together. */
export const isTest = (/** @type {string} */ file) =>
  file.endsWith('.test.ts') && !file.endsWith('.sql.test.ts');
