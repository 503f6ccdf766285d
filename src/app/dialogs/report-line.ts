/** A line of the book of reports, as the pages show it. */

import type { Issue } from '../../google/issues';
import type { ReportLine } from '../../shared/contract';

export const reportLine = (issue: Issue): ReportLine => {
  const { id, kind, from, to, title, at, by, url, state, number, issuedNumber, issuedOn } = issue;
  return {
    ...{ id, kind, from, to, title, at, by, url, state },
    number: state === 'draft' ? number : issuedNumber,
    day: issuedOn ?? '',
  };
};
