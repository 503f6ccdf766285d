/**
 * Parts of a document with pages of their own (in Word: sections), as Word stores them: each ends with a paragraph that
 * carries its page, the last with what stands at the end of the body. An annex that is left out leaves its page behind.
 */
import { spansOf } from './blocks';

/** Something that a reader sees. */
const SEEN = /<w:t(?: [^>]*)?>[^<]*\S[^<]*<\/w:t>|<w:drawing\b|<w:tbl\b|<w:pict\b/;
const PAGE = /<w:sectPr\b[\s\S]*?<\/w:sectPr>/;

/** The same without the sections in which nothing is seen; a document of one section stays as it is. */
export function withoutEmptySections(document: string): string {
  const open = document.indexOf('<w:body>') + '<w:body>'.length;
  const last = document.lastIndexOf('<w:sectPr');
  const body = document.slice(open, last);
  const carriers = [...spansOf(body, 'p')].filter(({ start, end }) => PAGE.test(body.slice(start, end)));
  if (last < 0 || carriers.length === 0) return document;
  const sections = [
    ...carriers.map(({ start, end }, at) => {
      const carrier = body.slice(start, end);
      return {
        text: body.slice(carriers[at - 1]?.end ?? 0, start),
        carrier,
        page: PAGE.exec(carrier)?.[0] ?? '',
      };
    }),
    {
      text: body.slice(carriers.at(-1)?.end ?? 0),
      carrier: '',
      page: document.slice(last, document.indexOf('</w:body>')),
    },
  ];
  const kept = sections.filter(({ text, carrier }) => SEEN.test(text) || SEEN.test(carrier));
  const end = kept.at(-1);
  if (kept.length === sections.length || end === undefined) return document;
  // The page of what is now the last section stands at the end of the body, and its paragraph carries none.
  const before = kept.slice(0, -1).map(({ text, carrier }) => text + carrier);
  const written = [...before, end.text, end.carrier.replace(PAGE, ''), end.page].join('');
  return document.slice(0, open) + written + document.slice(document.indexOf('</w:body>'));
}
