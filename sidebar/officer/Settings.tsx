/** The dialog “Thông tin của Hội”: settings of the ward and of its documents. Only changed values are sent. */
import { useState } from 'preact/hooks';
import type { Setting } from '../../src/shared/contract';
import { smallField } from '../form/small';
import { changedValues, typedOf } from '../form/values';
import { DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { SessionContext, useSession } from '../state/session';
import { inSections } from './setting-sections';
import { useLoaded } from './use-loaded';

const fieldOf = ({ key, label, help, example, kind, list, value, presets }: Setting) =>
  smallField({
    key,
    label,
    help,
    example,
    kind,
    list,
    presets,
    mayBeFuture: true,
    initial: value === '' ? null : value,
  });

export function Settings() {
  const session = useSession();
  const { call, say } = session;
  const { data, setData, problem } = useLoaded('settings.get', {});
  const [done, setDone] = useState('');
  const [turn, setTurn] = useState(0);
  if (data === null) {
    return (
      <main>
        <Head title="Thông tin của Hội" />
        {problem === null ? <Waiting text="Đang mở" /> : <ProblemNote problem={problem} />}
      </main>
    );
  }
  const fields = data.settings.map(fieldOf);
  const before = Object.fromEntries(fields.map((field) => [field.key, typedOf(field, field.initial)]));
  return (
    <SessionContext.Provider value={{ ...session, about: { ...session.about, lists: data.lists } }}>
      <main>
        <Head title="Thông tin của Hội">
          <p class="about">Dùng cho bảng tổng hợp và văn bản. Ô để trống thì lấy cách thường dùng.</p>
        </Head>
        <DoneNote text={done} />
        <SmallForm
          key={turn}
          fields={fields}
          sections={inSections(fields)}
          before={before}
          button="Lưu cài đặt"
          busyButton="Đang lưu …"
          onSubmit={async (values) => {
            const changed = changedValues(before, values);
            if (Object.keys(changed).length === 0) {
              setDone('Chưa có gì thay đổi.');
              return null;
            }
            const answer = await call('settings.save', { values: changed });
            if (!answer.ok) return answer.problem;
            setData({ ...data, settings: answer.value.settings });
            setTurn(turn + 1);
            setDone('Đã lưu cài đặt.');
            say('Đã lưu cài đặt.');
            window.scrollTo(0, 0);
            return null;
          }}
        />
      </main>
    </SessionContext.Provider>
  );
}
