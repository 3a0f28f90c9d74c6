import type { ServiceDefinition } from '@grpc/grpc-js';
import { parse } from 'protobufjs';
import type { Service, Type } from 'protobufjs';
import { GRPC_CONTROLLER, TFPLUGIN6 } from './tfplugin6';

const encoder = (type: Type) => (value: object) => Buffer.from(type.encode(type.fromObject(value)).finish());
const decoder = (type: Type) => (bytes: Buffer) =>
  type.toObject(type.decode(bytes), { defaults: true, arrays: true, objects: true });

/** gRPC's description of a service, by reflection on its text: no generated code. */
function definitionOf(service: Service): ServiceDefinition {
  const packageOf = service.parent;
  return Object.fromEntries(
    service.methodsArray.map(({ name, requestType, responseType }) => {
      const request = packageOf?.lookupType(requestType);
      const response = packageOf?.lookupType(responseType);
      if (!request || !response) throw new Error(`${service.name}.${name} has no messages`);
      const call = {
        path: `/${service.fullName.slice(1)}/${name}`,
        requestStream: false,
        responseStream: false,
        requestSerialize: encoder(request),
        requestDeserialize: decoder(request),
        responseSerialize: encoder(response),
        responseDeserialize: decoder(response),
      };
      return [name, call];
    }),
  );
}

export const providerService = (): ServiceDefinition =>
  definitionOf(parse(TFPLUGIN6).root.lookupService('tfplugin6.Provider'));

export const controllerService = (): ServiceDefinition =>
  definitionOf(parse(GRPC_CONTROLLER).root.lookupService('plugin.GRPCController'));
