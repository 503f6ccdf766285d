/** What funds are called, and which of them the ward's book keeps. */
import { attributeOf, labelOf } from '../columns';
import type { AnyWard } from '../tables/any-ward';

/** Whether a fund's money passes through the ward's book; gifts that others hand over directly do not. */
export const isKept = (
  fund: string,
  ward: { readonly context: Pick<AnyWard['context'], 'catalogue'> },
): boolean =>
  String(attributeOf('funds', fund, 'Qua sổ quỹ', ward.context.catalogue) ?? 'Có').toLowerCase() !== 'không';

/** `Quỹ Điểm chia sẻ`; a name that begins with the word has it once: `Quỹ Hội`. */
export function fundName(fund: string, { context }: Pick<AnyWard, 'context'>): string {
  const label = labelOf('funds', fund, context.catalogue);
  return /^quỹ /i.test(label) ? label : `Quỹ ${label}`;
}
