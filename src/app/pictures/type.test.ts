import { pictureType } from './type';

const of = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

test.each([
  ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16], 'image/jpeg'],
  ['PNG', [0x89, ...of('PNG\r\n\x1a\n'), 0], 'image/png'],
  ['WebP', of('RIFF1234WEBPVP8 '), 'image/webp'],
  ['a wave of sound in the same wrapping', of('RIFF1234WAVEfmt '), undefined],
  ['SVG, which can hold a script', of('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
  ['a page', of('<!doctype html>'), undefined],
  ['PDF', of('%PDF-1.7'), undefined],
  ['nothing', [], undefined],
])('%s', (_name, bytes, type) => {
  expect(pictureType(bytes)?.type).toBe(type);
});
