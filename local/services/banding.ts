/** Alternating row colours (formats-11). */
import type { Area, Banding, Sheet } from '../model';
import { colorOf } from './colors';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { intersects } from './grid';
import { present, Service, type Signatures, serviceSpec } from './strict';

/** Header, second colour, footer of Google's themes; the first colour is white in all. */
const THEMES: Readonly<Record<string, readonly [string, string, string]>> = {
  LIGHT_GREY: ['#bdbdbd', '#f3f3f3', '#dedede'],
  CYAN: ['#4dd0e1', '#e0f7fa', '#a2e8f1'],
  GREEN: ['#63d297', '#e7f9ef', '#afe9ca'],
  YELLOW: ['#f7cb4d', '#fef8e3', '#fce8b2'],
  ORANGE: ['#f46524', '#ffe6dd', '#ffccbc'],
  BLUE: ['#5b95f9', '#e8f0fe', '#acc9fe'],
  TEAL: ['#26a69a', '#ddf2f0', '#8cd3cd'],
  GREY: ['#78909c', '#ebeff1', '#bbc8ce'],
  BROWN: ['#cca677', '#f8f2eb', '#e6d3ba'],
  LIGHT_GREEN: ['#8bc34a', '#eef7e3', '#c4e2a0'],
  INDIGO: ['#8989eb', '#e8e7fc', '#c4c3f7'],
  PINK: ['#e91d63', '#fddce8', '#f68ab0'],
};

export function applyBanding(
  execution: Service['execution'],
  sheet: Sheet,
  area: Area,
  theme: string,
  showHeader: boolean,
  showFooter: boolean,
): BandingService {
  if (sheet.bandings.some((banding) => intersects(banding.area, area))) {
    throw new ScriptException(
      'You cannot apply alternating background colors to a range that already has alternating background colors.',
    );
  }
  const colors = THEMES[theme];
  if (!colors) throw new ScriptException(`Invalid argument: ${theme}`);
  const [header, second, footer] = colors;
  const id = execution.workbook.nextId;
  execution.workbook.nextId += 1;
  sheet.bandings.push({
    id,
    area,
    first: '#ffffff',
    second,
    ...(showHeader ? { header } : {}),
    ...(showFooter ? { footer } : {}),
  });
  return new BandingService(execution, sheet, id);
}

const methods = {
  getFirstRowColor: '',
  getFooterRowColor: '',
  getHeaderRowColor: '',
  getRange: '',
  getSecondRowColor: '',
  remove: '',
  setFirstRowColor: 's?',
  setFooterRowColor: 's?',
  setHeaderRowColor: 's?',
  setSecondRowColor: 's?',
} satisfies Signatures<G.Banding>;
const BANDING = serviceSpec('SpreadsheetApp.Banding', methods);

export class BandingService extends Service implements Pick<G.Banding, keyof typeof methods> {
  readonly spec = BANDING;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet,
    readonly id: number,
  ) {
    super(execution);
  }

  getRange(): G.Range {
    return this.execution.objects.range(this.sheet, this.#banding().area);
  }
  getHeaderRowColor(): string | null {
    return this.#banding().header ?? null;
  }
  getFirstRowColor(): string {
    return this.#banding().first;
  }
  getSecondRowColor(): string {
    return this.#banding().second;
  }
  getFooterRowColor(): string | null {
    return this.#banding().footer ?? null;
  }
  setHeaderRowColor(color: string | null): G.Banding {
    return this.#paint('header', color);
  }
  setFirstRowColor(color: string | null): G.Banding {
    if (color === null) throw new ScriptException('First row color should not be null.');
    return this.#paint('first', color);
  }
  setSecondRowColor(color: string | null): G.Banding {
    if (color === null) throw new ScriptException('Second row color should not be null.');
    return this.#paint('second', color);
  }
  setFooterRowColor(color: string | null): G.Banding {
    return this.#paint('footer', color);
  }
  remove(): void {
    const { id } = this.#banding();
    this.sheet.bandings = this.sheet.bandings.filter((banding) => banding.id !== id);
  }

  #banding(): Banding {
    const found = this.sheet.bandings.find((banding) => banding.id === this.id);
    if (!found) throw new ScriptException('The banding was removed.');
    return found;
  }

  #paint(part: 'header' | 'first' | 'second' | 'footer', given: string | null): G.Banding {
    if (given === null) {
      const { [part]: _dropped, ...rest } = this.#banding();
      this.sheet.bandings = this.sheet.bandings.map((item) =>
        item.id === this.id ? (rest as Banding) : item,
      );
      return present(this);
    }
    const color = colorOf(given);
    return color ? this.#update({ [part]: color }) : present(this);
  }

  #update(change: Partial<Banding>): G.Banding {
    const changed = { ...this.#banding(), ...change };
    this.sheet.bandings = this.sheet.bandings.map((item) => (item.id === this.id ? changed : item));
    return present(this);
  }
}
