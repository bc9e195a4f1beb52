/** The words that are SQLite's own wherever they stand in a query or an edit of rows; in lower case. */
export const SQLITE_KEYWORDS: readonly string[] =
  `all alter and as asc between by case cast collate create cross current delete desc distinct drop else end escape except
   exclude exists explain filter first following for foreign from full glob group having if in index inner insert intersect into is
   isnull join last left like limit materialized natural not notnull null nulls offset on or order outer over partition pragma
   preceding primary range recursive references replace returning right row rows select set table then to unbounded
   union unique update using values view when where window with without`.split(/\s+/);
