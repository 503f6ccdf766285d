/** The stocks that the models' rows move. */
import { models } from '../models/registry';
import type { AnyWard } from '../tables/any-ward';
import type { Period } from '../values';
import { type Stock, type StockChange, type StockQuestion, stockOf, stockRows } from './stock';

/** What the rows of a table change in its stock. */
const changesOf = (ward: AnyWard, table: string): readonly StockChange[] =>
  models.flatMap(({ stock }) => stock?.(ward)[table] ?? []);

/** The stock that a table keeps, by item. */
export const stockIn = (ward: AnyWard, table: string, period: Period): Stock[] =>
  stockOf(changesOf(ward, table), period);

/** The rows behind one figure of a stock. */
export const stockRowsOf = (ward: AnyWard, question: StockQuestion) =>
  stockRows(changesOf(ward, question.table), question).map((row) => ({ ...row, table: question.table }));
