/**
 * What the models “1+1” and “3 có 3 biết” are, for the report about them: said by the ward's own kinds of pairs and
 * threshold, so that a list an officer changed is told as she changed it.
 */

import type { WardData } from '../ward';
import type { ReportData } from './data';
import { lowerFirst } from './phrases';

export function aboutModels({ context, present }: WardData): ReportData['about'] {
  const kinds = context.catalogue.pairKinds.entries.map(({ label }) => lowerFirst(label));
  const pairs =
    kinds.length === 0
      ? []
      : [
          {
            title: 'Mô hình “1+1”',
            paragraphs: [
              `Một người (hoặc một chi hội) nhận giúp một người (hoặc một chi hội) khác, gồm các loại cặp: ${kinds.join('; ')}.`,
            ],
          },
        ];
  const reviews = present.has('reviews')
    ? [
        {
          title: 'Mô hình “3 có 3 biết”',
          paragraphs: [
            'Ba “có”: có hội viên tiên phong; có hoạt động Hội hằng tháng; có nguồn lực tổ chức hoạt động.',
            'Ba “biết”: biết mặt hội viên; biết hoàn cảnh hội viên; biết nhu cầu hội viên, để tập hợp, thu hút hội viên, xây dựng tổ chức Hội vững mạnh.',
          ],
        },
      ]
    : [];
  return [...pairs, ...reviews];
}
