/**
 * The page of long work: what is being done and how much of it, while executions on Google do it one after the other. It can be
 * closed at any time.
 */
import '../styles/base.css';
import '../styles/buttons.css';
import '../styles/messages.css';
import './work.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Call, makeCall, type Runner } from '../../src/shared/client';
import type { PageContext } from '../../src/shared/contract';
import { attend, type End } from '../state/progress';

const later = (work: () => void, milliseconds: number) => window.setTimeout(work, milliseconds);

function Work({ action, call }: { readonly action: string; readonly call: Call }) {
  const [{ text, share }, setShown] = useState({ text: 'Đang làm', share: 0 });
  const [end, setEnd] = useState<End | null>(null);
  const [tries, setTries] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [end]);
  useEffect(() => {
    setEnd(null);
    const shown = { onProgress: setShown, onEnd: setEnd };
    return attend(call, action, tries > 0, shown, { later, now: Date.now });
  }, [tries]);
  return (
    <main>
      <h1 ref={heading} tabIndex={-1}>
        {action}
      </h1>
      {end === null ? (
        <>
          <p role="status">{text} …</p>
          <progress aria-label="Đã làm được" max={1} value={share} />
          <p class="about">
            Sổ nhiều số liệu nên việc này mất vài phút. Đóng hộp thoại cũng được: phần đang làm vẫn chạy cho
            xong; nếu còn dở, mở menu Sổ Hội, bấm {action} lần nữa để làm tiếp.
          </p>
        </>
      ) : (
        <div class={`box ${end.isDone ? 'good' : 'wrong'}`} role={end.isDone ? 'status' : 'alert'}>
          <p>{end.text}</p>
        </div>
      )}
      <div class="row">
        {end?.isDone === false && (
          <button type="button" class="primary" onClick={() => setTries(tries + 1)}>
            Thử lại
          </button>
        )}
        <button type="button" onClick={() => google.script.host.close()}>
          Đóng
        </button>
      </div>
    </main>
  );
}

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element #app.');
const context = JSON.parse(root.dataset.context ?? '{}') as Partial<PageContext>;
document.body.dataset.place = 'dialog';
const call = makeCall({ runner: () => google.script.run as Runner, link: '', later });
render(<Work action={context.view ?? ''} call={call} />, root);
