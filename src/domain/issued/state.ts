/** Where a report stands on its way out: exported only, issued with a number and a day, or withdrawn. */
import { fold } from '../values';

/** As the book of reports writes it. */
export const issueStates = { draft: 'Dự thảo', issued: 'Đã phát hành', withdrawn: 'Đã rút' } as const;
export type IssueState = keyof typeof issueStates;

/**
 * A line's state. A line from before states were kept has none: with a document number it was issued, for a number is
 * taken from the office's register when a document goes out; without one it was a trial. Anything else is a draft: what
 * nobody marked as issued is no baseline.
 * @param number the document number at export; '' where there was none.
 */
export function readIssueState(text: string, number: string): IssueState {
  const word = fold(text);
  if (word === '') return number === '' ? 'draft' : 'issued';
  if (word === fold(issueStates.issued)) return 'issued';
  return word === fold(issueStates.withdrawn) ? 'withdrawn' : 'draft';
}
