/** The XML reader, and text that XML cannot hold. */
import fc from 'fast-check';
import {
  attribute,
  decodeXstring,
  encodeXstring,
  escapeText,
  parseAttributes,
  unescapeXml,
  XmlError,
  XmlReader,
} from './xml';

describe('text that XML cannot hold', () => {
  const facts: readonly (readonly [string, string, string])[] = [
    ['plain', 'Tổ phụ nữ số 3', 'Tổ phụ nữ số 3'],
    ['a control character', 'a\u0007b', 'a_x0007_b'],
    ['a carriage return, which XML would turn into a line feed', 'a\r\nb', 'a_x000D_\nb'],
    ['text that looks like an escape', '_x0041_', '_x005F_x0041_'],
    ['two that share a sign', '_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['a half character', '\ud83d!', '_xD83D_!'],
    ['a whole one', '😀', '😀'],
    ['no escape: three digits', '_x041_', '_x041_'],
  ];
  test.each(facts)('%s', (_, text, encoded) => {
    expect(encodeXstring(text)).toBe(encoded);
    expect(decodeXstring(encoded)).toBe(text);
  });

  test('any text comes back through an element and through an attribute', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 40 }),
        (text) => {
          const reader = new XmlReader(`<t>${escapeText(text)}</t>`).root();
          expect(decodeXstring(reader.content())).toBe(text);
          const tag = `<t a="${attribute(encodeXstring(text))}">`;
          expect(decodeXstring(parseAttributes(tag).a ?? '')).toBe(text);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('_', 'x', '0', '4', '1', 'A', 'F', '\u0001'), maxLength: 30 }),
        (text) => {
          expect(decodeXstring(encodeXstring(text))).toBe(text);
        },
      ),
    );
  });
});

describe('XmlReader', () => {
  test('gives each child its very source text', () => {
    const source = '<x:a xmlns:x="u"><!-- c --><x:b k=\'1>2\' /><c><d>é&amp;<![CDATA[<]]></d></c></x:a>';
    const found: string[] = [];
    const reader = new XmlReader(source).root();
    reader.children(() => found.push(reader.raw()));
    expect(found).toEqual(["<x:b k='1>2' />", '<c><d>é&amp;<![CDATA[<]]></d></c>']);
  });

  test('a child that is not read is passed over', () => {
    const reader = new XmlReader('<a><b><b>in</b></b><c>out</c></a>').root();
    const found: string[] = [];
    reader.children((name) => {
      if (name === 'c') found.push(reader.content());
    });
    expect(found).toEqual(['out']);
  });

  const broken: readonly string[] = [
    '<a>',
    '<a></b>',
    '<a',
    '<a b="1>',
    'x<a/>',
    '<!DOCTYPE a><a/>',
    '<a>&unknown;</a>',
    '',
  ];
  test.each(broken)('refuses %j', (source) => {
    expect(() => new XmlReader(source).root().content()).toThrow(XmlError);
  });

  test('character references', () => {
    expect(unescapeXml('&#x41;&#66;&lt;&apos;')).toBe("AB<'");
  });
});
