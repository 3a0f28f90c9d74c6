"""Reads questions, one a line: {"before","after": {"org","order"}, "states", "people"}. Answers each with what happens to whom, one a line."""

import json
import sys

from okta import Org, settled

def profiles(person):
    return {"okta": person.okta, **person.accounts}


def differing(was, now):
    """Values that differ: nothing and the empty text do. An account that came or went is no value."""
    for system in sorted(set(was) & set(now)):
        for name in sorted(set(was[system]) | set(now[system])):
            before, after = was[system].get(name), now[system].get(name)
            if before != after:
                yield system, name, before, after


def answer(question):
    before, after = (Org(question[side]["org"], question[side]["order"], question["states"], question["countries"]) for side in ("before", "after"))
    found = {"changes": [], "gained": [], "lost": [], "refused": [], "newlyRefused": [], "restless": []}
    for record in question["people"]:
        then, now, rests = settled(record, before, after)
        if not rests:
            found["restless"].append(record["id"])
        for change in differing(profiles(then), profiles(now)):
            found["changes"].append([record["id"], *change])
        for app in sorted(set(then.accounts) | set(now.accounts)):
            if app not in then.accounts:
                found["gained"].append([record["id"], app])
            if app not in now.accounts:
                found["lost"].append([record["id"], app])
        now.refusals.update(after.next_full_import(record))
        found["refused"] += [[record["id"], *where] for where in sorted(now.refusals)]
        # A system that refuses somebody's profile today refuses it as a whole: one more wrong value in it changes nothing.
        refusing = {system for system, _ in then.refusals}
        newly = sorted(where for where in now.refusals if where[0] not in refusing)
        found["newlyRefused"] += [[record["id"], *where] for where in newly]
    return found


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), ensure_ascii=False), flush=True)
