/** Workbooks that are dropped on the page, or chosen: sent to the server, which keeps them beside its own. */
import { byId, element } from './dom';
import { toast } from './notices';

/** The server's answer about a workbook that was sent. */
interface Opened {
  readonly file?: string;
  readonly savedAs?: string;
  readonly message?: string;
}

async function openFile(file: File, token: string): Promise<void> {
  toast(`Đang mở ${file.name}…`, '', 4);
  const answer = await fetch('/open', {
    method: 'POST',
    headers: { 'x-so-hoi-token': token, 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  });
  const told = (await answer.json()) as Opened;
  if (!answer.ok || told.file === undefined) {
    toast(told.message ?? 'Không mở được tệp này.', 'Không mở được', -1, 'error');
    return;
  }
  byId('toasts').append(
    element(
      'div',
      { class: 'toast document', role: 'status' },
      element(
        'div',
        { class: 'toast-text' },
        element('strong', {}, `Đã mở ${file.name}`),
        element(
          'span',
          { class: 'quiet' },
          `Bản để làm việc: ${told.savedAs ?? ''}. Tệp gốc của bạn còn nguyên.`,
        ),
        element(
          'div',
          { class: 'links' },
          element('a', { href: `/?file=${encodeURIComponent(told.file)}` }, 'Đến tệp vừa mở'),
        ),
      ),
    ),
  );
}

function send(file: File, token: string): void {
  openFile(file, token).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    toast(
      `Bàn làm thử không trả lời (${message}). Xem cửa sổ lệnh còn chạy không.`,
      'Không mở được',
      -1,
      'error',
    );
  });
}

export function chooseFile(token: string): void {
  const input = element('input', { type: 'file', accept: '.xlsx' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) send(file, token);
  });
  input.click();
}

/** Call once. */
export function acceptDrops(token: string): void {
  const cover = byId('drop');
  for (const kind of ['dragenter', 'dragover']) {
    window.addEventListener(kind, (event) => {
      event.preventDefault();
      cover.hidden = false;
    });
  }
  cover.addEventListener('dragleave', () => {
    cover.hidden = true;
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    cover.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) send(file, token);
  });
}
