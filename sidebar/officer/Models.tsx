/** The dialog “Chọn mô hình”: which models the ward records besides the core. */
import { useState } from 'preact/hooks';
import type { Model } from '../../src/shared/contract';
import { BusyButton, DoneNote, Head, ProblemNote, Waiting } from '../screens/pieces';
import { useSession } from '../state/session';
import { Pick } from './Pick';
import { withoutAnswer } from './unanswered';
import { useLoaded } from './use-loaded';
import { useStage } from './use-stage';

/** The model's description, and its tabs that have a different name. */
const aboutOf = ({ label, about, tabs }: Model): string => {
  const others = tabs.filter((tab) => tab !== label);
  return others.length === 0 ? about : `${about} Có thêm tab ${others.join(', ')}.`;
};

export function Models() {
  const { call, say } = useSession();
  const { data, setData, problem, setProblem } = useLoaded('models.list', {});
  const models = data?.models ?? null;
  const [done, setDone] = useState('');
  const [isBusy, setBusy] = useState(false);
  const stage = useStage('Cài đặt sổ', isBusy, 'Đang lưu …');
  const save = async (shown: readonly Model[]) => {
    setBusy(true);
    setProblem(null);
    setDone('');
    const keys = shown.filter(({ isChosen }) => isChosen).map(({ key }) => key);
    const answer = await call('models.choose', { models: keys });
    setBusy(false);
    window.scrollTo(0, 0);
    if (!answer.ok) {
      return setProblem(withoutAnswer(answer.problem, 'Bấm Lưu lần nữa; tab đã có thì sổ không tạo thêm.'));
    }
    setData({ models: answer.value.models });
    setDone(answer.value.message);
    say(answer.value.message);
  };
  const count = models?.filter(({ isChosen }) => isChosen).length ?? 0;
  return (
    <>
      <main>
        <Head title="Chọn mô hình">
          <p class="about">
            Hội viên, cặp 1+1, tái chế, quà tặng phường nào cũng có. Đánh dấu thêm mô hình phường mình làm; bỏ
            dấu thì tab vẫn giữ nguyên, chỉ không tính nữa.
          </p>
        </Head>
        <ProblemNote problem={problem} />
        <DoneNote text={done} />
        {models === null && problem === null && <Waiting text="Đang mở" />}
        {models !== null && (
          <fieldset class="field">
            <legend class="hidden">Các mô hình</legend>
            <div class="picks">
              {models.map((model) => (
                <Pick
                  key={model.key}
                  type="checkbox"
                  name="model"
                  label={model.label}
                  about={aboutOf(model)}
                  isChosen={model.isChosen}
                  onChosen={(isChosen) => {
                    setDone('');
                    setData({
                      models: models.map((one) => (one.key === model.key ? { ...one, isChosen } : one)),
                    });
                  }}
                />
              ))}
            </div>
          </fieldset>
        )}
      </main>
      {models !== null && (
        <div class="bar">
          <div class="inner">
            <BusyButton
              kind="primary"
              isBusy={isBusy}
              label={count === 0 ? 'Lưu: chỉ phần lõi' : `Lưu ${count} mô hình`}
              busyLabel={stage}
              onPress={() => void save(models)}
            />
          </div>
        </div>
      )}
    </>
  );
}
