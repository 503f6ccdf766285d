/** The kinds of cells. A new kind is a file of `kinds/` and one line here. */
import { birthKind } from './kinds/birth';
import { choiceKind } from './kinds/choice';
import { choicesKind } from './kinds/choices';
import { codeKind } from './kinds/code';
import { contactsKind } from './kinds/contacts';
import { countKind } from './kinds/count';
import { dayKind } from './kinds/day';
import { decimalKind } from './kinds/decimal';
import { emailKind } from './kinds/email';
import { idKind } from './kinds/id';
import { instantKind } from './kinds/instant';
import { moneyKind } from './kinds/money';
import { monthKind } from './kinds/month';
import { nameKind } from './kinds/name';
import { phoneKind } from './kinds/phone';
import { quantityKind } from './kinds/quantity';
import { rateKind } from './kinds/rate';
import { chapterKind, chapterOrWardKind, memberKind, pairingKind, partyKind } from './kinds/reference';
import { textKind } from './kinds/text';
import { yearKind } from './kinds/year';
import { yesNoKind } from './kinds/yes-no';

export const kinds = {
  text: textKind,
  name: nameKind,
  code: codeKind,
  id: idKind,
  instant: instantKind,
  day: dayKind,
  birth: birthKind,
  month: monthKind,
  year: yearKind,
  money: moneyKind,
  count: countKind,
  decimal: decimalKind,
  rate: rateKind,
  quantity: quantityKind,
  choice: choiceKind,
  choices: choicesKind,
  chapter: chapterKind,
  chapterOrWard: chapterOrWardKind,
  member: memberKind,
  party: partyKind,
  pairing: pairingKind,
  yesNo: yesNoKind,
  phone: phoneKind,
  email: emailKind,
  contacts: contactsKind,
} as const;

/** What the cells of a column are. */
export type ColumnType = ReturnType<(typeof kinds)[keyof typeof kinds]>;
