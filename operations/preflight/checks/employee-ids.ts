import { customFieldValue, type Extension } from '../../../clients/ringcentral';
import { isUser } from '../../tenants/extensions';
import { extensionsWithEmail } from '../../tenants/ringcentral/account';
import type { SeedCheck, Write } from '../check';
import { peopleOfOneAddress, type Situation } from '../situation';
import { employeeIdFieldOf } from './employee-id-field';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

interface Holder {
  readonly extension: Extension;
  readonly employeeId: string;
}

/** People in scope who have one RingCentral user to themselves, and an employee id in a directory. */
const holders = (situation: Situation): Holder[] =>
  peopleOfOneAddress(situation).flatMap(({ email, employeeId }) => {
    const [extension, ...others] = extensionsWithEmail(situation, email).filter(isUser);
    return employeeId === undefined || !extension || others.length > 0 ? [] : [{ extension, employeeId }];
  });

const keeping = (situation: Situation, { extension: { id, extensionNumber }, employeeId }: Holder): Write => ({
  what: `keep the employee id of extension ${extensionNumber ?? id}`,
  request: () => customFieldValue(id, employeeIdFieldOf(situation)?.id ?? '<the new field>', employeeId),
  // Custom fields are shown only where an extension is read by itself: one Light call.
  isThere: async (ringcentral) => {
    const { customFields = [] } = await ringcentral.extension(id);
    const field = employeeIdFieldOf(situation);
    return customFields.some((one) => one.id === field?.id && one.value === employeeId);
  },
});

export const employeeIds: SeedCheck = {
  id: 'employee-ids',
  who: 'RingCentral account administrator',
  where: RINGCENTRAL_PORTAL.userCustomFields,
  source: 'RingCentral developer guide, "Custom fields"',
  examine: (situation) => {
    const all = holders(situation);
    const found = (missing: number) => `${missing} of ${all.length} RingCentral users lack their employee id`;
    const { employeeIdField } = situation.environment.ringcentral;
    return {
      ok: all.length === 0,
      people: all.length,
      found: found(all.length),
      writes: all.map((holder) => keeping(situation, holder)),
      needs: () => (employeeIdFieldOf(situation) ? undefined : `the custom field "${employeeIdField}" does not exist`),
      // A field that this run created, or would create, is empty for everybody.
      ...(situation.fieldExisted ? { onlyWhatLacks: found } : {}),
    };
  },
};
