/** Until the phone page has an address: the six steps of deploying it, each with a sketch of what Google shows there. */
import { smallField } from '../form/small';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';

/** A step: what to do, and the sketch as a row of pieces of Google's screen; the last piece of a row is pressed. */
const STEPS: readonly (readonly [text: string, ...sketch: (readonly string[])[]])[] = [
  ['Ở trang sổ (trên máy tính), mở Tiện ích mở rộng, rồi Apps Script.', ['Tiện ích mở rộng', 'Apps Script']],
  [
    'Ở trang vừa mở, góc trên bên phải, bấm Triển khai, rồi Lượt triển khai mới.',
    ['Triển khai ▾', 'Lượt triển khai mới'],
  ],
  ['Bấm bánh răng cạnh “Chọn loại”, chọn Ứng dụng web.', ['Chọn loại ⚙', 'Ứng dụng web']],
  [
    'Hai ô bên dưới: thực thi bằng tài khoản của chị, và ai cũng mở được.',
    ['Thực thi với tư cách', 'Tôi'],
    ['Người có quyền truy cập', 'Bất kỳ ai'],
  ],
  [
    'Bấm Triển khai, cho phép nếu Google hỏi. Chép dòng “URL ứng dụng web”.',
    ['https://script.google.com/macros/s/…/exec', 'Sao chép'],
  ],
  ['Dán địa chỉ ấy vào ô dưới đây. Mở địa chỉ ấy một lần bằng trình duyệt cũng được: sổ tự ghi lại.'],
];

const ADDRESS = smallField({
  key: 'address',
  label: 'URL ứng dụng web',
  kind: 'text',
  isRequired: true,
  help: 'Kết thúc bằng /exec.',
});

/** @param onKept called with the address that the server took. */
export function Deploying({ onKept }: { readonly onKept: (address: string) => void }) {
  const { call } = useSession();
  return (
    <div class="card">
      <h2 style="margin:0">Mở trang điện thoại, một lần cho cả phường</h2>
      <ol class="steps">
        {STEPS.map(([text, ...sketch]) => (
          <li key={text}>
            {text}
            {sketch.map((pieces) => (
              <span class="sketch" aria-hidden="true" key={pieces[0]}>
                {pieces.map((piece) => (
                  <span key={piece}>{piece}</span>
                ))}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <SmallForm
        fields={[ADDRESS]}
        button="Ghi địa chỉ"
        busyButton="Đang ghi …"
        onSubmit={async ({ address }) => {
          const answer = await call('links.address', { address: String(address ?? '') });
          if (!answer.ok) return answer.problem;
          onKept(answer.value.address);
          return null;
        }}
      />
    </div>
  );
}
