// generated from terraform resource schema by `npm run provider:bindings`
// @ts-nocheck

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface MappingLinesConfig extends cdktf.TerraformMetaArguments {
  /**
  * The owned lines, by target attribute.
  */
  readonly lines: { [key: string]: MappingLinesLines } | cdktf.IResolvable;
  /**
  * App (0oa…) or user type (oty…) the values come from.
  */
  readonly sourceId: string;
  /**
  * App or user type the values go to.
  */
  readonly targetId: string;
}
export interface MappingLinesLines {
  readonly expression: string;
  readonly pushStatus: string;
}

export function mappingLinesLinesToTerraform(struct?: MappingLinesLines | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    expression: cdktf.stringToTerraform(struct!.expression),
    push_status: cdktf.stringToTerraform(struct!.pushStatus),
  }
}


export function mappingLinesLinesToHclTerraform(struct?: MappingLinesLines | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    expression: {
      value: cdktf.stringToHclTerraform(struct!.expression),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    push_status: {
      value: cdktf.stringToHclTerraform(struct!.pushStatus),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class MappingLinesLinesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): MappingLinesLines | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._expression !== undefined) {
      hasAnyValues = true;
      internalValueResult.expression = this._expression;
    }
    if (this._pushStatus !== undefined) {
      hasAnyValues = true;
      internalValueResult.pushStatus = this._pushStatus;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: MappingLinesLines | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._expression = undefined;
      this._pushStatus = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._expression = value.expression;
      this._pushStatus = value.pushStatus;
    }
  }

  // expression - computed: false, optional: false, required: true
  private _expression?: string; 
  public get expression() {
    return this.getStringAttribute('expression');
  }
  public set expression(value: string) {
    this._expression = value;
  }
  // Temporarily expose input value. Use with caution.
  public get expressionInput() {
    return this._expression;
  }

  // push_status - computed: false, optional: false, required: true
  private _pushStatus?: string; 
  public get pushStatus() {
    return this.getStringAttribute('push_status');
  }
  public set pushStatus(value: string) {
    this._pushStatus = value;
  }
  // Temporarily expose input value. Use with caution.
  public get pushStatusInput() {
    return this._pushStatus;
  }
}

export class MappingLinesLinesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: MappingLinesLines } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): MappingLinesLinesOutputReference {
    return new MappingLinesLinesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface MappingLinesRestores {
}

export function mappingLinesRestoresToTerraform(struct?: MappingLinesRestores): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function mappingLinesRestoresToHclTerraform(struct?: MappingLinesRestores): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class MappingLinesRestoresOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): MappingLinesRestores | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: MappingLinesRestores | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // expression - computed: true, optional: false, required: false
  public get expression() {
    return this.getStringAttribute('expression');
  }

  // push_status - computed: true, optional: false, required: false
  public get pushStatus() {
    return this.getStringAttribute('push_status');
  }
}

export class MappingLinesRestoresMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): MappingLinesRestoresOutputReference {
    return new MappingLinesRestoresOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}

/**
* Represents a ringcentralokta_mapping_lines
*/
export class MappingLines extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "ringcentralokta_mapping_lines";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a MappingLines resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the MappingLines to import
  * @param importFromId The id of the existing MappingLines that should be imported. Refer to the import section in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the MappingLines to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "ringcentralokta_mapping_lines", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new ringcentralokta_mapping_lines Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options MappingLinesConfig
  */
  public constructor(scope: Construct, id: string, config: MappingLinesConfig) {
    super(scope, id, {
      terraformResourceType: 'ringcentralokta_mapping_lines',
      terraformGeneratorMetadata: {
        providerName: 'ringcentralokta',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._lines.internalValue = config.lines;
    this._sourceId = config.sourceId;
    this._targetId = config.targetId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // lines - computed: false, optional: false, required: true
  private _lines = new MappingLinesLinesMap(this, "lines");
  public get lines() {
    return this._lines;
  }
  public putLines(value: { [key: string]: MappingLinesLines } | cdktf.IResolvable) {
    this._lines.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get linesInput() {
    return this._lines.internalValue;
  }

  // restores - computed: true, optional: false, required: false
  private _restores = new MappingLinesRestoresMap(this, "restores");
  public get restores() {
    return this._restores;
  }

  // source_id - computed: false, optional: false, required: true
  private _sourceId?: string; 
  public get sourceId() {
    return this.getStringAttribute('source_id');
  }
  public set sourceId(value: string) {
    this._sourceId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceIdInput() {
    return this._sourceId;
  }

  // target_id - computed: false, optional: false, required: true
  private _targetId?: string; 
  public get targetId() {
    return this.getStringAttribute('target_id');
  }
  public set targetId(value: string) {
    this._targetId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get targetIdInput() {
    return this._targetId;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      lines: cdktf.hashMapper(mappingLinesLinesToTerraform)(this._lines.internalValue),
      source_id: cdktf.stringToTerraform(this._sourceId),
      target_id: cdktf.stringToTerraform(this._targetId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      lines: {
        value: cdktf.hashMapperHcl(mappingLinesLinesToHclTerraform)(this._lines.internalValue),
        isBlock: true,
        type: "map",
        storageClassType: "MappingLinesLinesMap",
      },
      source_id: {
        value: cdktf.stringToHclTerraform(this._sourceId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      target_id: {
        value: cdktf.stringToHclTerraform(this._targetId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
