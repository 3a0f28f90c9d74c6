"""What Okta and RingCentral refuse to store, written from their pages.

Sources: Okta's default user schema as recorded (lengths, formats, required); help.okta.com "Okta user profile attributes"; RingCentral's
API reference (contact, business address, mobile phone in E.164) and dictionary of states: a state must be one of its country's.
"""

import re

COUNTRIES = set(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI
    CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR
    GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU
    LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL
    PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW""".split()
)
FORMATS = {
    "email": lambda value: re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) is not None,
    "country-code": lambda value: value in COUNTRIES,
}


def breaks(limits, value):
    if value is None or value == "":
        return bool(limits.get("required"))
    if not isinstance(value, str):
        return True
    return (
        not limits.get("minLength", 0) <= len(value) <= limits.get("maxLength", len(value))
        or not FORMATS.get(limits.get("format"), lambda _: True)(value)
    )


def refused_by_okta(attributes, profile, held):
    """Attributes for which an import could not store the person. What stands there already is not stored anew."""
    return [
        name
        for name, attribute in attributes.items()
        if profile.get(name) != held.get(name) and breaks(attribute.get("limits", {}), profile.get(name))
    ]


def refused_by_ringcentral(org, profile):
    """What RingCentral refuses of the whole profile that it is sent. Of countries without a list it takes any state, or none."""
    states, countries = org.states, org.countries
    found = []
    if not profile.get("firstName"):
        found.append("firstName")
    if not FORMATS["email"](profile.get("email") or profile.get("userName") or ""):
        found.append("email")
    mobile = profile.get("mobilePhone")
    if mobile and (not re.fullmatch(r"\+[1-9]\d{6,14}", mobile) or re.match(r"\+1(800|833|844|855|866|877|888)", mobile)):
        found.append("mobilePhone")
    wanted = (profile.get("country") or "").lower()
    code = next((code for code, names in countries.items() if wanted in (name.lower() for name in names)), None)
    if countries and wanted and code is None and not (len(wanted) == 3 and wanted.isascii() and wanted.isalpha()):
        return found + ["country"]
    known = states.get(code or wanted.upper())
    if known and (profile.get("state") or "").lower() not in {name.lower() for name in known}:
        found.append("state")
    return found
