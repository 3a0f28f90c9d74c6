import type { Reporter, ReportedHookContext, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';

const MINUTE = 60_000;

const nameOf = (entity: TestCase | TestSuite | TestModule): string =>
  'relativeModuleId' in entity ? entity.relativeModuleId : `${entity.module.relativeModuleId} > ${entity.fullName}`;

/**
 * Ends a run in which nothing ends: no test and no hook for `patience` milliseconds, and says what was running. No test has a limit of its own, because
 * a slow machine is no reason to fail.
 */
export class Progress implements Reporter {
  private readonly running = new Set<string>();
  private vitest: Vitest | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly patience = Number(process.env.TEST_PATIENCE_MINUTES ?? 20) * MINUTE) {}

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
    this.wait();
  }

  onTestModuleStart(): void {
    this.wait();
  }

  onTestCaseReady(test: TestCase): void {
    this.begun(nameOf(test));
  }

  onTestCaseResult(test: TestCase): void {
    this.ended(nameOf(test));
  }

  onHookStart({ name, entity }: ReportedHookContext): void {
    this.begun(`${name} of ${nameOf(entity)}`);
  }

  onHookEnd({ name, entity }: ReportedHookContext): void {
    this.ended(`${name} of ${nameOf(entity)}`);
  }

  onTestRunEnd(): void {
    clearTimeout(this.timer);
  }

  private begun(what: string): void {
    this.running.add(what);
    this.wait();
  }

  private ended(what: string): void {
    this.running.delete(what);
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.giveUp(), this.patience);
  }

  private giveUp(): void {
    const running = [...this.running].map((name) => `  ${name}\n`).join('');
    process.stderr.write(`\nNothing has ended for ${this.patience / MINUTE} minutes. Running:\n${running}`);
    process.exitCode = 1;
    void this.vitest?.exit(true);
  }
}
