/** Workbooks made for tests: rows by column key, everything else as a new workbook has it. */

import type { Day } from '../../values';
import {
  type AnyTable,
  type Cell,
  decodeWorkbook,
  type PassageKey,
  passages,
  type RawTable,
  type RawWorkbook,
  type Settings,
  settings,
  settingsHeaders,
  type TableKey,
  tableKeys,
  tables,
  textsHeaders,
  type WardData,
} from '../../ward';

export type MadeRow = Readonly<Record<string, Cell>>;

export interface Made {
  readonly settings?: Partial<Record<keyof Settings, Cell>>;
  readonly texts?: Partial<Record<PassageKey, string>>;
  readonly rows?: Partial<Record<TableKey, readonly MadeRow[]>>;
}

export const day = (text: string): Day => text as Day; // tests write real days
export const year2022 = { from: day('2022-01-01'), to: day('2022-12-31') };
export const today = day('2023-01-05');

const sheet = (headers: readonly Cell[], rows: readonly (readonly Cell[])[]): RawTable => ({
  headers,
  rows,
  merges: [],
});

export function madeLedger(made: Made, on: Day = today): WardData {
  const raw: RawWorkbook = {
    settings: sheet(
      settingsHeaders,
      Object.entries(settings).map(([key, column]) => [
        column.header,
        made.settings?.[key as keyof Settings] ?? '',
        '',
      ]),
    ),
    catalogue: null,
    texts: sheet(
      textsHeaders,
      Object.entries(passages).map(([key, { title }]) => [title, made.texts?.[key as PassageKey] ?? '', '']),
    ),
    tables: Object.fromEntries(
      // Tabs of models are there only where a test gives them rows.
      tableKeys.flatMap((key) => {
        if ((tables[key] as AnyTable).models !== undefined && made.rows?.[key] === undefined) return [];
        const columns = Object.entries(tables[key].columns);
        const rows = (made.rows?.[key] ?? []).map((row) => columns.map(([name]) => row[name] ?? ''));
        return [
          [
            key,
            sheet(
              columns.map(([, column]) => column.header),
              rows,
            ),
          ],
        ];
      }),
    ) as RawWorkbook['tables'],
  };
  return decodeWorkbook(raw, on);
}

/** A small ward: two chapters, a handful of rows of every kind in 2021 and 2022. No real person. */
export const smallWard: Made = {
  settings: {
    unionName: 'HỘI LHPN PHƯỜNG HOA SEN',
    shortName: 'Hội LHPN phường Hoa Sen',
    parentBody: 'HỘI LHPN TỈNH HOA ĐÀO',
    place: 'Hoa Sen',
    address: 'Số 1, phường Hoa Sen',
    phone: '0900000000',
    founded: 'tháng 7 năm 1981',
    modelName: 'Khéo vận động hội viên',
    documentSymbol: 'BC-HPN',
    signer: 'Lê Thị Sen',
    signerTitle: 'TM. Ban Thường vụ\nChủ tịch',
    awardBody: 'UBND tỉnh Hoa Đào',
    award: 'Bằng khen',
    proposer: 'UBND phường Hoa Sen',
    recipients: '- Như trên\n- Đảng ủy phường\n- Lưu: VT',
  },
  texts: {
    functions: 'Đại diện, bảo vệ quyền của phụ nữ.\nTuyên truyền, vận động phụ nữ.',
    background: 'Địa bàn còn hộ khó khăn.',
    measures: 'Giao việc rõ người.',
    lessons: 'công tác từ thiện cần sự chung tay.\nHội viên làm trước.',
    plans: 'Tiếp tục duy trì các mô hình.',
  },
  rows: {
    chapters: [
      { code: 'K1', name: 'Khu 1', groups: 3, pledgeDay: '2022-01-20' },
      { code: 'K2', name: 'Khu 2', groups: 2, pledgeDay: '2022-01-21' },
    ],
    baseline: [
      { year: 2022, chapter: 'K1', women: 6, poorHouseholds: 0, nearPoorHouseholds: 2, orphans: 1 },
      { year: 2022, chapter: 'K2', women: 4, poorHouseholds: 0, nearPoorHouseholds: 1, orphans: 0 },
    ],
    members: [
      { id: 'HV-1', name: 'Nguyễn Thị An', chapter: 'K1', state: 'Đang sinh hoạt', joined: '2015-03-08' },
      {
        id: 'HV-2',
        name: 'Trần Thị Bình',
        chapter: 'K1',
        state: 'Đang sinh hoạt',
        joined: '2022-03-08',
        type: 'Nòng cốt',
      },
      { id: 'HV-3', name: 'Phạm Thị Cúc', chapter: 'K2', state: 'Đang sinh hoạt', joined: '2022-10-20' },
      { id: 'HV-4', name: 'Vũ Thị Duyên', chapter: 'K2', state: 'Đang sinh hoạt', joined: '2010-01-01' },
      {
        id: 'HV-5',
        name: 'Đỗ Thị Én',
        chapter: 'K2',
        state: 'Chuyển đi',
        joined: '2011-01-01',
        changed: '2022-05-01',
      },
    ],
    circumstances: [
      { member: 'HV-1', circumstances: 'Hộ cận nghèo, Đơn thân', needs: 'Vay vốn' },
      { member: 'HV-3', circumstances: 'Hộ cận nghèo', needs: 'Vay vốn, Việc làm', partyMember: 'Có' },
    ],
    pairings: [
      {
        day: '2022-02-01',
        kind: 'Đỡ đầu hội viên khó khăn',
        chapter: 'K1',
        helper: 'HV-2',
        helped: 'HV-1',
        value: 2_000_000,
        state: 'Đang giúp',
      },
      {
        day: '2022-03-01',
        kind: 'Vận động vào Hội',
        chapter: 'K2',
        helper: 'HV-4',
        helped: 'Lý Thị Gấm',
        state: 'Hoàn thành',
        result: 'Vào Hội',
        resultDay: '2022-06-01',
      },
    ],
    recycling: [
      { day: '2021-05-01', chapter: 'K1', material: 'Bìa, giấy', quantity: 50, unit: 'kg', amount: 200_000 },
      { day: '2022-05-01', chapter: 'K1', material: 'Vỏ lon', quantity: 1200, unit: 'vỏ', amount: 300_000 },
      { day: '2022-06-01', chapter: 'K2', material: 'Sắt', quantity: '1,2 tạ', amount: 900_000 },
    ],
    gifts: [
      {
        day: '2022-01-25',
        occasion: 'Tết Nguyên đán',
        chapter: 'K1',
        recipients: 'Hội viên khó khăn',
        receiver: 'Nguyễn Thị An',
        parcels: 5,
        unitValue: 200_000,
        fund: 'Biến rác thành tiền',
      },
      {
        day: '2022-08-25',
        occasion: 'Năm học mới',
        chapter: 'PHUONG',
        recipients: 'Học sinh',
        parcels: 9,
        inKind: '10 bộ sách giáo khoa, 650 quyển vở',
        fund: 'Mạnh thường quân',
        partner: 'Trường Hoa Sen',
      },
      {
        day: '2022-08-26',
        occasion: 'Năm học mới',
        chapter: 'K2',
        recipients: 'Học sinh',
        parcels: 2,
        value: 1_000_000,
        inKind: '50 quyển vở',
        fund: 'Mạnh thường quân',
      },
    ],
  },
};

/** Members of the first chapter, one of each of these circumstances, and their cards: enough of a kind to be told of. */
export function crowd(
  circumstances: readonly string[],
  needs = '',
): Record<'members' | 'circumstances', MadeRow[]> {
  const ids = circumstances.map((_, at) => `HV-${101 + at}`);
  return {
    members: ids.map((id, at) => ({
      ...{ id, name: `Hội Viên Số ${at + 1}`, chapter: 'K1', state: 'Đang sinh hoạt', joined: '2015-03-08' },
    })),
    circumstances: ids.map((member, at) => ({ member, circumstances: circumstances[at] ?? '', needs })),
  };
}

/** The same text so many times. */
export const times = (count: number, text: string): string[] => Array.from({ length: count }, () => text);
