import { usernameTemplateAt } from '../engine/flows/derive';
import { statementsAt, type StatedStatements } from '../engine/flows/saml-statements';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { Construct, type ITerraformDependable } from './cdktf';
import { ImportBlock } from './import-block';
import { named } from './named';
import { AppSaml, type AppSamlConfig } from './okta';
import { literal } from './literal';

/** https://api.uat.ringcentral.com: RingCentral's UAT, reachable from Okta Preview only (Okta, Configuring Provisioning). */
const UAT_API = 'https://api.uat.ringcentral.com';

export interface RingCentralAppProps extends Partial<StatedStatements> {
  /** The table: user name template and SAML statements are derived from it. */
  readonly table: FlowTable;
  /** The RingCentral system's id in the table; also the app's address in Terraform. */
  readonly system: SystemId;
  readonly phase: Phase;
  /** What end users see under the app's icon. */
  readonly label: string;
  /** Where a login that starts at Okta ends. Without it RingCentral answers "Unexpected Error". */
  readonly relayState: string;
  /** Hides the icon on the home page. @default false */
  readonly hideOnHomePage?: boolean;
  /** Hides the icon in the Okta Mobile app. @default false */
  readonly hideOnMobile?: boolean;
  /** RingCentral Brand of the General tab. @default not sent */
  readonly brand?: string;
  /** Speaks to RingCentral's UAT. @default false */
  readonly uat?: boolean;
  /** Keys under which the app's settings hold brand and API base URL; Okta does not publish them. @default neither is sent */
  readonly settingNames?: { readonly brand?: string | undefined; readonly apiBaseUrl?: string | undefined };
  /** What must stand before the app is written. @default nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * The RingCentral SAML app: created from the catalogue, or adopted by id (imported, then kept as declared). It is never destroyed by
 * accident: un-assigning people removes their RingCentral accounts.
 */
export class RingCentralApp extends Construct {
  readonly app: AppSaml;

  constructor(scope: Construct, id: string, props: RingCentralAppProps) {
    super(scope, id);
    const { app: origin } = props.table.systems[props.system]!;
    this.app = named(
      new AppSaml(this, 'app', {
        label: literal(props.label),
        ...('create' in origin ? { preconfiguredApp: origin.create } : {}),
        status: 'ACTIVE',
        hideWeb: props.hideOnHomePage ?? false,
        hideIos: props.hideOnMobile ?? false,
        defaultRelayState: props.relayState,
        ...userName(props),
        ...statements(props),
        ...settings(props),
        lifecycle: { preventDestroy: true },
        ...(props.dependsOn ? { dependsOn: props.dependsOn } : {}),
      }),
      props.system,
    );
    if ('adopt' in origin) new ImportBlock(this, 'import', { to: this.app, id: origin.adopt });
  }

  /** The app's id, known once it exists. */
  get appId(): string {
    return this.app.id;
  }
}

function userName({ table, system, phase }: RingCentralAppProps): Partial<AppSamlConfig> {
  const line = usernameTemplateAt(table, system, phase);
  if (!line) return {};
  return {
    userNameTemplate: literal(line.expr),
    userNameTemplateType: 'CUSTOM',
    userNameTemplatePushStatus: line.push === 'onCreate' ? 'DONT_PUSH' : 'PUSH',
  };
}

function statements(props: RingCentralAppProps): Partial<AppSamlConfig> {
  const { table, system, phase } = props;
  const declared = statementsAt({ statements: [], ...props }, table, system, phase);
  const attributeStatements = declared.map(({ name, type, namespace, values, filterType, filterValue }) => ({
    type,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(values.length > 0 ? { values: values.map(literal) } : {}),
    ...(filterType === undefined ? {} : { filterType }),
    ...(filterValue === undefined ? {} : { filterValue: literal(filterValue) }),
  }));
  return attributeStatements.length > 0 ? { attributeStatements } : {};
}

function settings({ settingNames = {}, brand, uat }: RingCentralAppProps): Partial<AppSamlConfig> {
  const values: Record<string, string> = {};
  if (settingNames.brand !== undefined && brand !== undefined) values[settingNames.brand] = brand;
  if (settingNames.apiBaseUrl !== undefined && uat) values[settingNames.apiBaseUrl] = UAT_API;
  return Object.keys(values).length > 0 ? { appSettingsJson: JSON.stringify(values) } : {};
}
