import { z } from 'zod';
import type { App, GroupAssignment, OktaClient, Schema } from '../../clients/okta';
import type { AdoptableOrg, LiveApp } from '../../engine/adoption';
import { RefusedError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import { ranked } from '../../engine/org/assignments';
import type { GroupAssignment as Assignment } from '../../engine/org/assignments';
import { readOrg } from '../drift/live-org';
import type { Apps } from '../people/apps';
import { defaultUserType, groupNames } from '../people/org';

const Statement = z.looseObject({ name: z.string(), values: z.array(z.string()).default([]) });
/** What of an app's settings an environment states (Okta Management API, SamlApplication). */
const Settings = z.looseObject({
  credentials: z
    .looseObject({
      userNameTemplate: z.looseObject({ template: z.string(), pushStatus: z.string().nullish() }).optional(),
    })
    .optional(),
  visibility: z
    .looseObject({
      hide: z.looseObject({ web: z.boolean().default(false), iOS: z.boolean().default(false) }).optional(),
    })
    .optional(),
  settings: z
    .looseObject({
      signOn: z
        .looseObject({ defaultRelayState: z.string().nullish(), attributeStatements: z.array(Statement).nullish() })
        .optional(),
    })
    .optional(),
});

function liveApp(app: App): LiveApp {
  const { credentials, visibility, settings } = Settings.parse(app);
  const template = credentials?.userNameTemplate;
  return {
    label: app.label,
    relayState: settings?.signOn?.defaultRelayState ?? undefined,
    hideWeb: visibility?.hide?.web ?? false,
    hideMobile: visibility?.hide?.iOS ?? false,
    userName: template && { template: template.template, push: template.pushStatus === 'PUSH' },
    statements: (settings?.signOn?.attributeStatements ?? []).map(({ name, values }) => ({
      name,
      expression: values[0] ?? '',
    })),
  };
}

const assignmentOf =
  (names: ReadonlyMap<string, string>) =>
  ({ id, priority, profile }: GroupAssignment): Assignment => ({
    group: { id, name: names.get(id) ?? id },
    priority,
    profile,
  });

const customOf = (owner: string, { definitions }: Schema) =>
  Object.entries(definitions.custom.properties).map(
    ([name, { title, type }]) => [`${owner}.${name}`, { title, type }] as const,
  );

/** Everything of an org that an environment can state. Reads only. @throws RefusedError where there is no RingCentral app to adopt */
export async function readAdoptable(okta: OktaClient, apps: Apps, ringcentral: SystemId): Promise<AdoptableOrg> {
  const app = apps.get(ringcentral);
  if (!app) {
    throw new RefusedError(
      `${okta.orgUrl} has no RingCentral app to adopt.`,
      'name it in the environment: systems.ringcentral.app: { adopt: "0oa…" }; or start without one: npm run plan',
    );
  }
  const groups = await okta.groups();
  const live = await readOrg(okta, apps, groups, () => []);
  const names = groupNames(groups);
  const rules = (await okta.groupRules()).map(({ id, name, conditions, actions }) => ({
    id,
    name,
    expression: conditions?.expression?.value ?? '',
    groups: (actions?.assignUserToGroups?.groupIds ?? []).map((group) => names.get(group) ?? group),
  }));
  return {
    live,
    userType: await defaultUserType(okta),
    app: liveApp(app),
    assignments: ranked(await okta.appGroups(app.id)).map(assignmentOf(names)),
    groups: new Map(
      groups.map(({ id, type, profile }) => [
        profile.name,
        { id, type, description: profile.description ?? undefined },
      ]),
    ),
    rules,
    attributes: Object.fromEntries(customOf('okta', await okta.userSchema())),
  };
}
