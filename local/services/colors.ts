/** Colours: any CSS spelling in, lower-case hex out (formats-04), and the Color objects (formats-05, formats-06). */
import { EnumValue, enumsOf, enumText } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { own, present, Service, type Signatures, serviceSpec } from './strict';

const NAMES =
  'aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4 black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98 paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513 salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32';

const byName = new Map(
  NAMES.split(' ').map((pair) => {
    const [name = '', hex = ''] = pair.split(':');
    return [name, `#${hex}`];
  }),
);

/** `LIGHTCORAL` → `#f08080`, `#ABC` → `#aabbcc`; undefined for what is not a colour. */
export function colorOf(text: string): string | undefined {
  const given = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(given)) return given;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(given);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit.repeat(2))
      .join('')}`;
  const rgb = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(given);
  if (rgb) {
    const parts = rgb.slice(1).map(Number);
    return parts.every((part) => part <= 255) ? rgbOf(parts) : undefined;
  }
  return byName.get(given);
}

function rgbOf(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

const RGB = serviceSpec('SpreadsheetApp.RgbColor', {
  asHexString: '',
  getColorType: '',
});

class RgbColorService extends Service implements Pick<G.RgbColor, 'asHexString' | 'getColorType'> {
  readonly spec = RGB;

  constructor(
    execution: Service['execution'],
    readonly hex: string,
  ) {
    super(execution);
  }

  asHexString(): string {
    return this.hex;
  }
  getColorType(): GoogleAppsScript.Base.ColorType {
    return present(enumsOf(this.execution).value('ColorType', 'RGB'));
  }
}

const THEME = serviceSpec('SpreadsheetApp.ThemeColor', { getColorType: '' });

class ThemeColorService extends Service implements Pick<G.ThemeColor, 'getColorType'> {
  readonly spec = THEME;

  constructor(
    execution: Service['execution'],
    readonly theme: EnumValue,
  ) {
    super(execution);
  }

  getColorType(): GoogleAppsScript.Base.ColorType {
    return present(enumsOf(this.execution).value('ColorType', 'THEME'));
  }
}

const colorMethods = {
  asRgbColor: '',
  asThemeColor: '',
  getColorType: '',
} satisfies Signatures<G.Color>;
const COLOR = serviceSpec('SpreadsheetApp.Color', colorMethods);

class ColorService extends Service implements Pick<G.Color, keyof typeof colorMethods> {
  readonly spec = COLOR;

  constructor(
    execution: Service['execution'],
    readonly content: string | EnumValue | undefined,
  ) {
    super(execution);
  }

  asRgbColor(): G.RgbColor {
    if (typeof this.content !== 'string') throw new ScriptException('Object is not of type RgbColor.');
    return present(new RgbColorService(this.execution, this.content));
  }
  asThemeColor(): G.ThemeColor {
    if (!(this.content instanceof EnumValue)) throw new ScriptException('Object is not of type ThemeColor.');
    return present(new ThemeColorService(this.execution, this.content));
  }
  getColorType(): GoogleAppsScript.Base.ColorType {
    const type =
      this.content === undefined ? 'UNSUPPORTED' : typeof this.content === 'string' ? 'RGB' : 'THEME';
    return present(enumsOf(this.execution).value('ColorType', type));
  }
}

const builderMethods = {
  ...colorMethods,
  build: '',
  setRgbColor: 's',
  setThemeColor: 'ThemeColorType',
} satisfies Signatures<G.ColorBuilder>;
const BUILDER = serviceSpec('SpreadsheetApp.ColorBuilder', builderMethods);

export class ColorBuilderService
  extends Service
  implements Pick<G.ColorBuilder, keyof typeof builderMethods>
{
  readonly spec = BUILDER;
  #content: string | EnumValue | undefined;

  build(): G.Color {
    return present(new ColorService(this.execution, this.#content));
  }
  asRgbColor(): G.RgbColor {
    return new ColorService(this.execution, this.#content).asRgbColor();
  }
  asThemeColor(): G.ThemeColor {
    return new ColorService(this.execution, this.#content).asThemeColor();
  }
  getColorType(): GoogleAppsScript.Base.ColorType {
    return new ColorService(this.execution, this.#content).getColorType();
  }
  setRgbColor(cssString: string): G.ColorBuilder {
    const color = colorOf(cssString);
    if (!color) throw new ScriptException(`Invalid argument: ${cssString}`);
    this.#content = color;
    return present(this);
  }
  setThemeColor(theme: GoogleAppsScript.Spreadsheet.ThemeColorType): G.ColorBuilder {
    this.#content = own(EnumValue, theme);
    return present(this);
  }
}

/** The hex of a Color object; a theme colour has none here. */
export function hexOfColor(color: unknown): string | undefined {
  const { content } = own(ColorService, color);
  return typeof content === 'string' ? content : enumText(content, undefined);
}
