/** A chart of the model as a DrawingML chart part (ECMA-376 part 1, 21.2), with the last values in it. */
import type { Chart } from '../model';
import {
  type ChartData,
  formatOf,
  isNumeric,
  numberReference,
  pointsOf,
  split,
  stripsOf,
  textReference,
} from './chart-data';
import { axesXml, legendXml } from './chart-frame';
import { chartOption, colorOption, numberOption, textOption } from './chart-options';
import {
  GREY,
  INK,
  type LabelFlag,
  LINES,
  labels,
  NO_LINE,
  paragraph,
  paragraphStyle,
  richTitle,
  solid,
} from './chart-text';
import { XML_HEAD } from './encoding';
import { withLocale } from './number-formats';
import { escapeText } from './xml';

const GOOGLE_COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6'];

/** The chart part's text. A chart whose ranges name nothing is drawn empty rather than left out. */
export function chartXml(chart: Chart, data: ChartData): string {
  const { options, type } = chart;
  const { strips, horizontal } = stripsOf(chart, data);
  const [domain, ...series] = strips.map((strip) => split(strip, chart.headers, horizontal));
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
  const show: Readonly<Record<string, readonly LabelFlag[]>> = {
    percentage: ['showPercent'],
    value: ['showVal'],
    label: ['showCatName'],
    'value-and-percentage': ['showVal', 'showPercent'],
  };
  return labels(show[asked] ?? [], asked === 'percentage' ? '0%' : undefined, '', INK);
}
