/**
 * Every placeholder that a template may use, with what fills it: the list that a ward sees, and the check of its
 * template, both follow from `placeholder-tree.ts`.
 */
import { type Metric, metricKeys, metrics } from '../figures';
import type { ReportData, SingleFigure } from './data';
import { type Fields, type FieldValue, fieldsOf } from './fields';
import { asciiName } from './phrases';
import { type Node, structure, type Tree } from './placeholder-tree';

/** Figures one by one: `so_…` in the period, `truoc_…` the same period before. */
const singleNodes = (singles: readonly Pick<SingleFigure, 'name' | 'label'>[]): Tree =>
  Object.fromEntries(
    singles.flatMap(({ name, label }) => [
      [`so_${name}`, label],
      [`truoc_${name}`, `${label}, cùng kỳ năm trước`],
    ]),
  );

function collect(tree: Tree, into: Set<string>): Set<string> {
  for (const [name, node] of Object.entries(tree)) {
    into.add(name);
    if (typeof node !== 'string') collect(node.inner, into);
  }
  return into;
}

/** Every name that a template may use, whatever the ward records: a model not chosen fills nothing and is no mistake. */
export const placeholderNames: ReadonlySet<string> = collect(
  {
    ...structure,
    ...singleNodes(
      metricKeys.flatMap((key) => {
        const { label, formerly = [] }: Metric = metrics[key];
        return [label, ...formerly].map((name) => ({ label, name: asciiName(name) }));
      }),
    ),
  },
  new Set(['.']),
);

/** The same with the names of the ward's own figures. */
export const placeholderNamesOf = ({ singles }: Pick<ReportData, 'singles'>): ReadonlySet<string> =>
  collect(singleNodes(singles), new Set(placeholderNames));

export interface Placeholder {
  /** As it is written in a template: `{ten_don_vi}`, `{#tai_che} … {/tai_che}`. */
  readonly tag: string;
  /** What it is filled with now; the first line of a list. */
  readonly value: string;
  readonly about: string;
  /** How deep it stands inside other sections. */
  readonly depth: number;
  readonly group: PlaceholderGroup;
}

/** Texts that stand anywhere, figures one by one, and sections with what stands inside them. */
export type PlaceholderGroup = 'text' | 'figure' | 'section';

/** Where a section holds nothing at present. */
const EMPTY = '(trống)';

/** Every placeholder with its present value: texts, figures one by one, then sections in the order of the report. */
export function placeholdersOf(data: ReportData): Placeholder[] {
  const fields = fieldsOf(data, {
    drawn: new Set(data.charts.map(({ key }) => key)),
    headings: new Set(),
    isInternal: false,
  });
  const isText = ([, node]: readonly [string, Node]) => typeof node === 'string';
  const texts = Object.fromEntries(Object.entries(structure).filter(isText));
  const sections = Object.fromEntries(Object.entries(structure).filter((entry) => !isText(entry)));
  const of = (group: PlaceholderGroup, tree: Tree): Placeholder[] =>
    listed(tree, fields, 0).map((one) => ({ ...one, group }));
  return [
    ...of('text', texts),
    ...of('figure', singleNodes(data.singles.filter(({ isFormer }) => isFormer !== true))),
    ...of('section', sections),
  ];
}

type Listed = Omit<Placeholder, 'group'>;

function listed(tree: Tree, fields: Fields | null, depth: number): Listed[] {
  return Object.entries(tree).flatMap(([name, node]): Listed[] => {
    const value = fields?.[name];
    if (typeof node === 'string')
      return [{ tag: name === '.' ? '{.}' : `{${name}}`, value: shown(value), about: node, depth }];
    const first = Array.isArray(value)
      ? (value[0] as string | Fields | undefined)
      : (value as FieldValue | undefined);
    // A section that is only printed or not has what stands around it.
    const scope: Fields | null =
      first === true
        ? fields
        : typeof first === 'string'
          ? { '.': first }
          : typeof first === 'object'
            ? (first as Fields)
            : null;
    return [
      { tag: `{#${name}} … {/${name}}`, value: shown(value), about: node.about, depth },
      ...listed(node.inner, scope, depth + 1),
    ];
  });
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined) return EMPTY;
  if (typeof value === 'boolean') return value ? 'có in' : 'không in';
  if (typeof value === 'string') return value.replace(/\u2063/g, '(bỏ cột)').replace(/[\u2061\u2062]/g, '…');
  if (Array.isArray(value)) return value.length === 0 ? EMPTY : `${value.length} dòng`;
  return 'có in';
}
