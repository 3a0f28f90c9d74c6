import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import { PROJECT } from '../../surroundings';

export type Vendor = 'okta' | 'ringcentral';

export type Schema = {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
};

/** A file under contracts/openapi: what a vendor publishes about the answers that the embedded tenant gives. */
interface PublishedFile {
  readonly version: string;
  readonly discriminators?: Readonly<Record<string, { property: string; mapping: Readonly<Record<string, string>> }>>;
  /** `GET /path/{id}` → schema by status, or one schema for every good answer; null: no body. */
  readonly responses: Readonly<Record<string, Schema | null>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const FILES: Readonly<Record<Vendor, string>> = { okta: 'okta-2026.06.3.json', ringcentral: 'ringcentral.json' };
const SHAPE_OF_ERRORS: Readonly<Partial<Record<Vendor, string>>> = { okta: '#/schemas/Error' };

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(PROJECT, 'contracts/openapi', file), 'utf8')) as unknown;

/** Closes every object whose fields are listed: a field that the vendor's definition lacks is then an error. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  if (closed.properties && typeof closed.type === 'string' && closed.additionalProperties === undefined)
    closed.additionalProperties = false;
  return closed;
}

function worded({ instancePath, message, params, data }: ErrorObject): string {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  if (extra !== undefined) return `${instancePath}/${extra} unknown`;
  return `${instancePath} ${data === null ? 'null' : message}`;
}

interface ListedDeviation {
  /** A regular expression over a problem's text. */
  readonly at: string;
  readonly why: string;
}

/** What one vendor publishes, and the few places where its real answers are known to differ. */
export class PublishedDefinitions {
  readonly version: string;
  readonly operations: readonly string[];
  readonly listed: readonly ListedDeviation[];
  private readonly file: PublishedFile;
  private readonly ajv = new Ajv({ strict: false, allErrors: true, verbose: true });

  constructor(readonly vendor: Vendor) {
    this.file = read(FILES[vendor]) as PublishedFile;
    this.version = this.file.version;
    this.operations = Object.keys(this.file.responses);
    this.listed = read(`${vendor}-known-gaps.json`) as ListedDeviation[];
    this.ajv.addSchema({ $id: vendor, ...(close({ schemas: this.file.schemas }) as object) });
  }

  schema(name: string): Schema {
    const found = this.file.schemas[name];
    if (!found) throw new Error(`${FILES[this.vendor]} has no schema ${name}`);
    return found;
  }

  /** What an answer has that its definition lacks, or the reverse; each problem once. */
  problems(operation: string, status: number, body: unknown): string[] {
    if (status >= 400) return this.refusal(body);
    const shape = this.shapeOf(operation, status);
    if (shape === undefined) return [`status ${status} unknown`];
    if (shape === null) return body === undefined ? [] : this.unexpected(body);
    const items = shape.type === 'array' ? (Array.isArray(body) ? (body as unknown[]) : []) : [body];
    if (shape.type === 'array' && !Array.isArray(body)) return [' must be array'];
    const of = (shape.type === 'array' ? shape.items : shape) ?? {};
    return [...new Set(items.flatMap((item) => this.compared(of, item)))];
  }

  /** Whether a problem stands in the vendor's list of known deviations; `met` remembers which ones were seen. */
  isListed(problem: string, met?: Set<ListedDeviation>): boolean {
    const found = this.listed.find(({ at }) => new RegExp(at).test(problem));
    if (found) met?.add(found);
    return found !== undefined;
  }

  private shapeOf(operation: string, status: number): Schema | null | undefined {
    const found = this.file.responses[operation];
    if (found === undefined || found === null || '$ref' in found) return found;
    return found[String(status)] as Schema | null | undefined;
  }

  /** Okta sends an empty object where its document has no body (recorded); RingCentral nothing. */
  private unexpected(body: unknown): string[] {
    const empty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
    return empty ? [] : [' body unknown'];
  }

  private refusal(body: unknown): string[] {
    const $ref = SHAPE_OF_ERRORS[this.vendor];
    return $ref === undefined ? [] : this.compared({ $ref }, body);
  }

  private compared(shape: Schema, item: unknown): string[] {
    const validate = this.ajv.compile(this.addressed(shape, item));
    return validate(item) ? [] : (validate.errors ?? []).map(worded);
  }

  /** The schema by its address; a discriminator picks the kind of this very answer. */
  private addressed(shape: Schema, item: unknown): object {
    if (shape.$ref === undefined)
      return JSON.parse(JSON.stringify(shape).replaceAll('"#/', `"${this.vendor}#/`)) as object;
    const name = shape.$ref.replace('#/schemas/', '');
    const choice = this.file.discriminators?.[name];
    const picked = choice?.mapping[String((item as Record<string, unknown>)[choice.property])] ?? name;
    return { $ref: `${this.vendor}#/schemas/${picked}` };
  }
}
