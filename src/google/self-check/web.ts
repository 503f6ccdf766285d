/** The web app's half: what there is and is not where a phone's calls run, with the owner's authority. */
import { openSpreadsheet } from '../spreadsheet';
import { cache, lock, properties } from './authority';
import { Bench } from './bench';
import { pageWhole, writerLoads } from './documents';
import { type Fact, type Group, isRefused, masked, type Seen } from './fact';

/** Google's types promise these; its documentation does not, in a web app. */
const absent = (service: unknown): Seen => ({
  holds: service === null,
  seen: service === null ? 'null' : 'có',
});

const UNUSED = 'Không sao: Sổ Hội dùng của mã, không dùng của tệp. Báo lại để sửa tài liệu.';
const TELL = 'Trang điện thoại không ghi được. Báo người bảo trì.';

const nothing: readonly Fact[] = [
  {
    id: 'web-ui',
    must: 'Không có giao diện của sổ: getUi() bị từ chối',
    otherwise: 'Nguy hiểm: người cầm liên kết được coi như người mở sổ. Thu lại mọi liên kết, báo ngay.',
    look: () => isRefused(() => SpreadsheetApp.getUi(), 'getUi() trả lời'),
  },
  {
    id: 'web-document-lock',
    must: 'Khóa của tệp là null',
    otherwise: UNUSED,
    look: () => absent(LockService.getDocumentLock()),
  },
  {
    id: 'web-document-cache',
    must: 'Bộ nhớ tạm của tệp là null',
    otherwise: UNUSED,
    look: () => absent(CacheService.getDocumentCache()),
  },
  {
    id: 'web-document-properties',
    must: 'Kho của tệp là null',
    otherwise: UNUSED,
    look: () => absent(PropertiesService.getDocumentProperties()),
  },
];

const there: readonly Fact[] = [
  { id: 'web-lock', must: 'Lấy được khóa của mã, rồi trả lại', otherwise: TELL, look: lock },
  { id: 'web-cache', must: 'Bộ nhớ tạm của mã giữ được một chữ', otherwise: TELL, look: cache },
  { id: 'web-properties', must: 'Kho của mã giữ được một chữ', otherwise: TELL, look: properties },
  {
    id: 'web-effective',
    must: 'Chạy bằng quyền của chủ sổ',
    otherwise: 'Triển khai lại: Thực thi với tư cách “Tôi”.',
    look: () => {
      const effective = Session.getEffectiveUser().getEmail();
      const active = Session.getActiveUser().getEmail();
      return {
        holds: effective !== '',
        seen: `quyền của ${masked(effective) || '(trống)'}, người mở ${masked(active) || '(trống)'}`,
      };
    },
  },
  {
    id: 'web-address',
    must: 'Trang biết địa chỉ của chính nó, kết thúc bằng /exec',
    otherwise: 'Dán địa chỉ ở Liên kết điện thoại. Đuôi /dev: đang mở bản chạy thử.',
    look: () => {
      const own: string | null = ScriptApp.getService().getUrl();
      return {
        holds: own?.endsWith('/exec') === true,
        seen: own === null || own === '' ? 'trống' : own.replace(/^.*\//, '…/'),
      };
    },
  },
  {
    id: 'web-page',
    must: 'Trang tới nơi nguyên vẹn',
    otherwise: 'Trang trắng. Báo người bảo trì.',
    look: pageWhole,
  },
  {
    id: 'web-writer',
    must: 'Phần viết báo cáo nạp được và chạy',
    otherwise: 'Báo lại để sửa tài liệu: điện thoại không xuất báo cáo.',
    look: writerLoads,
  },
];

/** The spreadsheet as the web app finds it, read and written. */
function reader(bench: () => Bench): Fact[] {
  return [
    {
      id: 'web-spreadsheet',
      must: 'Có sổ đang mở (getActiveSpreadsheet)',
      otherwise: 'Người bảo trì dựng lại bằng npm run build -- --wide rồi triển khai.',
      look: () => {
        const active: GoogleAppsScript.Spreadsheet.Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
        return { holds: active !== null, seen: active === null ? 'null' : 'có' };
      },
    },
    {
      id: 'web-write',
      must: 'Ghi được vào sổ và đọc lại được',
      otherwise: TELL,
      look: () => {
        const cell = bench().cells();
        cell.setValue('thử');
        SpreadsheetApp.flush();
        const value: unknown = cell.getValue();
        return { holds: value === 'thử', seen: `đọc lại được “${String(value)}”` };
      },
    },
    {
      id: 'web-tab',
      must: 'Tab tạm được xóa',
      otherwise: 'Mở sổ, tự xóa tab “Tự kiểm tra tạm …”.',
      look: () => bench().remove(),
    },
  ];
}

export function webGroups(): Group[] {
  let made: Bench | null = null;
  const bench = (): Bench => {
    made ??= new Bench(openSpreadsheet());
    return made;
  };
  return [
    { title: 'Không có ở trang điện thoại', facts: nothing },
    { title: 'Có ở trang điện thoại', facts: there },
    { title: 'Sổ', facts: reader(bench) },
  ];
}
