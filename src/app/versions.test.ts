/**
 * Workbooks that older versions made (`scripts/versions.ts`), brought up to this one by Cài đặt sổ of the built bundle: every
 * cell is kept, the figures are the ones that were printed, and a second press changes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createHost, type Host, recorder, type Workbook } from '../../local';
import { projectRoot } from '../../local/root';
import { readWorkbook } from '../../local/xlsx';
import { differences, pictureOf } from '../domain/testdata/compare';
import type { Answer } from '../shared/problem';
import type { Checked } from './check';
import type { Installed } from './install';
import { LATEST } from './migrations/list';
import type { Returned } from './run';
import type { Summary } from './summarise';

const folder = path.join(projectRoot(), 'src/app/testdata/versions');
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.xlsx') ? [name.slice(0, -5)] : []));

/** Made anew at each press; what else stands in a workbook is somebody's. */
const isWritten = (tab: string): boolean => /^(TH |Kiểm tra$|Hướng dẫn$|Trang đầu$)/.test(tab);

type Cells = readonly (readonly unknown[])[];
const tabsOf = (host: Host): Map<string, Cells> =>
  new Map(
    host.globals.SpreadsheetApp.getActive()
      .getSheets()
      .map((sheet) => [sheet.getName(), sheet.getDataRange().getDisplayValues()]),
  );

/** Labels that were changed since, with those that say the same now: of several, their sum. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  'Chị em được vận động vào Hội': ['Phụ nữ được vận động vào Hội'],
  'Được kết nạp Đảng': ['Người được kết nạp Đảng'],
  'Hội viên rời đi': ['Hội viên giảm'],
  'Hộ thoát nghèo, thoát cận nghèo': ['Hộ thoát nghèo', 'Hộ thoát cận nghèo'],
  'Tiền bán phế liệu một hội viên (đ)': ['Tiền bán phế liệu bình quân một hội viên (đ)'],
};

/** Label → what is printed of it for the period and the one before. */
const figuresIn = (rows: Cells): Map<string, string> =>
  new Map(
    rows.flatMap(([label, , now, before, change]) =>
      typeof label === 'string' && label !== '' && /^(?:[=–]$|[▲▼+−])/.test(String(change))
        ? [[label, `${String(now)} | ${String(before)}`] as const]
        : [],
    ),
  );

/** One figure of several parts, as it is printed; a part that is nought says a dash. */
function together(parts: readonly (string | undefined)[]): string {
  const [only, ...others] = parts;
  if (others.length === 0) return only ?? 'gone';
  const columns = [0, 1].map((at) =>
    parts.reduce((sum, part) => sum + (Number(part?.split(' | ')[at]?.replace('–', '0')) || 0), 0),
  );
  return columns.map((sum) => (sum === 0 ? '–' : String(sum))).join(' | ');
}

async function open(name: string, change: (workbook: Workbook) => void = () => undefined): Promise<Host> {
  const { workbook } = await readWorkbook(path.join(folder, `${name}.xlsx`));
  change(workbook);
  return createHost({ workbook, ui: recorder(), email: 'can-bo@example.org' });
}

/** As a file that was copied: the script comes along, its properties do not. */
const asCopy = (workbook: Workbook): void => {
  workbook.scriptProperties.clear();
  workbook.documentProperties.clear();
};

const install = (host: Host) => host.run('installSheets') as Returned<Installed>;

describe.each(names.flatMap((name) => [[name, false] as const, [name, true] as const]))(
  '%s (copied: %s)',
  (name, isCopied) => {
    let host: Host;
    let before: ReadonlyMap<string, Cells>;
    let installed: Returned<Installed>;
    beforeAll(async () => {
      host = await open(name, isCopied ? asCopy : undefined);
      before = tabsOf(host);
      installed = install(host);
    });

    test('every cell of every tab stands where it stood', () => {
      expect(installed).toMatchObject({ ok: true, isFirst: false, rows: 0 });
      const after = tabsOf(host);
      const changed: string[] = [];
      for (const [tab, rows] of before) {
        if (isWritten(tab)) continue;
        const now = after.get(tab.replace('Đã xoá', 'Đã xóa'));
        rows.forEach((row, at) => {
          row.forEach((cell, place) => {
            if (now?.[at]?.[place] !== cell) changed.push(`${tab} ${at + 1}/${place + 1}: ${String(cell)}`);
          });
        });
      }
      expect(changed).toEqual([]);
      expect([...before.keys()].length).toBeGreaterThan(15);
    });

    test('the figures are those that were printed, by label', () => {
      const printed = figuresIn(
        JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as string[][],
      );
      expect(printed.size).toBeGreaterThan(25);
      const summary = host.run('summarize') as Returned<Summary>;
      expect(summary).toMatchObject({ ok: true });
      const now = figuresIn(tabsOf(host).get('TH Số liệu chung') ?? []);
      const different = [...printed].flatMap(([label, figure]) => {
        const found = together(
          (now.has(label) ? [label] : (RENAMED[label] ?? [label])).map((one) => now.get(one)),
        );
        return found === figure ? [] : [`${label}: ${figure} → ${found}`];
      });
      expect(different).toEqual([]);
    });

    test('Kiểm tra names the row that is wrong, and nothing that the new version brought', () => {
      const checked = host.run('checkData') as Returned<Checked>;
      expect(checked).toMatchObject({ ok: true });
      const errors = checked.ok ? checked.problems.filter(({ severity }) => severity === 'error') : [];
      expect(errors).toEqual([expect.objectContaining({ sheet: 'Tái chế', row: 5 })]);
    });

    test('a row that was deleted then is brought back now', () => {
      const tab = tabsOf(host).get('Đã xóa') ?? [];
      const id = String(tab[1]?.[0]);
      const undone = host.run('rpc', 'row.undo', { table: 'recycling', id }) as Answer<unknown>;
      expect(undone).toMatchObject({ ok: true });
      expect((tabsOf(host).get('Tái chế') ?? []).flat()).toContain(id);
    });

    test('a second press changes nothing', () => {
      install(host);
      const standing = pictureOf(host.workbook.sheets);
      const properties = [...host.workbook.scriptProperties];
      expect(install(host)).toMatchObject({
        tabs: [],
        columns: [],
        rows: 0,
        chapters: 0,
        renamed: 0,
        notes: [],
      });
      expect(differences(standing, pictureOf(host.workbook.sheets))).toEqual([]);
      expect([...host.workbook.scriptProperties]).toEqual(properties);
      expect(host.workbook.scriptProperties.get('migration')).toBe(String(LATEST));
    });
  },
);
