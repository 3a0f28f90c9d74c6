"""What Okta makes of one person, written from the vendors' pages. Nothing here knows how the engine does it.

An org is what Okta's API tells of it, in the form in which `person export` keeps it beside the people. `order` is Directory > Profile
Sources, highest first: no API tells it.

Sources: help.okta.com "About profile sourcing", "Attribute-level sourcing", "Group app assignment priority", "Group rules", "About user
statuses"; Okta's Mappings API (PUSH, DONT_PUSH); support.okta.com (no partial push; an import leaves out whom it cannot store); RingCentral's
SCIM page (state of a country) and developer forum (thread 1235).
"""

import copy

from expressions import Fails, value_of
from limits import refused_by_okta, refused_by_ringcentral

PUSHABLE = ("ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT")
DIRECTORIES = ("active_directory", "ldap_sun_one")
# RingCentral gives a new user its number and extension; the dummies that the guide sends are not taken.
ASSIGNED = ("directNumber", "extensionNumber")
# Not active yet: nothing is provisioned, and nothing ended.
WAITING = ("STAGED", "PROVISIONED")
LAST = 1 << 30
ROUNDS = 12


class Org:
    def __init__(self, told, order, states, countries):
        self.apps, self.mappings = told["apps"], told["mappings"]
        self.attributes = told["userSchema"]["attributes"]
        self.app_attributes = told["appSchemas"]
        self.rules = [rule for rule in told["rules"] if rule["status"] == "ACTIVE"]
        self.order, self.states, self.countries = order, states, countries
        self.assignments = {
            app: sorted(assigned, key=lambda one: LAST if one.get("priority") is None else one["priority"])
            for app, assigned in told["assignments"].items()
        }

    def can(self, app, feature):
        return feature in self.apps[app]["features"]

    def is_source(self, app):
        return self.can(app, "PROFILE_MASTERING") and self.can(app, "IMPORT_PROFILE_UPDATES")

    def leaves_out(self, app, account):
        """A directory's import skips an account without a required attribute, which is named."""
        if self.apps[app]["name"] not in DIRECTORIES:
            return None
        required = (name for name, one in self.app_attributes[app].items() if one.get("limits", {}).get("required"))
        return next((name for name in required if name in account and account[name] in (None, "")), None)

    def next_full_import(self, person):
        """Where the account of the person's profile source is left out, a full import takes them for gone."""
        source = next((app for app in self.order if app in person["profiles"] and self.is_source(app)), None)
        missing = source and person.get("status") != "DEPROVISIONED" and self.leaves_out(source, person["profiles"][source])
        return [(source, missing)] if missing else []

    def lines(self, app, direction):
        return (self.mappings.get(app, {}).get(direction) or {"lines": {}})["lines"]

    def source_of(self, name, accounts):
        """The app whose value wins in an attribute of this person's, or None where nobody imports it."""
        stated = self.attributes.get(name, {}).get("source") or {"type": "PROFILE_MASTER"}
        if stated["type"] == "OKTA":
            return None
        ranked = stated["priority"] if stated["type"] == "OVERRIDE" else self.order
        return next((app for app in ranked if app in accounts and self.is_source(app)), None)

    def granting(self, app, groups):
        """Assignments through which somebody in these groups has the app, the deciding one first."""
        return [one for one in self.assignments.get(app, []) if one["group"]["name"] in groups]



class Person:
    def __init__(self, record):
        self.id, self.status = record["id"], record.get("status", "ACTIVE")
        profiles = copy.deepcopy(record["profiles"])
        self.okta = profiles.pop("okta")
        self.accounts = profiles
        self.groups = set(record["groups"])
        self.refusals = set()

    def world(self, org, variables):
        directories = [app for app in self.accounts if org.apps[app]["name"] == "active_directory"]
        return {
            "variables": variables,
            "groups": self.groups,
            "status": self.status,
            "directory": self.accounts[directories[0]] if len(directories) == 1 else None,
        }

    def value(self, org, expression, **variables):
        return value_of(expression, self.world(org, variables))


def import_into_okta(org, person):
    """Each profile source writes what it is the source of. A person whom Okta could not store is left as they are."""
    for app in list(person.accounts):
        if not org.is_source(app) or org.leaves_out(app, person.accounts[app]):
            continue
        changed = dict(person.okta)
        account = person.accounts[app]
        for name, line in org.lines(app, "toOkta").items():
            if line["pushStatus"] != "PUSH" or name not in org.attributes or org.source_of(name, person.accounts) != app:
                continue
            try:
                value = person.value(org, line["expression"], appuser=account, source=account)
            except Fails:
                continue
            if value is not None:
                changed[name] = value
        refusals = refused_by_okta(org.attributes, changed, person.okta)
        person.refusals.update(("okta", name) for name in refusals)
        if not refusals:
            person.okta = changed


def ruled(org, person):
    """Groups that rules put the person into."""
    found = set()
    for rule in org.rules:
        try:
            if person.value(org, rule["expression"], user=person.okta, source=person.okta) is True:
                found.update(group["name"] for group in rule["into"])
        except Fails:
            continue
    return found


def says_nothing(org, app, value, held):
    """Null is "nothing known" and erases nothing; emptiness empties, but in no directory (UNCONFIRMED, both: Okta's pages are silent)."""
    return value is None or (value == "" and (org.apps[app]["name"] in DIRECTORIES or held in (None, "")))


def profile_for(org, person, app, creating):
    """The app profile that Okta would send: group values first, then mappings; what has no value stays."""
    profile = {} if creating else dict(person.accounts[app])
    stated = {}
    for assignment in reversed(org.granting(app, person.groups)):
        # What a group leaves empty is the next one's to say (UNCONFIRMED: Okta documents whole profiles of one group).
        stated.update({name: value for name, value in assignment["profile"].items() if value is not None})
    lines = dict(org.lines(app, "fromOkta"))
    user_name = org.apps[app].get("userName") or {}
    if org.assignments.get(app) and (creating or user_name.get("pushStatus") == "PUSH"):
        lines["userName"] = {"expression": user_name["expression"], "pushStatus": "PUSH"}
    for name, line in lines.items():
        if not creating and line["pushStatus"] != "PUSH":
            continue
        if name in stated:
            continue
        try:
            value = person.value(org, line["expression"], user=person.okta, source=person.okta)
        except Fails:
            continue
        if not says_nothing(org, app, value, profile.get(name)):
            profile[name] = value
    profile.update(stated)
    return {name: value for name, value in profile.items() if not (creating and name in ASSIGNED)}


def provision(org, person):
    """Accounts are made, updated and ended, where the person's status lets Okta do so."""
    if person.status == "DEPROVISIONED":
        person.accounts = {}
        return
    if person.status in WAITING:
        return
    for app in org.apps:
        assigned = bool(org.granting(app, person.groups))
        has = app in person.accounts
        if has and not assigned and app in person.granted:
            # Whoever is suspended keeps an account, not an assignment.
            if org.can(app, "PUSH_USER_DEACTIVATION"):
                del person.accounts[app]
            continue
        if person.status not in PUSHABLE:
            continue
        creating = not has and assigned and org.can(app, "PUSH_NEW_USERS")
        if not creating and not (has and org.can(app, "PUSH_PROFILE_UPDATES")):
            continue
        profile = profile_for(org, person, app, creating)
        if org.assignments.get(app):
            reasons = refused_by_ringcentral(org, profile)
            person.refusals.update((app, name) for name in reasons)
            if reasons:
                continue
        person.accounts[app] = profile
        if creating:
            person.granted.add(app)


def settle(org, person, by_hand, granted):
    """Imports, rules and pushes until nothing moves."""
    person.granted = set(granted)
    for _ in range(ROUNDS):
        held = copy.deepcopy((person.okta, person.accounts, person.groups))
        person.refusals = set()
        if person.status != "DEPROVISIONED":
            import_into_okta(org, person)
            person.groups = by_hand | ruled(org, person)
        provision(org, person)
        if held == (person.okta, person.accounts, person.groups):
            return True
    return False


def settled(record, before, after):
    """The person under both orgs, one after the other, and whether both came to rest."""
    person = Person(record)
    # Who is where a rule would put them is taken to be there by the rule.
    by_hand = person.groups - ruled(before, person)
    # Whoever has an app and no group for it got it from an administrator, and keeps it.
    granted = {app for app in person.accounts if before.granting(app, person.groups)}
    rests = settle(before, person, by_hand, granted)
    then = copy.deepcopy(person)
    for name in set(before.attributes) - set(after.attributes):
        person.okta.pop(name, None)
    for app, attributes in before.app_attributes.items():
        for name in set(attributes) - set(after.app_attributes.get(app, attributes)):
            person.accounts.get(app, {}).pop(name, None)
    rests = settle(after, person, by_hand, person.granted) and rests
    for app in set(then.accounts) & set(person.accounts) - set(record["profiles"]):
        # Today there is no account: it will be made as the change has it.
        made = profile_for(after, person, app, creating=True)
        reasons = refused_by_ringcentral(after, made)
        person.refusals = {where for where in person.refusals if where[0] != app} | {(app, name) for name in reasons}
        # If it is not made at all, nothing of the change arrives there.
        person.accounts[app] = then.accounts[app] if reasons else made
    return then, person, rests
