import type { Mapping, OktaClient, Schema } from '../../clients/okta';

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

/** Answers that are asked for once, until something is written; a failure is asked for again. */
class Snapshot {
  private readonly answers = new Map<string, Promise<unknown>>();

  read<T>(key: string, ask: Task<T>): Promise<T> {
    const known = this.answers.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = ask();
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }

  forget(): void {
    this.answers.clear();
  }
}

/** The org that a provider's process speaks to, configured anew for each plan and each apply. */
export class OktaOrg {
  /**
   * Schema writes of this process, never two at once: Okta answers 200 to both and keeps one (okta/okta issue 1351).
   * Those of okta/okta are another process's; the stack puts dependencies between them.
   */
  readonly schemaWrite = queue();
  private readonly snapshot = new Snapshot();

  constructor(readonly client: OktaClient) {}

  /** For a refresh: resources that share a mapping share one request, as a minute has 500 of them for everybody. */
  mappingSeen = (id: string): Promise<Mapping> => this.snapshot.read(`mapping ${id}`, () => this.client.mapping(id));

  /** For a refresh: all attributes are read from one answer. */
  userSchemaSeen = (id: string): Promise<Schema> =>
    this.snapshot.read(`schema ${id}`, () => this.client.userSchema(id));

  /** Every write goes through here: what was seen before is old then. */
  async write<T>(task: Task<T>): Promise<T> {
    this.snapshot.forget();
    return task().finally(() => this.snapshot.forget());
  }
}
