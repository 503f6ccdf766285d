/** The safety net of writing: says what was in the file that was read and is not in the one that is written. */
import type { PackageParts } from './kept';
import { type Package, reachable, relationshipsOf, targetPart } from './opc';

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/pivotTable|pivotCache/i, 'Bảng tổng hợp (Pivot)'],
  [/charts?\//i, 'Biểu đồ'],
  [/media\//i, 'Hình ảnh'],
  [/drawings?\//i, 'Hình vẽ'],
  [/tables\//i, 'Bảng (Table)'],
  [/slicer/i, 'Bộ lọc Slicer'],
  [/externalLink/i, 'Liên kết sang tệp khác'],
  [/vba|macro/i, 'Macro'],
  [/threadedComment|persons/i, 'Nhận xét theo luồng'],
  [/comments/i, 'Ghi chú'],
  [/printerSettings/i, 'Cài đặt máy in'],
  [/embeddings|activeX|ctrlProps/i, 'Đối tượng nhúng'],
  [/quer|connection/i, 'Kết nối dữ liệu'],
];

/** The safety net: parts that were there and are not now, though nobody deleted their sheet. */
export function missingParts(kept: PackageParts, pack: Package, alive: ReadonlySet<number>): string[] {
  const now = reachable(pack);
  const gone = new Set<string>();
  const own = new Set<string>();
  for (const entry of kept.entries) {
    if (entry.sheet !== null && !alive.has(entry.sheet)) {
      gone.add(entry.part);
      for (const part of reachable(kept.pack, entry.part)) gone.add(part);
    }
  }
  for (const sheet of kept.sheets.values()) {
    for (const part of [sheet.commentsPart, sheet.shapesPart, sheet.threads])
      if (part !== null) own.add(part);
    if (sheet.drawing === null || sheet.drawingPart === null) continue;
    const inside = relationshipsOf(kept.pack, sheet.drawingPart);
    for (const anchor of sheet.drawing.anchors) {
      if (anchor.chartId === undefined) continue;
      own.add(sheet.drawingPart);
      for (const relation of inside.filter((r) => anchor.ids.includes(r.id))) {
        const chart = targetPart(sheet.drawingPart, relation);
        own.add(chart);
        for (const part of reachable(kept.pack, chart)) own.add(part);
      }
    }
  }
  const sentences = new Set<string>();
  for (const part of reachable(kept.pack)) {
    if (now.has(part) || gone.has(part) || own.has(part)) continue;
    if (/calcChain|revisions\/|_xmlsignatures|persons\//.test(part)) continue;
    const kind = KINDS.find(([pattern]) => pattern.test(part))?.[1] ?? 'Một phần';
    sentences.add(
      `${kind} trong tệp (${part}) không giữ được khi lưu. Lưu sang tên khác nếu còn cần bản cũ.`,
    );
  }
  return [...sentences];
}
