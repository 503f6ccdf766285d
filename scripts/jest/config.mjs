/** How Jest runs every test; `package.json` names this file as the preset. */
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/src',
    '<rootDir>/local',
    '<rootDir>/sample',
    '<rootDir>/scripts',
    '<rootDir>/sidebar',
    '<rootDir>/e2e',
  ],
  testMatch: ['**/*.test.ts'],
  // Stops what hangs. No test judges how fast something is: other programs may have the machine.
  testTimeout: 300_000,
  globalSetup: '<rootDir>/scripts/jest/setup.mjs',
  transform: {
    '^.+\\.(ts|tsx|mjs|js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } },
        module: { type: 'commonjs' },
      },
    ],
  },
  // ESM-only packages that tests reach are turned into CommonJS on the way in.
  transformIgnorePatterns: ['/node_modules/(?!(n2words|fflate|lean-qr)/)'],
  // A test runs in a context of its own, where asking for a global is slow: these are handed to each module instead.
  // Map is not among them: a package declares a class of its own by that name.
  sandboxInjectedGlobals: [
    ...['Array', 'ArrayBuffer', 'Boolean', 'Error', 'JSON', 'Math', 'Number', 'Object', 'Promise', 'Proxy'],
    ...['Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'WeakSet'],
  ],
  workerIdleMemoryLimit: '1GB',
};
