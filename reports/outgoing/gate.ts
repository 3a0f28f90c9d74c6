import type { Variables } from './credentials';
import { HIDDEN, Hiding } from './hiding';
import { noCommands, noCommandsInJson, seen, visible, visibleInJson } from './visible';

/** What every byte passes that leaves this process: no credential, in whichever form, and no character that acts. */
export interface Gate {
  /** For a terminal, a log, a CSV file. */
  readonly text: (content: string) => string;
  readonly markdown: (content: string) => string;
  readonly html: (content: string) => string;
  /** The text of a JSON document, or of several, one a line; what it holds besides credentials stays the same. */
  readonly json: (document: string) => string;
  /** What another already wrote for its reader, who needs its characters as they are: only credentials are taken out. */
  readonly credentials: (content: string) => string;
  /** What a text holds that may not leave: the variable that the credential stands in, or what it looks like. */
  readonly held: (content: string) => string | undefined;
}

function gateOf(env: Variables): Gate {
  const hiding = new Hiding(env);
  const text = (content: string) => noCommands(visible(hiding.inText(content)));
  return {
    text,
    markdown: (content) => seen(hiding.inText(content)),
    html: (content) => visible(hiding.inText(content)),
    json: (document) => noCommandsInJson(visibleInJson(hiding.inJson(document))),
    credentials: (content) => hiding.inText(content),
    held: (content) => hiding.heldBy(content),
  };
}

const gates = new WeakMap<Variables, { readonly of: string; readonly gate: Gate }>();

/** The gate for the credentials that these variables hold now. */
export function gateFor(env: Variables = process.env): Gate {
  const now = JSON.stringify(env);
  const known = gates.get(env);
  if (known?.of === now) return known.gate;
  const gate = gateOf(env);
  gates.set(env, { of: now, gate });
  return gate;
}

const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?![\s\S]*-----END)/;
const KEY_ENDS = /-----END [A-Z0-9 ]*PRIVATE KEY-----/;
const KEY_GOES_ON = /^\s*(?:[A-Za-z0-9+/=]*|[A-Za-z-]+: .*)\s*$/;
const JSON_LINE = /^\s*[{[]/;

/**
 * The gate for a stream that comes line by line, such as the output of another process: each line as JSON where it is JSON, as text
 * otherwise. A key of many lines is hidden as a whole.
 */
export function lineGate(env: Variables = process.env): (line: string) => string {
  let inKey = false;
  return (line) => {
    const gate = gateFor(env);
    const ends = inKey && KEY_ENDS.test(line);
    inKey &&= !ends && KEY_GOES_ON.test(line);
    if (inKey || ends) return HIDDEN;
    inKey = KEY_BEGINS.test(line);
    return JSON_LINE.test(line) ? gate.json(line) : gate.text(line);
  };
}
