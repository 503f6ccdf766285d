/** Logger, and the text of what a script logs. */
import { format } from 'node:util';
import { present, Service, type Signatures, serviceSpec } from './strict';

const methods = { log: 'o,o...' } satisfies Signatures<GoogleAppsScript.Base.Logger>;
const LOGGER = serviceSpec('Logger', methods, { free: true });

export class LoggerService
  extends Service
  implements Pick<GoogleAppsScript.Base.Logger, keyof typeof methods>
{
  readonly spec = LOGGER;

  log(data: unknown, ...values: unknown[]): GoogleAppsScript.Base.Logger {
    this.execution.state.log('log', logText([data, ...values]));
    return present(this);
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
