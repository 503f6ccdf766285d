/**
 * The command line of the local host: `so-hoi new | call | settings | serve`. Every refusal is one line and
 * exit code 1.
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import type { CallReport } from './count';
import type { Faults } from './faults';
import { withFileLock } from './file-lock';
import { filesInto, filesOf } from './folder';
import { createHost, type Host } from './host';
import type { HostOptions } from './host-options';
import { newWorkbook, type Workbook } from './model';
import { byLibreOffice } from './pdf';
import type { ScriptFailure } from './runtime';
import { sentenceOf } from './sentences';
import { isLocale } from './services/locales';
import { eventDriver, type UiEvent } from './services/ui-driver';
import { isZone } from './services/zones';
import { playBack } from './workbench/play-back';

/** What the command line writes to. */
interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

interface CallOptions {
  readonly count?: boolean;
  readonly failAt?: string;
  readonly denyLock?: boolean;
  readonly cutAfter?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A sentence for the person at the terminal, without a stack trace. */
class Refusal extends Error {}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function eventLine(event: UiEvent): string {
  const titled = (title: string, message: string) => (title === '' ? message : `${title}: ${message}`);
  switch (event.kind) {
    case 'toast':
      return `[thông báo] ${titled(event.title, event.message)}`;
    case 'alert':
      return `[hộp thoại] ${titled(event.title, event.message)}${event.buttons === 'OK' ? '' : ' → bấm nút đầu'}`;
    case 'prompt':
      return `[câu hỏi] ${titled(event.title, event.message)} → đóng, không trả lời`;
    case 'menu':
      return `[menu] ${event.caption ?? 'tiện ích'}: ${event.items.map((item) => (item.kind === 'separator' ? '—' : item.caption)).join(', ')}`;
    case 'sidebar':
      return `[thanh bên] ${event.page.title}`;
    case 'dialog':
      return `[cửa sổ] ${event.page.title}`;
    default:
      return event satisfies never;
  }
}

function number(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Refusal(`Tùy chọn ${option} cần một số nguyên từ 1 trở lên, nhưng nhận được "${text}".`);
  }
  return value;
}

function faultsOf(options: CallOptions): Faults {
  const failAt = number(options.failAt, '--fail-at');
  const cutAfterMs = number(options.cutAfter, '--cut-after');
  return {
    ...(failAt === undefined ? {} : { failAt }),
    ...(cutAfterMs === undefined ? {} : { cutAfterMs }),
    ...(options.denyLock ? { denyLock: true } : {}),
  };
}

function hostOptions(file: string, terminal: Terminal, options: CallOptions): HostOptions {
  return {
    faults: faultsOf(options),
    ...(options.email === undefined ? {} : { email: options.email }),
    ...settingsOf(options),
    ui: eventDriver((event) => terminal.err(eventLine(event))),
    onLog: (_level, text) => terminal.err(text),
    findFile: filesOf(path.dirname(path.resolve(file))),
    toPdf: byLibreOffice,
    onFile: filesInto(path.dirname(path.resolve(file)), (written) => terminal.err(`[tệp] ${written}`)),
  };
}

/** The locale and the zone that were asked for. */
function settingsOf({ locale, timeZone }: CallOptions): { locale?: string; timeZone?: string } {
  if (locale !== undefined && !isLocale(locale))
    throw new Refusal(`Không có ngôn ngữ "${locale}". Viết như vi_VN hoặc en_US.`);
  if (timeZone !== undefined && !isZone(timeZone))
    throw new Refusal(`Không có múi giờ "${timeZone}". Viết như Asia/Ho_Chi_Minh.`);
  return { ...(locale !== undefined && { locale }), ...(timeZone !== undefined && { timeZone }) };
}

/** A host on a file, with the options set; prints how the file was read. */
async function openHost(file: string, terminal: Terminal, options: CallOptions): Promise<Host> {
  for (const sentence of await playBack(file)) terminal.err(`[lưu ý] ${sentence}`);
  const host = await createHost({ ...hostOptions(file, terminal, options), workbook: file });
  for (const notice of host.notices) terminal.err(`[lưu ý] ${notice}`);
  const { locale, timeZone } = settingsOf(options);
  const spreadsheet = host.globals.SpreadsheetApp.getActiveSpreadsheet();
  if (locale !== undefined && locale !== host.workbook.locale) spreadsheet.setSpreadsheetLocale(locale);
  if (timeZone !== undefined && timeZone !== host.workbook.timeZone)
    spreadsheet.setSpreadsheetTimeZone(timeZone);
  return host;
}

function countLines(report: CallReport): string[] {
  const width = Math.max(...Object.values(report.methods).map((count) => String(count).length), 1);
  return [
    ...Object.entries(report.methods).map(([method, count]) => `${String(count).padStart(width)}  ${method}`),
    `${report.total} lượt gọi dịch vụ; trên Google ước chừng ${report.estimatedSeconds.toLocaleString('vi-VN')} giây.`,
  ];
}

function sayLost(lost: readonly string[], terminal: Terminal): void {
  for (const thing of lost) terminal.err(`[không giữ được] ${thing}`);
}

function failureLine(name: string, error: ScriptFailure, workbook: Workbook): string {
  switch (error.reason) {
    case 'unknown-function':
      return `Không có hàm "${name}" trong bản dựng của Sổ Hội.`;
    case 'load':
      return `Bản dựng của Sổ Hội hỏng ngay khi nạp: ${oneLine(error.message)}`;
    case 'cut':
      return `Hàm "${name}" bị cắt vì chạy quá thời gian cho phép (Exceeded maximum execution time).`;
    case 'thrown':
      return oneLine(sentenceOf(error, workbook));
    default:
      return error.reason satisfies never;
  }
}

function argumentsOf(texts: readonly string[]): unknown[] {
  return texts.map((text, index) => {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new Refusal(
        `Tham số thứ ${index + 1} không phải JSON: ${oneLine(text)}. Chữ phải nằm trong ngoặc kép, ví dụ '"Khu 1"'.`,
      );
    }
  });
}

/** Runs a function and saves, whether it threw or not: on Google, too, what was written before a throw stays. */
async function runAndSave(
  host: Host,
  name: string,
  args: readonly unknown[],
  file: string,
  terminal: Terminal,
): Promise<unknown> {
  const outcome = host.execute(name, args, { trigger: 'cli' });
  if (host.revision > 0 || !existsSync(file)) sayLost((await host.save(file)).lost, terminal);
  if (!outcome.ok) throw new Refusal(failureLine(name, outcome.error, host.workbook));
  return outcome.answer ?? outcome.value;
}

async function makeNew(file: string, terminal: Terminal, options: CallOptions): Promise<void> {
  if (!/\.xlsx$/i.test(file)) throw new Refusal(`Tên tệp phải có đuôi .xlsx: ${file}`);
  if (existsSync(file))
    throw new Refusal(`Đã có tệp ${file}. Hãy chọn tên khác, hoặc chuyển tệp cũ đi nơi khác.`);
  if (!existsSync(path.dirname(path.resolve(file)))) {
    throw new Refusal(`Không có thư mục ${path.dirname(path.resolve(file))}. Hãy tạo thư mục trước.`);
  }
  const workbook = newWorkbook(path.basename(file, path.extname(file)), settingsOf(options));
  const host = await createHost({ ...hostOptions(file, terminal, options), workbook });
  await runAndSave(host, 'installSheets', [], file, terminal);
  terminal.err(`Đã tạo ${file}`);
}

async function call(
  file: string,
  name: string,
  texts: readonly string[],
  terminal: Terminal,
  options: CallOptions,
): Promise<void> {
  const args = argumentsOf(texts);
  await withFileLock(file, async () => {
    const host = await openHost(file, terminal, options);
    try {
      const value = await runAndSave(host, name, args, file, terminal);
      terminal.out(JSON.stringify(value) ?? 'null');
    } finally {
      if (options.count) for (const line of countLines(host.count)) terminal.err(line);
    }
  });
}

/** Prints the workbook's locale and zone, and changes those that were given. */
async function settings(file: string, terminal: Terminal, options: CallOptions): Promise<void> {
  await withFileLock(file, async () => {
    const host = await openHost(file, terminal, options);
    if (Object.keys(settingsOf(options)).length > 0) sayLost((await host.save(file)).lost, terminal);
    const { locale, timeZone } = host.workbook;
    terminal.out(`Ngôn ngữ: ${locale}. Múi giờ: ${timeZone}.`);
  });
}

function program(terminal: Terminal): Command {
  const command = new Command('so-hoi')
    .description('Sổ Hội trên máy tính, không cần tài khoản Google.')
    .helpOption('-h, --help', 'Xem hướng dẫn')
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: () => {
        // Printed once, in Vietnamese, by the caller.
      },
    })
    .exitOverride();
  command
    .command('new')
    .description('Tạo một sổ mới có sẵn các trang tính')
    .argument('<tệp>', 'Tên tệp .xlsx')
    .option('--email <địa chỉ>', 'Địa chỉ của người dùng')
    .action((file: string, options: CallOptions) => makeNew(file, terminal, options));
  command
    .command('call')
    .description('Gọi một hàm của Sổ Hội trên tệp, rồi lưu')
    .argument('<tệp>', 'Tệp .xlsx')
    .argument('<hàm>', 'Tên hàm, ví dụ summarize')
    .argument('[tham số...]', 'Tham số, viết bằng JSON')
    .option('--count', 'In số lượt gọi dịch vụ và thời gian ước chừng trên Google')
    .option('--fail-at <n>', 'Cho lượt gọi dịch vụ thứ n hỏng')
    .option('--deny-lock', 'Không cho khóa')
    .option('--cut-after <ms>', 'Cắt sau chừng ấy mili giây')
    .option('--email <địa chỉ>', 'Địa chỉ của người dùng')
    .option('--locale <ngôn ngữ>', 'Ngôn ngữ của sổ, ví dụ vi_VN')
    .option('--time-zone <múi giờ>', 'Múi giờ của sổ, ví dụ Asia/Ho_Chi_Minh')
    .action((file: string, name: string, args: string[], options: CallOptions) =>
      call(file, name, args, terminal, options),
    );
  command
    .command('settings')
    .description('Xem hoặc đổi ngôn ngữ và múi giờ của sổ')
    .argument('<tệp>', 'Tệp .xlsx')
    .option('--locale <ngôn ngữ>', 'Ngôn ngữ của sổ, ví dụ vi_VN')
    .option('--time-zone <múi giờ>', 'Múi giờ của sổ, ví dụ Asia/Ho_Chi_Minh')
    .action((file: string, options: CallOptions) => settings(file, terminal, options));
  command
    .command('serve')
    .description('Mở bàn làm việc trong trình duyệt')
    .argument('<tệp>', 'Tệp .xlsx')
    .option('--port <số>', 'Cổng')
    .option('--watch', 'Dựng lại khi mã nguồn đổi')
    .action(async (file: string, options: { port?: string; watch?: boolean }) => {
      const { serve } = (await import('./workbench/serve')) as {
        serve: (options: { file: string; port?: number; watch?: boolean }) => Promise<unknown>;
      };
      const port = number(options.port, '--port');
      await serve({
        file,
        ...(port === undefined ? {} : { port }),
        ...(options.watch ? { watch: true } : {}),
      });
    });
  return command;
}

const COMMANDER_TEXTS: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'Thiếu tham số.',
  'commander.unknownCommand': 'Không có lệnh này.',
  'commander.unknownOption': 'Không có tùy chọn này.',
  'commander.optionMissingArgument': 'Tùy chọn thiếu giá trị.',
  'commander.excessArguments': 'Thừa tham số.',
};

/** Runs one command line (without node and script) and answers the exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (cause) {
    if (cause instanceof CommanderError) {
      if (cause.exitCode === 0) return 0;
      const text = COMMANDER_TEXTS[cause.code];
      if (text) terminal.err(`${text} Xem: so-hoi --help`);
      return 1;
    }
    terminal.err(oneLine(sentenceOf(cause)));
    return 1;
  }
}
