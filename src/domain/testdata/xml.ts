/** Whether files of a .docx or .xlsx are XML to a strict reader: what Word and LibreOffice ask before they open one. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** What is wrong with the XML; '' where it is right. */
export function faultOfXml(xml: string): string {
  const parser = new SaxesParser({ xmlns: true });
  let fault = '';
  parser.on('error', (error) => {
    if (fault === '') fault = error.message;
  });
  parser.write(xml).close();
  return fault;
}

/** Faults of every XML part of an Office file, by part. */
export function faultsOfParts(file: Uint8Array): string[] {
  return Object.entries(unzipSync(file)).flatMap(([name, bytes]) => {
    if (!/\.(xml|rels|vml)$/.test(name)) return [];
    const fault = faultOfXml(strFromU8(bytes));
    return fault === '' ? [] : [`${name}: ${fault}`];
  });
}
