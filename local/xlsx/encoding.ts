/** The text of a part, in whatever encoding its XML declares, and the declaration that our own parts begin with. */
import { XmlError } from './xml';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** XML 1.0, appendix F: a byte order mark, the shape of "<" in UTF-16, or what the declaration names. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

/**
 * A part's text. @throws XmlError where its bytes are not of the declared encoding: a replacement character in place
 * of a letter would look like what the ward wrote.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    // An encoding that nobody knows, or bytes that are not of it.
    throw new XmlError('bytes that are not of the declared encoding', { cause });
  }
}

/** For parts that are only searched (VML, which old programs wrote in the system's own code page). */
export function looseTextOf(bytes: Uint8Array): string {
  try {
    return textOf(bytes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** The text with a declaration that is true of UTF-8, which is what we write. */
export function declaredUtf8(text: string): string {
  const found = /^\ufeff?<\?xml\s[^>]*\?>\s*/.exec(text)?.[0];
  const encoding = found === undefined ? undefined : /encoding\s*=\s*["']([^"']+)/.exec(found)?.[1];
  if (found === undefined || encoding === undefined || /^utf-?8$/i.test(encoding)) return text;
  return XML_HEAD + text.slice(found.length);
}
