/** Shows a document that the add-on made, page by page. */
import { renderAsync } from 'docx-preview';
import './document.css';

async function show(): Promise<void> {
  const body = document.getElementById('pages');
  const source = document.querySelector('meta[name="so-hoi-document"]')?.getAttribute('content');
  if (body === null || source === null || source === undefined) return;
  const answer = await fetch(source);
  if (!answer.ok) {
    body.textContent =
      'Không tải được tài liệu này. Có thể bàn làm thử đã khởi động lại; hãy xuất lại báo cáo.';
    return;
  }
  body.textContent = '';
  await renderAsync(await answer.blob(), body, undefined, {
    className: 'docx',
    inWrapper: true,
    breakPages: true,
    ignoreLastRenderedPageBreak: false,
    experimental: true,
    renderHeaders: true,
    renderFooters: true,
    useBase64URL: true,
  });
  document.body.dataset.ready = 'true';
}

void show();
