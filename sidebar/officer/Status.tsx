/**
 * The dialog “Ai đã ghi sổ”: which chapters have recorded something in a month, and a message for the others.
 */
import { useEffect, useState } from 'preact/hooks';
import { readMonth } from '../../src/domain/values';
import type { Output } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/problem';
import { CopyButton, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';

const monthsBack = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

const shown = (month: string): string => {
  const reading = readMonth(month);
  return reading.ok ? `Tháng ${Number(reading.value.slice(5))}/${reading.value.slice(0, 4)}` : month;
};

/** Length of the list of months. */
const MONTHS = 14;

export function Status() {
  const { about, call } = useSession();
  const thisMonth = about.today.slice(0, 7);
  const [month, setMonth] = useState(thisMonth);
  const [data, setData] = useState<Output<'report.status'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setData(null);
    setProblem(null);
    void call('report.status', { month }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setData(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [month]);
  const months = Array.from({ length: MONTHS }, (_, back) => monthsBack(thisMonth, back));
  return (
    <main>
      <Head title="Ai đã ghi sổ" />
      <div class="field">
        <label for="month">Tháng</label>
        <select id="month" value={month} onChange={(event) => setMonth(event.currentTarget.value)}>
          {months.map((one) => (
            <option key={one} value={one}>
              {shown(one)}
            </option>
          ))}
        </select>
      </div>
      <ProblemNote problem={problem} />
      {data === null && problem === null && <Waiting text="Đang đếm" />}
      {data?.chapters.length === 0 && (
        <p>Sổ chưa có chi hội nào. Bấm Sổ Hội → Quản lý → Bắt đầu để ghi trước.</p>
      )}
      {data !== null && data.chapters.length > 0 && (
        <>
          <p role="status">
            <strong>
              {data.reported}/{data.chapters.length} chi hội
            </strong>{' '}
            đã ghi sổ {shown(data.month).toLowerCase()}.
          </p>
          <div class="row">
            <CopyButton text={data.text} label="Chép để gửi Zalo" />
          </div>
          <table class="table">
            <caption class="hidden">Số dòng của từng chi hội</caption>
            <thead>
              <tr>
                <th scope="col">Chi hội</th>
                <th scope="col" class="num">
                  Số dòng
                </th>
              </tr>
            </thead>
            <tbody>
              {data.chapters.map(({ key, label, head, phone, rows, detail, last }) => (
                <tr key={key}>
                  <th scope="row" style="color:inherit;font-size:16px">
                    {label}
                    <div class="small" style="font-weight:400;margin:0">
                      {rows === 0
                        ? [head, phone].filter((part) => part !== '').join(' · ')
                        : [
                            detail.map((one) => `${one.title}: ${one.rows}`).join(', '),
                            last === '' ? '' : `mới nhất ${last}`,
                          ]
                            .filter((part) => part !== '')
                            .join(' · ')}
                    </div>
                  </th>
                  <td class="num">{rows === 0 ? <span class="tag warn">chưa ghi</span> : rows}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <details>
            <summary>Xem tin nhắn</summary>
            <p style="white-space:pre-line">{data.text}</p>
          </details>
        </>
      )}
      {data !== null && <p class="small">{data.officers}</p>}
    </main>
  );
}
