import { z } from 'zod';
import { declaredAttributesAt, samlStatementsAt, usernameTemplateAt } from '../../../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../../../engine/flows/model';
import { bareTemplate } from '../../../engine/sync';
import { compared, type ChecklistItem } from './item';
import type { LiveApp } from './live-org';

const Template = z.looseObject({
  credentials: z.looseObject({ userNameTemplate: z.looseObject({ template: z.string() }).optional() }).optional(),
});
const SignOn = z.looseObject({
  settings: z
    .looseObject({
      signOn: z
        .looseObject({
          attributeStatements: z
            .array(z.looseObject({ name: z.string(), values: z.array(z.string()).default([]) }))
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

function userName(table: FlowTable, system: SystemId, phase: Phase, { app }: LiveApp): ChecklistItem[] {
  const declared = usernameTemplateAt(table, system, phase);
  if (!declared) return [];
  const live = Template.parse(app).credentials?.userNameTemplate?.template;
  return [compared(3, `line okta → ${system}.userName (usernameTemplate)`, declared.expr, live && bareTemplate(live))];
}

function statements(table: FlowTable, system: SystemId, phase: Phase, { app }: LiveApp): ChecklistItem[] {
  const live = SignOn.parse(app).settings?.signOn?.attributeStatements ?? [];
  return samlStatementsAt(table, system, phase).map(({ name, expression }) =>
    compared(
      3,
      `line okta → ${system}.${name} (samlStatement)`,
      expression,
      live.find((statement) => statement.name === name)?.values.join(', '),
    ),
  );
}

/** What the app itself says: that it is there and active, how people are named, what single sign-on sends, discovered attributes. */
export function appItems(table: FlowTable, phase: Phase, system: SystemId, live: LiveApp | undefined): ChecklistItem[] {
  const first = table.systems[system]!.kind === 'ringcentral' ? 3 : 2;
  const status = compared(first, `app ${system}`, 'ACTIVE', live?.app.status);
  if (!live) return [status];
  const { base, custom } = live.schema.definitions;
  const properties = { ...base.properties, ...custom.properties };
  const discovered = declaredAttributesAt(table, system, 'discovered', phase).map(({ name }) =>
    compared(5, `attribute ${system}.${name}`, 'there', properties[name] ? 'there' : undefined),
  );
  return [status, ...userName(table, system, phase, live), ...statements(table, system, phase, live), ...discovered];
}
