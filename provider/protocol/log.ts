/** One line in Terraform's log (TF_LOG). Never a value of a configuration, a state or a credential. */
export function log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void {
  process.stderr.write(`${JSON.stringify({ '@level': level, '@message': message, '@module': 'provider' })}\n`);
}
