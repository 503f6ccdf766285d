/** A small ward's workbook with phone links, for a server that is going to be treated badly. */
import { createHost, newWorkbook, readProject } from '../../local/index';
import { writeWorkbook } from '../../local/xlsx/index';
import { fill } from '../../src/domain/testdata/fill';
import { defaultChapters } from '../../src/domain/testdata/ward';

interface Answer {
  readonly ok: boolean;
  readonly value?: { readonly url?: string };
}

/** Writes the workbook. @returns the secrets of its phone links, one for each of three chapters. */
export async function writeWard(file: string, dist: string): Promise<string[]> {
  const host = await createHost({
    project: readProject(dist),
    workbook: newWorkbook('so', { locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' }),
    email: 'can-bo@example.com',
    serviceUrl: 'https://script.google.com/macros/s/AKfycb-made-for-the-tests/exec',
    calculator: null,
  });
  host.run('installSheets');
  fill(host.globals.SpreadsheetApp.getActive(), { chapters: defaultChapters });
  // Opening the web app once is how the add-on learns its address.
  host.get();
  const links = ['K1', 'K2', 'K10'].map((chapter) => {
    const made = host.run('rpc', 'links.create', {
      chapter,
      tables: ['recycling'],
      until: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10),
    }) as Answer;
    const secret = /[?&]k=([^&]+)/.exec(made.value?.url ?? '')?.[1];
    if (secret === undefined) throw new Error(`No link was made: ${JSON.stringify(made)}`);
    return secret;
  });
  await writeWorkbook(file, host.workbook);
  return links;
}
