import { appSchemaAnswer, userSchemaAnswer, userTypeAnswer } from '../answers/schema';
import type { UserType } from '../entities';
import { notFound } from '../errors';
import type { Org } from '../org';
import { type SchemaPlace, mergeSchema, schemaBody } from '../rules/schema';
import type { Endpoint } from '../server';
import { appTarget, findApp } from './find';

/** Right after an app's creation its schema is not there yet (provider issue 604), while the switch says so. */
function checkReady(org: Org, id: string): void {
  const { switches } = org.store.settings;
  if (switches.schemaNotReady <= 0) return;
  switches.schemaNotReady -= 1;
  throw notFound(id, 'Schema');
}

function appPlace(org: Org, id: string | undefined): SchemaPlace {
  const app = findApp(org, id);
  checkReady(org, app.id);
  const schema = org.store.appSchemas.get(app.id);
  if (!schema) throw notFound(app.id, 'Schema');
  return { kind: 'app', sideId: app.id, schema };
}

function userType(org: Org, id = ''): UserType {
  const type = id === 'default' ? org.store.defaultUserType : org.store.userTypes.get(id);
  if (!type) throw notFound(id, 'CVDType');
  return type;
}

function userPlace(org: Org, schemaId = ''): { place: SchemaPlace; type: UserType } {
  const types = [...org.store.userTypes.values()];
  const type = types.find((one) => (schemaId === 'default' ? one.default : one.schemaId === schemaId));
  const schema = type && org.store.userSchemas.get(type.schemaId);
  if (!type || !schema) throw notFound(schemaId, 'Schema');
  return { place: { kind: 'user', sideId: type.id, schema }, type };
}

export function schemaEndpoints(org: Org): Endpoint[] {
  const apps = '/api/v1/meta/schemas/apps/:appId/default';
  const users = '/api/v1/meta/schemas/user/:schemaId';
  return [
    {
      method: 'GET',
      url: apps,
      scope: 'okta.schemas.read',
      handle: ({ params }) => {
        const { sideId, schema } = appPlace(org, params.appId);
        return appSchemaAnswer(org, sideId, schema);
      },
    },
    {
      method: 'POST',
      url: apps,
      scope: 'okta.schemas.manage',
      write: { kind: 'app-schema', event: 'application.lifecycle.update' },
      handle: async (call) => {
        const place = appPlace(org, call.params.appId);
        await mergeSchema(org, place, schemaBody.parse(call.body));
        call.touch(appTarget(findApp(org, place.sideId)));
        return appSchemaAnswer(org, place.sideId, place.schema);
      },
    },
    {
      method: 'GET',
      url: users,
      scope: 'okta.schemas.read',
      handle: ({ params }) => {
        const { place, type } = userPlace(org, params.schemaId);
        return userSchemaAnswer(org, type, place.schema);
      },
    },
    {
      method: 'POST',
      url: users,
      scope: 'okta.schemas.manage',
      write: { kind: 'user-schema', event: 'user.schema.update' },
      handle: async (call) => {
        const { place, type } = userPlace(org, call.params.schemaId);
        await mergeSchema(org, place, schemaBody.parse(call.body));
        call.touch({ id: place.schema.id, type: 'Schema', displayName: place.schema.title });
        return userSchemaAnswer(org, type, place.schema);
      },
    },
    {
      method: 'GET',
      url: '/api/v1/meta/types/user',
      scope: 'okta.userTypes.read',
      handle: () => [...org.store.userTypes.values()].map((type) => userTypeAnswer(org, type)),
    },
    {
      method: 'GET',
      url: '/api/v1/meta/types/user/:typeId',
      scope: 'okta.userTypes.read',
      handle: ({ params }) => userTypeAnswer(org, userType(org, params.typeId)),
    },
  ];
}
