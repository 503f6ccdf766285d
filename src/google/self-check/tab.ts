/** What a tab can bear besides values: protections, rules, links, charts, marks, the selection. */
import type { Bench } from './bench';
import { type Fact, refusalOf, type Seen } from './fact';

function protection(bench: Bench): Seen {
  const range = bench.cells(2);
  const own = range.protect().setDescription('Tự kiểm tra').setWarningOnly(true);
  const isWarning = own.isWarningOnly();
  range.getCell(1, 1).setValue('ghi được');
  SpreadsheetApp.flush();
  const kept = bench.sheet().getProtections(SpreadsheetApp.ProtectionType.RANGE);
  const isKept = kept.some((one) => one.getDescription() === 'Tự kiểm tra' && one.isWarningOnly());
  return {
    holds: isWarning && isKept,
    seen: isKept ? 'chỉ cảnh báo, mã vẫn ghi được' : 'không đọc lại được',
  };
}

/** As *Cài đặt sổ* builds its rules: a new one lets the cell stand without being told to. */
function redCorner(bench: Bench): Seen {
  const cell = bench.cells();
  cell.setDataValidation(
    SpreadsheetApp.newDataValidation().setHelpText('Tự kiểm tra').requireFormulaSatisfied('=FALSE').build(),
  );
  SpreadsheetApp.flush();
  cell.setValue('hôm qua');
  SpreadsheetApp.flush();
  const rule = cell.getDataValidation();
  const type = rule === null ? 'không có luật' : String(rule.getCriteriaType());
  const value: unknown = cell.getValue();
  return {
    holds: type === 'CUSTOM_FORMULA' && rule?.getHelpText() === 'Tự kiểm tra' && value === 'hôm qua',
    seen: `${type}, ô ghi “${String(value)}”`,
  };
}

/** A ward's own strict list: a write that does not fit fails, at once or at the next call. */
function strictRule(bench: Bench): Seen {
  const cell = bench.cells();
  cell.setDataValidation(
    SpreadsheetApp.newDataValidation().setAllowInvalid(false).requireValueInList(['có']).build(),
  );
  SpreadsheetApp.flush();
  const refusal = refusalOf(() => {
    cell.setValue('không');
    SpreadsheetApp.flush();
  });
  return { holds: refusal !== null, seen: refusal === null ? 'vẫn ghi được' : `bị từ chối: ${refusal}` };
}

function link(bench: Bench): Seen {
  const target = `#gid=${bench.sheet().getSheetId()}&range=A1`;
  const cell = bench.cells();
  cell.setRichTextValue(SpreadsheetApp.newRichTextValue().setText('tới A1').setLinkUrl(target).build());
  SpreadsheetApp.flush();
  const read: string | null | undefined = cell.getRichTextValue()?.getLinkUrl();
  return { holds: read?.endsWith(target) === true, seen: read ?? 'không có liên kết' };
}

/** As summaries write it: among values, with `;` in every locale. */
function linkFormula(bench: Bench): Seen {
  const target = `#gid=${bench.sheet().getSheetId()}&range=A1`;
  const cell = bench.cells();
  cell.setNumberFormat('#,##0');
  cell.setValues([[`=HYPERLINK("${target}";"1.234 ""hội viên""")`]]);
  SpreadsheetApp.flush();
  const shown = cell.getDisplayValue();
  return {
    holds: shown === '1.234 "hội viên"' && cell.getFormula().includes(target),
    seen: `hiện “${shown}”`,
  };
}

function fittedRow(bench: Bench): Seen {
  const sheet = bench.sheet();
  const row = bench.cells().getRow();
  sheet.setRowHeight(row, 140);
  SpreadsheetApp.flush();
  const before = sheet.getRowHeight(row);
  sheet.autoResizeRows(row, 1);
  SpreadsheetApp.flush();
  const after = sheet.getRowHeight(row);
  return { holds: before === 140 && after < 140, seen: `${before} → ${after} điểm ảnh` };
}

function partialLink(bench: Bench): Seen {
  const target = `#gid=${bench.sheet().getSheetId()}&range=B2`;
  const cell = bench.cells();
  cell.setRichTextValue(
    SpreadsheetApp.newRichTextValue().setText('xem dòng 2').setLinkUrl(4, 10, target).build(),
  );
  SpreadsheetApp.flush();
  const runs = cell.getRichTextValue()?.getRuns() ?? [];
  const linked = runs.filter((run) => run.getLinkUrl() !== null);
  const [first] = linked;
  return {
    holds:
      linked.length === 1 && first?.getText() === 'dòng 2' && first.getLinkUrl()?.endsWith(target) === true,
    seen: `${runs.length} đoạn, liên kết ở “${first?.getText() ?? ''}”`,
  };
}

/** Ids tell the add-on's charts from people's: asked right after inserting, and once more. */
function charts(bench: Bench): Seen {
  const sheet = bench.sheet();
  const range = bench.cells(2);
  range.setValues([['Tháng', 'Số']]);
  const below = bench.cells(2);
  below.setValues([['1', 5]]);
  const area = sheet.getRange(range.getRow(), 1, 2, 2);
  const builder = sheet.newChart().asColumnChart().addRange(area).setNumHeaders(1);
  for (const column of [4, 8]) sheet.insertChart(builder.setPosition(1, column, 0, 0).build());
  const ids = () => sheet.getCharts().map((chart) => chart.getChartId());
  const first = ids();
  SpreadsheetApp.flush();
  const second = ids();
  const isKnown = first.every((id) => typeof id === 'number') && new Set(first).size === 2;
  return {
    holds: isKnown && first.join() === second.join(),
    seen: `${second.length} biểu đồ, mã ${isKnown ? 'có ngay, khác nhau' : first.join(', ')}`,
  };
}

function metadata(bench: Bench): Seen {
  const sheet = bench.sheet();
  sheet.addDeveloperMetadata('so-hoi.try', 'thử');
  SpreadsheetApp.flush();
  const again = bench.spreadsheet.getSheetByName(bench.name) ?? sheet;
  const read = again.getDeveloperMetadata().find((one) => one.getKey() === 'so-hoi.try');
  return { holds: read?.getValue() === 'thử', seen: read === undefined ? 'không thấy' : 'đọc lại được' };
}

function currentCell(bench: Bench): Seen {
  const sheet = bench.sheet();
  sheet.activate();
  sheet.getRange('B2:D4').activate();
  sheet.getRange('C3').activateAsCurrentCell();
  const cell = bench.spreadsheet.getCurrentCell()?.getA1Notation() ?? 'không có';
  const range = sheet.getActiveRange()?.getA1Notation() ?? 'không có';
  return { holds: cell === 'C3' && range === 'B2:D4', seen: `ô ${cell} trong vùng ${range}` };
}

const TELL = 'Báo người bảo trì.';

export const tabFacts = (bench: Bench): Fact[] => [
  {
    id: 'protection',
    must: 'Bảo vệ kiểu chỉ cảnh báo đặt được và đọc lại được',
    otherwise: `Dòng tiêu đề không được cảnh báo khi sửa. ${TELL}`,
    look: () => protection(bench),
  },
  {
    id: 'red-corner',
    must: 'Luật =FALSE đặt được, ô vẫn ghi được',
    otherwise: `Góc đỏ của ô ghi sai không hiện. ${TELL}`,
    look: () => redCorner(bench),
  },
  {
    id: 'strict-rule',
    must: 'Ghi trái luật chặt của phường thì bị từ chối',
    otherwise: `Không sao, nhưng luật riêng của phường không chặn được Sổ Hội. ${TELL}`,
    look: () => strictRule(bench),
  },
  {
    id: 'link',
    must: 'Liên kết tới một ô (#gid=…&range=…) ghi được và đọc lại được',
    otherwise: `Liên kết trong Kiểm tra không dẫn tới ô. ${TELL}`,
    look: () => link(bench),
  },
  {
    id: 'link-formula',
    must: 'Công thức HYPERLINK viết bằng dấu chấm phẩy hiện đúng chữ',
    otherwise: `Con số trong bảng tổng hợp hiện lỗi thay cho số. ${TELL}`,
    look: () => linkFormula(bench),
  },
  {
    id: 'fitted-row',
    must: 'Dòng được sổ tự co cho vừa chữ',
    otherwise: `Dòng của bảng tổng hợp cao thấp không đều. ${TELL}`,
    look: () => fittedRow(bench),
  },
  {
    id: 'link-run',
    must: 'Liên kết ở một đoạn của ô giữ đúng đoạn ấy',
    otherwise: `Liên kết trong Xem các dòng của con số sai chỗ. ${TELL}`,
    look: () => partialLink(bench),
  },
  {
    id: 'charts',
    must: 'Biểu đồ vừa vẽ có mã ngay, và mã không đổi',
    otherwise: `Tổng hợp lại sẽ vẽ biểu đồ hai lần. ${TELL}`,
    look: () => charts(bench),
  },
  {
    id: 'metadata',
    must: 'Dấu riêng của tab ghi được và đọc lại được',
    otherwise: `Sổ Hội không nhận ra tab của mình. ${TELL}`,
    look: () => metadata(bench),
  },
  {
    id: 'current-cell',
    must: 'Ô đang chọn là ô bắt đầu kéo, vùng vẫn giữ',
    otherwise: `Xem các dòng của con số lấy nhầm ô. ${TELL}`,
    look: () => currentCell(bench),
  },
];
