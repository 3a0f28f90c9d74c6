import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { workflow, WORKFLOWS, type Step } from './workflow';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const SETUP = '.github/actions/setup/action.yml';
const setup = parse(readFileSync(SETUP, 'utf8')) as { runs: { steps: Step[] } };
const jobs = WORKFLOWS.flatMap((name) =>
  Object.entries(workflow(name).jobs).map(([id, job]) => ({ name: `${name}/${id}`, job })),
);
const everyStep: Step[] = [...jobs.flatMap(({ job }) => job.steps), ...setup.runs.steps];
const files = [SETUP, ...WORKFLOWS.map((name) => `.github/workflows/${name}.yml`)];

describe('the workflows', () => {
  it('are all there are', () => {
    expect(readdirSync('.github/workflows').sort()).toEqual(WORKFLOWS.map((name) => `${name}.yml`).sort());
  });

  it('splice nothing into a script: what comes from outside arrives in variables', () => {
    expect(everyStep.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('pin every action to a commit, its release beside it', () => {
    const used = files.flatMap((file) => readFileSync(file, 'utf8').match(/uses: .*/g) ?? []);
    const loose = used.filter((line) => !/^uses: (\.\/\.github\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line));
    expect(loose).toEqual([]);
  });

  it('start with no right but to read the code', () => {
    expect(WORKFLOWS.map((name) => workflow(name).permissions)).toEqual(WORKFLOWS.map(() => ({ contents: 'read' })));
  });

  it('leave no token of GitHub in the checkout', () => {
    const checkouts = everyStep.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map(({ with: inputs }) => inputs?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  it('write to tenants only from jobs that wait for each other and for an approval', () => {
    const writing = jobs.filter(({ job }) => job.steps.some(({ run }) => /pipeline\/(apply|rollback)/.test(run ?? '')));
    expect(writing.map(({ name, job }) => [name, job.environment, job.concurrency])).toEqual([
      [
        'apply/apply',
        '${{ matrix.environment }}',
        { group: 'stack-${{ matrix.environment }}', 'cancel-in-progress': false },
      ],
      ['promote/apply', '${{ inputs.to }}', { group: 'stack-${{ inputs.to }}', 'cancel-in-progress': false }],
      [
        'rollback/rollback',
        '${{ inputs.environment }}',
        { group: 'stack-${{ inputs.environment }}', 'cancel-in-progress': false },
      ],
    ]);
  });

  it('give secrets to no step beside those that need them', () => {
    const given = jobs.flatMap(({ name, job }) =>
      job.steps
        .filter(({ env, with: inputs }) => JSON.stringify([env, inputs]).includes('secrets.'))
        .map(({ name: step }) => `${name}: ${step}`),
    );
    expect(given).toEqual([
      'pull-request/review: Plan',
      'pull-request/review: Review',
      'apply/apply: Snapshot',
      'apply/apply: Apply',
      'apply/apply: Arrivals',
      'promote/propose: Propose',
      'promote/plan: Plan',
      'promote/plan: Review',
      'promote/apply: Snapshot',
      'promote/apply: Apply',
      'promote/apply: Arrivals',
      'drift/drift: Drift',
      'drift/drift: Notify',
      'people/people: People',
      'rollback/rollback: Roll back',
    ]);
  });

  it('give a step that asks a directory all that says how: authority, TLS and place in the tree too', () => {
    const names = ['AD', 'LDAP'].flatMap((kind) =>
      ['URL', 'BIND_DN', 'BIND_PASSWORD', 'CA_FILE', 'START_TLS', 'BASE_DN'].map((name) => `${kind}_${name}`),
    );
    const asking = everyStep.flatMap(({ env = {} }) => ('AD_URL' in env || 'LDAP_URL' in env ? [env] : []));
    expect(asking.length).toBeGreaterThan(10);
    for (const env of asking)
      expect(Object.entries(env).filter(([name]) => /^(AD|LDAP)_/.test(name))).toEqual(
        names.map((name) => [name, `\${{ ${name.endsWith('PASSWORD') ? 'secrets' : 'vars'}.${name} }}`]),
      );
  });

  it('keep saved plans and people out of what is uploaded, but sealed', () => {
    const kept = everyStep.filter(({ uses }) => /^actions\/(upload-artifact|cache\/save)@/.test(uses ?? ''));
    expect(kept.map(({ with: inputs }) => String(inputs?.['path']).trim().split('\n'))).toEqual([
      ['review.md', 'review.html', 'review.sarif', 'summary.json'].map(
        (file) => `out/\${{ matrix.environment }}/review/${file}`,
      ),
      ['out/${{ matrix.environment }}/snapshot.sealed'],
      ['out/${{ matrix.environment }}/snapshot.sealed'],
      ['out/apply/snapshot.sealed'],
      ['out/apply/snapshot.sealed'],
      ['out/people/${{ matrix.environment }}.sealed'],
    ]);
  });

  it('run scripts that are there and may be run', () => {
    const scripts = everyStep.flatMap(({ run }) => /^\.ci\/pipeline\/[\w-]+$/.exec(run ?? '') ?? []);
    for (const script of scripts) expect(spawnSync('bash', ['-n', script]).status, script).toBe(0);
    const modes = spawnSync('git', ['ls-files', '-s', '.ci/pipeline'], { encoding: 'utf8' }).stdout;
    for (const script of scripts) expect(modes).toMatch(new RegExp(`100755 .*${script}`));
  });
});

const go = spawnSync('go', ['version'], { encoding: 'utf8' });
const noGo = go.status === 0 ? '' : ' (skipped: Go is not installed)';

describe.skipIf(noGo !== '')(`actionlint${noGo}`, () => {
  it('has nothing to say', (context) => {
    const args = [
      'run',
      ACTIONLINT,
      '-shellcheck=',
      '-pyflakes=',
      ...files.slice(1).map((file) => join(process.cwd(), file)),
    ];
    const { status, stdout, stderr } = spawnSync('go', args, {
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '-mod=mod' },
    });
    if (/dial tcp|no such host|connection refused|i\/o timeout|TLS handshake/.test(stderr))
      context.skip('the Go module proxy cannot be reached');
    expect(stdout + stderr.replace(/^go: downloading .*\n/gm, '')).toBe('');
    expect(status).toBe(0);
  });
});
