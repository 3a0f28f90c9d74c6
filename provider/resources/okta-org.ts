import type { OktaClient } from '../../clients/okta';

type Task<T> = () => Promise<T>;

/** One after the other, in the order they came. */
function queue(): <T>(task: Task<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** The org that a provider's process speaks to. */
export class OktaOrg {
  /**
   * Schema writes of this process, never two at once: Okta answers 200 to both and keeps one (okta/okta issue 1351).
   * Those of okta/okta are another process's; the stack puts dependencies between them.
   */
  readonly schemaWrite = queue();

  constructor(readonly client: OktaClient) {}
}
