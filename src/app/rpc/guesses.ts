/** Wrong secrets are counted; many of them leave one line in the log, so that an officer learns of it. */
import { clockOf } from '../../google/days-now';
import { countIn } from '../../google/memory';
import { log } from '../../google/own-tabs';
import { openSpreadsheet } from '../../google/spreadsheet';

/** Wrong secrets within ten minutes that are worth a line in the log. */
const GUESSES_TO_LOG = 20;
const TEN_MINUTES = 600;

export function noteGuess(): void {
  if (countIn('guesses', TEN_MINUTES) !== GUESSES_TO_LOG) return;
  const spreadsheet = openSpreadsheet();
  log(spreadsheet, {
    at: clockOf(spreadsheet).at,
    who: '',
    link: '',
    what: `Có ${GUESSES_TO_LOG} lần thử liên kết sai trong mười phút`,
    table: '',
    row: '',
  });
}
