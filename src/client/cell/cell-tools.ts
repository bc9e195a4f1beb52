import { button } from '../dom.ts';
import type { Editor } from '../editor/editor.ts';

/** What an editor has beside running its text: each of these is fetched when it is first asked for. */
export interface CellTools {
  readonly buttons: readonly HTMLButtonElement[];
  /** Opens the search for a part of the text. */
  readonly openFind: () => void;
}

type MakePanel = (editor: () => Editor) => HTMLElement | Promise<HTMLElement>;

/** Makes them; what they open stands in the panel beside the text, one at a time. */
export function cellTools(editor: () => Editor, panel: HTMLElement): CellTools {
  let open: HTMLButtonElement | null = null;

  function close(): void {
    open?.setAttribute('aria-expanded', 'false');
    open = null;
    panel.replaceChildren();
    panel.hidden = true;
  }

  async function show(opener: HTMLButtonElement, load: () => Promise<MakePanel>): Promise<void> {
    close();
    open = opener;
    opener.setAttribute('aria-expanded', 'true');
    try {
      const content = await (await load())(editor);
      if (open !== opener) return;
      panel.replaceChildren(content);
      panel.hidden = false;
      content.querySelector('input')?.focus();
    } catch {
      close();
    }
  }

  function opener(name: string, load: () => Promise<MakePanel>): HTMLButtonElement {
    const made = button(
      name,
      () => {
        if (open === made) close();
        else void show(made, load);
      },
      { 'aria-expanded': 'false' },
    );
    return made;
  }

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    // The card around it stays.
    event.stopPropagation();
    close();
    editor().focus();
  });

  async function format(): Promise<void> {
    const loaded = await import('../editor/format-sql.ts').catch(() => null);
    if (loaded === null) return;
    const made = loaded.formatSql(editor().text);
    if (made !== editor().text) editor().replace(made);
  }

  const loadFind = async (): Promise<MakePanel> => (await import('./find-panel.ts')).findPanel;
  const find = opener('Find', loadFind);
  return {
    buttons: [
      button('Format', () => void format(), { title: 'Clauses and long lists on lines of their own' }),
      find,
      opener('History', async () => (await import('./history-panel.ts')).historyPanel),
      opener('Schema', async () => (await import('./schema-panel.ts')).schemaPanel),
    ],
    openFind: () => void show(find, loadFind),
  };
}
