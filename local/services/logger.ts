/** Logger, and the text of what a script logs. */
import { format } from 'node:util';
import { present, Service, type Signatures, serviceSpec } from './strict';

const methods = { clear: '', getLog: '', log: 'o,o...' } satisfies Signatures<GoogleAppsScript.Base.Logger>;
const LOGGER = serviceSpec('Logger', methods, { free: true });

export class LoggerService
  extends Service
  implements Pick<GoogleAppsScript.Base.Logger, keyof typeof methods>
{
  readonly spec = LOGGER;
  readonly #lines: string[] = [];

  log(data: unknown, ...values: unknown[]): GoogleAppsScript.Base.Logger {
    const text = logText([data, ...values]);
    this.#lines.push(text);
    this.execution.state.log('log', text);
    return present(this);
  }
  getLog(): string {
    return this.#lines.join('\n');
  }
  clear(): void {
    this.#lines.length = 0;
  }
}

/** errors-01: an error of a service is logged by its name and message. */
export function logText(values: readonly unknown[]): string {
  return format(
    ...values.map((value) => {
      if (value instanceof Service) return value.describe();
      if (typeof value === 'object' && value !== null && 'message' in value && 'name' in value) {
        return value.name === 'Exception'
          ? `{ [Exception: ${String(value.message)}] name: 'Exception' }`
          : value;
      }
      return value;
    }),
  );
}
