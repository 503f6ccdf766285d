/** A share from 0 to 1, written `90%`. */
import { done, formatNumber, readNumber, readPercent, shiftTen } from '../../values';
import { dayProblem, within } from '../amounts';
import { asText, readableBy } from '../cell';
import { cellKind } from '../kind';

export const rateKind = () =>
  cellKind(
    { kind: 'rate' },
    {
      read: (cell) => {
        const day = dayProblem(cell);
        if (day !== null) return day;
        const percent = readPercent(asText(cell));
        if (percent.ok) return within(percent, 1, 'Tỷ lệ');
        const number = readNumber(cell);
        if (!number.ok) return percent;
        return within(done(number.value > 1 ? shiftTen(number.value, -2) : number.value), 1, 'Tỷ lệ');
      },
      // As few decimals as the share has. A bare number would be read another way by who looks at the cell.
      write: (share) => `${formatNumber(Number((share * 100).toFixed(6)))}%`,
      form: 'text',
      maxLength: 300,
      width: () => 90,
      fits: readableBy(readNumber),
      isSpeaking: true,
    },
  );
