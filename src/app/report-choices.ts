/** What a caller asks of one export besides kind and period: number and day, the chapter that it is of, annexes. */
import { isAnnexKey, type ReportChoices, type ReportKindKey, reportKinds } from '../domain/report';
import { done, failed, normalizeText, type Refusal, type Result, readDay } from '../domain/values';
import { builtInCatalogue, readChoice, type WardData } from '../domain/ward';

/** Why a report is not made, and in which field of the dialog that is to be mended. */
export interface RefusedReport extends Refusal {
  readonly field?: 'day' | 'chapter';
}

export interface Asked {
  readonly choices: ReportChoices;
  /** The ward's own file is made even where nothing is kept back. */
  readonly wantsInternal: boolean;
  /** The document as PDF beside it. */
  readonly wantsPdf: boolean;
}

const fieldOf = (argument: unknown, key: string): unknown =>
  typeof argument === 'object' && argument !== null ? Reflect.get(argument, key) : undefined;

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : normalizeText(String(value));

/** Annexes by key or label, as a list or parted by commas; those of the settings where a caller names none. */
function readAnnexes(given: unknown, ofSettings: readonly string[] | null): Result<ReadonlySet<string>> {
  if (given === undefined || given === null) return done(new Set(ofSettings ?? []));
  const keys = new Set<string>();
  for (const one of Array.isArray(given) ? given.map(textOf) : textOf(given).split(',').map(normalizeText)) {
    if (one === '') continue;
    const { entries } = builtInCatalogue.annexes;
    const choice = entries.some(({ key }) => key === one)
      ? null
      : readChoice(one, 'annexes', builtInCatalogue);
    if (choice?.ok === false) {
      const labels = entries.map(({ label }) => label).join(', ');
      return failed({ what: `Không có phụ lục “${one}”.`, todo: `Các phụ lục: ${labels}.` });
    }
    keys.add(choice?.ok === true ? choice.value : one);
  }
  return done(keys);
}

export function readChoices(
  argument: unknown,
  ward: WardData,
  kind: ReportKindKey,
): Result<Asked, RefusedReport> {
  const annexes = readAnnexes(fieldOf(argument, 'annexes'), ward.settings.annexes);
  if (!annexes.ok) return annexes;
  const typedDay = textOf(fieldOf(argument, 'day'));
  const day = typedDay === '' ? null : readDay(typedDay, { today: ward.context.today });
  if (day?.ok === false)
    return failed({ field: 'day', what: `Ngày văn bản: ${day.problem.what}`, todo: day.problem.todo });
  const named = textOf(fieldOf(argument, 'chapter'));
  const { chapters } = ward.context;
  const [byName, another] = chapters.named(named);
  const chapter = chapters.get(named) ?? (another === undefined ? byName : undefined);
  if (named !== '' && chapter === undefined)
    return failed({
      field: 'chapter',
      what: `Không có chi hội “${named}”.`,
      todo: 'Xem tab Chi hội: ghi mã chi hội.',
    });
  if (chapter !== undefined && !reportKinds[kind].isOfChapters)
    return failed({
      field: 'chapter',
      what: 'Chỉ báo cáo mô hình 1+1 và 3 có 3 biết làm được cho một chi hội.',
      todo: 'Chọn loại báo cáo ấy, hoặc bỏ trống chi hội.',
    });
  const number = textOf(fieldOf(argument, 'number'));
  return done({
    choices: {
      number: number === '' ? null : number,
      day: day?.value ?? null,
      chapter: chapter?.key ?? null,
      annexes: new Set([...annexes.value].filter(isAnnexKey)),
      tellsWeak: fieldOf(argument, 'tellsWeak') === true,
    },
    wantsInternal: annexes.value.has('internal'),
    wantsPdf: fieldOf(argument, 'pdf') === true,
  });
}
