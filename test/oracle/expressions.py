"""Okta's classic expression language, written from Okta's reference and, where Okta is silent, from Spring's and Commons Lang's.

Sources: developer.okta.com "Okta Expression Language"; Spring's SpEL reference (precedence, `+` with null); Apache Commons Lang's
StringUtils (null into functions). Nothing here knows how the engine does it.
"""

import re


class Fails(Exception):
    """An expression without a value: Okta leaves the target as it was."""


TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+\.\d+|\d+)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<name>[^\W\d]\w*)
      | (?P<op>\?:|==|!=|<=|>=|&&|\|\||[-+*/%?:().,!<>{}\[\]])
    )""",
    re.X,
)
WORDS = {"AND": "&&", "and": "&&", "OR": "||", "or": "||", "NOT": "!", "not": "!", "eq": "==", "ne": "!="}


def tokens(source):
    at, found = 0, []
    source = source.rstrip()
    while at < len(source):
        match = TOKEN.match(source, at)
        if not match:
            raise Fails(f"cannot read {source[at:]!r}")
        kind = match.lastgroup
        text = match.group(kind)
        found.append(("op", WORDS[text]) if kind == "name" and text in WORDS else (kind, text))
        at = match.end()
    return found + [("end", "")]


class Parser:
    """Lowest first: ternary and Elvis, OR, AND, comparisons, sums, `!`, and what stands behind a dot."""

    def __init__(self, source):
        self.rest = tokens(source)

    def take(self, *wanted):
        kind, text = self.rest[0]
        if kind == "op" and text in wanted:
            self.rest.pop(0)
            return text
        return None

    def need(self, text):
        if not self.take(text):
            raise Fails(f"{text} expected at {self.rest[0][1]!r}")

    def whole(self):
        tree = self.ternary()
        if self.rest[0][0] != "end":
            raise Fails(f"left over: {self.rest[0][1]!r}")
        return tree

    def ternary(self):
        left = self.binary(0)
        if self.take("?:"):
            return ("elvis", left, self.ternary())
        if self.take("?"):
            then = self.ternary()
            self.need(":")
            return ("if", left, then, self.ternary())
        return left

    LEVELS = (("||",), ("&&",), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"))

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while operator := self.take(*self.LEVELS[level]):
            left = (operator, left, self.binary(level + 1))
        return left

    def unary(self):
        return ("!", self.unary()) if self.take("!") else self.path()

    def path(self):
        tree = self.primary()
        while self.take("."):
            name = self.rest.pop(0)[1]
            tree = ("call", tree, name, self.arguments()) if self.take("(") else ("get", tree, name)
        return tree

    def arguments(self):
        found = []
        while not self.take(")"):
            found.append(self.ternary())
            if not self.take(","):
                self.need(")")
                break
        return found

    def primary(self):
        if self.take("("):
            tree = self.ternary()
            self.need(")")
            return tree
        kind, text = self.rest.pop(0)
        if kind == "text":
            return ("constant", text[1:-1])
        if kind == "number":
            return ("constant", float(text) if "." in text else int(text))
        if kind != "name":
            raise Fails(f"unexpected {text!r}")
        if text in ("true", "false"):
            return ("constant", text == "true")
        if text in ("null", "NULL"):
            return ("constant", None)
        return ("call", None, text, self.arguments()) if self.take("(") else ("name", text)


def text_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def words(*values):
    for value in values:
        if value is not None and not isinstance(value, str):
            raise Fails("a text is needed")
    return values


def before(text, search):
    text, search = words(text, search)
    if not text or search is None:
        return text
    return text[: text.find(search)] if search in text else text


def after(text, search):
    text, search = words(text, search)
    if not text:
        return text
    return text[text.find(search) + len(search) :] if search is not None and search in text else ""


def substring(text, start, end):
    (text,) = words(text)
    if start is None or end is None:
        raise Fails("a whole number is needed")
    return None if text is None else text[max(start, 0) : max(end, 0)]


def contains(text, search):
    words(text, search)
    return text is not None and search is not None and search in text


def starts(text, prefix):
    words(text, prefix)
    return text == prefix if text is None or prefix is None else text.startswith(prefix)


def switch(text, default, *cases):
    words(text)
    for key, value in zip(cases[::2], cases[1::2]):
        if text is not None and key in text:
            return value
    return default


def replace(text, search, other):
    words(text, search, other)
    return text if not text or not search or other is None else text.replace(search, other)


FUNCTIONS = {
    "len": lambda text: len(words(text)[0] or ""),
    "toUpperCase": lambda text: text and words(text)[0].upper(),
    "toLowerCase": lambda text: text and words(text)[0].lower(),
    "substring": substring,
    "substringBefore": before,
    "substringAfter": after,
    "stringContains": contains,
    "startsWith": starts,
    "stringSwitch": switch,
    "replace": replace,
    "removeSpaces": lambda text: text and words(text)[0].replace(" ", ""),
}
GLOBALS = ("toUpperCase", "toLowerCase", "substring", "substringBefore", "substringAfter")


def evaluate(tree, world):
    """`world` has `variables` (a profile a name), `groups` (a set of names), `status`, and `directory`: the one account in AD, or None."""
    kind = tree[0]
    if kind == "constant":
        return tree[1]
    if kind == "name":
        if tree[1] not in world["variables"]:
            raise Fails(f"no variable {tree[1]}")
        return world["variables"][tree[1]]
    if kind == "get":
        holder = evaluate(tree[1], world)
        if not isinstance(holder, dict):
            raise Fails(f"nothing has no {tree[2]}")
        return holder.get(tree[2])
    if kind == "if":
        condition = evaluate(tree[1], world)
        if not isinstance(condition, bool):
            raise Fails("a condition is true or false")
        return evaluate(tree[2] if condition else tree[3], world)
    if kind == "elvis":
        value = evaluate(tree[1], world)
        return evaluate(tree[2], world) if value is None or value == "" else value
    if kind == "call":
        return call(tree, world)
    return operate(tree, world)


def operate(tree, world):
    kind = tree[0]
    if kind in ("&&", "||", "!"):
        sides = []
        for side in tree[1:]:
            value = evaluate(side, world)
            if not isinstance(value, bool):
                raise Fails(f"{kind} is for true and false")
            sides.append(value)
            if kind == ("&&" if not value else "||"):
                return value
        return not sides[0] if kind == "!" else sides[-1]
    left, right = evaluate(tree[1], world), evaluate(tree[2], world)
    if kind in ("==", "!="):
        same = type(left) is type(right) and left == right
        return same if kind == "==" else not same
    if kind == "+":
        if isinstance(left, str) or isinstance(right, str):
            return text_of(left) + text_of(right)
        if left is None or right is None:
            raise Fails("null + null")
        return left + right
    if left is None or right is None or type(left) is not type(right):
        # Spring orders nothing before everything.
        if kind in ("<", ">", "<=", ">=") and (left is None or right is None):
            left, right = (0 if left is None else 1), (0 if right is None else 1)
        else:
            raise Fails(f"{kind} on different kinds")
    return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[kind]


def call(tree, world):
    _, holder, name, arguments = tree
    values = [evaluate(argument, world) for argument in arguments]
    if holder == ("name", "String") and name in FUNCTIONS:
        return FUNCTIONS[name](*values)
    if holder == ("name", "user") and name == "getInternalProperty":
        return {"status": world["status"]}.get(values[0])
    if holder is None:
        if name in GLOBALS:
            return FUNCTIONS[name](*values)
        if name == "isMemberOfGroupName":
            return values[0] in world["groups"]
        if name == "isMemberOfGroupNameStartsWith":
            return any(group.startswith(values[0]) for group in world["groups"])
        if name == "hasDirectoryUser":
            return world["directory"] is not None
        if name == "findDirectoryUser":
            return world["directory"]
    raise Fails(f"no function {name}")


PARSED = {}


def value_of(source, world):
    """The value of an expression. Raises Fails where it has none."""
    if source not in PARSED:
        PARSED[source] = Parser(source).whole()
    return evaluate(PARSED[source], world)
