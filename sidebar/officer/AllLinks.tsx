/** Links for all chapters at once, and their slips on one print: A4, eight slips a page, to be cut apart. */
import { useEffect, useState } from 'preact/hooks';
import type { Output } from '../../src/shared/contract';
import { invalid } from '../../src/shared/problem';
import { Box, CopyButton } from '../screens/pieces';
import { SmallForm } from '../screens/SmallForm';
import { useSession } from '../state/session';
import { newSubmission } from '../state/submission';
import { Kinds, type LinkList, Slip, textForZalo, untilField, untilOf } from './link-pieces';
import { Pick } from './Pick';

export type All = Output<'links.createAll'>;

interface MakingAllProps {
  readonly data: LinkList;
  readonly onMade: (all: All) => void;
  readonly onCancel: () => void;
}

export function MakingAll({ data, onMade, onCancel }: MakingAllProps) {
  const { about, call } = useSession();
  const [tables, setTables] = useState<readonly string[]>(data.tables.map(({ key }) => key));
  const [isForAll, setForAll] = useState(false);
  // One form makes the links once, however often it is sent.
  const [submission] = useState(newSubmission);
  return (
    <div class="card">
      <h2 style="margin:0">Liên kết cho mọi chi hội</h2>
      <SmallForm
        fields={[untilField(about.today)]}
        button="Tạo các liên kết"
        busyButton="Đang tạo …"
        onCancel={onCancel}
        onSubmit={async (values) => {
          if (tables.length === 0) {
            return invalid('', 'Chưa chọn loại việc nào.', 'Chọn ít nhất một loại mà liên kết được ghi.');
          }
          const until = untilOf(values.until, about.today);
          if (until === null) return invalid('until', 'Chưa hiểu ngày.', 'Ghi ngày, ví dụ 31/12.');
          const answer = await call('links.createAll', { isForAll, tables: [...tables], until, submission });
          if (!answer.ok) return answer.problem;
          onMade(answer.value);
          return null;
        }}
      >
        <fieldset class="field">
          <legend>Tạo cho</legend>
          <div class="picks">
            <Pick
              type="radio"
              name="for"
              label="Chi hội chưa có liên kết"
              about="Chi hội đang có liên kết thì giữ nguyên, không in lại được."
              isChosen={!isForAll}
              onChosen={() => setForAll(false)}
            />
            <Pick
              type="radio"
              name="for"
              label="Tạo mới cho mọi chi hội"
              about="Liên kết đang dùng bị thu lại: điện thoại nào cũng phải mở liên kết mới. Việc chưa gửi còn trên máy thì liên kết mới gửi tiếp."
              isChosen={isForAll}
              onChosen={() => setForAll(true)}
            />
          </div>
        </fieldset>
        <Kinds offered={data.tables} chosen={tables} onChosen={setTables} />
      </SmallForm>
    </div>
  );
}

interface MadeAllProps {
  readonly all: All;
  readonly unionName: string;
  readonly onClose: () => void;
}

export function MadeAll({ all: { made, revoked, kept }, unionName, onClose }: MadeAllProps) {
  useEffect(() => window.scrollTo(0, 0), []);
  return (
    <div class="on-paper" role="alert">
      <div class="no-paper">
        <Box tone="good" title={`Đã tạo ${made.length} liên kết.`}>
          {revoked.length > 0 && <p>Đã thu lại {revoked.length} liên kết cũ.</p>}
          {kept.length > 0 && <p>Đã có liên kết, giữ nguyên: {kept.join(', ')}.</p>}
          <p>
            In hoặc chép ngay: các địa chỉ này chỉ hiện một lần. In xong cắt rời, đưa tận tay từng chi hội
            trưởng; gửi Zalo thì gửi riêng từng người.
          </p>
        </Box>
        <div class="row">
          <button type="button" class="primary" onClick={() => window.print()}>
            In {made.length} phiếu
          </button>
          <button type="button" class="plain" onClick={onClose}>
            Xong
          </button>
        </div>
      </div>
      <ul class="slips">
        {made.map((one) => (
          <li key={one.link.id}>
            <Slip made={one} unionName={unionName} />
            <div class="row no-paper">
              <CopyButton text={textForZalo(one)} label={`Chép cho ${one.link.chapterLabel}`} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
