/** Domain and host tests. Browser tests live in e2e/ and run through the same command (`npm test`). */
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
  globalSetup: '<rootDir>/scripts/jest-setup.mjs',
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
  workerIdleMemoryLimit: '1GB',
};
