/**
 * Ways to declare a model wrongly that must not compile. Nothing imports this file: the compiler is what is asked. Each
 * line below stops compiling (an expected error that does not come is an error) the day a declaration is checked no more.
 */

import { choice, count as countColumn, day, text } from '../columns/column';
import { count, ratio, sum } from '../figures/metric';
import { compare } from '../layout/blocks';
import { inReports } from '../report/in-reports';
import { table } from '../tables/table';
import { model } from './model';

const columns = { day: day('Ngày').required(), topic: text('Chủ đề'), people: countColumn('Số người') };
const facts = { key: 'walks', sheet: 'Đi bộ', prefix: 'DB', about: '', columns } as const;
const walks = table({ ...facts, time: { kind: 'day', on: 'day' } });
const whole = { key: 'walks', label: 'Đi bộ', tables: [walks] } as const;
const metrics = { walks: count(walks).as('Lần đi bộ', 'lần') };

export const right = model({ ...whole, metrics, wardPage: compare('Đi bộ', 'walks') });

// @ts-expect-error a ratio that names no metric
model({ ...whole, metrics: { ...metrics, share: ratio('Tỷ lệ', 'walks', 'walkers') } });

const timeless = table({ ...facts, time: { kind: 'day', on: 'date' } });
// @ts-expect-error the time stands in a column that does not exist
model({ ...whole, tables: [timeless], metrics });

const doubled = table({
  ...facts,
  time: { kind: 'day', on: 'day' },
  duplicateRule: { by: ['day', 'walker'], words: '', at: 'day' },
});
// @ts-expect-error rows are compared by a field that does not exist
model({ ...whole, tables: [doubled], metrics });

const pointing = { by: ['day'], words: '', at: 'walker' } as const;
// @ts-expect-error a duplicate is pointed out in a column that does not exist
table({ ...facts, time: { kind: 'day', on: 'day' }, duplicateRule: pointing });

const multiplied = [{ result: 'people', factors: ['walkers'] }] as const;
// @ts-expect-error a product of a column that does not exist
table({ ...facts, time: { kind: 'day', on: 'day' }, products: multiplied });

// @ts-expect-error a block of a metric that is neither the model's own nor among those it uses
model({ ...whole, metrics, wardPage: compare('Đi bộ', 'members') });

export const using = model({ ...whole, metrics, uses: ['members'], wardPage: compare('Đi bộ', 'members') });

// @ts-expect-error a target for a metric that the model does not have
model({ ...whole, metrics, targets: { members: [] } });

// @ts-expect-error a sum over words
sum(walks, 'topic');

// @ts-expect-error a filter on a field that does not exist
count(walks).only({ walker: 'Hoa' });

// @ts-expect-error a list that nobody declared
choice('Loại', 'kinds');

const told = inReports(() => ({ indicators: { title: 'Đi bộ', keys: ['walkers'] }, tell: () => null }));
// @ts-expect-error a report of a metric that nobody declared
model({ ...whole, metrics, report: told });
