/** What each input says back under what was typed in it. Pages carry it: no lists of the workbook, no schema library. */
import type { FieldKind } from './field-kinds';
import { understandBirth } from './kinds/birth';
import { understandChoice } from './kinds/choice';
import { understandCount } from './kinds/count';
import { understandDay } from './kinds/day';
import { understandDecimal } from './kinds/decimal';
import { understandMoney } from './kinds/money';
import { understandMonth } from './kinds/month';
import { understandPhone } from './kinds/phone';
import { understandQuantity } from './kinds/quantity';
import { understandYear } from './kinds/year';
import { understandYesNo } from './kinds/yes-no';
import type { Understand } from './understood';

/** An input that is not here has nothing to say: its text is taken as it stands. */
export const understandBy: Partial<Record<FieldKind, Understand>> = {
  day: understandDay,
  birth: understandBirth,
  month: understandMonth,
  year: understandYear,
  money: understandMoney,
  count: understandCount,
  decimal: understandDecimal,
  quantity: understandQuantity,
  phone: understandPhone,
  choice: understandChoice,
  yesNo: understandYesNo,
};
