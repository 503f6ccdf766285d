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
import { done, failed, formatNumber, type Result } from '../domain/values';
import { SETTINGS_SHEET, settings } from '../domain/ward';
import { made } from '../google/clock';
import { keepMaker, readTemplate, saveDocument, showDocument } from '../google/documents';
import { writeGrids } from '../google/grid';
import { setLine } from '../google/install';
import { chooseKind } from './export-report';
import { tabColors } from './install';
import { choosePeriod } from './period';
import { readWard } from './read-ward';
import { loadWriter } from './writer';

export interface ListedPlaceholders {
  readonly placeholders: readonly { readonly tag: string; readonly value: string; readonly about: string }[];
  readonly message: string;
}

/** @param argument `{ from, to, kind }`, as for the report itself. */
export function listPlaceholders(argument: unknown): Result<ListedPlaceholders> {
  const { spreadsheet, sheets, ward } = readWard();
  const chosen = choosePeriod(argument, ward);
  if (!chosen.ok) return chosen;
  const kind = chooseKind(argument, ward.settings);
  if (!kind.ok) return kind;
  const writer = loadWriter();
  const report = writer.composeReport(ward, chosen.value, ward.context.today, kind.value, {
    annexes: new Set(annexKeys),
  });
  const all = writer.placeholdersOf(report);
  const grid = layOutPlaceholders(all, kindLabel(kind.value), chosen.value, made(spreadsheet));
  const outcome = writeGrids(spreadsheet, sheets, [grid], tabColors.summary);
  if (!outcome.ok) return outcome;
  outcome.value[0]?.activate();
  return done({
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
export function makeOwnTemplate(argument: unknown): Result<MadeTemplate> {
  const { reader, ward } = readWard();
  const ofKind = chooseKind(argument, ward.settings);
  if (!ofKind.ok) return ofKind;
  const kind = ofKind.value;
  const { template } = reportKinds[kind];
  const saved = saveDocument(`Mẫu ${kindLabel(kind)}`, `mau-${template}.docx`, readTemplate(template));
  if (!saved.ok) return saved;
  keepMaker(saved.value.url ?? saved.value.name);
  const tab = reader.tab(SETTINGS_SHEET);
  const value = withOwnTemplate(
    ward.settings.ownTemplate,
    kind,
    kindOf(ward.settings),
    saved.value.url ?? saved.value.name,
  );
  if (tab === null || !setLine(tab, settings.ownTemplate.header, value)) {
    return failed({
      what: `Đã tạo “${saved.value.name}” nhưng tab ${SETTINGS_SHEET} thiếu dòng “${settings.ownTemplate.header}”.`,
      todo: 'Bấm Cài đặt sổ rồi làm lại.',
    });
  }
  showDocument(
    saved.value.name,
    saved.value.url,
    [
      'Sửa chữ, bố cục của mẫu tùy ý; giữ nguyên các ô điền trong dấu { }.',
      'Chỉ bạn xuất được báo cáo theo mẫu này: Google không cho Sổ Hội mở tệp do người khác tạo.',
      'Bấm Sổ Hội → Xem và báo cáo → Ô điền của mẫu để xem có thể điền những gì.',
      `Muốn dùng lại mẫu có sẵn, xóa “${settings.ownTemplate.header}” trong tab ${SETTINGS_SHEET}.`,
    ],
    'Mẫu báo cáo riêng',
  );
  return done({
    name: saved.value.name,
    url: saved.value.url,
    kind,
    message: `Đã tạo “${saved.value.name}”. Từ nay ${kindLabel(kind)} dùng mẫu này.`,
  });
}
