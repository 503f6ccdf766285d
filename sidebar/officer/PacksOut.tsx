/** The ward's own indicators as a text to copy, for another ward. */
import { useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import { smallField } from '../form/small';
import { Box, CopyButton } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { Lines, type PackList } from './pack-pieces';

type Sent = Output<'packs.export'>;

const UNGROUPED = 'Chưa có nhóm';

export function PacksOut({ list }: { readonly list: PackList }) {
  const { call, say } = useSession();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<Sent | null>(null);
  const wrong =
    list.wrong > 0 ? (
      <Box tone="warn">
        <p>{list.wrong} dòng của tab Chỉ số còn chỗ sai nên chưa gửi được. Bấm Kiểm tra để xem.</p>
      </Box>
    ) : null;
  if (list.indicators.length === 0) {
    return (
      <>
        {wrong}
        <p>Sổ chưa có chỉ số nào của phường để gửi. Cài một gói, hoặc ghi ở tab Chỉ số.</p>
      </>
    );
  }
  const groups = [...new Set(list.indicators.map(({ group }) => group))].map((group) => ({
    group,
    title: group === '' ? UNGROUPED : group,
    indicators: list.indicators.filter((one) => one.group === group),
  }));
  const tick = (some: readonly string[], isOn: boolean) => {
    setSent(null);
    setIds(new Set([...[...ids].filter((id) => !some.includes(id)), ...(isOn ? some : [])]));
  };
  return (
    <>
      {wrong}
      {groups.map(({ group, title, indicators }) => {
        const all = indicators.map(({ id }) => id);
        const isAll = all.every((id) => ids.has(id));
        return (
          <fieldset key={group} class="field">
            <legend>{title}</legend>
            <div class="chips">
              <label class="chip">
                <input
                  type="checkbox"
                  checked={isAll}
                  aria-label={`Cả nhóm ${title}`}
                  onChange={() => tick(all, !isAll)}
                />
                <span class="face">Cả nhóm</span>
              </label>
              {indicators.map(({ id, name, unit }) => (
                <label key={id} class="chip">
                  <input type="checkbox" checked={ids.has(id)} onChange={() => tick([id], !ids.has(id))} />
                  <span class="face">
                    {name} ({unit})
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      <SmallForm
        fields={[
          smallField({
            ...{ key: 'name', label: 'Tên gói', kind: 'text', isRequired: true, maxLength: 100 },
            example: 'Chỉ số thi đua năm 2026',
          }),
          smallField({
            ...{ key: 'about', label: 'Giới thiệu', kind: 'text' },
            help: 'Một dòng cho nơi nhận biết gói về việc gì.',
          }),
        ]}
        button={ids.size === 0 ? 'Làm gói để gửi' : `Làm gói ${ids.size} chỉ số`}
        busyButton="Đang làm …"
        onSubmit={async ({ name, about }) => {
          setSent(null);
          const answer = await call('packs.export', {
            ...{ name: String(name ?? ''), about: String(about ?? '') },
            ids: [...ids],
          });
          if (!answer.ok) return answer.problem;
          setSent(answer.value);
          say('Đã làm gói. Chép đoạn chữ rồi gửi.');
          return null;
        }}
      />
      {sent !== null && (
        <Box tone="good" title="Gói để gửi">
          <p>
            Chép cả đoạn, gửi qua Zalo hoặc email. Trong gói chỉ có định nghĩa, không có số liệu, không có tên
            ai.
          </p>
          <Lines lines={sent.notes} />
          <textarea
            readOnly
            rows={6}
            aria-label="Đoạn chữ của gói"
            value={sent.text}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div class="row">
            <CopyButton text={sent.text} label="Chép gói" />
          </div>
        </Box>
      )}
    </>
  );
}
