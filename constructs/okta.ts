/**
 * The seam to the bindings of okta/okta. Deep imports: the package's barrel costs some 80 ms. Generated types stay behind it.
 */
export { AppGroupAssignment } from '@cdktf/provider-okta/lib/app-group-assignment';
export { AppSaml, type AppSamlConfig } from '@cdktf/provider-okta/lib/app-saml';
export { AppUserSchemaProperty } from '@cdktf/provider-okta/lib/app-user-schema-property';
export { DataOktaAppSaml } from '@cdktf/provider-okta/lib/data-okta-app-saml';
export { DataOktaGroup } from '@cdktf/provider-okta/lib/data-okta-group';
export { DataOktaGroups } from '@cdktf/provider-okta/lib/data-okta-groups';
export { DataOktaOrgMetadata } from '@cdktf/provider-okta/lib/data-okta-org-metadata';
export { DataOktaUserProfileMappingSource } from '@cdktf/provider-okta/lib/data-okta-user-profile-mapping-source';
export { Group } from '@cdktf/provider-okta/lib/group';
export { GroupRule } from '@cdktf/provider-okta/lib/group-rule';
export { ProfileMapping } from '@cdktf/provider-okta/lib/profile-mapping';
export { OktaProvider } from '@cdktf/provider-okta/lib/provider';
export { UserSchemaProperty } from '@cdktf/provider-okta/lib/user-schema-property';
