/** One of each kind of cell, with the limits that tests speak of. */
import type { CellKind } from '../columns/kind';
import { kinds } from '../columns/kinds';

export const kindsForTests: Readonly<Record<keyof typeof kinds, CellKind<unknown>>> = {
  text: kinds.text(false),
  name: kinds.name(),
  code: kinds.code(),
  id: kinds.id(),
  instant: kinds.instant(),
  day: kinds.day(false),
  birth: kinds.birth(),
  month: kinds.month(),
  year: kinds.year(),
  money: kinds.money(1_000_000_000),
  count: kinds.count(1000),
  decimal: kinds.decimal(1000),
  rate: kinds.rate(),
  quantity: kinds.quantity(100_000),
  choice: kinds.choice({ list: 'occasions' }),
  choices: kinds.choices({ list: 'circumstances' }),
  chapter: kinds.chapter(),
  chapterOrWard: kinds.chapterOrWard(),
  member: kinds.member(),
  party: kinds.party(),
  pairing: kinds.pairing(),
  yesNo: kinds.yesNo(),
  phone: kinds.phone(),
  email: kinds.email(),
  contacts: kinds.contacts(),
};
export const longText: CellKind<unknown> = kinds.text(true);
