/**
 * Shown until the phone page has an address: the six steps of deploying it, each with a sketch of Google's
 * screen.
 */
import { smallField } from '../form/small';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { STEPS } from './deploying-steps';

const ADDRESS = smallField({
  key: 'address',
  label: 'URL ứng dụng web',
  kind: 'text',
  isRequired: true,
  help: 'Kết thúc bằng /exec.',
});

/** @param onKept called with the address that the server has accepted. */
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
