/**
 * The part of Terraform's plugin protocol 6 that this provider speaks, and go-plugin's controller, written by hand:
 * field numbers are facts of the interface, names below are free except those of packages, services and calls.
 * Whole numbers that are int64 there are uint32 here; small non-negative numbers look the same on the wire.
 */
export const TFPLUGIN6 = `
syntax = "proto3";
package tfplugin6;

service Provider {
  rpc GetMetadata(Empty) returns (Metadata);
  rpc GetProviderSchema(Empty) returns (ProviderSchema);
  rpc GetFunctions(Empty) returns (Diagnosed2);
  rpc GetResourceIdentitySchemas(Empty) returns (Diagnosed2);
  rpc ValidateProviderConfig(Configuration1) returns (Diagnosed2);
  rpc ValidateResourceConfig(NamedConfiguration) returns (Diagnosed1);
  rpc ValidateDataResourceConfig(NamedConfiguration) returns (Diagnosed1);
  rpc UpgradeResourceState(UpgradeRequest) returns (UpgradeResponse);
  rpc ConfigureProvider(Configuration2) returns (Diagnosed1);
  rpc ReadResource(ReadRequest) returns (ReadResponse);
  rpc PlanResourceChange(PlanRequest) returns (PlanResponse);
  rpc ApplyResourceChange(ApplyRequest) returns (ApplyResponse);
  rpc ImportResourceState(ImportRequest) returns (ImportResponse);
  rpc ReadDataSource(NamedConfiguration) returns (DataResponse);
  rpc StopProvider(Empty) returns (Stopped);
}

message Empty {}
message Stopped { string error = 1; }

message DynamicValue { bytes msgpack = 1; bytes json = 2; }
message RawState { bytes json = 1; }

message AttributePath { repeated Step steps = 1; }
message Step {
  oneof selector { string attribute_name = 1; string element_key_string = 2; uint32 element_key_int = 3; }
}
message Diagnostic {
  enum Severity { INVALID = 0; ERROR = 1; WARNING = 2; }
  Severity severity = 1;
  string summary = 2;
  string detail = 3;
  AttributePath attribute = 4;
}

message Schema { uint32 version = 1; Block block = 2; }
message Block {
  uint32 version = 1;
  repeated Attribute attributes = 2;
  repeated NestedBlock block_types = 3;
  string description = 4;
  bool deprecated = 6;
}
message Attribute {
  string name = 1;
  bytes type = 2;
  string description = 3;
  bool required = 4;
  bool optional = 5;
  bool computed = 6;
  bool sensitive = 7;
  bool deprecated = 9;
  NestedObject nested_type = 10;
  bool write_only = 11;
}
enum Nesting { INVALID = 0; SINGLE = 1; LIST = 2; SET = 3; MAP = 4; }
message NestedObject { repeated Attribute attributes = 1; Nesting nesting = 3; }
message NestedBlock {
  string type_name = 1;
  Block block = 2;
  Nesting nesting = 3;
  uint32 min_items = 4;
  uint32 max_items = 5;
}

message ServerCapabilities { bool plan_destroy = 1; bool get_provider_schema_optional = 2; }
message Metadata { ServerCapabilities server_capabilities = 1; repeated Diagnostic diagnostics = 2; }
message ProviderSchema {
  Schema provider = 1;
  map<string, Schema> resource_schemas = 2;
  map<string, Schema> data_source_schemas = 3;
  repeated Diagnostic diagnostics = 4;
  ServerCapabilities server_capabilities = 6;
}

message Configuration1 { DynamicValue config = 1; }
message Configuration2 { string terraform_version = 1; DynamicValue config = 2; }
message NamedConfiguration { string type_name = 1; DynamicValue config = 2; }
message Diagnosed1 { repeated Diagnostic diagnostics = 1; }
message Diagnosed2 { repeated Diagnostic diagnostics = 2; }

message UpgradeRequest { string type_name = 1; uint32 version = 2; RawState raw_state = 3; }
message UpgradeResponse { DynamicValue upgraded_state = 1; repeated Diagnostic diagnostics = 2; }

message ReadRequest { string type_name = 1; DynamicValue current_state = 2; bytes private = 3; }
message ReadResponse { DynamicValue new_state = 1; repeated Diagnostic diagnostics = 2; bytes private = 3; }

message PlanRequest {
  string type_name = 1;
  DynamicValue prior_state = 2;
  DynamicValue proposed_new_state = 3;
  DynamicValue config = 4;
  bytes prior_private = 5;
}
message PlanResponse {
  DynamicValue planned_state = 1;
  repeated AttributePath requires_replace = 2;
  bytes planned_private = 3;
  repeated Diagnostic diagnostics = 4;
  bool legacy_type_system = 5;
}

message ApplyRequest {
  string type_name = 1;
  DynamicValue prior_state = 2;
  DynamicValue planned_state = 3;
  DynamicValue config = 4;
  bytes planned_private = 5;
}
message ApplyResponse {
  DynamicValue new_state = 1;
  bytes private = 2;
  repeated Diagnostic diagnostics = 3;
  bool legacy_type_system = 4;
}

message ImportRequest { string type_name = 1; string id = 2; }
message ImportResponse { repeated Imported imported_resources = 1; repeated Diagnostic diagnostics = 2; }
message Imported { string type_name = 1; DynamicValue state = 2; bytes private = 3; }

message DataResponse { DynamicValue state = 1; repeated Diagnostic diagnostics = 2; }
`;

/** Without it, go-plugin waits two seconds and kills, at the end of each process. */
export const GRPC_CONTROLLER = `
syntax = "proto3";
package plugin;
service GRPCController { rpc Shutdown(Nothing) returns (Nothing); }
message Nothing {}
`;
