/** `=HYPERLINK("address";"label")` with texts for arguments: the one formula that has a value without an engine. */
interface Hyperlink {
  readonly address: string;
  readonly label: string;
}

const SHAPE = /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)\s*$/i;

/** Either separator: Google takes `;` in every locale. */
export function hyperlinkOf(formula: string): Hyperlink | undefined {
  const match = SHAPE.exec(formula);
  if (!match) return undefined;
  const address = (match[1] ?? '').replaceAll('""', '"');
  return { address, label: match[2] === undefined ? address : match[2].replaceAll('""', '"') };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The formula in the model's spelling, which has commas whatever was typed. */
export const hyperlinkFormula = ({ address, label }: Hyperlink): string =>
  `=HYPERLINK(${quoted(address)},${quoted(label)})`;
