import type { Message } from '../../terraform';
import type { Progress } from '../outcome';

const SHOWN = new Set(['apply_start', 'apply_complete', 'apply_errored']);

/** What a person wants to see of Terraform's stream while it applies: what is written, not what is read. */
export const progressOf =
  (progress: Progress) =>
  (message: Message): void => {
    const read = message.hook?.resource.addr.startsWith('data.') ?? false;
    if (SHOWN.has(message.type) && !read) progress(`  ${message['@message']}`);
  };
