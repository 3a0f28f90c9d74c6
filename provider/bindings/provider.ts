// generated from terraform resource schema by `npm run provider:bindings`
// @ts-nocheck

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface RingcentraloktaProviderConfig {
  /**
  * Alias name
  */
  readonly alias?: string;
}

/**
* Represents a ringcentralokta
*/
export class RingcentraloktaProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "ringcentralokta";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a RingcentraloktaProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the RingcentraloktaProvider to import
  * @param importFromId The id of the existing RingcentraloktaProvider that should be imported. Refer to the import section in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the RingcentraloktaProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "ringcentralokta", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new ringcentralokta Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options RingcentraloktaProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: RingcentraloktaProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'ringcentralokta',
      terraformGeneratorMetadata: {
        providerName: 'ringcentralokta',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      terraformProviderSource: 'registry.ringcentral-okta.example/ringcentral-okta/ringcentralokta'
    });
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
