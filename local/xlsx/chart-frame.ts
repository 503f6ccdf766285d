/** What surrounds the plot of a chart: its axes and its legend. */
import type { Chart } from '../model';
import { formatOf, isNumeric, type Strip } from './chart-data';
import { numberOption, textOption } from './chart-options';
import { GREY, LINES, NO_LINE, paragraph, paragraphStyle, richTitle, solid } from './chart-text';
import { withLocale } from './number-formats';
import { attributeText } from './xml';

export function legendXml(options: Chart['options'], pie: boolean): string {
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

export function axesXml(
  chart: Chart,
  valueAxis: string,
  format: string | undefined,
  first: Strip | undefined,
  domain: Strip | undefined,
  locale: string,
): string {
  const { options, type } = chart;
  const categoryAxis = valueAxis === 'vAxis' ? 'hAxis' : 'vAxis';
  const horizontal = type === 'BAR';
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
  // A horizontal chart reads from the top, as in Sheets: the categories run downwards, the values stay below.
  const category =
    `<c:axId val="111111111"/><c:scaling><c:orientation val="${horizontal ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${hidden(categoryAxis)}"/>` +
    `<c:axPos val="${horizontal ? 'l' : 'b'}"/>${titleOf(categoryAxis, horizontal)}<c:numFmt formatCode="${attributeText(categoryCode)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}` +
    `${paragraphStyle(9, GREY, false)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/>`;
  const gridlines =
    numberOption(options, `${valueAxis}.gridlines.count`) === 0
      ? ''
      : `<c:majorGridlines><c:spPr><a:ln w="6350">${solid(LINES)}</a:ln></c:spPr></c:majorGridlines>`;
  const values =
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>${bound('max', 'maxValue')}${bound('min', 'minValue')}</c:scaling><c:delete val="${hidden(valueAxis)}"/>` +
    `<c:axPos val="${horizontal ? 'b' : 'l'}"/>${gridlines}${titleOf(valueAxis, !horizontal)}<c:numFmt formatCode="${attributeText(code)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr>${NO_LINE}</c:spPr>${paragraphStyle(9, GREY, false)}<c:crossAx val="111111111"/><c:crosses val="${horizontal ? 'max' : 'autoZero'}"/><c:crossBetween val="${type === 'SCATTER' ? 'midCat' : 'between'}"/></c:valAx>`;
  return type === 'SCATTER'
    ? `<c:valAx>${category}<c:crossBetween val="midCat"/></c:valAx>${values}`
    : `<c:catAx>${category}<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>${values}`;
}
