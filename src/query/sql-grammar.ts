import { SQLDialect, SQLite } from '@codemirror/lang-sql';
import { tagHighlighter, tags } from '@lezer/highlight';
import { SQLITE_KEYWORDS } from './sqlite-keywords.ts';

/**
 * The grammar of the SQL that is shown and edited: the editor's SQLite, with SQLite's keywords. Its own are those of all
 * databases, of which SQLite takes `count` and `size` for names, and without `filter` and `over`.
 */
export const sqlDialect = SQLDialect.define({ ...SQLite.spec, keywords: SQLITE_KEYWORDS.join(' '), builtin: '' });

/** What of an SQL text is coloured, each with its class: at build and in the editor, which may take a text's place. */
export const sqlColours = tagHighlighter([
  // Not types: a function such as date() goes by the name of one.
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: 'sql-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'sql-string' },
  { tag: tags.number, class: 'sql-number' },
  { tag: tags.comment, class: 'sql-comment' },
]);
