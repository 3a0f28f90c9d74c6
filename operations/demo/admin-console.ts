import { z } from 'zod';
import { IncompleteError } from '../../engine/errors';

const Step = z.looseObject({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  body: z.unknown().optional(),
  gate: z.string().optional(),
});
const Writes = z.record(z.string(), z.number());

type Step = z.infer<typeof Step>;

/** The consoles of the embedded tenants: what a person clicks in Okta, RingCentral and Active Directory. */
export class AdminConsole {
  private constructor(
    private readonly url: string,
    private readonly steps: readonly Step[],
  ) {}

  static async open(url: string): Promise<AdminConsole> {
    return new AdminConsole(url, z.array(Step).parse(await request(url, 'GET', '/')));
  }

  /** Gates in the order in which consoles let them be opened; those that only somebody's word opens come last. */
  inOrder<T extends { readonly id: string }>(gates: readonly T[]): T[] {
    const place = ({ id }: T) => {
      const index = this.steps.findIndex(({ gate }) => gate === id);
      return index < 0 ? this.steps.length : index;
    };
    return [...gates].sort((a, b) => place(a) - place(b));
  }

  /** Does what opens the gate. Nothing where no console can: somebody's word is all there is. */
  async openGate(gate: string): Promise<void> {
    for (const { method, path, body } of this.stepsOf(gate)) await request(this.url, method, path, body);
  }

  /** Undoes what opened the gate. */
  async shutGate(gate: string): Promise<void> {
    for (const { method, path } of this.stepsOf(gate)) await request(this.url, method, path, { enabled: false });
  }

  /** Anything else that a person does in a console. */
  async click(method: 'PUT' | 'POST', path: string, body: unknown): Promise<void> {
    await request(this.url, method, path, body);
  }

  private stepsOf(gate: string): Step[] {
    return this.steps.filter((step) => step.gate === gate);
  }

  /** Writes that all tenants have seen through their APIs, by kind. */
  async writes(): Promise<Readonly<Record<string, number>>> {
    return Writes.parse(await request(this.url, 'GET', '/writes'));
  }
}

async function request(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new IncompleteError(`The embedded console refused ${method} ${path}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
