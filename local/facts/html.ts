/** Pages and templates. */
import { message } from './asking';
import type { Fact } from './fact';

export const html: readonly Fact[] = [
  {
    id: 'html-01',
    fact: 'An unknown HTML file is named in the error.',
    act: (g) => message(() => g.HtmlService.createHtmlOutputFromFile('Khong-co')),
    answer: 'No HTML file named Khong-co was found.',
  },
  {
    id: 'html-02',
    fact: '<?= ?> escapes for the place it stands in: text, attribute, script; <?!= ?> prints raw; <? ?> runs.',
    act: (g) => {
      const template = g.HtmlService.createTemplate(
        '<p title="<?= v ?>"><?= v ?></p><script>f(<?= v ?>)</script><? for (const n of [1, 2]) { ?><?!= n ?>,<? } ?>',
      );
      template.v = '<b>"';
      return template.evaluate().getContent();
    },
    answer:
      '<p title="&lt;b&gt;&quot;">&lt;b&gt;&quot;</p><script>f(\'\\u003cb\\u003e\\u0022\')</script>1,2,',
  },
  {
    id: 'html-03',
    fact: 'appendUntrusted escapes; append does not.',
    act: (g) => g.HtmlService.createHtmlOutput('').append('<b>').appendUntrusted('<script>').getContent(),
    answer: '<b>&lt;script&gt;',
  },
  {
    id: 'html-04',
    fact: 'addMetaTag allows viewport and three more, nothing else.',
    act: (g) => {
      const page = g.HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=device-width');
      return [page.getMetaTags().length, message(() => page.addMetaTag('refresh', '0'))];
    },
    answer: [1, 'The meta tag you specified is not allowed in this context.'],
  },
  {
    id: 'html-05',
    fact: 'Width and height are null until they are set.',
    act: (g) => {
      const page = g.HtmlService.createHtmlOutput('x');
      return [page.getWidth(), page.getHeight(), page.setWidth(300).getWidth()];
    },
    answer: [null, null, 300],
  },
  {
    id: 'html-06',
    fact: 'Properties set on a template are variables in it.',
    act: (g) => {
      const template = g.HtmlService.createTemplate('<?= ten ?>');
      template.ten = 'Hội';
      return template.evaluate().getContent();
    },
    answer: 'Hội',
  },
];
