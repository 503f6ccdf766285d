/**
 * The result as a page and as plain text. The page is ASCII and has no `/` in any text of its own: whatever Google's server
 * takes for a comment, and whatever a cell or an error holds, arrives as it is.
 */
import type { Line } from './fact';

export interface Told {
  readonly title: string;
  /** Where and when: the first lines of the text. */
  readonly about: readonly string[];
  readonly lines: readonly Line[];
  /** Link to the web app's half; null where there is none to show. */
  readonly phone: string | null;
  /** Whether the dialog's patience can be tried. */
  readonly canWait: boolean;
}

/**
 * The page's script, without any comment. Plainer than the other pages' scripts on purpose: it runs where they do not. Its words
 * stand in the page's attributes. A link to a line scrolls by script, because in Google's frame its address would be another page.
 */
const BUTTONS = 'self-check-buttons';

const inHtml = (text: string): string =>
  text.replace(/[&<>"'`/]|[^\n -~]/gu, (sign) => `&#${sign.codePointAt(0) ?? 63};`);

export const failedOf = (lines: readonly Line[]): Line[] => lines.filter(({ holds }) => !holds);

/** One sentence: how many hold, and which do not. */
export function summaryOf(lines: readonly Line[]): string {
  const failed = failedOf(lines);
  return failed.length === 0
    ? `${lines.length}/${lines.length} dòng đúng.`
    : `${lines.length - failed.length}/${lines.length} dòng đúng. Khác: ${failed.map(({ must }) => must).join('; ')}.`;
}

/** For whoever maintains the add-on: what failed first. */
export function textOf({ title, about, lines }: Told): string {
  const told = (line: Line): string[] => [
    `[${line.holds ? 'đúng' : 'KHÁC'}] ${line.id}: ${line.must}`,
    `    đã thấy: ${line.seen}`,
    ...(line.holds ? [] : [`    nếu khác thì: ${line.otherwise}`]),
  ];
  const held = lines.filter(({ holds }) => holds);
  return [title, ...about, summaryOf(lines), '', ...[...failedOf(lines), ...held].flatMap(told)].join('\n');
}

const STYLE = `*{box-sizing:border-box}
body{font:15px/1.45 Arial,sans-serif;color:#1F2933;background:#fff;margin:0;padding:16px 20px 24px;overflow-wrap:break-word}
h1{font-size:20px;margin:0 0 8px}
h2{font-size:16px;margin:24px 0 8px}
p{margin:0 0 12px}
.sum{border-left:4px solid #1B6E3C;background:#E9F7EF;border-radius:6px;padding:10px 14px}
.sum.bad{border-color:#B42318;background:#FEF3F2}
.sum ul{margin:6px 0 0;padding-left:20px}
button,.open{font:bold 16px Arial,sans-serif;min-height:44px;padding:8px 18px;border-radius:6px;border:1px solid #A61E4D;background:#A61E4D;color:#fff;cursor:pointer}
button.second{background:#fff;color:#A61E4D}
button:disabled{opacity:.6;cursor:default}
button:focus-visible,textarea:focus-visible,a:focus-visible{outline:3px solid #1F2933;outline-offset:2px}
.row{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:0 0 12px}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:8px 10px;border-bottom:1px solid #D9DEE4}
thead th{background:#F7F9FA}
thead th:first-child{width:38%}
thead th:nth-child(2){width:31%}
tr.group th{background:#F7F9FA;font-size:14px;color:#52606D;padding-top:14px}
tr.bad td{background:#FEF3F2}
.mark{font-weight:bold;color:#1B6E3C}.bad .mark{color:#B42318}
.quiet{color:#52606D}
textarea{width:100%;height:220px;font:13px/1.4 monospace;border:1px solid #7B8794;border-radius:6px;padding:8px;color:#1F2933;background:#fff}
a{color:#A61E4D}
@media (max-width:640px){
thead{display:none}
table,tbody,tr,td,th{display:block;width:100%}
td{border:0;padding:2px 10px}
tr{border-bottom:1px solid #D9DEE4;padding:8px 0}
tr.group{border:0;padding:0}
td[data-name]:before{content:attr(data-name) ": ";color:#52606D}
}`;

/** Seconds: longer than the longest report took where it was measured. */
const PATIENCE = 90;

function table(lines: readonly Line[]): string {
  const rows = lines.map((line, index) => {
    const group =
      lines[index - 1]?.group === line.group
        ? ''
        : `<tr class="group"><th scope="rowgroup" colspan="3">${inHtml(line.group)}</th></tr>`;
    const mark = `<span class="mark">${inHtml(line.holds ? '✓' : '✗ Khác:')}</span> `;
    return [
      group,
      `<tr id="${inHtml(line.id)}"${line.holds ? '' : ' class="bad"'}><td>${inHtml(line.must)}</td>`,
      `<td data-name="${inHtml('Đã thấy')}">${mark}${inHtml(line.seen)}</td>`,
      `<td data-name="${inHtml('Nếu khác thì')}" class="${line.holds ? 'quiet' : ''}">${inHtml(line.otherwise)}</td></tr>`,
    ].join('');
  });
  const heads = ['Phải thấy', 'Đã thấy', 'Nếu khác thì'].map(
    (head) => `<th scope="col">${inHtml(head)}</th>`,
  );
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

export function pageOf(told: Told): string {
  const { title, about, lines, phone, canWait } = told;
  const failed = failedOf(lines);
  const [count = ''] = summaryOf(lines).split('. ');
  const names =
    failed.length === 0
      ? ''
      : `<ul>${failed.map((line) => `<li><a href="#${inHtml(line.id)}" data-to="${inHtml(line.id)}">${inHtml(line.must)}</a></li>`).join('')}</ul>`;
  const waiting = `<h2>${inHtml('Sức chờ của hộp thoại')}</h2>
<p>${inHtml(`Báo cáo của phường lớn làm hơn một phút. Bấm để máy chủ trả lời sau ${PATIENCE} giây; cứ để cửa sổ này mở.`)}</p>
<div class="row"><button type="button" class="second" id="wait" data-seconds="${PATIENCE}">${inHtml(`Thử chờ ${PATIENCE} giây`)}</button>
<span id="waited" role="status" data-good="${inHtml('Hộp thoại nhận được trả lời sau')}" data-bad="${inHtml('Hộp thoại thôi chờ sau')}"></span></div>`;
  const half =
    phone === null
      ? `<p>${inHtml('Chưa triển khai trang điện thoại, nên chưa có liên kết: xem Liên kết điện thoại trong thực đơn.')}</p>`
      : `<p>${inHtml('Mở trên điện thoại để kiểm tra nửa còn lại. Dùng được trong một ngày, chỉ dành cho cán bộ phường:')}</p>
<p><a href="${inHtml(phone)}" target="_blank" rel="noopener">${inHtml(phone)}</a></p>`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><base target="_top"><title>${inHtml(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${inHtml(title)}</h1>
<div class="sum${failed.length === 0 ? '' : ' bad'}" role="status"><strong>${inHtml(count.replace(/\.$/, ''))}${failed.length === 0 ? '' : inHtml('. Khác:')}</strong>${names}</div>
<p class="quiet" style="margin-top:12px">${about.map(inHtml).join('<br>')}</p>
<div class="row"><button type="button" id="copy">${inHtml('Chép kết quả')}</button>
<span id="said" role="status" data-done="${inHtml('Đã chép. Dán vào thư cho người bảo trì.')}" data-self="${inHtml('Máy không cho chép: bôi đen ô chữ ở cuối trang rồi chép.')}"></span></div>
${table(lines)}
${canWait ? `${waiting}<h2>${inHtml('Trang điện thoại')}</h2>${half}` : ''}
<h2><label for="text">${inHtml('Kết quả bằng chữ')}</label></h2>
<textarea id="text" readonly>${inHtml(textOf(told))}</textarea></main>
${HtmlService.createHtmlOutputFromFile(BUTTONS).getContent()}</body></html>`;
}
