/** The errors that services throw into a script, with Google's own texts. */

/** What a service throws. In the script its `name` is `Exception` (fact errors-01). */
export class ScriptException extends Error {
  override readonly name = 'Exception';
}

/** A part of Google that this host does not implement. It always throws, never does nothing. */
export class NotImplemented extends ScriptException {
  constructor(what: string) {
    super(`${what} is not implemented by the local host`);
  }
}

/** errors-02: wrong number or type of arguments. */
export function signatureMismatch(types: readonly string[], method: string): ScriptException {
  return new ScriptException(
    `The parameters (${types.join(',')}) don't match the method signature for ${method}.`,
  );
}

/** A permission that this execution was not given (a simple trigger, `AuthMode.NONE` or `LIMITED`). */
export function notPermitted(method: string, scopes: readonly string[]): ScriptException {
  const needed =
    scopes.length === 0
      ? ''
      : ` Required permissions: ${scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`).join(' || ')}`;
  return new ScriptException(`Specified permissions are not sufficient to call ${method}.${needed}`);
}
