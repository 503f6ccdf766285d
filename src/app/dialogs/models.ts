/** Chọn mô hình in its dialog. */

import { done } from '../../domain/values';
import type { Input, Output } from '../../shared/contract';
import type { Answer } from '../../shared/problem';
import { listModels as allModels, sayChosen, chooseModels as tickModels } from '../models';
import type { Visit } from '../rpc/visit';
import { answerOf } from './refused';
import { openSettings } from './settings';

const modelsShown = (): Output<'models.list'>['models'] =>
  allModels().map(({ tabs, ...model }) => ({ ...model, tabs: [...tabs] }));

export function listModels(_: Input<'models.list'>, visit: Visit): Answer<Output<'models.list'>> {
  const opened = openSettings(visit);
  return opened.ok ? done({ models: modelsShown() }) : opened;
}

export function chooseModels(
  { models: keys }: Input<'models.choose'>,
  visit: Visit,
): Answer<Output<'models.choose'>> {
  const opened = openSettings(visit);
  if (!opened.ok) return opened;
  visit.writing = opened.value.tab.sheet;
  const chosen = answerOf(tickModels(keys));
  return chosen.ok ? done({ models: modelsShown(), message: sayChosen(chosen.value) }) : chosen;
}
