/** What a golden file keeps of a command: its JSON and its exit code. */
export const outcome = ({ exitCode, json }: { readonly exitCode: number; readonly json: unknown }) => ({
  exitCode,
  json,
});

/** Without what a start makes anew: addresses of the loopback, the key of masks, times of the machine, the commit that is tested. */
export const steady = (value: unknown): string =>
  `${JSON.stringify(value, null, 1)
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1')
    .replaceAll(/"revision": "[0-9a-f]{40}"/g, '"revision": ""')
    .replaceAll(/"(seconds|etaMs|waitedMs)": [\d.]+/g, '"$1": 0')}\n`;
