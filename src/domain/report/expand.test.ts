/** The part and the column that a template says once, written out for every model and every column. */
import fc from 'fast-check';
import { expand, partsWithoutPlace } from './expand';
import { allSlots, headingTag, parts, slotsIn } from './parts';

const p = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
const tc = (text: string, width: number, jc = 'right'): string =>
  `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/><w:tcMar><w:left w:type="dxa" w:w="23"/><w:right w:type="dxa" w:w="68"/></w:tcMar></w:tcPr><w:p><w:pPr><w:jc w:val="${jc}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = `<w:tbl><w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="6000"/><w:gridCol w:w="2400"/></w:tblGrid>${tr(
  tc('TT', 600),
  tc('{ten_cot}', 6000),
  tc('{cot}', 2400),
)}${tr(tc('{#dong}{tt}', 600), tc('{nhan}', 6000), tc('{o}{/dong}', 2400))}${tr(
  tc('', 600),
  tc('Cộng', 6000),
  tc('{tong}', 2400),
)}</w:tbl>`;
const PART = [
  p('{#phan}'),
  p('{tieu_de}'),
  ...[p('{#doan}'), p('{.}'), p('{/doan}')],
  ...[p('{#bang}'), table, p('{/bang}')],
  p('{#co_bieu_do}'),
  '<w:p><w:r><w:drawing><wp:docPr id="1" name="phan" descr="bieu_do:phan"/></w:drawing></w:r></w:p>',
  p('{chu_thich}'),
  p('{/co_bieu_do}'),
  p('{/phan}'),
].join('');

const lines = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([one]) =>
    [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join(''),
  );
/** What stands between the tags of a part. */
const partIn = (xml: string, field: string): string => {
  const text = xml.split(new RegExp(`\\{#${field}\\}|\\{/${field}\\}`));
  return text.length === 3 ? (text[1] ?? '') : '';
};

describe('{#phan}', () => {
  const written = expand(`${p('trước')}${PART}${p('sau')}`, 'topical');

  test('stands for every part, in the order of the report, and nothing else is touched', () => {
    const said = lines(written);
    expect(said.filter((line) => /^\{#(?!doan|bang|co_|dong)/.test(line))).toEqual(
      slotsIn('topical').map(({ field }) => `{#${field}}`),
    );
    expect([said[0], said.at(-1)]).toEqual(['trước', 'sau']);
  });

  test.each(parts.map((part) => [part.key, part] as const))(
    '%s: its own table, its own chart',
    (_key, part) => {
      const own = partIn(written, part.field);
      const cells = lines(own);
      for (const { name, isTotalled } of part.table?.columns ?? []) {
        expect(cells.some((cell) => cell.startsWith(`{${name}}`))).toBe(true);
        expect(cells.includes(`{tong_${name}}`)).toBe(isTotalled);
      }
      expect(own.includes('<w:tbl>')).toBe(part.table !== undefined);
      expect(/descr="bieu_do:(\w+)"/.exec(own)?.[1]).toBe(part.chart?.key);
      expect(own).not.toMatch(/\{cot\}|\{o\}|\{tong\}|\{nhan\}|\{ten_cot\}|\{chu_thich\}/);
    },
  );

  test('every table keeps its width, and its lines open and close once', () => {
    for (const [one] of written.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)) {
      const widths = [...one.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9000);
      expect([one.split('{#dong}').length, one.split('{/dong}').length]).toEqual([2, 2]);
      for (const [row] of one.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g))
        expect(row.split('<w:tc>').length - 1).toBe(widths.length);
    }
  });

  test('no picture has the number of another', () => {
    const ids = [...written.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a part that the template names itself stands there and not among the others', () => {
    const own = expand(`${p('{#qua_tang}')}${p('{tieu_de}')}${p('{/qua_tang}')}${PART}`, 'topical');
    expect(lines(own).filter((line) => line === '{#qua_tang}')).toHaveLength(1);
  });

  test.each([
    ['{#phan}', '{/phan}'],
    ['{#', 'phan}', '{/', 'phan}'],
  ])('a tag that Word has split into runs is the same tag: %s', (...runs) => {
    const half = runs.length / 2;
    const xml = PART.replace(p('{#phan}'), p(...runs.slice(0, half))).replace(
      p('{/phan}'),
      p(...runs.slice(half)),
    );
    expect(lines(expand(xml, 'topical'))).toEqual(lines(expand(PART, 'topical')));
  });

  test('one tag alone is left for the check of the template to name', () => {
    expect(expand(p('{#phan}'), 'topical')).toBe(p('{#phan}'));
  });
});

describe('parts under their headings', () => {
  const under = (name: string) =>
    PART.replace(p('{#phan}'), p(`{#${name}}`)).replace(p('{/phan}'), p(`{/${name}}`));
  const sectionsOf = (xml: string) =>
    lines(xml).flatMap((line) => /^\{#(?!doan|bang|co_|dong)(.*)\}$/.exec(line)?.[1] ?? []);
  test('each stands under its own, those without a place of their own in the rest', () => {
    const written = sectionsOf(expand(under(headingTag('organisation')) + p('---') + PART, 'topical'));
    const own = allSlots.filter(({ heading }) => heading === 'organisation').map(({ field }) => field);
    expect(written.slice(0, own.length).sort()).toEqual(own.sort());
    expect([...written].sort()).toEqual(allSlots.map(({ field }) => field).sort());
  });
  test('a heading that a template has no place for is named with the part', () => {
    const written = expand(under(headingTag('movement')), 'periodic');
    expect(partsWithoutPlace(written, ['qua_tang', 'to_chuc'])).toEqual(['Tổ chức Hội, hội viên']);
  });
  test('one place for charts is written out for every chart', () => {
    const block = [
      p('{#co_bieu_do}'),
      '<w:p><w:r><w:drawing><wp:docPr id="1" name="phan" descr="bieu_do:phan"/></w:drawing></w:r></w:p>',
      p('{chu_thich}'),
      p('{/co_bieu_do}'),
    ];
    const written = expand([p('{#bieu_do}'), ...block, p('{/bieu_do}')].join(''), 'topical');
    expect([...written.matchAll(/descr="bieu_do:(\w+)"/g)].map(([, key]) => key)).toEqual(
      slotsIn('topical').flatMap(({ part: { chart } }) => (chart ? [chart.key] : [])),
    );
  });
});

test('told parts without a place are named', () => {
  const own = [p('{#qua_tang}'), p('{/qua_tang}')].join('');
  expect(partsWithoutPlace(expand(own, 'topical'), ['qua_tang', 'tuyen_truyen'])).toEqual(['Tuyên truyền']);
  expect(partsWithoutPlace(expand(own + PART, 'topical'), ['qua_tang', 'tuyen_truyen'])).toEqual([]);
});

test('text without a part is as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z {}#/]{0,12}$/)), (texts) => {
      const xml = texts
        .filter((text) => !text.includes('phan'))
        .map((text) => p(text))
        .join('');
      expect(expand(xml, 'periodic')).toBe(xml);
    }),
  );
});
