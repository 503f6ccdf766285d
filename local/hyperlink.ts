/**
 * `=HYPERLINK("address";"label")` with texts for arguments: the one formula that has a value without an engine. The address may
 * end in a row that the sheet computes (`"#gid=7&range=A"&…`).
 */
interface Hyperlink {
  readonly address: string;
  readonly label: string;
  /** The formula of that row. */
  readonly row?: string;
}

const SHAPE =
  /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:&(SUMPRODUCT\(.*?\)\+1)\s*)?(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)\s*$/i;

/** Either separator: Google takes `;` in every locale. */
export function hyperlinkOf(formula: string): Hyperlink | undefined {
  const match = SHAPE.exec(formula);
  if (!match) return undefined;
  const address = (match[1] ?? '').replaceAll('""', '"');
  const row = match[2];
  return {
    address,
    label: match[3] === undefined ? address : match[3].replaceAll('""', '"'),
    ...(row === undefined ? {} : { row }),
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The formula in the model's spelling, which has commas whatever was typed. */
export const hyperlinkFormula = ({ address, label, row }: Hyperlink): string =>
  `=HYPERLINK(${quoted(address)}${row === undefined ? '' : `&${row}`},${quoted(label)})`;

/** The columns, by letter, below which a computed row stands: `ISBLANK('Tái chế'!A:A)`. */
export const columnsOfRow = (row: string): string[] =>
  [...row.matchAll(/ISBLANK\([^()]*!([A-Z]+):\1\)/g)].map(([, letter = '']) => letter);
