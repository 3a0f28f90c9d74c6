import type { Answer } from '../router';

const BOUNDARY = 'Boundary_ringcentral';

const part = (headers: string, body: string): string => `--${BOUNDARY}\n${headers}\n\n${body}\n`;

const JSON_PART = 'Content-Type: application/json';

/** Several answers in one: 207, a first part that lists the statuses, then the bodies (read by `sdk.multipart`). */
export function multipart(answers: readonly Answer[]): Answer {
  const statuses = { response: answers.map(({ status }) => ({ status, responseDescription: `${status}` })) };
  const parts = [statuses, ...answers.map(({ body }) => body)].map((body) => part(JSON_PART, JSON.stringify(body)));
  return {
    status: 207,
    body: `${parts.join('')}--${BOUNDARY}--`,
    contentType: `multipart/mixed; boundary=${BOUNDARY}`,
  };
}
