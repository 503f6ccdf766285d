/** A made ward as the reader of texts is handed it: every form that a text may tell of, the product's lists, chapters. */

import { lists } from '../../columns';
import { type AnyColumn, type AnyTable, tableKeys, tables } from '../../ward';
import type { ToldForm, ToldWard } from '../types';

const toldForm = (table: AnyTable): ToldForm[] =>
  table.spoken === undefined
    ? []
    : [
        {
          table: table.key,
          title: table.sheet,
          spoken: table.spoken,
          fields: Object.entries<AnyColumn>(table.columns)
            .filter(([, column]) => !column.isHidden && !column.isSystem)
            .map(([key, column]) => ({
              ...{ key, label: column.header, kind: column.type.form, isRequired: column.isRequired },
              ...{ list: 'list' in column.type ? column.type.list : null, isFixed: false },
            })),
        },
      ];

const CHAPTERS = ['1', '2', '3', '4', '5A', '5B', '6', '7', '8', '9', '10', '11', '12'];

export const told = (more: Partial<ToldWard> = {}): ToldWard => ({
  forms: tableKeys.flatMap((key) => toldForm(tables[key])),
  lists: [
    ...Object.entries(lists).map(([key, { entries }]) => ({ key, options: entries })),
    {
      key: 'own.indicators',
      options: [
        { label: 'Hộ vay vốn · CS-7K3F2', aliases: [] },
        { label: 'Thẻ bảo hiểm y tế tặng phụ nữ nghèo · CS-7K3F3', aliases: [] },
      ],
    },
  ],
  chapters: CHAPTERS.map((name) => ({ label: `Khu ${name}`, reference: `Khu ${name} · K${name}` })),
  own: null,
  union: 'Hội LHPN phường',
  today: '2023-05-20',
  ...more,
});
