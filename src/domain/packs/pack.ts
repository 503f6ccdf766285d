/** What a package of indicators is: data that an officer installs, and that wards hand to each other as a text. */

/** One indicator of a package, by the keys of the lists that its columns choose from. */
export interface PackIndicator {
  readonly name: string;
  /** Heading under which it is told. */
  readonly group?: string;
  readonly heading?: (typeof HEADINGS)[number];
  readonly unit: string;
  readonly counting: (typeof COUNTINGS)[number];
  /** Names of indicators of the package, or labels of the product's own figures. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly direction?: (typeof DIRECTIONS)[number];
  /** With places such as `{so}` (`SENTENCE_PLACES`). */
  readonly sentence?: string;
  readonly isSensitive?: boolean;
  /** Left out: it is told in reports. */
  readonly isReported?: boolean;
}

/** Keys of the lists that the columns of `Chỉ số` choose from. */
export const HEADINGS = ['movement', 'task', 'organisation'] as const;
export const COUNTINGS = ['total', 'last', 'ratio', 'times', 'distinct'] as const;
export const DIRECTIONS = ['up', 'down', 'none'] as const;

export interface Pack {
  readonly key: string;
  readonly name: string;
  /** One line for the dialog. */
  readonly about: string;
  readonly indicators: readonly PackIndicator[];
  /** Entries that its rows need in lists of `Danh mục`, by the list's key. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}
