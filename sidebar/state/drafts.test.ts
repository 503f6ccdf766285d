/** Drafts are kept for the user who typed them, for a month. */
import { openDrafts } from './drafts';
import { openKeyValueStore } from './key-value-store';

const store = () =>
  openKeyValueStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
const DAY = 86_400_000;
const draft = {
  values: { day: '28/6', several: ['a'], sure: true },
  submission: 's',
  sent: null,
  version: '',
};

test('a draft comes back as it was', () => {
  const drafts = openDrafts(store(), 'a', () => 5);
  drafts.set('gifts.new', draft);
  expect(drafts.get('gifts.new')).toEqual({ ...draft, at: 5 });
  drafts.remove('gifts.new');
  expect(drafts.has('gifts.new')).toBe(false);
});

test('another person at the same computer does not see it', () => {
  const one = store();
  openDrafts(one, 'a', () => 0).set('gifts.new', draft);
  expect(openDrafts(one, 'b', () => 0).get('gifts.new')).toBeNull();
});

test('after a month it is gone', () => {
  const one = store();
  openDrafts(one, 'a', () => 0).set('gifts.new', draft);
  expect(openDrafts(one, 'a', () => 30 * DAY).has('gifts.new')).toBe(true);
  expect(openDrafts(one, 'a', () => 30 * DAY + 1).has('gifts.new')).toBe(false);
  expect(one.names('')).toEqual([]);
});

test.each(['', '{', '1', '{"values":{"a":1},"submission":"s","version":"","at":0}'])(
  'no draft: %s',
  (text) => {
    const one = store();
    one.set('draft.a.gifts.new', text);
    expect(openDrafts(one, 'a', () => 0).get('gifts.new')).toBeNull();
  },
);
