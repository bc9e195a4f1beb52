import type { Page } from 'playwright-core';

/**
 * What is amiss on a page, as it goes on: script that failed, dialogs, breaches of its policy, requests to hosts other
 * than its own; with `isSilent` also warnings and errors of the console, and what is not found.
 */
export function complaintsOf(page: Page, origin: string, isSilent: boolean): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const isLoud = isSilent && ['error', 'warning'].includes(message.type());
    if (isLoud || message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const isOwn = /^(?:data|blob):/.test(request.url()) || new URL(request.url()).origin === origin;
    if (!isOwn) complaints.push(request.url());
  });
  page.on('response', (response) => {
    if (isSilent && !response.ok()) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
