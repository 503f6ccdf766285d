/** Styles of a grid's cells by name, as what Sheets is told: nothing here calls a service. */
import type { GridCell, Style } from '../domain/layout/grid';
import { colors } from '../domain/tables';
import { LINK_COLOR } from './link-cells';

export interface Look {
  readonly background: string | null;
  readonly color: string;
  readonly weight: 'bold' | 'normal';
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly isWrapped: boolean;
}

const body: Look = {
  background: null,
  color: colors.ink,
  weight: 'normal',
  size: 10,
  align: 'left',
  isWrapped: false,
};
const looks: Readonly<Record<Style, Look>> = {
  blank: body,
  title: { ...body, color: colors.accent, weight: 'bold', size: 16 },
  stamp: { ...body, color: colors.grey, size: 9, isWrapped: true },
  heading: { ...body, color: colors.accent, weight: 'bold', size: 12 },
  remark: { ...body, color: colors.grey, size: 9, isWrapped: true },
  aside: { ...body, color: colors.grey, size: 9, align: 'right' },
  head: { ...body, background: colors.tint, weight: 'bold', isWrapped: true },
  headNumber: { ...body, background: colors.tint, weight: 'bold', align: 'right', isWrapped: true },
  label: { ...body, isWrapped: true },
  text: { ...body, isWrapped: true },
  number: { ...body, align: 'right' },
  total: { ...body, weight: 'bold' },
  totalNumber: { ...body, weight: 'bold', align: 'right' },
  bigLabel: { ...body, background: colors.band, color: colors.grey, align: 'center', isWrapped: true },
  bigNumber: {
    ...body,
    background: colors.band,
    color: colors.accent,
    weight: 'bold',
    size: 18,
    align: 'center',
  },
  bigChange: {
    ...body,
    background: colors.band,
    color: colors.grey,
    size: 9,
    align: 'center',
    isWrapped: true,
  },
};

/** Tints by how good a value is: the number says it too. */
const tones: Readonly<Record<NonNullable<GridCell['tone']>, Pick<Look, 'background' | 'color'>>> = {
  good: { background: '#e9f7ef', color: colors.good },
  middle: { background: '#fff4e5', color: colors.warning },
  poor: { background: '#fef3f2', color: '#b42318' },
};

export function lookOf({ style, tone, link, isOverflowing }: GridCell): Look {
  const look = tone === undefined ? looks[style] : { ...looks[style], ...tones[tone] };
  return {
    ...look,
    ...(link === undefined ? {} : { color: LINK_COLOR }),
    ...(isOverflowing === true ? { isWrapped: false } : {}),
  };
}
