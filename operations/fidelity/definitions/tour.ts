/** One answer of an embedded tenant, under the vendor's name of the operation. */
export interface Answered {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

export interface Request {
  /** `GET /path/{id}`, as the vendor's definitions name it. */
  readonly operation: string;
  /** What fills the braces. */
  readonly ids?: Readonly<Record<string, string | number | undefined>>;
  readonly query?: string;
  readonly body?: unknown;
}

/** How a tour reaches its tenant. */
export interface Tenant {
  readonly url: string;
  readonly authorization: string;
}

export type Body = Record<string, unknown> & { readonly id?: string | number };

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sends requests one after another and keeps what was answered. */
export class Visitor {
  readonly answers: Answered[] = [];

  constructor(private readonly tenant: Tenant) {}

  /** Answers the body, for the ids that later requests need. */
  async ask({ operation, ids = {}, query = '', body }: Request): Promise<Body> {
    const [method = '', template = ''] = operation.split(' ');
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name));
    const form = body instanceof URLSearchParams;
    const response = await fetch(`${this.tenant.url}${path}${query}`, {
      method,
      headers: {
        authorization: this.tenant.authorization,
        accept: 'application/json',
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const answer = parsed(await response.text());
    this.answers.push({ operation, status: response.status, body: answer });
    return (answer ?? {}) as Body;
  }
}
