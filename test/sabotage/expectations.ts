import { expect } from 'vitest';
import type { Phase } from '../../engine/flows/model';
import { CONDITIONS } from '../constructs/gate-conditions';
import type { Stack } from '../constructs/synthesise';
import { AD_TO_OKTA, DUMMIES, OKTA_TO_RINGCENTRAL, RINGCENTRAL_TO_OKTA, SAML } from '../seeds/guide-tables';
import { EXTENSION, GUARDED_PRIMARY_PHONE, GUARDED_WRITE_BACK, NESTED } from '../seeds/our-lines';

/** The demo, synthesised in every phase. */
export type Subject = (phase: Phase) => Stack;

/** One thing that must hold. Its name says which line, source or gate it is about. */
export interface Expectation {
  readonly about: string;
  readonly holds: (subject: Subject) => void;
}

type Row = readonly [expression: string, target: string];
type Push = 'PUSH' | 'DONT_PUSH' | undefined;
interface Line {
  readonly id: string;
  readonly expression: string;
  readonly push_status: string;
}

const AFTER_APP = ['provisioning', 'bidirectional', 'live'] as const;
const ALWAYS: readonly Push[] = ['PUSH', 'PUSH', 'PUSH'];

/** RingCentral's pair is one resource; of shared ones our own provider owns lines by their target. */
const linesOf = ({ resource }: Stack, mapping: string): Line[] => {
  const whole = resource.okta_profile_mapping?.[mapping] as { mappings: Line[] } | undefined;
  const owned = resource.ringcentralokta_mapping_lines?.[mapping] as
    { lines: Record<string, Omit<Line, 'id'>> } | undefined;
  return whole?.mappings ?? Object.entries(owned?.lines ?? {}).map(([id, line]) => ({ id, ...line }));
};

/** One line of a mapping: its expression, and whether it pushes in each phase after `app` (undefined: not there yet). */
const mapped =
  (from: string, to: string, push: readonly Push[]) =>
  ([expression, target]: Row): Expectation => ({
    about: `${from} → ${to}.${target}`,
    holds: (subject) => {
      const found = AFTER_APP.map((phase) =>
        linesOf(subject(phase), `${from}_to_${to}`).find(({ id }) => id === target),
      );
      expect(found).toEqual(push.map((status) => status && { id: target, expression, push_status: status }));
    },
  });

const statement = ([expression, name]: Row): Expectation => ({
  about: `okta → ringcentral.${name} (samlStatement)`,
  holds: (subject) => {
    const statements = subject('app').resource.okta_app_saml!.ringcentral!.attribute_statements as {
      name: string;
      values: string[];
    }[];
    expect(statements.find((one) => one.name === name)?.values).toEqual([expression]);
  },
});

const userName: Expectation = {
  about: 'okta → ringcentral.userName (usernameTemplate)',
  holds: (subject) => {
    const app = subject('app').resource.okta_app_saml!.ringcentral!;
    expect([app.user_name_template, app.user_name_template_push_status]).toEqual(['user.email', 'PUSH']);
  },
};

const CONSTANT: Expectation = {
  about: 'okta → ringcentral.department',
  holds: (subject) =>
    expect(subject('live').resource.okta_app_group_assignment!.contractors!.profile).toBe('{"department":"External"}'),
};

/** Every line, every source and every gate of the demo, stated a second time by hand. */
export const LINES: readonly Expectation[] = [
  ...AD_TO_OKTA.map(mapped('ad', 'okta', ALWAYS)),
  mapped('ad', 'okta', ALWAYS)(NESTED),
  ...OKTA_TO_RINGCENTRAL.map(mapped('okta', 'ringcentral', ALWAYS)),
  ...RINGCENTRAL_TO_OKTA.map(mapped('ringcentral', 'okta', ['DONT_PUSH', 'PUSH', 'PUSH'])),
  ...[EXTENSION, GUARDED_PRIMARY_PHONE].map(mapped('ringcentral', 'okta', [undefined, 'PUSH', 'PUSH'])),
  ...DUMMIES.map(mapped('okta', 'ringcentral', [undefined, 'DONT_PUSH', 'DONT_PUSH'])),
  mapped('okta', 'ad', [undefined, 'PUSH', 'PUSH'])(GUARDED_WRITE_BACK),
  ...SAML.map(statement),
  userName,
  CONSTANT,
];

const FROM_RINGCENTRAL = {
  master: 'OVERRIDE',
  master_override_priority: [{ type: 'APP', value: '${okta_app_saml.ringcentral.id}' }],
};

const conditionsOf = (stack: Stack, phase: Phase): string[] =>
  (
    (
      stack.resource.terraform_data?.[`gates_${phase}`] as
        { lifecycle: { precondition: { condition: string; error_message: string }[] } } | undefined
    )?.lifecycle.precondition ?? []
  ).map(({ condition, error_message }) => `${/^Gate (\S+) is shut/.exec(error_message)?.[1]}: ${condition}`);

export const SOURCES: readonly Expectation[] = [
  {
    about: 'okta.extension',
    holds: (subject) => {
      const { master, master_override_priority } =
        subject('bidirectional').resource.okta_user_schema_property!.okta_extension!;
      expect({ master, master_override_priority }).toEqual(FROM_RINGCENTRAL);
      expect(subject('provisioning').resource.okta_user_schema_property!.okta_extension!.master).toBe('PROFILE_MASTER');
    },
  },
  {
    about: 'okta.primaryPhone',
    holds: (subject) => {
      const stated = (phase: Phase) => {
        const found = subject(phase).resource.ringcentralokta_attribute_source?.okta_primaryPhone;
        return found && { source: found.source, priority: found.priority };
      };
      expect([stated('provisioning'), stated('bidirectional')]).toEqual([
        undefined,
        { source: 'OVERRIDE', priority: ['${okta_app_saml.ringcentral.id}'] },
      ]);
    },
  },
];

export const GATE_EXPECTATIONS: readonly Expectation[] = AFTER_APP.flatMap((phase) =>
  Object.entries(CONDITIONS[phase]).map(([id, condition]) => ({
    about: id,
    holds: (subject: Subject) => expect(conditionsOf(subject(phase), phase)).toContain(`${id}: \${${condition}}`),
  })),
);
