/** A telephone number. */
import { formatPhone, readPhone } from '../../values';
import { dayProblem } from '../amounts';
import { asText } from '../cell';
import { cellKind } from '../kind';
import { said, type Understand } from '../understood';

export const phoneKind = () =>
  cellKind(
    { kind: 'phone' },
    {
      read: (cell) => dayProblem(cell) ?? readPhone(asText(cell)),
      write: formatPhone,
      form: 'phone',
      width: () => 120,
      fits: (cell) => readPhone(String(cell)).ok,
      isHarmless: true,
      isSpeaking: true,
    },
  );

export const understandPhone: Understand = (text) => said(readPhone(text), formatPhone);
