import { AUTOMATIC, HELD, type MatchingRules } from '../../../engine/sync';
import { isDirectory } from '../../../engine/systems/kinds';
import type { App } from '../entities';
import { kindOf } from './live-configuration';

/**
 * What an app's Import settings say. A directory confirms and activates by itself where an admin ticked so for every kind of
 * match. RingCentral links who exists already, and holds everybody else on its Import tab ("If the Okta user already exists,
 * the two accounts will automatically be linked", the guide's provisioning page).
 */
export function matchingRules(app: App): MatchingRules {
  if (!isDirectory(kindOf(app)))
    return { ...HELD, autoConfirm: { exact: true, partial: false, none: false }, autoActivate: true };
  const rules = app.console.autoConfirm === true ? AUTOMATIC : HELD;
  return { ...rules, exactOn: app.console.matchByEmail === true ? ['login', 'email'] : ['login'] };
}
