import { describe, expect, it } from 'vitest';
import { removalRefusals } from '../../../operations/terraform-run/removals';
import { change, environmentWith, planOf, priorState } from './example-plan';

const NOW = new Date('2026-06-01T00:00:00Z');
const mapping = 'okta_profile_mapping.ringcentral_to_okta';
const extension = 'okta_user_schema_property.extension';
const kept = change('okta_app_saml.ringcentral', ['no-op']);
const state = priorState({ address: mapping }, { address: extension }, { address: 'okta_app_saml.ringcentral' });

const refusals = (changes: object[], acknowledgements: object[] = []) =>
  removalRefusals(
    environmentWith({ acknowledgements: acknowledgements as never }),
    planOf(changes, state),
    NOW,
    'stack',
  );

describe('a plan that takes something away', () => {
  it('is refused for a block that was deleted, with how to let go of it instead', () => {
    expect(refusals([kept, change(mapping, ['delete'], { id: 'prm1' })])).toEqual([
      {
        why: `${mapping} would be destroyed: destroying it blanks every line of this direction but login, lines of other people too.`,
        remedy: `put its block back; to let go of it without destroying it: terraform -chdir=stack state rm ${mapping}; or acknowledge: { id: 'RCO015', address: '${mapping}', reason, expires } in the environment`,
      },
    ]);
  });

  it('is refused for a replace', () => {
    const [refusal] = refusals([kept, change(extension, ['delete', 'create'], { index: 'ext' }, { index: 'ext' })]);
    expect(refusal!.why).toBe(`${extension} would be deleted and created anew: its value is erased for every person.`);
  });

  it('is refused for a renamed id, with the command that moves it', () => {
    const renamed = 'okta_user_schema_property.ext';
    const [refusal] = refusals([
      kept,
      change(extension, ['delete'], { id: 'x', index: 'extension', type: 'string', master: null }),
      change(renamed, ['create'], null, { index: 'extension', type: 'string', master: null }),
    ]);
    expect(refusal).toEqual({
      why: `${extension} would be destroyed, and created anew as ${renamed}: its value is erased for every person.`,
      remedy: `give it its old id back (ids are a contract), or move it: terraform -chdir=stack state mv ${extension} ${renamed}`,
    });
  });

  it('is refused as a whole where nothing would be left', () => {
    const everything = [extension, mapping, 'okta_app_saml.ringcentral'].map((address) =>
      change(address, ['delete'], {}),
    );
    expect(refusals(everything).map(({ why }) => why)).toEqual([
      "This would destroy everything that demo has in Okta, and with it people's numbers and accounts.",
    ]);
  });

  it.each([
    [mapping, 'delete', 'RCO015'],
    [extension, 'delete,create', 'RCO001'],
    [extension, 'delete', 'RCO036'],
    ['okta_group.pilots', 'delete', 'RCO036'],
    ['okta_group.pilots', 'create,delete', 'RCO036'],
  ])(
    '%s, %s: may go ahead with an acknowledgement of its own finding %s and address, for a while',
    (address, acts, id) => {
      const actions = acts.split(',');
      const gone = [kept, change(address, actions, {}, actions.includes('create') ? {} : null)];
      const acknowledged = (one: object) => [{ id, address, reason: 'merged away', expires: '2026-07-01', ...one }];
      expect(refusals(gone, acknowledged({}))).toEqual([]);
      expect(refusals(gone)[0]!.remedy).toContain(
        `acknowledge: { id: '${id}', address: '${address}', reason, expires }`,
      );
      for (const wrong of [
        { expires: '2026-05-01' },
        { expires: '9999-12-31' },
        { address: 'okta_group.others' },
        { id: 'RCO030' },
        { id: 'promotion' },
        { id: 'x' },
      ])
        expect(refusals(gone, acknowledged(wrong)), JSON.stringify(wrong)).toHaveLength(1);
    },
  );

  it('may drop its own bookkeeping, and let go without destroying', () => {
    expect(
      refusals([kept, change('terraform_data.gates_app', ['delete'], {}), change(mapping, ['forget'], {})]),
    ).toEqual([]);
  });
});
