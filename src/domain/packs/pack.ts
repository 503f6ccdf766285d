/** What a package of indicators is: data that an officer installs, and that wards hand to each other as a text. */

/** One indicator of a package, by the keys of the lists that its columns choose from. */
export interface PackIndicator {
  readonly name: string;
  /** Heading under which it is told. */
  readonly group: string;
  readonly heading: 'movement' | 'task' | 'organisation';
  readonly unit: string;
  readonly counting: 'total' | 'last' | 'ratio' | 'times' | 'distinct';
  /** Names of indicators of the package, or labels of the product's own figures. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly direction?: 'up' | 'down';
  /** With places such as `{so}` (`SENTENCE_PLACES`). */
  readonly sentence?: string;
  readonly isSensitive?: true;
}

export interface Pack {
  readonly key: string;
  readonly name: string;
  /** One line for the dialog. */
  readonly about: string;
  readonly indicators: readonly PackIndicator[];
  /** Entries that its rows need in lists of `Danh mục`, by the list's key. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}
