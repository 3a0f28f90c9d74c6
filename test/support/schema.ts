import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);

/** What contracts/schemas/NAME.schema.json has against a value; empty when it fits. */
export function schemaProblems(name: string, value: unknown): string[] {
  const path = join(__dirname, '../../contracts/schemas', `${name}.schema.json`);
  const { $id } = JSON.parse(readFileSync(path, 'utf8')) as { $id: string };
  const validate = ajv.getSchema($id) ?? ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
