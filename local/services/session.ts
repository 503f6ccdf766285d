/** Session and User (session-01). */
import type * as G from './google';
import { present, Service, type Signatures, serviceSpec } from './strict';

const USER = serviceSpec('User', { getEmail: '' } satisfies Signatures<G.User>);

export class UserService extends Service implements Pick<G.User, 'getEmail'> {
  readonly spec = USER;

  constructor(
    execution: Service['execution'],
    readonly email: string,
  ) {
    super(execution);
  }

  getEmail(): string {
    return this.email;
  }

  override describe(): string {
    return this.email;
  }
}

const methods = {
  getActiveUser: '',
  getActiveUserLocale: '',
  getEffectiveUser: '',
  getScriptTimeZone: '',
} satisfies Signatures<GoogleAppsScript.Base.Session>;
const SESSION = serviceSpec('Session', methods);

export class SessionService
  extends Service
  implements Pick<GoogleAppsScript.Base.Session, keyof typeof methods>
{
  readonly spec = SESSION;

  getActiveUser(): G.User {
    const { trigger, authMode, state } = this.execution;
    const anonymous =
      trigger === 'simple' || authMode !== 'FULL' || state.circumstances.hasBlankEmail === true;
    return present(new UserService(this.execution, anonymous ? '' : state.email));
  }
  getEffectiveUser(): G.User {
    const { email, circumstances } = this.execution.state;
    return present(new UserService(this.execution, circumstances.effectiveEmail ?? email));
  }
  getActiveUserLocale(): string {
    return this.execution.state.userLocale;
  }
  getScriptTimeZone(): string {
    return this.execution.state.scriptTimeZone;
  }
}
