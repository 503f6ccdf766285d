/** Who is asked, what is granted, and where the add-on keeps what is not in a cell. */
import { fileCache, fileLock, fileProperties } from '../scope';
import type { Spreadsheet } from '../spreadsheet';
import { webAppAddress } from '../web-app';
import { type Fact, isRefused, masked, type Seen } from './fact';

/** Set by the build (`npm run build -- --wide`). */
declare const IS_WIDE: boolean;

/** The manifest's, without their common beginning. */
const SCOPES = [
  IS_WIDE ? 'spreadsheets' : 'spreadsheets.currentonly',
  'script.container.ui',
  'drive.file',
  'userinfo.email',
];

/** Newer than Google's published types. */
type Info = GoogleAppsScript.Script.AuthorizationInfo & {
  readonly getAuthorizedScopes?: () => readonly string[] | null;
};

function scopes(): Seen {
  const info: Info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  const status = String(info.getAuthorizationStatus());
  const granted = typeof info.getAuthorizedScopes === 'function' ? info.getAuthorizedScopes() : null;
  const missing =
    granted === null ? [] : SCOPES.filter((scope) => !granted.some((one) => one.endsWith(`/${scope}`)));
  const said = granted === null ? 'Google không liệt kê' : `${granted.length} quyền`;
  return {
    holds: status === 'NOT_REQUIRED' && missing.length === 0,
    seen: `${status}, ${said}${missing.length === 0 ? '' : `, thiếu ${missing.join(', ')}`}`,
  };
}

const KEY = 'selfCheck.try';

export function lock(): Seen {
  const own = fileLock();
  const isTaken = own.tryLock(3_000);
  if (!isTaken) return { holds: false, seen: 'không lấy được trong 3 giây' };
  const isHeld = own.hasLock();
  own.releaseLock();
  return { holds: isHeld, seen: isHeld ? 'lấy được, đã trả' : 'lấy được nhưng không giữ' };
}

export function cache(): Seen {
  const own = fileCache();
  own.put(KEY, 'thử', 60);
  const text = own.get(KEY);
  own.remove(KEY);
  return { holds: text === 'thử', seen: `đọc lại được “${text ?? ''}”` };
}

export function properties(): Seen {
  const store = fileProperties();
  try {
    store.setProperty(KEY, 'thử');
    const text = store.getProperty(KEY);
    return { holds: text === 'thử', seen: `đọc lại được “${text ?? ''}”` };
  } finally {
    store.deleteProperty(KEY);
  }
}

function people(): Seen {
  const active = Session.getActiveUser().getEmail();
  const effective = Session.getEffectiveUser().getEmail();
  return {
    holds: effective !== '' && (active === '' || active === effective),
    seen: `quyền của ${masked(effective) || '(trống)'}, người mở ${masked(active) || '(trống)'}`,
  };
}

/** Whether another kind of value than text is refused; nothing of it stays. */
function refusedProperty(value: unknown): Seen {
  const store = fileProperties();
  try {
    return isRefused(() => store.setProperty(KEY, value as string));
  } finally {
    store.deleteProperty(KEY);
  }
}

/** An address without its host and without most of its id. */
const shortened = (address: string): string =>
  address.replace(/^.*(?=\/s\/)/, '…').replace(/\/s\/([\w-]{6})[\w-]*/, '/s/$1…');

function address(): Seen {
  const known = webAppAddress();
  return {
    holds: known === '' || known.endsWith('/exec'),
    seen: known === '' ? 'chưa triển khai trang điện thoại' : shortened(known),
  };
}

function menuAddress(): Seen {
  const told: string | null = ScriptApp.getService().getUrl();
  return {
    holds: told === null || told === '' || told.endsWith('/dev'),
    seen: told === null || told === '' ? 'trống' : shortened(told),
  };
}

export const authority = (spreadsheet: Spreadsheet): Fact[] => [
  {
    id: 'scopes',
    must: 'Google đã cho đủ bốn quyền',
    otherwise: 'Bấm Cài đặt sổ rồi cho phép đủ các quyền, không bỏ dấu quyền nào.',
    look: scopes,
  },
  {
    id: 'emails',
    must: 'Biết email của người bấm; “người mở” trống cũng được, nhưng không được khác',
    otherwise: 'Mở sổ trong cửa sổ chỉ đăng nhập một tài khoản. Cột Nhập bởi sẽ trống hoặc sai.',
    look: people,
  },
  {
    id: 'lock',
    must: 'Lấy được khóa ghi, rồi trả lại',
    otherwise: 'Có người đang ghi: đợi một phút rồi bấm lại. Vẫn thế thì báo người bảo trì.',
    look: lock,
  },
  {
    id: 'cache',
    must: 'Bộ nhớ tạm giữ được một chữ',
    otherwise: 'Biểu mẫu chạy chậm hơn, đếm lần thử liên kết không đúng. Báo người bảo trì.',
    look: cache,
  },
  {
    id: 'properties',
    must: 'Kho của mã giữ được một chữ',
    otherwise: 'Liên kết điện thoại không lưu được. Báo người bảo trì.',
    look: properties,
  },
  {
    id: 'open-by-id',
    must: IS_WIDE ? 'Mở được sổ theo mã của tệp' : 'Không mở được tệp theo mã (chỉ xin quyền ở sổ này)',
    otherwise: IS_WIDE
      ? 'Trang điện thoại sẽ không thấy sổ. Báo người bảo trì.'
      : 'Không sao. Báo lại để sửa tài liệu.',
    look: () => {
      if (!IS_WIDE) return isRefused(() => SpreadsheetApp.openById(spreadsheet.getId()).getName());
      const isSame = SpreadsheetApp.openById(spreadsheet.getId()).getId() === spreadsheet.getId();
      return { holds: isSame, seen: isSame ? 'mở được' : 'mở ra tệp khác' };
    },
  },
  {
    id: 'address',
    must: 'Địa chỉ trang điện thoại đã ghi kết thúc bằng /exec, hoặc chưa có',
    otherwise: 'Mở Liên kết điện thoại và dán lại địa chỉ.',
    look: address,
  },
  {
    id: 'menu-address',
    must: 'Hỏi từ thực đơn thì Google cho địa chỉ chạy thử (/dev), hoặc không cho',
    otherwise: 'Không sao: Sổ Hội không dùng địa chỉ này. Báo lại để sửa tài liệu.',
    look: menuAddress,
  },
];

/** What was decided without a source (`docs/local-host.md`, open facts). */
export const openAuthority = (): Fact[] => [
  {
    id: 'properties-02',
    must: 'Ghi số vào kho thì bị từ chối',
    otherwise: REPORT,
    look: () => refusedProperty(5),
  },
  {
    id: 'properties-04',
    must: 'Ghi hơn 9 KB vào một ô của kho thì bị từ chối',
    otherwise: REPORT,
    look: () => refusedProperty('x'.repeat(9_217)),
  },
  {
    id: 'session-02',
    must: 'Không cần cho quyền thêm thì địa chỉ xin quyền là null',
    otherwise: REPORT,
    look: () => {
      const url: string | null = ScriptApp.getAuthorizationInfo(
        ScriptApp.AuthMode.FULL,
      ).getAuthorizationUrl();
      return { holds: url === null, seen: url === null ? 'null' : url === '' ? 'chữ trống' : 'một địa chỉ' };
    },
  },
];
/** Nothing depends on it in a ward. */
export const REPORT = 'Không sao với phường. Báo lại để sửa máy thử.';
