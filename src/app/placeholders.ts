/**
 * Ô điền của mẫu: every placeholder with its present value on a tab, for a ward that makes a template of its own; and
 * Tạo mẫu riêng: a copy of a built-in template to begin from, which the add-on is allowed to read again.
 */

import { layOutPlaceholders } from '../domain/layout';
import {
  annexKeys,
  kindLabel,
  kindOf,
  type ReportKindKey,
  reportKinds,
  withOwnTemplate,
} from '../domain/report';
import { formatNumber, type Reading, read, refuse } from '../domain/values';
import { SETTINGS_SHEET, settings } from '../domain/ward';
import { made } from '../google/clock';
import { keepMaker, readTemplate, saveDocument, showDocument } from '../google/documents';
import { writeGrids } from '../google/grid';
import { setLine } from '../google/install';
import { readWorkbook } from '../google/workbook';
import { loadWriter } from '../google/writer';
import { chooseKind } from './export-report';
import { tabColors } from './install';
import { choosePeriod } from './period';

export interface ListedPlaceholders {
  readonly placeholders: readonly { readonly tag: string; readonly value: string; readonly about: string }[];
  readonly message: string;
}

/** @param argument `{ from, to, kind }`, as for the report itself. */
export function listPlaceholders(argument: unknown): Reading<ListedPlaceholders> {
  const { spreadsheet, sheets, ward } = readWorkbook();
  const chosen = choosePeriod(argument, ward);
  if (!chosen.ok) return refuse(chosen.code, chosen.message);
  const kind = chooseKind(argument, ward.settings);
  if (!kind.ok) return refuse(kind.code, kind.message);
  const writer = loadWriter();
  const report = writer.composeReport(ward, chosen.value, ward.context.today, kind.value, {
    annexes: new Set(annexKeys),
  });
  const all = writer.placeholdersOf(report);
  const grid = layOutPlaceholders(all, kindLabel(kind.value), chosen.value, made(spreadsheet));
  const outcome = writeGrids(spreadsheet, sheets, [grid], tabColors.summary);
  if (!outcome.ok) return refuse('foreignTab', outcome.message);
  outcome.sheets[0]?.activate();
  return read({
    placeholders: all.map(({ tag, value, about }) => ({ tag, value, about })),
    message: `Có ${formatNumber(all.length)} ô điền: xem tab ${grid.name}.`,
  });
}

export interface MadeTemplate {
  readonly name: string;
  readonly url: string | null;
  readonly kind: ReportKindKey;
  readonly message: string;
}

/** @param argument `{ kind }`, or anything else for the kind of the settings. */
export function makeOwnTemplate(argument: unknown): Reading<MadeTemplate> {
  const { book, ward } = readWorkbook();
  const ofKind = chooseKind(argument, ward.settings);
  if (!ofKind.ok) return refuse(ofKind.code, ofKind.message);
  const kind = ofKind.value;
  const { template } = reportKinds[kind];
  const saved = saveDocument(`Mẫu ${kindLabel(kind)}`, `mau-${template}.docx`, readTemplate(template));
  if (!saved.ok) return refuse('drive', saved.message);
  keepMaker(saved.url ?? saved.name);
  const tab = book.tab(SETTINGS_SHEET);
  const value = withOwnTemplate(
    ward.settings.ownTemplate,
    kind,
    kindOf(ward.settings),
    saved.url ?? saved.name,
  );
  if (tab === null || !setLine(tab, settings.ownTemplate.header, value)) {
    return refuse(
      'noSetting',
      `Đã tạo “${saved.name}” nhưng tab ${SETTINGS_SHEET} thiếu dòng “${settings.ownTemplate.header}”. Bấm Cài đặt sổ rồi làm lại.`,
    );
  }
  showDocument(
    saved.name,
    saved.url,
    [
      'Sửa chữ, bố cục của mẫu tuỳ ý; giữ nguyên các ô điền trong dấu { }.',
      'Chỉ bạn xuất được báo cáo theo mẫu này: Google không cho Sổ Hội mở tệp do người khác tạo.',
      'Bấm Sổ Hội → Ô điền của mẫu để xem có thể điền những gì.',
      `Muốn dùng lại mẫu có sẵn, xoá “${settings.ownTemplate.header}” trong tab ${SETTINGS_SHEET}.`,
    ],
    'Mẫu báo cáo riêng',
  );
  return read({
    name: saved.name,
    url: saved.url,
    kind,
    message: `Đã tạo “${saved.name}”. Từ nay ${kindLabel(kind)} dùng mẫu này.`,
  });
}
