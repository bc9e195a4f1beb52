import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentUnit, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorSelection, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { sqlColours, sqlDialect } from '../../query/sql-grammar.ts';
import type { SchemaTable } from '../engine/messages.ts';
import { completions, valueCompletions, type ValuesOf } from './completions.ts';
import type { Editor, EditorOptions } from './editor.ts';

/** From how many letters on a text is long. */
const LONG = 2000;

/** How far lists stay from the window's sides, in pixels. */
const EDGE = 4;

/** How long after Escape the Tab key leaves the editor, in milliseconds. */
const ESCAPE = 2000;

interface MirrorOptions extends EditorOptions {
  readonly schema: readonly SchemaTable[];
  readonly valuesOf: ValuesOf;
  /** The text as it was before the reader changed it. */
  readonly written: string;
  readonly selection: { readonly anchor: number; readonly head: number };
}

export interface Mirror extends Editor {
  readonly element: HTMLElement;
}

/** The full editor, with SQLite's dialect, completion from the schema, brackets, undo, and a mark at a fault. */
export function codeMirror(text: string, options: MirrorOptions): Mirror {
  const { label, describedBy, onChange, onRun, onSelect, onFind, schema, valuesOf, written, selection } = options;
  const length = text.length;
  const runIn = (target: EditorView, what: 'selection' | 'statement'): boolean => {
    closeCompletion(target);
    onRun(what);
    return true;
  };
  let isReady = false;
  const view = new EditorView({
    state: EditorState.create({
      doc: written,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: (target) => runIn(target, 'selection') },
            { key: 'Mod-Shift-Enter', run: (target) => runIn(target, 'statement') },
            {
              key: 'Mod-f',
              run: () => {
                onFind();
                return true;
              },
            },
          ]),
        ),
        history(),
        lineNumbers(),
        closeBrackets(),
        bracketMatching(),
        autocompletion({ activateOnTyping: true, icons: false, defaultKeymap: false }),
        // Completion is ours, for theirs knows no bare columns and no `with` tables.
        new LanguageSupport(
          sqlDialect.language,
          [completions, valueCompletions].map((source) =>
            sqlDialect.language.data.of({ autocomplete: source(schema, valuesOf) }),
          ),
        ),
        syntaxHighlighting(sqlColours),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        tooltips({
          position: 'absolute',
          // A list with its border, at the edge, would make a phone's page wider by a pixel.
          tooltipSpace: () => ({
            top: 0,
            left: EDGE,
            bottom: innerHeight,
            right: document.documentElement.clientWidth - EDGE,
          }),
        }),
        keymap.of([
          ...closeBracketsKeymap,
          // In SQL Enter breaks the line, also where a list of completions has just come up.
          ...completionKeymap.filter(({ key }) => key !== 'Enter'),
          { key: 'Tab', run: acceptCompletion },
          { key: 'Escape', run: stayOnCard },
          ...historyKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          // It is one without; said, so that all who look for what takes the focus find it.
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
          autocorrect: 'off',
        }),
        // A browser puts a long text into the page letter by letter, and takes minutes over it; and of a selected text it
        // replaces no more than is drawn.
        EditorView.domEventHandlers({
          beforeinput: (event, target) => {
            const text = event.data ?? '';
            if (event.inputType !== 'insertText' || text.length < 2) return false;
            const { from, to } = selectedIn(target);
            if (from === to && text.length < LONG) return false;
            event.preventDefault();
            const insert = target.state.toText(text);
            target.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
            return true;
          },
        }),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (!isReady) return;
          if (docChanged) onChange(state.doc.toString());
          if (docChanged || selectionSet) onSelect();
        }),
      ],
    }),
  });
  // A text that is not the one as written is a change of it, which can be undone.
  view.dispatch({
    ...(text === written ? {} : { changes: { from: 0, to: written.length, insert: text } }),
    annotations: isolateHistory.of('full'),
    selection: EditorSelection.single(Math.min(selection.anchor, length), Math.min(selection.head, length)),
  });
  isReady = true;
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    replace: (other) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: other } });
    },
    get selection() {
      const { from, to } = view.state.selection.main;
      return { from, to };
    },
    insert: (other) => {
      view.dispatch(view.state.replaceSelection(other));
    },
    select: ({ from, to }) => {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    },
    focus: () => {
      view.focus();
    },
    mark: (span) => {
      const size = view.state.doc.length;
      const marks =
        span === null
          ? []
          : [
              {
                from: Math.min(span.from, size),
                to: Math.min(Math.max(span.to, span.from), size),
                severity: 'error' as const,
                message: span.message,
              },
            ];
      view.dispatch(setDiagnostics(view.state, marks));
      if (span === null) view.contentDOM.removeAttribute('aria-invalid');
      else view.contentDOM.setAttribute('aria-invalid', 'true');
    },
  };
}

/** What is selected in the page, of which the editor may not have heard yet, or of which not all is drawn. */
function selectedIn(view: EditorView): { from: number; to: number } {
  const selection = getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const { main } = view.state.selection;
  if (range === null || !view.contentDOM.contains(range.commonAncestorContainer)) return main;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  return main.from <= from && to <= main.to ? main : { from, to };
}

let escapedAt = -Infinity;

/** Escape, after which Tab leaves the editor, closes the card around it too: only where it is pressed a second time. */
function stayOnCard(view: EditorView): boolean {
  if (view.dom.closest('[role=dialog]') === null || performance.now() - escapedAt < ESCAPE) return false;
  escapedAt = performance.now();
  view.setTabFocusMode(ESCAPE);
  return true;
}
