import { drift, FORMATS, VERBS, type DriftFlags } from '../../operations/drift/drift';
import { APPLYING, interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags extends Omit<DriftFlags, 'verb' | 'formats'> {
  readonly format: string;
}

export default command<Flags>({
  examples: [
    'drift --env demo',
    "drift record --env demo --address 'okta_app_saml.ringcentral' --reason 'agreed with IT'",
    'drift revert --env demo',
  ],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .argument('[verb]', VERBS.join(', '), 'check')
      .requiredOption('--env <name>', 'environment')
      .option('--out <dir>', 'write the reports there')
      .option('--format <list>', FORMATS.join(','), FORMATS.join(','))
      .option('--baseline <file>', 'what people have accepted; default environments/drift/NAME.json')
      .option('--address <pattern>', 'record, ignore: only there; * stands for any characters')
      .option('--field <pattern>', "record, ignore: only these fields; of a person's value the id in Okta")
      .option('--reason <text>', 'record, ignore: why it is accepted')
      .option('--show-values', "show people's values instead of their shape")
      .option('--here-is-fine', 'write such reports also where git would take them up'),
  run: ({ json: _json, format, ...flags }, [wanted = 'check'], progress) => {
    const verb = oneOf('drift', VERBS, wanted);
    const formats = format.split(',').map((name) => oneOf('--format', FORMATS, name.trim()));
    return interruptible(
      (signal) => drift({ ...flags, verb, formats }, surroundingsOf(progress, signal)),
      verb === 'revert' ? APPLYING : undefined,
    );
  },
});
