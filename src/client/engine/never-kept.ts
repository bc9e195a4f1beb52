import { unrepeatable } from './unrepeatable.ts';

/** Why what a text writes is never kept, whatever the data are, in words for the reader; null: nothing in it forbids it. */
export function neverKept(sql: string): string | null {
  const [, trace] = /\b(pragma|attach|vacuum|rollback)\b/i.exec(sql) ?? [];
  if (trace !== undefined) return `With ${trace.toLowerCase()} in it, nothing of the text is kept.`;
  const answersAnew = unrepeatable(sql);
  if (answersAnew === null) return null;
  return `${answersAnew} is another value each time, so nothing of the text is kept: write the value itself.`;
}
