import { make } from '../dom.ts';
import type { Fault } from '../editor/describe-error.ts';

const AROUND = 60;

/** A fault in words, with the line that it lies in and the faulty token marked. */
export function faultView({ text, span, place }: Fault, sql: string): HTMLElement {
  const alert = make('div', { role: 'alert', class: 'cell-fault' });
  const where = place === null ? '' : `Line ${place.line}, column ${place.column}: `;
  alert.append(make('p', {}, make('strong', {}, where), text));
  if (span !== null && span.to > span.from) alert.append(excerpt(sql, span.from, span.to));
  return alert;
}

/** A message that is no fault of the text, such as a deadline, with what can be done about it. */
export function noticeView(text: string, ...actions: readonly HTMLElement[]): HTMLElement {
  return make('div', { role: 'alert', class: 'cell-fault' }, make('p', {}, text), ...actions);
}

function excerpt(sql: string, from: number, to: number): HTMLElement {
  const start = Math.max(sql.lastIndexOf('\n', from - 1) + 1, from - AROUND);
  const lineEnd = sql.indexOf('\n', to);
  const end = Math.min(lineEnd < 0 ? sql.length : lineEnd, to + AROUND);
  return make(
    'pre',
    { class: 'fault-line' },
    make('code', {}, sql.slice(start, from).trimStart(), make('mark', {}, sql.slice(from, to)), sql.slice(to, end)),
  );
}
