/** PropertiesService: texts kept with the document, the script or the user (properties-01…05). */
import { ScriptException } from './exceptions';
import { present, Service, type Signatures, serviceSpec } from './strict';

type GProperties = GoogleAppsScript.Properties.Properties;

/** Documented limits: 9 KB a value, 500 KB a store. The host holds to them (properties-04 is open). */
const MAX_VALUE = 9 * 1024;
const MAX_STORE = 500 * 1024;

const methods = {
  deleteAllProperties: '',
  deleteProperty: 's?',
  getKeys: '',
  getProperties: '',
  getProperty: 's?',
  setProperties: ['map', 'map,b'],
  setProperty: 's?,s',
} satisfies Signatures<GProperties>;
const PROPERTIES = serviceSpec('PropertiesService.Properties', methods);

function checkKey(key: string | null): asserts key is string {
  if (key === null || key === undefined || key === '') {
    throw new ScriptException(
      'When setting or getting a property value, the property name must not be null or empty.',
    );
  }
}

class PropertiesStore extends Service implements Pick<GProperties, keyof typeof methods> {
  readonly spec = PROPERTIES;

  constructor(
    execution: Service['execution'],
    readonly store: Map<string, string>,
  ) {
    super(execution);
  }

  getProperty(key: string): string | null {
    checkKey(key);
    return this.store.get(key) ?? null;
  }
  getProperties(): Record<string, string> {
    return Object.fromEntries(this.store);
  }
  getKeys(): string[] {
    return [...this.store.keys()];
  }
  setProperty(key: string, value: string): GProperties {
    checkKey(key);
    this.#put([[key, value]]);
    return present(this);
  }
  setProperties(properties: Record<string, string>, deleteAllOthers = false): GProperties {
    const entries = Object.entries(properties);
    for (const [key, value] of entries) {
      checkKey(key);
      if (typeof value !== 'string') throw new ScriptException(`The value of property ${key} is no text.`);
    }
    if (deleteAllOthers) this.store.clear();
    this.#put(entries);
    return present(this);
  }
  deleteProperty(key: string): GProperties {
    checkKey(key);
    this.store.delete(key);
    return present(this);
  }
  deleteAllProperties(): GProperties {
    this.store.clear();
    return present(this);
  }

  #put(entries: readonly (readonly [string, string])[]): void {
    const after = new Map([...this.store, ...entries]);
    for (const [, value] of entries) {
      if (Buffer.byteLength(value, 'utf8') > MAX_VALUE)
        throw new ScriptException('Argument too large: value');
    }
    let size = 0;
    for (const [key, value] of after)
      size += Buffer.byteLength(key, 'utf8') + Buffer.byteLength(value, 'utf8');
    if (size > MAX_STORE || this.execution.faults.fullQuota?.includes('properties')) {
      throw new ScriptException(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    for (const [key, value] of entries) this.store.set(key, value);
  }
}

const serviceMethods = {
  getDocumentProperties: '',
  getScriptProperties: '',
  getUserProperties: '',
} satisfies Signatures<GoogleAppsScript.Properties.PropertiesService>;
const SERVICE = serviceSpec('PropertiesService', serviceMethods);

export class PropertiesServiceService
  extends Service
  implements Pick<GoogleAppsScript.Properties.PropertiesService, keyof typeof serviceMethods>
{
  readonly spec = SERVICE;

  /** Null in a web app, whatever its type says (properties-05). */
  getDocumentProperties(): GProperties {
    if (this.execution.trigger === 'web') return null as unknown as GProperties;
    return present(new PropertiesStore(this.execution, this.execution.workbook.documentProperties));
  }
  getScriptProperties(): GProperties {
    return present(new PropertiesStore(this.execution, this.execution.workbook.scriptProperties));
  }
  getUserProperties(): GProperties {
    const { workbook, state } = this.execution;
    let store = workbook.userProperties.get(state.email);
    if (!store) {
      store = new Map();
      workbook.userProperties.set(state.email, store);
    }
    return present(new PropertiesStore(this.execution, store));
  }
}
