/** The name of the program; `rco` is short for it. */
export const PROGRAM = 'ringcentral-okta';

/** A command as a person types it, in a checkout and where the package is installed alike: the one place that knows how. */
export const commandLine = (words: string): string => `npx ${PROGRAM} ${words}`;
