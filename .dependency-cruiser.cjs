// Who may import whom (CONTRIBUTING.md, "Folder rules"). Every rule is an error and has no exception.
const outside = (allowed) => ({
  path: '^(app|main|constructs|stacks|environments|project|engine|clients|terraform|provider|emulators|operations|reports|scripts|bench|test)(/|\\.ts$)',
  pathNot: allowed,
});
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: outside(allowed),
});

module.exports = {
  forbidden: [
    only('engine-imports-engine', '^engine/', '^engine/', 'engine is pure and stands alone'),
    {
      name: 'engine-npm-list',
      severity: 'error',
      comment: 'engine uses a short list of npm packages',
      from: { path: '^engine/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: 'node_modules/(zod|i18n-iso-countries|@js-joda)/',
      },
    },
    { name: 'engine-no-node', severity: 'error', from: { path: '^engine/' }, to: { dependencyTypes: ['core'] } },
    only('environments', '^environments/', '^(environments|engine)/', 'environments are data'),
    only('project', '^project/', '^(project|engine)/', 'what a project declares is read once'),
    only(
      'constructs',
      '^constructs/',
      '^(constructs|engine|provider/bindings)/',
      'constructs know the engine and the bindings',
    ),
    only('stacks', '^stacks/', '^(stacks|constructs|engine)/', 'a stack composes constructs'),
    only('clients', '^clients/', '^(clients|engine)/', 'clients never meet emulators'),
    only(
      'terraform',
      '^terraform/',
      '^(terraform|engine|reports/outgoing)/',
      'terraform knows the CLI only; what it prints leaves by the gate',
    ),
    only('reports', '^reports/', '^(reports|engine)/', 'reports render what the engine computed'),
    only('emulators', '^emulators/', '^(emulators|engine)/', 'emulators never meet clients'),
    only('provider', '^provider/', '^(provider|engine|clients)/', 'our provider speaks to Okta through the client'),
    {
      name: 'provider-is-a-process',
      severity: 'error',
      comment: 'only its bindings are imported',
      from: { pathNot: '^(provider|test)/' },
      to: { path: '^provider/', pathNot: '^provider/bindings/' },
    },
    {
      name: 'operations',
      severity: 'error',
      from: { path: '^operations/', pathNot: '^operations/(demo|fidelity)/' },
      to: outside('^(operations|engine|environments|project|clients|terraform|reports)/'),
    },
    {
      name: 'demo-and-fidelity-meet-emulators',
      severity: 'error',
      from: { path: '^operations/(demo|fidelity)/' },
      to: outside('^(operations|engine|environments|project|clients|terraform|reports|emulators)/'),
    },
    {
      name: 'commands-never-import-each-other',
      severity: 'error',
      comment:
        'what commands share stands with the tenants, the preflight or the Terraform run; a command made of others is handed them',
      from: { path: '^operations/([^/]+)/' },
      to: { path: '^operations/[^/]+/', pathNot: '^operations/($1|tenants|preflight|terraform-run)/' },
    },
    only(
      'bench',
      '^bench/',
      '^(bench|operations|engine|project|clients|terraform|reports)/',
      'a bench measures what commands are made of',
    ),
    only(
      'scripts',
      '^scripts/',
      '^(scripts|operations|bench|reports/outgoing)/|^engine/(errors|command-line|nearest)\\.ts$|^emulators/',
      'a script parses flags, calls one operation and prints through the gate',
    ),
    {
      name: 'only-their-own-script-starts-emulators',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '^scripts/commands/(sandbox|env)\\.ts$' },
      to: { path: '^emulators/' },
    },
    {
      name: 'nothing-imports-scripts-or-test',
      severity: 'error',
      from: { pathNot: '^(bin|scripts|test)/' },
      to: { path: '^(scripts|test)/' },
    },
    {
      name: 'cdktf-seams',
      severity: 'error',
      comment: 'cdktf and @cdktf only through the seams',
      from: { pathNot: '^(constructs/(cdktf|okta)\\.ts$|test/|provider/bindings/)' },
      to: { path: 'node_modules/(cdktf|@cdktf|constructs)/' },
    },
    {
      name: 'own-provider-seam',
      severity: 'error',
      comment: 'the bindings of our provider only through their seam',
      from: { pathNot: '^(constructs/own-provider\\.ts$|provider/|test/)' },
      to: { path: '^provider/bindings/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|cdktf\\.out|dist)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.mts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
