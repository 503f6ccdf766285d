/** An input that refers to an active pair, found by the name of either side. */
import { describe } from '../../src/shared/problem';
import { narrow } from '../search/options';
import { pairReference, usePairs } from '../state/pairs';
import { Combobox } from './Combobox';
import type { TextInputProps } from './input-props';
import { Picked } from './people';

const MOST = 30;

export function PairInput(props: TextInputProps) {
  const { value } = props;
  const pairs = usePairs();
  return (
    <>
      <Combobox
        {...props}
        nothingFound="Không có cặp nào đang giúp như vậy."
        isClosedList
        find={(query) => {
          if (pairs?.ok !== true)
            return {
              items: [],
              more: 0,
              note: pairs === null ? 'Đang tải các cặp …' : describe(pairs.problem),
            };
          const found = narrow(pairs.value, query, (pair) => [pair.label, pair.id, pairReference(pair)]);
          return {
            items: found
              .slice(0, MOST)
              .map((pair) => ({ key: pair.id, label: pairReference(pair), detail: pair.kind })),
            more: Math.max(0, found.length - MOST),
          };
        }}
      />
      <Picked text={value.includes('·') ? value : ''} />
    </>
  );
}
