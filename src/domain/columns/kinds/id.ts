/** A row's id, given by the add-on: `HV-7K3F2`. */
import { readWords } from '../cell';
import { cellKind } from '../kind';

export const idKind = () =>
  cellKind(
    { kind: 'id' },
    {
      read: readWords,
      form: 'text',
      maxLength: 300,
      width: () => 96,
      align: 'center',
      fits: (cell) => /^\p{Lu}{2}-[0-9A-Z]{5}$/u.test(String(cell).trim()),
      isHarmless: true,
    },
  );
