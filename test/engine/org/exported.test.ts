import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OrgFileSchema, orgFileFrom } from '../../../engine/org/exported';

const FILE = {
  kind: 'ringcentral-okta/org',
  version: 1,
  environment: 'nordwind',
  orgId: '00o1',
  readAt: '2026-11-30T12:00:00.000Z',
  org: {
    groups: [
      { id: '00g1', name: 'RC Benutzer', type: 'APP_GROUP', from: 'nord' },
      { id: '00g2', name: 'RC Benutzer', type: 'APP_GROUP', from: 'acme' },
    ],
    mappings: { nord: { toOkta: { id: 'prm1', lines: { department: { expression: 'x', pushStatus: 'PUSH' } } } } },
  },
  unread: [{ what: 'group rules', why: 'HTTP 403' }],
};

describe('an org file', () => {
  it('is taken as it is: groups of one name by their ids, lines whoever wrote them, parts that were not read absent', () => {
    expect(orgFileFrom(FILE)).toEqual(FILE);
  });

  it.each([
    [
      { ...FILE, version: 2 },
      { problem: 'version 2, and this one reads 1', otherVersion: true },
    ],
    [
      { ...FILE, kind: 'people' },
      { problem: expect.stringMatching(/^kind: /) as string, otherVersion: false },
    ],
    [
      { ...FILE, org: { groups: [{ name: 'x' }] } },
      { problem: expect.stringMatching(/^org\.groups\.0\.id: /) as string },
    ],
    [{ ...FILE, org: { sources: {} } }, { problem: expect.stringMatching(/^org: .*sources/) as string }],
    [null, { problem: expect.any(String) as string, otherVersion: false }],
  ])('is refused with the place of what is wrong (%#)', (value, problem) => {
    expect(orgFileFrom(value)).toMatchObject(problem);
  });

  it('is described by its published schema', async () => {
    const schema = z.toJSONSchema(OrgFileSchema) as Record<string, unknown>;
    const published = {
      $schema: schema['$schema'],
      $id: 'https://ringcentral-okta.invalid/schemas/org-file.schema.json',
      title:
        'The org that npx ringcentral-okta person export --env NAME --out people.jsonl writes beside the people: people.org.json',
      ...schema,
    };
    const path = join(__dirname, '../../../contracts/schemas/org-file.schema.json');
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(path);
  });
});
