/**
 * Elements of a document's XML, found by walking from tag to tag. No pattern spans an element: a table of some thousand
 * rows is megabytes of text, and an engine that tracks back over it runs out of stack.
 */

/** One tag of the `w:` names asked for. */
export interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  /** `<w:p/>` */
  readonly isWhole: boolean;
  readonly start: number;
  readonly end: number;
}

/** The tags of those names, in their order. */
export function* tagsOf(document: string, names: ReadonlySet<string>): Generator<Tag> {
  let at = document.indexOf('<');
  while (at >= 0) {
    const end = document.indexOf('>', at) + 1;
    if (end === 0) return;
    const isEnd = document.startsWith('</w:', at);
    if (isEnd || document.startsWith('<w:', at)) {
      const from = at + (isEnd ? 4 : 3);
      let to = from;
      while (to < end && !' \t\r\n/>'.includes(document.charAt(to))) to += 1;
      const name = document.slice(from, to);
      if (names.has(name)) yield { name, isEnd, isWhole: document.charAt(end - 2) === '/', start: at, end };
    }
    at = document.indexOf('<', end);
  }
}

/** Where the innermost elements of a name stand: none of them holds another of that name. */
export function* spansOf(
  document: string,
  name: string,
): Generator<{ readonly start: number; readonly end: number }> {
  let open = -1;
  for (const { isEnd, isWhole, start, end } of tagsOf(document, new Set([name]))) {
    if (!isEnd) open = isWhole ? -1 : start;
    else if (open >= 0) {
      yield { start: open, end };
      open = -1;
    }
  }
}

export const elementsOf = (document: string, name: string): string[] =>
  [...spansOf(document, name)].map(({ start, end }) => document.slice(start, end));

/** Changes each innermost element of a name; what stands between them stays. */
export function mapElements(
  document: string,
  name: string,
  change: (element: string, at: number) => string,
): string {
  const parts: string[] = [];
  let done = 0;
  let at = 0;
  for (const { start, end } of spansOf(document, name)) {
    parts.push(document.slice(done, start), change(document.slice(start, end), at));
    done = end;
    at += 1;
  }
  parts.push(document.slice(done));
  return parts.join('');
}
