import { expect, it } from 'vitest';
import { directoryKind } from '../../../clients/active-directory';
import { judged } from '../../../operations/verify/judge';
import { STEPS } from '../../../operations/verify/steps/catalogue';
import { masked } from '../../../reports/mask';
import { personal, said } from '../../../reports/personal';
import { live } from './live-company';

it('a failing step shows values of the person by their shape, text without a digit too, and ids of objects as they are', () => {
  const seen = {
    ok: false,
    why: said`okta.department is ${personal('Field Sales')} and should be ${personal('Works')}`,
    evidence: { extension: '62000123', telephoneNumber: personal('Ext. 104'), assigned: true },
    unread: [{ what: 'step 2', why: 'Okta refused ada@acme.test' }],
  };
  const { evidence, unread } = judged(
    STEPS[1]!,
    seen,
    [],
    { environment: live, kind: directoryKind('activeDirectory') },
    masked(),
  );
  expect(evidence).toMatchObject({
    extension: '62000123',
    telephoneNumber: 'E••. 1••',
    assigned: true,
    why: 'okta.department is F•••• S•••• and should be W••••',
  });
  expect(unread).toEqual([{ what: 'step 2', why: 'Okta refused a••@acme.test' }]);
});
