/** ScriptApp: authority and the address of the web app. */
import { enumsOf } from './enums';
import { present, Service, type Signatures, serviceSpec } from './strict';

const SERVICE = serviceSpec('ScriptApp.Service', {
  getUrl: '',
  isEnabled: '',
} satisfies Signatures<GoogleAppsScript.Script.Service>);

class WebAppService extends Service implements Pick<GoogleAppsScript.Script.Service, 'getUrl' | 'isEnabled'> {
  readonly spec = SERVICE;

  /**
   * '' where nothing is deployed. Only the web app itself is told its own address; a menu or dialog gets the
   * development
   * address, which another id names and only editors may open (web-01).
   */
  getUrl(): string {
    const { trigger, state } = this.execution;
    return trigger === 'web' ? state.serviceUrl : state.serviceUrl.replace(/[^/]*\/exec$/, 'dev-only/dev');
  }
  isEnabled(): boolean {
    return this.execution.state.serviceUrl !== '';
  }
}

/** Google's published types do not have it yet. */
interface GrantedScopes {
  getAuthorizedScopes(): string[];
}

const INFO = serviceSpec('ScriptApp.AuthorizationInfo', {
  getAuthorizationStatus: '',
  getAuthorizationUrl: '',
  getAuthorizedScopes: '',
} satisfies Signatures<GoogleAppsScript.Script.AuthorizationInfo & GrantedScopes>);

class AuthorizationInfoService
  extends Service
  implements
    Pick<GoogleAppsScript.Script.AuthorizationInfo, 'getAuthorizationStatus' | 'getAuthorizationUrl'>,
    GrantedScopes
{
  readonly spec = INFO;

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    const status = this.execution.authMode === 'FULL' ? 'NOT_REQUIRED' : 'REQUIRED';
    return present(enumsOf(this.execution).value('AuthorizationStatus', status));
  }
  /** Google's type says a text; it says null where nothing is needed (session-02 is open). */
  getAuthorizationUrl(): string {
    return null as unknown as string;
  }
  getAuthorizedScopes(): string[] {
    const { authMode, state } = this.execution;
    return authMode === 'FULL' ? state.scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) : [];
  }
}

const methods = {
  getAuthorizationInfo: 'AuthMode',
  getService: '',
  requireAllScopes: 'AuthMode',
} satisfies Signatures<GoogleAppsScript.Script.ScriptApp>;
const SCRIPT_APP = serviceSpec('ScriptApp', methods, { fields: ['AuthMode', 'AuthorizationStatus'] });

export class ScriptAppService
  extends Service
  implements Pick<GoogleAppsScript.Script.ScriptApp, keyof typeof methods>
{
  readonly spec = SCRIPT_APP;
  readonly AuthMode = enumsOf(this.execution).type('AuthMode');
  readonly AuthorizationStatus = enumsOf(this.execution).type('AuthorizationStatus');

  getService(): GoogleAppsScript.Script.Service {
    return present(new WebAppService(this.execution));
  }
  getAuthorizationInfo(
    _authMode: GoogleAppsScript.Script.AuthMode,
  ): GoogleAppsScript.Script.AuthorizationInfo {
    return present(new AuthorizationInfoService(this.execution));
  }
  /** Asks the person for whatever is not granted yet, and ends the execution; here everything is granted. */
  requireAllScopes(_authMode: GoogleAppsScript.Script.AuthMode): void {}
}
