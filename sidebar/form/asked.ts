/** Which fields a form asks for, where a choice decides: the choice first, then what its option needs. Pure. */
import type { Field, Form, Option, OptionList } from '../../src/shared/contract';
import { optionsNamed } from '../../src/shared/understood';
import { isBlank, type Values } from './values';

/** The option that stands in the deciding field; null where none does yet. */
function chosen(form: Form, values: Values, lists: readonly OptionList[]): Option | null {
  const by = form.fields.find(({ key }) => key === form.asks?.by);
  const typed = by === undefined ? undefined : values[by.key];
  if (by === undefined || typeof typed !== 'string' || typed.trim() === '') return null;
  const options = lists.find(({ key }) => key === by.list)?.options ?? [];
  const [found, ...others] = optionsNamed(typed, options);
  return found === undefined || others.length > 0
    ? null
    : (options.find(({ label }) => label === found.label) ?? null);
}

/** The fields to show. What is filled is never hidden: it would be saved unseen. */
export function askedFields(form: Form, values: Values, lists: readonly OptionList[]): readonly Field[] {
  const { asks } = form;
  if (asks === null) return form.fields;
  const option = chosen(form, values, lists);
  const isAsked = ({ key }: Field): boolean => {
    if (key === asks.by || !isBlank(values[key])) return true;
    if (option === null) return false;
    const rule = asks.only.find(({ field }) => field === key);
    return rule === undefined || rule.values.includes(String(option.attributes[rule.attribute] ?? ''));
  };
  const first = form.fields.filter(({ key }) => key === asks.by);
  return [...first, ...form.fields.filter(({ key }) => key !== asks.by)].filter(isAsked);
}

/** What the numbers of a field are counted in, as the chosen option says; '' where nothing says so. */
export function unitOf(form: Form, field: Field, values: Values, lists: readonly OptionList[]): string {
  const { asks } = form;
  if (asks === null || asks.unit.field !== field.key) return '';
  return String(chosen(form, values, lists)?.attributes[asks.unit.attribute] ?? '');
}
