/** Text, colours and labels in a chart part (DrawingML). */
import { attributeText, escapeText } from './xml';

export const INK = '#1f2933';
export const GREY = '#52606d';
export const LINES = '#d9dee4';

const rgb = (color: string): string => color.replace('#', '').toUpperCase();
export const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${rgb(color)}"/></a:solidFill>`;
export const NO_LINE = '<a:ln><a:noFill/></a:ln>';

export function paragraphStyle(size: number, color: string, bold: boolean): string {
  return (
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${solid(color)}` +
    '<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
  );
}

export function paragraph(text: string, size: number, color: string, bold: boolean): string {
  const style = `sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}"`;
  const font = `${solid(color)}<a:latin typeface="Arial"/><a:cs typeface="Arial"/>`;
  return (
    `<a:p><a:pPr><a:defRPr ${style}>${font}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="vi-VN" ${style}>${font}</a:rPr><a:t>${escapeText(text)}</a:t></a:r></a:p>`
  );
}

export const richTitle = (paragraphs: string, rotated = false): string =>
  `<c:title><c:tx><c:rich><a:bodyPr${rotated ? ' rot="-5400000" vert="horz"' : ''}/><a:lstStyle/>${paragraphs}</c:rich></c:tx><c:overlay val="0"/></c:title>`;

const LABEL_FLAGS = [
  'showLegendKey',
  'showVal',
  'showCatName',
  'showSerName',
  'showPercent',
  'showBubbleSize',
] as const;
export type LabelFlag = (typeof LABEL_FLAGS)[number];

export function labels(
  show: readonly LabelFlag[],
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
