/** Reads the list of wards whose script projects `npm run push-all` pushes to. */

interface Ward {
  readonly id: string;
  /** What the maintainer calls it; the id's beginning where nothing was written. */
  readonly name: string;
}

export interface WardList {
  readonly wards: readonly Ward[];
  /** Lines that name no script, in the order of the file. */
  readonly problems: readonly string[];
}

/** A script id, by itself or in the address of the script editor. */
const SCRIPT = /(?:^|\/(?:projects|d)\/)([\w-]{50,})(?=$|\/)/;
const SPREADSHEET = /\/spreadsheets\/|^[\w-]{40,49}$/;

/** @param text one line a ward: the id or the editor's address, then the ward's name. `#` begins a remark. */
export function parseWards(text: string): WardList {
  const wards: Ward[] = [];
  const problems: string[] = [];
  const lines = new Map<string, number>();
  for (const [index, whole] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = whole.replace(/(^|\s)#.*/, '').trim();
    if (line === '') continue;
    const [place = '', ...words] = line.split(/\s+/);
    const id = SPREADSHEET.test(place) ? undefined : SCRIPT.exec(place)?.[1];
    const number = index + 1;
    if (id === undefined) {
      problems.push(
        SPREADSHEET.test(place)
          ? `line ${number}: “${place}” is a spreadsheet. Its script's id is in the script editor: Project settings, Script ID.`
          : `line ${number}: “${place}” is no script id (50 characters or more: letters, digits, - and _).`,
      );
      continue;
    }
    const before = lines.get(id);
    if (before !== undefined) {
      problems.push(`line ${number}: the same script as line ${before}.`);
      continue;
    }
    lines.set(id, number);
    wards.push({ id, name: words.join(' ') || `${id.slice(0, 8)}…` });
  }
  return { wards, problems };
}
