/** Who entered or changed a row, and when (`2022-06-28 10:32`): written by the add-on. */
import { done, normalizeText } from '../../values';
import { cellKind } from '../kind';

export const instantKind = () =>
  cellKind(
    { kind: 'instant' },
    {
      // A stamp whose time was cut off is a day: its year comes first there as well.
      read: (cell) => done(normalizeText(String(cell))),
      form: 'text',
      maxLength: 300,
      width: () => 130,
      fits: (cell) => /^\d{4}-\d\d-\d\d \d\d:\d\d/u.test(String(cell)),
      isHarmless: true,
    },
  );
