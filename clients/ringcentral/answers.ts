import { z } from 'zod';

/** The parts of RingCentral's answers that this project reads. Ids are strings here, whatever the API version sends. */

const id = z.coerce.string();

export const accountSchema = z.object({ id, mainNumber: z.string().optional() });
export type Account = z.infer<typeof accountSchema>;

export const serviceInfoSchema = z.object({
  servicePlan: z.object({ id: id.optional(), name: z.string().optional() }).optional(),
  serviceFeatures: z.array(z.object({ featureName: z.string(), enabled: z.boolean() })).default([]),
});
export type ServiceInfo = z.infer<typeof serviceInfoSchema>;

export const permissionCheckSchema = z.object({ successful: z.boolean() });

const addressSchema = z.object({
  street: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  zip: z.string().optional(),
  country: z.string().optional(),
});

export type Address = z.infer<typeof addressSchema>;

export const businessAddressSchema = z.object({ businessAddress: addressSchema.default({}) });

const contactSchema = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  jobTitle: z.string().optional(),
  department: z.string().optional(),
  mobilePhone: z.string().optional(),
  businessPhone: z.string().optional(),
  businessAddress: addressSchema.optional(),
});

export const extensionSchema = z.object({
  id,
  type: z.string(),
  status: z.string().optional(),
  extensionNumber: z.string().optional(),
  name: z.string().optional(),
  contact: contactSchema.optional(),
  site: z.object({ id }).optional(),
  roles: z.array(z.object({ id })).optional(),
  /** Only when the extension was read by itself. */
  customFields: z.array(z.object({ id, displayName: z.string().optional(), value: z.string() })).optional(),
});
export type Extension = z.infer<typeof extensionSchema>;

export const phoneNumberSchema = z.object({
  id,
  phoneNumber: z.string(),
  usageType: z.string(),
  type: z.string().optional(),
  /** Only `Normal` numbers ring: `Pending` and `Temporary` belong to a port that is under way. */
  status: z.string().optional(),
  primary: z.boolean().optional(),
  extension: z.object({ id, extensionNumber: z.string().optional() }).optional(),
  temporaryNumber: z.object({ id, phoneNumber: z.string() }).optional(),
});
export type PhoneNumber = z.infer<typeof phoneNumberSchema>;

export const directoryEntrySchema = z.object({
  id,
  type: z.string(),
  status: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  extensionNumber: z.string().optional(),
  department: z.string().optional(),
  phoneNumbers: z.array(z.object({ phoneNumber: z.string(), usageType: z.string().optional() })).default([]),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export const customFieldSchema = z.object({ id, displayName: z.string(), category: z.string().optional() });
export type CustomField = z.infer<typeof customFieldSchema>;

export const countrySchema = z.object({ id, name: z.string(), isoCode: z.string().optional() });
export type DictionaryEntry = z.infer<typeof countrySchema>;

const auditRecordSchema = z.object({
  eventTime: z.string(),
  actionId: z.string(),
  initiator: z.object({ extensionId: id.optional(), name: z.string().optional() }).optional(),
  target: z.object({ objectId: id.optional(), objectType: z.string().optional() }).optional(),
  details: z.object({ parameters: z.array(z.object({ key: z.string(), value: z.string() })).default([]) }).optional(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

export const bulkResultsSchema = z.object({
  records: z
    .array(
      z.object({
        id: id.optional(),
        phoneNumber: z.string().optional(),
        bulkItemSuccessful: z.boolean(),
        bulkItemErrors: z.array(z.object({ errorCode: z.string(), message: z.string() })).optional(),
      }),
    )
    .default([]),
});
export type BulkResult = z.infer<typeof bulkResultsSchema>['records'][number];

const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export const scimUserSchema = z.object({
  id,
  externalId: z.string().optional(),
  userName: z.string().optional(),
  name: z.object({ givenName: z.string().optional(), familyName: z.string().optional() }).optional(),
  active: z.boolean().optional(),
  title: z.string().optional(),
  /** `work`: direct numbers, `other`: the extension number, `mobile`. Lists may leave them out. */
  phoneNumbers: z.array(z.object({ type: z.string().optional(), value: z.string() })).optional(),
  [ENTERPRISE_USER]: z.object({ department: z.string().optional() }).optional(),
});
export type ScimUser = z.infer<typeof scimUserSchema>;

/** One page of a list. */
export const pageOf = <T>(record: z.ZodType<T>) =>
  z.object({
    records: z.array(record),
    paging: z
      .object({
        perPage: z.number().optional(),
        totalPages: z.number().optional(),
        totalElements: z.number().optional(),
      })
      .optional(),
  });

/** The audit trail pages in its own way: `total` counts pages (AccountHistoryPaging). */
export const auditPageSchema = z.object({
  records: z.array(auditRecordSchema).default([]),
  paging: z
    .object({ perPage: z.number().optional(), total: z.number().optional(), totalFound: z.number().optional() })
    .optional(),
});

export const scimPageSchema = z.object({ totalResults: z.number(), Resources: z.array(scimUserSchema).default([]) });

/** For writes whose answer nobody reads. */
export const anything = z.unknown();
