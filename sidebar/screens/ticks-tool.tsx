/** The round of the three “biết” as a tool: in a file of its own, so that the phone's page carries no other tool. */
import type { Tool } from './Home';
import { Ticks } from './Ticks';

/** Also on the phone: the round is made where the members are. */
export const ticks: Tool = {
  key: 'ticks',
  table: 'members',
  title: 'Ba biết',
  text: 'Biết mặt, biết hoàn cảnh, biết nhu cầu theo tổ.',
  draw: ({ onBack }) => <Ticks onBack={onBack} />,
};
