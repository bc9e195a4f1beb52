import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import { saveFile } from '../dom.ts';
import { editList } from '../edits/edit-list.ts';
import { addressOf, plainAddressOf } from '../share/address-of.ts';
import { copyText, type Wanted } from '../share/copy-text.ts';
import { briefText } from './brief-text.ts';
import { editsShown, type EditsShown } from './edits-shown.ts';
import { asSentence, findingText } from './finding-text.ts';
import { shownText } from './shown-text.ts';

/** Does what a button of a figure or of the brief is for, and says beside it how that went. */
export async function takeAway(button: HTMLElement): Promise<void> {
  const from = button.closest<HTMLElement>('figure, .brief');
  const status = button.parentElement?.querySelector('[role=status]') ?? null;
  if (from === null || status === null) return;
  const say = (text: string): void => {
    status.textContent = text;
  };
  const show = (field: HTMLElement): void => {
    status.after(field);
  };
  // The same text said again is announced only where there was none in between.
  say('');
  if (button.dataset.take === 'picture') await takePicture(from, say);
  else await takeText(from, { say, show });
}

async function takePicture(figure: HTMLElement, say: (text: string) => void): Promise<void> {
  say('Drawing the picture…');
  try {
    const { note } = editsShown(figure);
    // After an edit the drawing that is not shown is drawn when the page is idle: this waits behind it.
    if (note !== null) await idle();
    const { figurePicture } = await import('./figure-picture.ts');
    const source = textOf(figure, '.source');
    const picture = await figurePicture(figure, {
      title: findingOf(figure),
      subtitle: textOf(figure, '.subtitle'),
      source: note === null ? source : `${source} · ${note}`,
      address: plainAddressOf(figure.id),
    });
    const name = `${figure.dataset.query ?? 'figure'}.png`;
    saveFile(name, picture);
    say(`Saved as ${name}.`);
  } catch (error) {
    say(asSentence(`There is no picture: ${error instanceof Error ? error.message : String(error)}`));
  }
}

async function takeText(
  from: HTMLElement,
  where: { readonly say: (text: string) => void; readonly show: (field: HTMLElement) => void },
): Promise<void> {
  const name = from.localName === 'figure' ? 'finding' : from.id === 'asks' ? 'asks' : 'brief';
  await copyText(textFrom(from), { ...where, name });
}

async function textFrom(from: HTMLElement): Promise<Wanted> {
  const edits = editsShown(from);
  const { address, carries } = await addressWith(from.id, edits);
  const along = { address, note: edits.note };
  const link = carries === 0 ? 'its link' : `a link that carries your ${carries === 1 ? 'edit' : 'edits'}`;
  if (from.localName === 'figure') {
    const finding = findingOf(from);
    return { text: findingText(finding, along), copied: `Copied: “${finding}”, with ${link}.` };
  }
  const said = from.id === 'asks' ? 'what is asked for' : 'the brief and its ask';
  return { text: briefText(from, along), copied: `Copied: ${said}, with ${link}.` };
}

/** The address with the edits, and how many; without them where they are too long for a link. */
async function addressWith(id: string, { queries }: EditsShown): Promise<{ address: string; carries: number }> {
  try {
    return { address: await addressOf(id, queries), carries: queries.size + editList().length };
  } catch {
    return { address: plainAddressOf(id), carries: 0 };
  }
}

/** A figure's title; on a page about one deal or AE it says of whom, for it is read elsewhere. */
function findingOf(figure: HTMLElement): string {
  const finding = textOf(figure, FINDINGS);
  const subject = 'key' in figure.dataset ? document.querySelector('.breadcrumb [aria-current]') : null;
  return subject === null ? finding : `${shownText(subject)}: ${finding}`;
}

function textOf(figure: HTMLElement, selector: string): string {
  const found = figure.querySelector(selector);
  return found === null ? '' : shownText(found);
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve, 100);
  });
}
