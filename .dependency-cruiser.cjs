/** Who may import whom. `tools/boundaries/check.mjs` runs these rules on the tree and on one broken fixture each. */
const NODE_BUILT_INS = ['core'];
const FROM_NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const TESTS = '\\.spec\\.tsx?$|/conformance/|/processes/|\\.fixture\\.';

module.exports = {
  isTest: (path) => new RegExp(TESTS).test(path),
  forbidden: [
    { name: 'libs-know-no-service', severity: 'error', from: { path: '^libs/' }, to: { path: '^(services|apps)/' } },
    {
      name: 'services-know-no-other-service',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    { name: 'only-apps-compose', severity: 'error', from: { path: '^(libs|services)/' }, to: { path: '^apps/' } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/src/' },
    },
    // It could be published on its own: nothing but what Node brings.
    {
      name: 'transparency-log-imports-nothing',
      severity: 'error',
      from: { path: '^libs/transparency-log/src/', pathNot: TESTS },
      to: { dependencyTypesNot: NODE_BUILT_INS, pathNot: '^libs/transparency-log/src/' },
    },
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: '/domain/', pathNot: TESTS },
      to: { dependencyTypes: [...NODE_BUILT_INS, ...FROM_NPM], pathNot: '^libs/kernel/' },
    },
    {
      name: 'domain-knows-only-domain',
      severity: 'error',
      from: { path: '^services/([^/]+)/.*domain/', pathNot: TESTS },
      to: { path: '^(libs|services|apps)/', pathNot: ['^libs/kernel/', '^services/$1/.*domain/'] },
    },
    {
      name: 'production-knows-no-testing',
      severity: 'error',
      from: { path: '^(libs|services|apps)/', pathNot: [TESTS, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    // The root's package.json, for all workspaces.
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-needs-no-development-package',
      severity: 'error',
      from: { path: '^(libs|services|apps)/[^/]+/src/', pathNot: [TESTS, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Of ours only: what npm brings may lie in a folder of that name.
    exclude: { path: '^(libs|services|apps)/[^/]+/dist/' },
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['@lotsenbuch/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
