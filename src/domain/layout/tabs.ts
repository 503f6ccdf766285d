/** The summary tabs: what stands on each, in which order. Figures come from the metrics, looks from the grid. */

import {
  breakDown,
  type Chart,
  evaluate,
  type Figure,
  type MetricKey,
  metrics,
  productStock,
  wardCharts,
} from '../figures';
import { calculation, leftOf, type Provenance, queryOf } from '../figures/provenance';
import { type ListKey, tableKeys, type WardData } from '../tables';
import { compareText, inPeriod, monthsOf, type Period, samePeriodBefore } from '../values';
import { giftList } from './gift-list';
import { type Grid, GridBuilder, type GridCell } from './grid';
import { beside, chapterLines, evenly, listLines, monthLines, PAGE_WIDTH, type Tab, withWard } from './lines';
import { pairingLife } from './pairing-life';
import { rankingBlock } from './ranking';
import { layOutSources, SOURCES_SHEET } from './sources';
import { type Made, stampOf } from './stamp';
import {
  breakdownBlock,
  type Column,
  changeInWords,
  chapterName,
  compareBlock,
  numberCell,
  type Summarised,
  sourcesInWords,
} from './table';
import { activityTab, stockBlock } from './tabs/activity';
import { fundTab } from './tabs/funds';
import { reviewTab } from './tabs/reviews';
import { chapterTargets, wardTargets } from './targets';
import { TRACE_HINT } from './trace-tab';

/** Lays out every summary tab of what the ward records. Pure: the same rows and stamp give the same grids. */
export function summaryTabs(ward: WardData, period: Period, made: Made): Grid[] {
  const sources = layOutSources(ward, period, made);
  const summarised: Summarised = {
    ward,
    period,
    before: samePeriodBefore(period),
    sourceOf: sources.of,
  };
  const shown = tabs.filter((tab) => tab.isShown?.(ward) ?? true);
  const grids = shown.map((tab) => {
    const grid = new GridBuilder(tab.name, tab.widths(summarised));
    const stamp = stampOf(ward, period, made, tab.from);
    const unionName = ward.settings.shortName ?? ward.settings.unionName;
    // One height for both: heights are set run by run.
    grid.line(unionName === null ? tab.title : `${tab.title} – ${unionName}`, 'title', HEAD_HEIGHT);
    grid.line(`${stamp.line} · ${TRACE_HINT}`, 'stamp', HEAD_HEIGHT);
    if (stamp.leftOut !== '') grid.line(stamp.leftOut, 'stamp');
    const frozen = grid.height;
    tab.draw(grid, summarised);
    return grid.build(Math.min(frozen, 2));
  });
  return [...grids, sources.grid];
}

/** Pixels: two lines of a stamp. */
const HEAD_HEIGHT = 32;

/** What a summary tab says whose model the ward records no more: figures of long ago must not stand as today's. */
export function retiredTab(name: string): Grid {
  const tab = tabs.find((one) => one.name === name);
  const grid = new GridBuilder(name, [PAGE_WIDTH]);
  grid.line(tab?.title ?? name, 'title', 30);
  grid.line('Phường không ghi mô hình này nữa. Có thể xoá tab.', 'stamp');
  return grid.build(2);
}

const BIG: readonly { key: MetricKey; label: string }[] = [
  { key: 'members', label: 'Hội viên' },
  { key: 'memberRate', label: 'Tỷ lệ thu hút' },
  { key: 'pairs', label: 'Cặp 1+1 lập trong kỳ' },
  { key: 'scrapIncome', label: 'Tiền bán phế liệu (đ)' },
  { key: 'giftParcels', label: 'Suất quà' },
  { key: 'giftValue', label: 'Trị giá quà tặng (đ)' },
];

/** Blocks of the models that a ward may record; one that it does not leaves no heading. */
const OF_MODELS: readonly (readonly [heading: string, keys: readonly MetricKey[]])[] = [
  ['Thu chi', ['incomeCash', 'incomeInKind', 'spendingTotal', 'handedOn']],
  ['Sản phẩm tái chế', ['productsMade', 'productsSold', 'productsGiven', 'productIncome']],
  ['3 có 3 biết', ['reviewScore', 'reviewsFull', 'faceRate', 'circumstanceRate', 'needRate']],
  ['Mẹ đỡ đầu', ['childrenSponsored', 'sponsorshipDue', 'sponsorshipPaid']],
  ['Mái ấm tình thương', ['houses', 'houseCash', 'houseWorkdays', 'houseHouseholdsOut']],
  ['Chủ nhật xanh', ['greenSundays', 'greenAttendance', 'streetKm', 'trees', 'bins']],
  ['Tuyên truyền', ['outreachSessions', 'outreachAttendance']],
  ['Điểm chia sẻ', ['sharingIn', 'sharingOut', 'sharingItems']],
];

/** Two rows of charts and the big figures fill the first printed page. */
const CHART_ROWS = 9;
const ROW_HEIGHT = 21;
const MILLION = 1_000_000;

/** The ward on one page: six big figures, the charts, then the table. */
const wardTab: Tab = {
  name: 'TH Chung',
  title: 'TỔNG HỢP CHUNG',
  from: tableKeys,
  widths: () => Array.from({ length: 6 }, () => Math.floor(PAGE_WIDTH / 6)),
  draw: (grid, summarised) => {
    const { ward, period, before } = summarised;
    const figures = BIG.map(({ key, label }) => ({
      key,
      label,
      unit: metrics[key].unit,
      now: evaluate(key, ward, period),
      past: evaluate(key, ward, before),
    }));
    grid.gap();
    grid.row(
      figures.map(({ label }): GridCell => ({ value: label, style: 'bigLabel' })),
      ROW_HEIGHT,
    );
    grid.row(
      figures.map(({ key, now, unit }) => ({
        ...numberCell(now, unit, 'bigNumber', queryOf(key, period)),
        note: sourcesInWords(now),
      })),
      34,
    );
    grid.row(
      figures.map(({ key, now, past, unit }) => ({
        ...bigChange(now, past, unit),
        provenance: { kind: 'change', of: [queryOf(key, period), queryOf(key, before)] },
      })),
      ROW_HEIGHT,
    );
    grid.gap();

    const charts = wardCharts(ward, period);
    const chartTop = grid.height;
    const height = CHART_ROWS * ROW_HEIGHT;
    // Up to six charts stand on the first page: beyond four, three beside each other.
    const abreast = charts.length > 4 ? 3 : 2;
    grid.gap(Math.ceil(charts.length / abreast) * (CHART_ROWS + 1) + (charts.length > 0 ? 2 : 0));

    compareBlock(
      grid,
      summarised,
      'Tổ chức Hội',
      [
        'chapters',
        'groups',
        'pledges',
        'womenAdults',
        'members',
        'memberRate',
        'membersJoined',
        'membersLeft',
        'membersGained',
        'coreMembers',
        'partyMembers',
      ],
      2,
    );
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Hoàn cảnh',
      ['hardshipMembers', 'poorHouseholds', 'nearPoorHouseholds', 'orphans', 'disabledChildren'],
      2,
    );
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Cặp 1+1',
      [
        'pairs',
        'pairsAtWork',
        'pairResults',
        'womenWon',
        'partyAdmitted',
        'householdsOut',
        'supportTimes',
        'supportValue',
        'hardshipHelped',
        'hardshipHelpedRate',
      ],
      2,
    );
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Tái chế',
      [
        'recyclingChapters',
        'cans',
        'cardboard',
        'iron',
        'plastic',
        'scrapWeight',
        'scrapIncome',
        'scrapPerMember',
      ],
      2,
    );
    grid.gap();
    compareBlock(
      grid,
      summarised,
      'Quà tặng',
      ['giftTimes', 'giftParcels', 'giftValue', 'giftValueRecycling', 'giftShareRecycling'],
      2,
    );
    for (const [heading, keys] of OF_MODELS) {
      grid.gap();
      compareBlock(grid, summarised, heading, keys, 2);
    }
    grid.gap();
    wardTargets(grid, summarised);

    for (const [index, chart] of charts.entries()) {
      grid.gap();
      grid.line(`Số liệu của biểu đồ: ${chart.title}`, 'heading');
      const top = grid.height;
      const [first, second] = chart.headers;
      const rows = chart.points.length + 1;
      // Millions at the bars of a chart of money: long numbers would run into each other.
      const isMoney =
        chart.unit === 'đ' && Math.max(...chart.points.map(({ value }) => value)) >= 10 * MILLION;
      grid.merge({ row: top, column: 0, rows, columns: 2 });
      grid.row([
        { value: first, style: 'head' },
        { value: '', style: 'head' },
        { value: isMoney ? second.replace('(đ)', '(triệu đ)') : second, style: 'headNumber' },
      ]);
      for (const { label, value, of } of chart.points) {
        const provenance = drawn(
          chart,
          of,
          period,
          isMoney ? 'millions' : chart.key === 'reviewScores' ? 'tenths' : null,
        );
        grid.row([
          { value: label, style: 'label' },
          { value: '', style: 'label' },
          isMoney
            ? { value: value / MILLION, style: 'number', format: '#,##0.0', provenance }
            : { value, style: 'number', format: Number.isInteger(value) ? '#,##0' : '#,##0.0', provenance },
        ]);
      }
      grid.chart({
        // A figure at a bar is nothing without its unit, and a title has room for one line.
        chart: isMoney ? { ...chart, title: `${chart.title.replace(', năm ', ' ')} (triệu đ)` } : chart,
        anchor: {
          row: chartTop + Math.floor(index / abreast) * (CHART_ROWS + 1),
          column: (index % abreast) * (6 / abreast),
        },
        width: Math.floor(PAGE_WIDTH / abreast) - 12,
        height,
        labels: { row: top, column: 0, rows, columns: 1 },
        values: { row: top, column: 2, rows, columns: 1 },
      });
    }
  },
};

/** Where the bar of a chart comes from. */
function drawn(
  { parts }: Chart,
  of: readonly string[],
  period: Period,
  as: 'millions' | 'tenths' | null,
): Provenance {
  const bars = of.map(
    (one): Provenance =>
      parts === null
        ? leftOf((side) => ({ kind: 'book', period, fund: one, side }))
        : queryOf(parts[0], period, [parts[1]], [one]),
  );
  const whole = calculation(bars, '+');
  return as === null ? whole : { kind: 'drawn', of: whole, as };
}

function bigChange(now: Figure, past: Figure, unit: (typeof metrics)[MetricKey]['unit']): GridCell {
  if (now.value === null || past.value === null)
    return { value: 'chưa có năm trước để so', style: 'bigChange' };
  const words = `${changeInWords(now.value, past.value, unit)} so với cùng kỳ`;
  // The arrow says up or down; the verb is in the note, for who does not see it.
  const short = words.replace('tăng ', '▲ ').replace('giảm ', '▼ ').replace('điểm phần trăm', 'điểm %');
  return { value: short, style: 'bigChange', note: words };
}

/** Chapters side by side. */
const chapterTab: Tab = {
  name: 'TH Chi hội',
  title: 'TỔNG HỢP THEO CHI HỘI',
  from: ['chapters', 'members', 'pairings', 'recycling', 'gifts', 'reviews', 'baseline'],
  widths: () => evenly(150, 9),
  draw: (grid, summarised) => {
    const lines = chapterLines(summarised);
    const common = { dimension: 'chapter', lineHeader: 'Chi hội', lines } as const;
    rankingBlock(grid, summarised, lines);
    grid.gap();
    chapterTargets(grid, summarised);
    grid.gap();
    breakdownBlock(grid, summarised, 'Hội viên', {
      ...common,
      columns: [
        { header: 'Tổ phụ nữ', key: 'groups' },
        { header: 'Phụ nữ từ 18 tuổi', key: 'womenAdults' },
        ...beside('members', 'Hội viên'),
        { header: 'Tăng, giảm', key: 'members', of: 'change' },
        ...beside('memberRate', 'Tỷ lệ thu hút'),
        { header: 'Hội viên mới', key: 'membersJoined' },
        { header: 'Hội viên rời đi', key: 'membersLeft' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Cặp 1+1 và tái chế', {
      ...common,
      columns: [
        ...beside('pairs', 'Cặp 1+1 lập trong kỳ'),
        { header: 'Cặp đạt kết quả', key: 'pairResults' },
        { header: 'Vỏ lon', key: 'cans' },
        { header: 'Phế liệu (kg)', key: 'scrapWeight' },
        ...beside('scrapIncome', 'Tiền phế liệu (đ)'),
        { header: 'Tiền một hội viên (đ)', key: 'scrapPerMember' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Quà tặng', {
      ...common,
      lines: withWard(lines),
      columns: [
        ...beside('giftTimes', 'Lần tặng'),
        ...beside('giftParcels', 'Suất quà'),
        ...beside('giftValue', 'Trị giá (đ)'),
      ],
    });
  },
};

const memberTab: Tab = {
  name: 'TH Hội viên',
  title: 'TỔNG HỢP HỘI VIÊN',
  from: ['members', 'circumstances', 'baseline'],
  widths: () => evenly(200, 7),
  draw: (grid, summarised) => {
    compareBlock(
      grid,
      summarised,
      'Hội viên toàn phường',
      [
        'womenAdults',
        'members',
        'memberRate',
        'membersJoined',
        'membersLeft',
        'membersGained',
        'honoraryMembers',
        'coreMembers',
        'partyMembers',
      ],
      2,
    );
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: chapterLines(summarised),
      columns: [
        { header: 'Phụ nữ từ 18 tuổi', key: 'womenAdults' },
        ...beside('members', 'Hội viên'),
        ...beside('memberRate', 'Tỷ lệ thu hút'),
        { header: 'Mới', key: 'membersJoined' },
        { header: 'Rời đi', key: 'membersLeft' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Mới và rời đi theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      columns: [
        { header: 'Hội viên mới', key: 'membersJoined' },
        { header: 'Hội viên rời đi', key: 'membersLeft' },
        { header: 'Tăng thêm', key: 'membersGained' },
      ],
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo năm sinh', {
      dimension: 'birthDecade',
      lineHeader: 'Năm sinh',
      lines: Array.from({ length: 11 }, (_, n) => 1920 + n * 10).map((year) => ({
        key: String(year),
        label: `${year} – ${year + 9}`,
      })),
      columns: [...beside('members', 'Hội viên'), { header: 'Tăng, giảm', key: 'members', of: 'change' }],
      blankLabel: 'Chưa ghi năm sinh',
      onlyRecorded: true,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo hoàn cảnh', {
      dimension: 'circumstances',
      lineHeader: 'Hoàn cảnh',
      lines: listLines('circumstances', summarised),
      columns: [
        ...beside('circumstances', 'Hội viên'),
        { header: 'Tăng, giảm', key: 'circumstances', of: 'change' },
      ],
      onlyRecorded: true,
      hasTotal: false,
      remark: 'Một hội viên có thể có nhiều hoàn cảnh, nên không cộng các dòng.',
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo nhu cầu', {
      dimension: 'needs',
      lineHeader: 'Nhu cầu',
      lines: listLines('needs', summarised),
      columns: [...beside('needs', 'Hội viên')],
      onlyRecorded: true,
      hasTotal: false,
      remark: 'Một hội viên có thể có nhiều nhu cầu, nên không cộng các dòng.',
    });
  },
};

const pairingTab: Tab = {
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
        'womenWon',
        'partyAdmitted',
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
    const states = summarised.ward.context.catalogue.pairStates;
    breakdownBlock(grid, summarised, 'Theo loại cặp', {
      dimension: 'kind',
      lineHeader: 'Loại cặp',
      lines: listLines('pairKinds', summarised),
      columns: [
        ...beside('pairs', 'Lập trong kỳ'),
        ...states.slice(0, 3).map(
          ({ key, label }): Column => ({
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

const recyclingTab: Tab = {
  name: 'TH Tái chế',
  title: 'TỔNG HỢP TÁI CHẾ – BIẾN RÁC THÀNH TIỀN',
  from: ['recycling', 'products'],
  // A column takes 130.000.000 in bold; a year's thirteen columns are printed a little smaller to fit the page.
  widths: ({ period }) => {
    const months = monthsOf(period).length;
    return months <= 12 && months > 8
      ? [120, ...Array.from({ length: months + 1 }, () => 88)]
      : evenly(120, 9);
  },
  draw: (grid, summarised) => {
    const { ward } = summarised;
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        'recyclingChapters',
        'recyclingSales',
        'cans',
        'cardboard',
        'iron',
        'plastic',
        'scrapWeight',
        'scrapIncome',
        'scrapPerMember',
      ],
      3,
    );
    grid.gap();
    const materials = listLines('materials', summarised);
    breakdownBlock(grid, summarised, 'Theo loại phế liệu', {
      dimension: 'material',
      lineHeader: 'Loại',
      lines: materials,
      columns: [
        { header: 'Đếm được', key: 'scrapPieces' },
        { header: 'Năm trước', key: 'scrapPieces', of: 'before' },
        { header: 'Cân được (kg)', key: 'scrapWeight' },
        { header: 'Năm trước', key: 'scrapWeight', of: 'before' },
        { header: 'Tiền bán (đ)', key: 'scrapIncome' },
        { header: 'Năm trước', key: 'scrapIncome', of: 'before' },
      ],
      onlyRecorded: true,
    });
    const byMaterial: Column[] = [
      { header: 'Vỏ lon', key: 'cans' },
      { header: 'Bìa, giấy (kg)', key: 'cardboard' },
      { header: 'Sắt (kg)', key: 'iron' },
      { header: 'Nhựa (kg)', key: 'plastic' },
      { header: 'Cộng cân được (kg)', key: 'scrapWeight' },
      ...beside('scrapIncome', 'Tiền bán (đ)'),
      { header: 'Lần bán', key: 'recyclingSales' },
    ];
    grid.gap();
    const lines = chapterLines(summarised);
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines,
      columns: byMaterial,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      // The year before has other months: its column would stand on other lines.
      columns: byMaterial.filter(({ of }) => of !== 'before'),
    });
    grid.gap();
    productBlocks(grid, summarised);
    const months = monthsOf(summarised.period);
    if (months.length > 12) return;
    grid.gap();
    breakdownBlock(grid, summarised, 'Tiền bán theo chi hội và tháng (đ)', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: lines.filter(({ key }) => ward.context.chapters.get(key) !== undefined),
      columns: [
        ...months.map(
          (month): Column => ({
            header: `T${Number(month.slice(5))}`,
            key: 'scrapIncome',
            at: { dimension: 'month', value: month },
          }),
        ),
        { header: 'Cả kỳ', key: 'scrapIncome' },
      ],
    });
  },
};

/** Things made of scrap. */
function productBlocks(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period } = summarised;
  if (!ward.present.has('products')) return;
  compareBlock(
    grid,
    summarised,
    'Sản phẩm tái chế',
    ['productsMade', 'productsSold', 'productsGiven', 'productIncome'],
    3,
  );
  const columns: Column[] = [
    { header: 'Làm ra', key: 'productsMade' },
    { header: 'Bán', key: 'productsSold' },
    { header: 'Tặng', key: 'productsGiven' },
    ...beside('productIncome', 'Tiền thu (đ)'),
  ];
  grid.gap();
  breakdownBlock(grid, summarised, 'Theo sản phẩm', {
    dimension: 'product',
    lineHeader: 'Sản phẩm',
    lines: listLines('products', summarised),
    columns,
    onlyRecorded: true,
  });
  grid.gap();
  breakdownBlock(grid, summarised, 'Sản phẩm theo chi hội', {
    dimension: 'chapter',
    lineHeader: 'Chi hội',
    lines: chapterLines(summarised),
    columns,
    onlyRecorded: true,
  });
  grid.gap();
  stockBlock(grid, 'Sản phẩm còn lại', ['Làm ra', 'Bán, tặng', 'Còn'], productStock(ward, period), {
    table: 'products',
    period,
  });
}

const giftTab: Tab = {
  name: 'TH Quà tặng',
  title: 'TỔNG HỢP QUÀ TẶNG',
  from: ['gifts'],
  widths: () => evenly(220, 7),
  draw: (grid, summarised) => {
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      ['giftTimes', 'giftParcels', 'giftValue', 'giftValueRecycling', 'giftShareRecycling'],
      2,
    );
    const columns: Column[] = [
      ...beside('giftTimes', 'Lần tặng'),
      ...beside('giftParcels', 'Suất quà'),
      ...beside('giftValue', 'Trị giá (đ)'),
      { header: 'Tăng, giảm trị giá (đ)', key: 'giftValue', of: 'change' },
    ];
    const lists: readonly { heading: string; dimension: string; list: ListKey; header: string }[] = [
      { heading: 'Theo dịp', dimension: 'occasion', list: 'occasions', header: 'Dịp' },
      { heading: 'Theo đối tượng', dimension: 'recipients', list: 'recipients', header: 'Đối tượng' },
      { heading: 'Theo nguồn kinh phí', dimension: 'fund', list: 'funds', header: 'Nguồn kinh phí' },
    ];
    for (const { heading, dimension, list, header } of lists) {
      grid.gap();
      breakdownBlock(grid, summarised, heading, {
        dimension,
        lineHeader: header,
        lines: listLines(list, summarised),
        columns,
        onlyRecorded: true,
      });
    }
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: withWard(chapterLines(summarised)),
      columns,
    });
    grid.gap();
    occasionsByChapter(grid, summarised);
    grid.gap();
    inKind(grid, summarised);
    grid.gap();
    giftList(grid, summarised);
  },
};

/** Occasion × chapter as lines, because a ward may have 115 chapters and a page is seven columns wide. */
function occasionsByChapter(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period, before } = summarised;
  grid.line('Dịp và chi hội', 'heading');
  const pick = (key: MetricKey, of: Period) =>
    new Map(
      breakDown(key, ward, of, ['occasion', 'chapter'], period.to).map((part) => [
        part.keys.join('\n'),
        part,
      ]),
    );
  const [times, parcels, value, valueBefore] = [
    pick('giftTimes', period),
    pick('giftParcels', period),
    pick('giftValue', period),
    pick('giftValue', before),
  ];
  const expected = withWard(chapterLines(summarised));
  // Chapters that are gone and still have rows: a line is missing from no total.
  const strangers = new Set(
    [...(times?.values() ?? []), ...(valueBefore?.values() ?? [])].map(({ keys }) => keys[1]),
  );
  for (const { key } of expected) strangers.delete(key);
  const lines = [
    ...expected,
    ...[...strangers].flatMap((key) => (key === undefined ? [] : [{ key, label: chapterName(ward, key) }])),
  ];
  const rows = listLines('occasions', summarised).flatMap((occasion) =>
    lines.flatMap((chapter) => {
      const name = `${occasion.key}\n${chapter.key}`;
      return times?.has(name) || valueBefore?.has(name) ? [{ occasion, chapter, name }] : [];
    }),
  );
  if (rows.length === 0) {
    grid.line('Chưa có dòng nào trong kỳ.', 'remark');
    return;
  }
  grid.row([
    { value: 'Dịp', style: 'head' },
    { value: 'Chi hội', style: 'head' },
    { value: 'Lần tặng', style: 'headNumber' },
    { value: 'Suất quà', style: 'headNumber' },
    { value: 'Trị giá (đ)', style: 'headNumber' },
    { value: 'Trị giá năm trước (đ)', style: 'headNumber' },
  ]);
  const none: Figure = { value: null, sources: [] };
  let last = '';
  for (const { occasion, chapter, name } of rows) {
    const of = (key: MetricKey, when: Period = period) =>
      queryOf(key, when, ['occasion', 'chapter'], [occasion.key, chapter.key], period.to);
    grid.row([
      { value: occasion.label === last ? '' : occasion.label, style: 'label' },
      { value: chapter.label, style: 'text' },
      numberCell(times?.get(name) ?? none, 'lần', 'number', of('giftTimes')),
      numberCell(parcels?.get(name) ?? none, 'suất', 'number', of('giftParcels')),
      numberCell(value?.get(name) ?? none, 'đ', 'number', of('giftValue')),
      numberCell(valueBefore?.get(name) ?? none, 'đ', 'number', of('giftValue', before)),
    ]);
    last = occasion.label;
  }
  const whole = (key: MetricKey, of: Period = period) =>
    numberCell(evaluate(key, ward, of), metrics[key].unit, 'totalNumber', queryOf(key, of));
  grid.rule(grid.height, 6);
  grid.row([
    { value: 'Tổng cộng', style: 'total' },
    { value: '', style: 'total' },
    whole('giftTimes'),
    whole('giftParcels'),
    whole('giftValue'),
    whole('giftValue', before),
  ]);
}

/** What was given in kind, added up by thing. */
function inKind(grid: GridBuilder, { ward, period, before }: Summarised): void {
  // Rows of this period and of the one before; a period of more than a year overlaps the one before it.
  const things = new Map<string, { row: number; amount: number }[][]>();
  for (const { day, items, row } of ward.records.gifts.rows) {
    for (const [at, of] of [period, before].entries()) {
      if (!inPeriod(day, of)) continue;
      for (const { name, amount } of items) {
        const rows = things.get(name) ?? [[], []];
        rows[at]?.push({ row, amount });
        things.set(name, rows);
      }
    }
  }
  grid.line('Hiện vật', 'heading');
  if (things.size === 0) {
    grid.line('Chưa có hiện vật nào ghi kèm số lượng.', 'remark');
    return;
  }
  grid.row([
    { value: 'Hiện vật', style: 'head' },
    { value: 'Kỳ này', style: 'headNumber' },
    { value: 'Năm trước', style: 'headNumber' },
  ]);
  for (const [name, periods] of [...things].sort(([a], [b]) => compareText(a, b))) {
    grid.row([
      { value: name, style: 'label' },
      ...periods.map((rows) =>
        numberCell({ value: rows.reduce((total, { amount }) => total + amount, 0) || null }, 'kg', 'number', {
          ...{ kind: 'rows', name, unit: 'kg', table: 'gifts', rows },
        }),
      ),
    ]);
  }
}

export const tabs: readonly Tab[] = [
  wardTab,
  chapterTab,
  memberTab,
  pairingTab,
  recyclingTab,
  giftTab,
  fundTab,
  reviewTab,
  activityTab,
];
/** Names of the tabs that Tổng hợp may make; those of models that a ward does not record are not made. */
export const summaryNames: readonly string[] = [...tabs.map(({ name }) => name), SOURCES_SHEET];
