import { describe, expect, it } from 'vitest';
import { trippedSafeguard, type Safeguard } from '../../../engine/sync';

/** An app of so many people, of whom an import takes so many; those in a group of Okta's own are not looked at by the app level. */
const app = (assigned: number, lost: number, group: 'imported' | 'own' = 'imported') => ({
  assigned,
  lost,
  checked: group === 'imported' ? lost : 0,
});
const APP: Safeguard = { app: 0.2, org: undefined };
const ORG: Safeguard = { app: undefined, org: 0.2 };

// Worked out by hand from help.okta.com, "Import safeguards".
describe('the import safeguard', () => {
  it.each([
    ['more than a fifth of an app of more than 100 people', [app(101, 21)], APP, 'app'],
    ['a fifth is allowed', [app(105, 21)], APP, undefined],
    ['an app of 100 people is not guarded', [app(100, 100)], APP, undefined],
    ["a group of Okta's own does not count for an app", [app(200, 200, 'own')], APP, undefined],
    ["it counts for the org, and so do the others' assignments", [app(50, 15, 'own'), app(50, 6, 'own')], ORG, 'org'],
    ['a fifth of all assignments is allowed', [app(50, 15), app(50, 5)], ORG, undefined],
    ['an org of 99 assignments is not guarded', [app(50, 50), app(49, 49)], ORG, undefined],
    ['the app level goes first', [app(150, 40)], undefined, 'app'],
    ['the org stops what no app does', [app(100, 60), app(100, 0)], undefined, 'org'],
    ['an app stops what the org would not', [app(120, 30), app(500, 0)], undefined, 'app'],
    ['both switched off', [app(500, 500)], { app: undefined, org: undefined }, undefined],
  ])('%s', (_what, apps, safeguard, level) => {
    expect(trippedSafeguard(apps, safeguard)?.level).toBe(level);
  });
});
