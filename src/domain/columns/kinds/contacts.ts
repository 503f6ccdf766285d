/** People by name and e-mail address, one a line. */
import { done, normalizeText, type Reading, refuse } from '../../values';
import { asText } from '../cell';
import { cellKind } from '../kind';
import { short } from '../references';

export interface Contact {
  /** '' where only the address is written. */
  readonly name: string;
  readonly email: string;
}

const ADDRESS = /[^\s@<>()[\],;:"'“”]+@[^\s@<>()[\],;:"'“”]+\.[^\s@<>()[\],;:"'“”]+/g;

/** What stands around an address: brackets, colons, dashes. */
const nameIn = (text: string): string =>
  normalizeText(text.replace(/[<>()[\]:;,"'“”]/g, ' ')).replace(/^[\s–—-]+|[\s–—-]+$/g, '');

/** Those whose address can be read, with the name before it; and what is left behind the last address of each line. */
export function contactsIn(text: string): { people: Contact[]; left: string[] } {
  const people: Contact[] = [];
  const left: string[] = [];
  for (const line of text.split(/[\n;,]/)) {
    let from = 0;
    for (const match of line.matchAll(ADDRESS)) {
      people.push({ name: nameIn(line.slice(from, match.index)), email: match[0].toLowerCase() });
      from = match.index + match[0].length;
    }
    const rest = nameIn(line.slice(from));
    if (rest !== '') left.push(rest);
  }
  return { people, left };
}

const line = ({ name, email }: Contact): string => (name === '' ? email : `${name}: ${email}`);

export const contactsKind = () =>
  cellKind(
    { kind: 'contacts' },
    {
      read: (cell): Reading<readonly Contact[]> => {
        const { people, left } = contactsIn(asText(cell));
        const [first = ''] = left;
        return first === '' && people.length > 0
          ? done<readonly Contact[]>(people)
          : refuse(
              'unreadable',
              `${short(first)} không có địa chỉ email.`,
              'Mỗi dòng một người, tên rồi email, ví dụ Chị Hoa: hoa@gmail.com.',
            );
      },
      write: (people) => people.map(line).join('\n'),
      form: 'longText',
      maxLength: 2000,
      width: () => 280,
      isWrapped: true,
      isHarmless: true,
    },
  );
