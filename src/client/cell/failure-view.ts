import { button } from '../dom.ts';
import { describeError } from '../editor/describe-error.ts';
import type { Editor } from '../editor/editor.ts';
import { DEADLINE, type Ended } from '../engine/engine.ts';
import { readSchema } from '../engine/schema.ts';
import type { Asked } from './asked.ts';
import { faultView, noticeView } from './fault-view.ts';

type Failed = Extract<Ended, { kind: 'failed' }>;

/** A text that cannot run: what is wrong with it, and the mark at its place in the whole text. */
export async function failureView(
  { message, position }: Failed,
  { text, from, to }: Asked,
): Promise<{ readonly view: HTMLElement; readonly mark: Parameters<Editor['mark']>[0] }> {
  const read = text.slice(0, to);
  const fault = describeError(message, read, position === null ? null : from + position, await readSchema());
  return { view: faultView(fault, read), mark: fault.span === null ? null : { ...fault.span, message: fault.text } };
}

/** Why a run has ended that is no fault of its text. */
export function endedView(ended: Exclude<Ended, Failed>, again: () => void): HTMLElement {
  if (ended.kind === 'unloaded') {
    return noticeView(`${ended.message}. The report itself is untouched, and so is your text.`, button('Retry', again));
  }
  if (ended.kind === 'unfit') return noticeView(`An edit of the data cannot be made: ${ended.message}`);
  return noticeView(
    ended.by === 'deadline' ? `Stopped after ${DEADLINE / 1000} seconds: the query took too long.` : 'Stopped.',
  );
}
