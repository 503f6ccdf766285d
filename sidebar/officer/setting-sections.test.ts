/** Every setting of the dialog stands under one heading. */
import { settingKeys } from '../../src/domain/ward';
import { inSections, SECTIONS } from './setting-sections';

test('each setting has its heading, and no other', () => {
  const placed = SECTIONS.flatMap(([, keys]) => keys);
  expect([...placed].sort()).toEqual([...settingKeys].sort());
});

test('one that is named nowhere stands last', () => {
  const sections = inSections([{ key: 'new' }, { key: 'signer' }, { key: 'unionName' }]);
  expect(sections.map(({ title, fields }) => [title, fields.map(({ key }) => key)])).toEqual([
    ['Hội của chị', ['unionName']],
    ['Văn bản và người ký', ['signer']],
    ['Khác', ['new']],
  ]);
});
