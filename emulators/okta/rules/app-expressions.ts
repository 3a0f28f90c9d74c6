import { type Refusal } from '../../../engine/okta-refusals';
import type { App } from '../entities';
import { refuse } from '../errors';
import type { Org } from '../org';
import { refusalOf } from './expressions';

interface Statement {
  readonly name?: string;
  readonly type?: string;
  readonly values?: readonly string[];
}

/** Formats that every app offers by name; a directory's own names are no attributes of Okta's users. */
const BUILT_IN = /^\$\{source\.(samAccountName|userPrincipalName|userName)\}$/;

function ofTemplate(org: Org, { userNameTemplate: { template, type } }: App): (Refusal | undefined)[] {
  if (type === 'NONE' || BUILT_IN.test(template)) return [];
  return [refusalOf(org, 'username-template', 'userNameTemplate', template)];
}

function ofStatements(org: Org, { settings }: App): (Refusal | undefined)[] {
  const signOn = (settings.signOn ?? {}) as {
    readonly attributeStatements?: readonly Statement[];
    readonly subjectNameIdTemplate?: string;
  };
  const values = (signOn.attributeStatements ?? []).flatMap(({ name = '', type, values: all = [] }) =>
    type === 'GROUP' ? [] : all.map((value) => refusalOf(org, 'saml-statement', name, value)),
  );
  const subject = signOn.subjectNameIdTemplate;
  return [...values, ...(subject ? [refusalOf(org, 'saml-statement', 'subjectNameIdTemplate', subject)] : [])];
}

/** Expressions of the user name format and of SAML attribute statements. @throws OktaError with every cause */
export function checkAppExpressions(org: Org, app: App): void {
  const refusals = [...ofTemplate(org, app), ...ofStatements(org, app)];
  refuse(
    'settings',
    refusals.filter((one) => one !== undefined),
  );
}
