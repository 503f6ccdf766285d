/**
 * HTML templates: `<? code ?>`, `<?= printed with contextual escaping ?>`, `<?!= printed raw ?>` (html-02).
 *
 * The context of each `<?= ?>` (text, attribute, address, script, string in a script, style) is found once, when the
 * template is read; the value is escaped for it when it is printed.
 */

/** Where in the HTML a value is printed. */
export type PrintContext = 'text' | 'attribute' | 'address' | 'script' | 'scriptString' | 'style';

export function escapeText(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign]};`,
  );
}

function escapeScriptString(text: string): string {
  return text.replace(
    /[\\'"`<>&=\n\r\u2028\u2029/]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value for a place in a template. A dangerous address or style is replaced, as Google replaces it. */
export function escapeFor(context: PrintContext, value: unknown): string {
  const text = String(value ?? '');
  switch (context) {
    case 'text':
    case 'attribute':
      return escapeText(text);
    case 'address':
      return /^(?:(?:https?|mailto|tel):|[^:]*(?:[/?#]|$))/i.test(text)
        ? escapeText(encodeURI(text))
        : '#zSoyz';
    case 'script':
      if (value === null || value === undefined) return ' null ';
      if (typeof value === 'number' || typeof value === 'boolean') return ` ${text} `;
      return `'${escapeScriptString(text)}'`;
    case 'scriptString':
      return escapeScriptString(text);
    case 'style':
      return /^[\w\s#.,%()-]*$/.test(text) ? text : 'zSoyz';
    default:
      return context satisfies never;
  }
}

const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite']);

/** Follows the HTML around the scriptlets. */
class HtmlPosition {
  #state: 'text' | 'tag' | 'value' | 'script' | 'style' | 'comment' = 'text';
  #tag = '';
  #attribute = '';
  #quote = '';
  #valueStarted = false;
  #scriptQuote = '';

  get context(): PrintContext {
    switch (this.#state) {
      case 'script':
        return this.#scriptQuote === '' ? 'script' : 'scriptString';
      case 'style':
        return 'style';
      case 'value':
        if (/^on/i.test(this.#attribute)) return 'script';
        if (this.#attribute === 'style') return 'style';
        return ADDRESS_ATTRIBUTES.has(this.#attribute) && !this.#valueStarted ? 'address' : 'attribute';
      default:
        return this.#state === 'tag' ? 'attribute' : 'text';
    }
  }

  feed(html: string): void {
    for (let index = 0; index < html.length; index += 1) {
      const rest = html.slice(index);
      index += this.#step(rest) - 1;
    }
  }

  /** Something was printed here: an address that has begun is escaped like any attribute from here on. */
  printed(): void {
    if (this.#state === 'value') this.#valueStarted = true;
  }

  /** Consumes some characters from the start and answers how many. */
  #step(rest: string): number {
    const sign = rest.charAt(0);
    switch (this.#state) {
      case 'text': {
        if (rest.startsWith('<!--')) {
          this.#state = 'comment';
          return 4;
        }
        const tag = /^<\/?([a-zA-Z][\w-]*)/.exec(rest);
        if (!tag) return 1;
        this.#state = 'tag';
        this.#tag = rest.startsWith('</') ? '' : (tag[1] ?? '').toLowerCase();
        return tag[0].length;
      }
      case 'comment':
        if (!rest.startsWith('-->')) return 1;
        this.#state = 'text';
        return 3;
      case 'tag': {
        if (sign === '>') {
          this.#state = this.#tag === 'script' ? 'script' : this.#tag === 'style' ? 'style' : 'text';
          this.#scriptQuote = '';
          return 1;
        }
        const attribute = /^([^\s=<>"'/]+)\s*=\s*(["']?)/.exec(rest);
        if (!attribute) return 1;
        this.#attribute = (attribute[1] ?? '').toLowerCase();
        this.#quote = attribute[2] ?? '';
        this.#state = 'value';
        this.#valueStarted = false;
        return attribute[0].length;
      }
      case 'value': {
        const ends = this.#quote === '' ? /[\s>]/.test(sign) : sign === this.#quote;
        if (!ends) {
          this.#valueStarted = true;
          return 1;
        }
        this.#state = 'tag';
        return this.#quote === '' ? 0 + (sign === '>' ? this.#closeTag() : 1) : 1;
      }
      case 'script':
        if (/^<\/script/i.test(rest)) {
          this.#state = 'tag';
          this.#tag = '';
          return 8;
        }
        if (this.#scriptQuote !== '' && sign === '\\') return 2;
        if (this.#scriptQuote === '' && /["'`]/.test(sign)) this.#scriptQuote = sign;
        else if (sign === this.#scriptQuote) this.#scriptQuote = '';
        return 1;
      case 'style':
        if (!/^<\/style/i.test(rest)) return 1;
        this.#state = 'tag';
        this.#tag = '';
        return 7;
      default:
        return this.#state satisfies never;
    }
  }

  #closeTag(): number {
    this.#state = this.#tag === 'script' ? 'script' : this.#tag === 'style' ? 'style' : 'text';
    return 1;
  }
}

/** The script that prints a template: `print(context, value)` and `raw(text)` are given to it. */
export function templateCode(html: string): string {
  const position = new HtmlPosition();
  const code: string[] = [];
  let at = 0;
  for (const match of html.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    const text = html.slice(at, match.index);
    position.feed(text);
    if (text !== '') code.push(`raw(${JSON.stringify(text)});`);
    const [whole, kind, inside = ''] = match;
    if (kind === '=') code.push(`print(${JSON.stringify(position.context)}, (${inside}));`);
    else if (kind === '!=') code.push(`raw((${inside}));`);
    else code.push(inside);
    if (kind !== undefined) position.printed();
    at = match.index + whole.length;
  }
  const rest = html.slice(at);
  if (rest !== '') code.push(`raw(${JSON.stringify(rest)});`);
  return code.join('\n');
}
