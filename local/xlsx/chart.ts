/** A chart of the model as a DrawingML chart part (ECMA-376 part 1, 21.2), with the last values in it. */

import { areaName, parseArea, quotedSheet, splitSheet } from '../a1';
import type { Area, CellValue, Chart, Sheet } from '../model';
import { XML_HEAD } from './encoding';
import type { SheetNames } from './formula';
import { withLocale } from './number-formats';
import { attributeText, escapeText } from './xml';

/** What a chart needs of the workbook: a sheet by its name. */
export interface ChartData {
  readonly sheet: (name: string) => Sheet | undefined;
  readonly toFileNames: SheetNames;
  /** Of the workbook: `vi_VN` has its numbers in Vietnamese whatever the program speaks. */
  readonly locale: string;
}

const GOOGLE_COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6'];
const INK = '#1f2933';
const GREY = '#52606d';
const LINES = '#d9dee4';

/** Google takes options nested (`vAxis: { title }`) and dotted (`'vAxis.title'`). */
export function chartOption(options: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in options) return options[path];
  const words = path.split('.');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const inner = options[words.slice(0, cut).join('.')];
    if (inner !== null && typeof inner === 'object') {
      return chartOption(inner as Record<string, unknown>, words.slice(cut).join('.'));
    }
  }
  return undefined;
}

function textOption(options: Chart['options'], path: string): string | undefined {
  const value = chartOption(options, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOption(options: Chart['options'], path: string): number | undefined {
  const value = chartOption(options, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function colorOption(options: Chart['options'], path: string): string | undefined {
  const value = textOption(options, path);
  return value !== undefined && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
}

/** One column (or, of a lying range, one row) of the chart's data. */
interface Strip {
  readonly sheet: Sheet;
  readonly fileName: string;
  readonly area: Area;
}

const rgb = (color: string): string => color.replace('#', '').toUpperCase();
const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${rgb(color)}"/></a:solidFill>`;
const NO_LINE = '<a:ln><a:noFill/></a:ln>';

function paragraphStyle(size: number, color: string, bold: boolean): string {
  return (
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${solid(color)}` +
    '<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
  );
}

function paragraph(text: string, size: number, color: string, bold: boolean): string {
  const style = `sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}"`;
  const font = `${solid(color)}<a:latin typeface="Arial"/><a:cs typeface="Arial"/>`;
  return (
    `<a:p><a:pPr><a:defRPr ${style}>${font}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="vi-VN" ${style}>${font}</a:rPr><a:t>${escapeText(text)}</a:t></a:r></a:p>`
  );
}

const richTitle = (paragraphs: string, rotated = false): string =>
  `<c:title><c:tx><c:rich><a:bodyPr${rotated ? ' rot="-5400000" vert="horz"' : ''}/><a:lstStyle/>${paragraphs}</c:rich></c:tx><c:overlay val="0"/></c:title>`;

/** Longest run of rows or columns that a chart's cache repeats; a reader that wants more reads the cells. */
const CACHED = 2000;

function pointsOf(strip: Strip): { row: number; column: number }[] {
  const { area } = strip;
  const lying = area.rows === 1 && area.columns > 1;
  const count = Math.min(lying ? area.columns : area.rows, CACHED);
  return Array.from({ length: count }, (_, i) =>
    lying ? { row: area.row, column: area.column + i } : { row: area.row + i, column: area.column },
  );
}

const valueAt = (strip: Strip, at: { row: number; column: number }): CellValue | undefined =>
  strip.sheet.cells[at.row]?.[at.column]?.value;
const formatOf = (strip: Strip): string => {
  for (const at of pointsOf(strip)) {
    const format = strip.sheet.cells[at.row]?.[at.column]?.style?.numberFormat;
    if (format !== undefined) return format;
  }
  return 'General';
};
const asText = (value: CellValue | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'object'
      ? value.error
      : typeof value === 'boolean'
        ? value
          ? 'TRUE'
          : 'FALSE'
        : String(value);

const reference = (strip: Strip): string => `${quotedSheet(strip.fileName)}!${areaName(strip.area, true)}`;

function textReference(strip: Strip): string {
  const points = pointsOf(strip);
  const cached = points
    .map((at, i) => {
      const text = asText(valueAt(strip, at));
      return text === '' ? '' : `<c:pt idx="${i}"><c:v>${escapeText(text)}</c:v></c:pt>`;
    })
    .join('');
  return `<c:strRef><c:f>${escapeText(reference(strip))}</c:f><c:strCache><c:ptCount val="${points.length}"/>${cached}</c:strCache></c:strRef>`;
}

function numberReference(strip: Strip): string {
  const points = pointsOf(strip);
  const cached = points
    .map((at, i) => {
      const value = valueAt(strip, at);
      return typeof value === 'number' ? `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>` : '';
    })
    .join('');
  return `<c:numRef><c:f>${escapeText(reference(strip))}</c:f><c:numCache><c:formatCode>${escapeText(formatOf(strip))}</c:formatCode><c:ptCount val="${points.length}"/>${cached}</c:numCache></c:numRef>`;
}

/** Days and other numbers along the axis keep their format; anything else is text. */
function isNumeric(strip: Strip): boolean {
  const values = pointsOf(strip).flatMap((at) => valueAt(strip, at) ?? []);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}

/** The chart's columns in order: domain first. A range of several columns counts as several. */
function stripsOf(chart: Chart, data: ChartData): { strips: Strip[]; lying: boolean } {
  const strips: Strip[] = [];
  let lying = false;
  for (const range of chart.ranges) {
    const { sheet: name, rest } = splitSheet(range);
    const sheet = name === null ? undefined : data.sheet(name);
    const area = sheet && parseArea(rest, { rows: sheet.rows, columns: sheet.columns });
    if (!sheet || !area) continue;
    const fileName = data.toFileNames.get(sheet.name) ?? sheet.name;
    const across = chartOption(chart.options, 'useFirstColumnAsDomain') === false && area.rows < area.columns;
    lying ||= across;
    const count = across ? area.rows : area.columns;
    for (let i = 0; i < count; i++) {
      strips.push({
        sheet,
        fileName,
        area: across
          ? { ...area, row: area.row + i, rows: 1 }
          : { ...area, column: area.column + i, columns: 1 },
      });
    }
  }
  return { strips, lying };
}

function split(strip: Strip, headers: number, lying: boolean): { head: Strip | null; body: Strip } {
  const { area } = strip;
  if (headers <= 0) return { head: null, body: strip };
  if (lying) {
    return {
      head: { ...strip, area: { ...area, columns: 1, column: area.column + headers - 1 } },
      body: {
        ...strip,
        area: { ...area, column: area.column + headers, columns: Math.max(1, area.columns - headers) },
      },
    };
  }
  return {
    head: { ...strip, area: { ...area, rows: 1, row: area.row + headers - 1 } },
    body: { ...strip, area: { ...area, row: area.row + headers, rows: Math.max(1, area.rows - headers) } },
  };
}

const LABEL_FLAGS = [
  'showLegendKey',
  'showVal',
  'showCatName',
  'showSerName',
  'showPercent',
  'showBubbleSize',
] as const;

function labels(
  show: readonly (typeof LABEL_FLAGS)[number][],
  format: string | undefined,
  position: string,
  color: string,
): string {
  if (show.length === 0) return '';
  const number =
    format === undefined ? '' : `<c:numFmt formatCode="${attributeText(format)}" sourceLinked="0"/>`;
  return (
    `<c:dLbls>${number}<c:spPr><a:noFill/>${NO_LINE}</c:spPr>${paragraphStyle(9, color, false)}` +
    (position === '' ? '' : `<c:dLblPos val="${position}"/>`) +
    LABEL_FLAGS.map((flag) => `<c:${flag} val="${show.includes(flag) ? 1 : 0}"/>`).join('') +
    '</c:dLbls>'
  );
}

/** The chart part's text. A chart whose ranges lead nowhere is drawn empty rather than left out. */
export function chartXml(chart: Chart, data: ChartData): string {
  const { options, type } = chart;
  const { strips, lying } = stripsOf(chart, data);
  const [domain, ...series] = strips.map((strip) => split(strip, chart.headers, lying));
  const colorsGiven = chartOption(options, 'colors');
  const palette =
    Array.isArray(colorsGiven) && colorsGiven.length > 0 ? colorsGiven.map(String) : GOOGLE_COLORS;
  const colorAt = (i: number, path = `series.${i}.color`): string => {
    const color = colorOption(options, path) ?? palette[i % palette.length] ?? INK;
    return /^#[0-9a-f]{6}$/i.test(color) ? color : INK;
  };
  const stacked = chartOption(options, 'isStacked');
  const grouping =
    stacked === 'percent' ? 'percentStacked' : stacked === true || stacked === 'absolute' ? 'stacked' : '';
  const pie = type === 'PIE';
  const valueAxis = type === 'BAR' ? 'hAxis' : 'vAxis';
  const format = textOption(options, `${valueAxis}.format`);

  const seriesXml = (i: number, kind: 'bar' | 'line' | 'area' | 'pie' | 'scatter'): string => {
    const one = series[i];
    if (one === undefined) return '';
    const color = colorAt(i);
    const name = textOption(options, `series.${i}.labelInLegend`);
    const head =
      name !== undefined
        ? `<c:tx><c:v>${escapeText(name)}</c:v></c:tx>`
        : one.head === null
          ? ''
          : `<c:tx>${textReference(one.head)}</c:tx>`;
    const width =
      (numberOption(options, `series.${i}.lineWidth`) ?? numberOption(options, 'lineWidth') ?? 2) * 9525;
    const stroke = `<a:ln w="${Math.round(width)}" cap="rnd">${solid(color)}<a:round/></a:ln>`;
    const look =
      kind === 'line'
        ? `<c:spPr>${stroke}</c:spPr>`
        : kind === 'scatter'
          ? '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
          : kind === 'pie'
            ? ''
            : `<c:spPr>${solid(color)}${NO_LINE}</c:spPr>`;
    const size =
      numberOption(options, `series.${i}.pointSize`) ??
      numberOption(options, 'pointSize') ??
      (kind === 'scatter' ? 7 : 0);
    const marker =
      kind !== 'line' && kind !== 'scatter'
        ? ''
        : size <= 0
          ? '<c:marker><c:symbol val="none"/></c:marker>'
          : `<c:marker><c:symbol val="circle"/><c:size val="${Math.max(2, Math.min(72, Math.round(size)))}"/><c:spPr>${solid(color)}${NO_LINE}</c:spPr></c:marker>`;
    const asked = chartOption(options, `series.${i}.dataLabel`) ?? chartOption(options, 'dataLabel');
    const shown = asked !== undefined && asked !== 'none';
    const labelFormat = withLocale(
      textOption(options, `series.${i}.dataLabelFormat`) ?? format ?? formatOf(one.body),
      data.locale,
    );
    const position =
      kind === 'bar'
        ? grouping === ''
          ? 'outEnd'
          : 'ctr'
        : kind === 'line' || kind === 'scatter'
          ? 't'
          : '';
    const dataLabels = pie
      ? pieLabels(options)
      : shown
        ? labels(['showVal'], labelFormat === 'General' ? undefined : labelFormat, position, INK)
        : '';
    const points = pie
      ? pointsOf(one.body)
          .map((_, p) => {
            const slice = colorAt(p, `slices.${p}.color`);
            return `<c:dPt><c:idx val="${p}"/><c:bubble3D val="0"/><c:spPr>${solid(slice)}<a:ln w="9525">${solid('#ffffff')}</a:ln></c:spPr></c:dPt>`;
          })
          .join('')
      : '';
    const start = `<c:ser><c:idx val="${i}"/><c:order val="${i}"/>${head}${look}`;
    const labelled =
      domain === undefined
        ? ''
        : isNumeric(domain.body)
          ? numberReference(domain.body)
          : textReference(domain.body);
    if (kind === 'scatter') {
      const x = domain === undefined ? '' : `<c:xVal>${numberReference(domain.body)}</c:xVal>`;
      return `${start}${marker}${dataLabels}${x}<c:yVal>${numberReference(one.body)}</c:yVal><c:smooth val="0"/></c:ser>`;
    }
    const body = `${labelled === '' ? '' : `<c:cat>${labelled}</c:cat>`}<c:val>${numberReference(one.body)}</c:val>`;
    if (kind === 'bar') return `${start}<c:invertIfNegative val="0"/>${dataLabels}${body}</c:ser>`;
    if (kind === 'line') {
      const smooth = textOption(options, 'curveType') === 'function' ? 1 : 0;
      return `${start}${marker}${dataLabels}${body}<c:smooth val="${smooth}"/></c:ser>`;
    }
    return `${start}${points}${dataLabels}${body}</c:ser>`;
  };
  const all = series.map((_, i) => i);
  const draw = (indexes: readonly number[], kind: 'bar' | 'line' | 'area' | 'pie' | 'scatter'): string =>
    indexes.map((i) => seriesXml(i, kind)).join('');

  const axes = '<c:axId val="111111111"/><c:axId val="222222222"/>';
  const bars = (indexes: readonly number[]): string => {
    const given = chartOption(options, 'bar.groupWidth');
    const share = typeof given === 'string' && given.endsWith('%') ? Number.parseFloat(given) : 61.8;
    const gap = Math.max(0, Math.min(500, Math.round((100 / Math.max(share, 1) - 1) * 100)));
    return (
      `<c:barChart><c:barDir val="${type === 'BAR' ? 'bar' : 'col'}"/><c:grouping val="${grouping === '' ? 'clustered' : grouping}"/><c:varyColors val="0"/>` +
      `${draw(indexes, 'bar')}<c:gapWidth val="${gap}"/>${grouping === '' ? '' : '<c:overlap val="100"/>'}${axes}</c:barChart>`
    );
  };
  const lines = (indexes: readonly number[]): string =>
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${draw(indexes, 'line')}<c:marker val="1"/>${axes}</c:lineChart>`;

  let plot: string;
  if (pie) {
    const hole = numberOption(options, 'pieHole') ?? 0;
    const only = all.slice(0, 1);
    plot =
      hole > 0
        ? `<c:doughnutChart><c:varyColors val="1"/>${draw(only, 'pie')}<c:firstSliceAng val="0"/><c:holeSize val="${Math.max(10, Math.min(90, Math.round(hole * 100)))}"/></c:doughnutChart>`
        : `<c:pieChart><c:varyColors val="1"/>${draw(only, 'pie')}<c:firstSliceAng val="0"/></c:pieChart>`;
  } else if (type === 'LINE') plot = lines(all);
  else if (type === 'AREA') {
    plot = `<c:areaChart><c:grouping val="${grouping === '' ? 'standard' : grouping}"/><c:varyColors val="0"/>${draw(all, 'area')}${axes}</c:areaChart>`;
  } else if (type === 'SCATTER') {
    plot = `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${draw(all, 'scatter')}${axes}</c:scatterChart>`;
  } else if (type === 'COMBO') {
    const common = textOption(options, 'seriesType') ?? 'bars';
    const isLine = (i: number): boolean => (textOption(options, `series.${i}.type`) ?? common) === 'line';
    const asBars = all.filter((i) => !isLine(i));
    const asLines = all.filter(isLine);
    plot = (asBars.length > 0 ? bars(asBars) : '') + (asLines.length > 0 ? lines(asLines) : '');
  } else plot = bars(all);

  const titleText = textOption(options, 'title');
  const subtitle = textOption(options, 'subtitle');
  const title =
    titleText === undefined
      ? '<c:autoTitleDeleted val="1"/>'
      : richTitle(
          paragraph(
            titleText,
            numberOption(options, 'titleTextStyle.fontSize') ?? 12,
            colorOption(options, 'titleTextStyle.color') ?? INK,
            chartOption(options, 'titleTextStyle.bold') !== false,
          ) + (subtitle === undefined ? '' : paragraph(subtitle, 9, GREY, false)),
        ).concat('<c:autoTitleDeleted val="0"/>');

  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:roundedCorners val="0"/><c:chart>${title}<c:plotArea><c:layout/>${plot}${pie ? '' : axesXml(chart, valueAxis, format, series[0]?.body, domain?.body, data.locale)}` +
    `<c:spPr><a:noFill/>${NO_LINE}</c:spPr></c:plotArea>${legendXml(options, pie)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${solid(colorOption(options, 'backgroundColor') ?? '#ffffff')}<a:ln w="9525">${solid(LINES)}</a:ln></c:spPr>` +
    `${paragraphStyle(9, GREY, false)}</c:chartSpace>`
  );
}

function pieLabels(options: Chart['options']): string {
  const asked = textOption(options, 'pieSliceText') ?? 'percentage';
  const show: Readonly<Record<string, readonly (typeof LABEL_FLAGS)[number][]>> = {
    percentage: ['showPercent'],
    value: ['showVal'],
    label: ['showCatName'],
    'value-and-percentage': ['showVal', 'showPercent'],
  };
  return labels(show[asked] ?? [], asked === 'percentage' ? '0%' : undefined, '', INK);
}

function legendXml(options: Chart['options'], pie: boolean): string {
  const position = textOption(options, 'legend.position') ?? textOption(options, 'legend') ?? 'right';
  const side: Readonly<Record<string, string>> = {
    right: 'r',
    left: 'l',
    top: 't',
    bottom: 'b',
    in: 'r',
    labeled: pie ? 'r' : '',
  };
  const letter = side[position];
  if (letter === undefined || letter === '') return '';
  return `<c:legend><c:legendPos val="${letter}"/><c:overlay val="0"/>${paragraphStyle(9, GREY, false)}</c:legend>`;
}

function axesXml(
  chart: Chart,
  valueAxis: string,
  format: string | undefined,
  first: Strip | undefined,
  domain: Strip | undefined,
  locale: string,
): string {
  const { options, type } = chart;
  const categoryAxis = valueAxis === 'vAxis' ? 'hAxis' : 'vAxis';
  const lying = type === 'BAR';
  const line = `<c:spPr><a:ln w="9525">${solid(LINES)}</a:ln></c:spPr>`;
  const titleOf = (axis: string, rotated: boolean): string => {
    const text = textOption(options, `${axis}.title`);
    return text === undefined ? '' : richTitle(paragraph(text, 9, GREY, false), rotated);
  };
  const bound = (tag: 'min' | 'max', name: string): string => {
    const value =
      numberOption(options, `${valueAxis}.viewWindow.${tag}`) ??
      numberOption(options, `${valueAxis}.${name}`);
    return value === undefined ? '' : `<c:${tag} val="${value}"/>`;
  };
  const hidden = (axis: string): number => (textOption(options, `${axis}.textPosition`) === 'none' ? 1 : 0);
  const categoryCode = domain === undefined || !isNumeric(domain) ? 'General' : formatOf(domain);
  const code = withLocale(format ?? (first === undefined ? 'General' : formatOf(first)), locale);
  // A lying chart reads from the top, as in Sheets: the categories run downwards, the values stay below.
  const category =
    `<c:axId val="111111111"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${hidden(categoryAxis)}"/>` +
    `<c:axPos val="${lying ? 'l' : 'b'}"/>${titleOf(categoryAxis, lying)}<c:numFmt formatCode="${attributeText(categoryCode)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}` +
    `${paragraphStyle(9, GREY, false)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/>`;
  const gridlines =
    numberOption(options, `${valueAxis}.gridlines.count`) === 0
      ? ''
      : `<c:majorGridlines><c:spPr><a:ln w="6350">${solid(LINES)}</a:ln></c:spPr></c:majorGridlines>`;
  const values =
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>${bound('max', 'maxValue')}${bound('min', 'minValue')}</c:scaling><c:delete val="${hidden(valueAxis)}"/>` +
    `<c:axPos val="${lying ? 'b' : 'l'}"/>${gridlines}${titleOf(valueAxis, !lying)}<c:numFmt formatCode="${attributeText(code)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr>${NO_LINE}</c:spPr>${paragraphStyle(9, GREY, false)}<c:crossAx val="111111111"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="${type === 'SCATTER' ? 'midCat' : 'between'}"/></c:valAx>`;
  return type === 'SCATTER'
    ? `<c:valAx>${category}<c:crossBetween val="midCat"/></c:valAx>${values}`
    : `<c:catAx>${category}<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>${values}`;
}
