/** TH Cặp 1+1: pairs by kind, result, chapter and month, and what became of them. */
import type { MetricKey } from '../../figures';
import type { FigureColumn } from '../blocks';
import { beside, chapterLines, evenly, listLines, monthLines, type Tab } from '../lines';
import { pairingLife } from '../pairing-life';
import { breakdownBlock, compareBlock } from '../table';

export const pairingTab: Tab = {
  name: 'TH Cặp 1+1',
  title: 'TỔNG HỢP CẶP 1+1',
  from: ['pairings', 'supports', 'circumstances'],
  widths: () => evenly(230, 6),
  draw: (grid, summarised) => {
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        'pairs',
        'pairsAtWork',
        'pairResults',
        'pairChapters',
        'womenWon',
        'partyClass',
        'partyIntroduced',
        'partyAdmitted',
        'householdsOutOfPoverty',
        'householdsOutOfNearPoverty',
        'householdsOut',
        'supportTimes',
        'pairsSupported',
        'supportAtPairing',
        'supportGiven',
        'supportValue',
        'hardshipHelped',
        'hardshipHelpedRate',
        'helpersAtWork',
      ],
      2,
    );
    grid.gap();
    const states = summarised.ward.context.catalogue.pairStates.entries;
    breakdownBlock(grid, summarised, 'Theo loại cặp', {
      dimension: 'kind',
      lineHeader: 'Loại cặp',
      lines: listLines('pairKinds', summarised),
      columns: [
        ...beside('pairs', 'Lập trong kỳ'),
        ...states.slice(0, 3).map(
          ({ key, label }): FigureColumn<MetricKey> => ({
            header: label,
            key: 'pairs',
            at: { dimension: 'state', value: key },
          }),
        ),
        { header: 'Trị giá hỗ trợ (đ)', key: 'supportValue' },
      ],
      remark: `${states
        .slice(0, 3)
        .map(({ label }) => label)
        .join(', ')}: các cặp lập trong kỳ nay ra sao.`,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Kết quả đạt được trong kỳ', {
      dimension: 'result',
      lineHeader: 'Kết quả',
      lines: listLines('pairResults', summarised),
      columns: [
        ...beside('pairResults', 'Số cặp'),
        { header: 'Tăng, giảm', key: 'pairResults', of: 'change' },
      ],
      onlyRecorded: true,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: chapterLines(summarised),
      columns: [
        ...beside('pairs', 'Lập trong kỳ'),
        { header: 'Đang giúp cuối kỳ', key: 'pairsAtWork' },
        { header: 'Đạt kết quả', key: 'pairResults' },
        ...beside('supportValue', 'Trị giá hỗ trợ (đ)'),
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Hỗ trợ theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      columns: [
        { header: 'Cặp lập mới', key: 'pairs' },
        { header: 'Cặp đạt kết quả', key: 'pairResults' },
        { header: 'Lần hỗ trợ', key: 'supportTimes' },
        { header: 'Trị giá hỗ trợ (đ)', key: 'supportValue' },
      ],
    });
    pairingLife(grid, summarised);
  },
};
