/** Draws a chart as PNG: echarts to SVG on this machine, then pixels. Options have Google's names. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type * as Resvg from '@resvg/resvg-js';
import type * as ECharts from 'echarts';
import { loadPackage, projectRoot } from '../root';
import { localeFacts } from './locales';

export interface Drawing {
  readonly type: 'COLUMN' | 'BAR';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly options: Readonly<Record<string, unknown>>;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The file's locale: separators of the numbers on the axes. */
  readonly locale: string;
}

/** Google's own order of colours. */
const GOOGLE_COLORS = ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099', '#0099c6'];
const INK = '#333333';
const LINE = '#cccccc';
const FAMILY = 'Open Sans';

/** `legend.position`, whether it was set under that name or inside an object. */
function option(options: Drawing['options'], name: string): unknown {
  if (name in options) return options[name];
  return name.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }, options);
}

function text(options: Drawing['options'], name: string): string | undefined {
  const value = option(options, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function size(options: Drawing['options'], name: string, otherwise: number): number {
  const value = option(options, name);
  return typeof value === 'number' ? value : otherwise;
}

function picture(drawing: Drawing): ECharts.EChartsOption {
  const { options, labels, series, type } = drawing;
  const given = option(options, 'colors');
  const numbers = new Intl.NumberFormat(localeFacts(drawing.locale).tag);
  const title = text(options, 'title');
  const legend = text(options, 'legend.position') ?? text(options, 'legend') ?? 'right';
  const common: ECharts.EChartsOption = {
    animation: false,
    backgroundColor: text(options, 'backgroundColor') ?? '#ffffff',
    color: Array.isArray(given) ? given.map(String) : GOOGLE_COLORS,
    textStyle: { fontFamily: FAMILY, color: INK, fontSize: size(options, 'fontSize', 13) },
    ...(title
      ? {
          title: {
            text: title,
            left: 12,
            top: 10,
            textStyle: {
              fontSize: size(options, 'titleTextStyle.fontSize', 15),
              fontWeight: 'bold',
              color: text(options, 'titleTextStyle.color') ?? INK,
            },
          },
        }
      : {}),
    legend:
      legend === 'none'
        ? { show: false }
        : legend === 'bottom'
          ? { bottom: 6 }
          : legend === 'top'
            ? { top: title ? 38 : 8 }
            : { right: 8, top: 'middle', orient: 'vertical' },
  };
  const top = (title ? 48 : 20) + (legend === 'top' ? 26 : 0);
  const bottom =
    (legend === 'bottom' ? 34 : 12) +
    (text(options, type === 'BAR' ? 'vAxis.title' : 'hAxis.title') ? 18 : 0);
  const window = {
    min: option(options, 'vAxis.viewWindow.min'),
    max: option(options, 'vAxis.viewWindow.max'),
  };
  const category = {
    type: 'category' as const,
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: { interval: 0, hideOverlap: true },
    inverse: type === 'BAR',
  };
  const value = {
    type: 'value' as const,
    axisLabel: { formatter: (number: number) => numbers.format(number) },
    splitLine: { lineStyle: { color: '#eeeeee' } },
    min: typeof window.min === 'number' ? window.min : 0,
    ...(typeof window.max === 'number' ? { max: window.max } : {}),
  };
  const named = (axis: 'hAxis' | 'vAxis') => {
    const name = text(options, `${axis}.title`);
    return name ? { name, nameLocation: 'middle' as const, nameGap: axis === 'hAxis' ? 30 : 60 } : {};
  };
  const x = { ...(type === 'BAR' ? value : category), ...named('hAxis') };
  const y = { ...(type === 'BAR' ? category : value), ...named('vAxis') };
  const stacked = option(options, 'isStacked') === true;
  return {
    ...common,
    grid: { left: 16, right: legend === 'right' ? 130 : 24, top, bottom, containLabel: true },
    xAxis: x,
    yAxis: y,
    series: series.map(({ name, values }) => ({
      name,
      type: 'bar' as const,
      data: [...values],
      barMaxWidth: 64,
      ...(stacked ? { stack: 'all' } : {}),
    })),
  } as ECharts.EChartsOption;
}

const TAR_BLOCK = 512;

/**
 * The fonts that come with the browser package (Open Sans, with Vietnamese), unpacked once into the folder for
 * temporary files: so a chart looks the same on every machine. Without them the system's own fonts serve.
 */
function bundledFonts(): string[] {
  const archive = path.join(projectRoot(), 'node_modules/@sparticuz/chromium/bin/fonts.tar.br');
  if (!existsSync(archive)) return [];
  const folder = path.join(tmpdir(), 'so-hoi-fonts');
  const files = ['OpenSans-Regular.ttf', 'OpenSans-Bold.ttf'].map((name) => path.join(folder, name));
  if (files.every((file) => existsSync(file))) return files;
  mkdirSync(folder, { recursive: true });
  const tar = brotliDecompressSync(readFileSync(archive));
  for (let at = 0; at + TAR_BLOCK <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const length = Number.parseInt(tar.toString('utf8', at + 124, at + 136), 8);
    const target = files.find((file) => path.basename(file) === path.basename(name));
    if (target) {
      const beside = `${target}.${process.pid}`;
      writeFileSync(beside, tar.subarray(at + TAR_BLOCK, at + TAR_BLOCK + length));
      renameSync(beside, target);
    }
    at += TAR_BLOCK + Math.ceil(length / TAR_BLOCK) * TAR_BLOCK;
  }
  return files.filter((file) => existsSync(file));
}

/** Twice the asked size, so that it prints sharply. */
const ZOOM = 2;

/** PNG bytes. */
export function drawChart(drawing: Drawing): Uint8Array {
  const { init } = loadPackage<typeof ECharts>('echarts');
  const { Resvg: Renderer } = loadPackage<typeof Resvg>('@resvg/resvg-js');
  const { width, height } = drawing;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(picture(drawing));
  const svg = chart.renderToSVGString();
  chart.dispose();
  const fontFiles = bundledFonts();
  const rendered = new Renderer(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      loadSystemFonts: fontFiles.length === 0,
      fontFiles,
      ...(fontFiles.length === 0 ? {} : { defaultFontFamily: FAMILY, sansSerifFamily: FAMILY }),
    },
  });
  return rendered.render().asPng();
}
