/** Functions of SQLite that a reader may want, without those that need an extension. */
export const FUNCTIONS = (
  'abs avg cast ceil ceiling char coalesce concat concat_ws count cume_dist date datetime dense_rank exp first_value ' +
  'floor format glob group_concat hex ifnull iif instr json json_array json_array_length json_each json_extract ' +
  'json_group_array json_group_object json_object json_type json_valid julianday lag last_value lead length like ln log ' +
  'lower ltrim max min mod nth_value ntile nullif percent_rank pow power printf quote random rank replace round ' +
  'row_number rtrim sign sqrt strftime string_agg substr substring sum time timediff total trim trunc typeof unicode ' +
  'unixepoch upper zeroblob'
).split(' ');

/** Keywords, for completion and for what was nearly one. */
export const KEYWORDS = (
  'select from where group by having order limit offset join left right full inner outer cross on using as with ' +
  'recursive union all except intersect distinct case when then else end and or not in is null like between exists ' +
  'over partition rows range preceding following unbounded current row filter values insert into update set delete ' +
  'create table view drop alter asc desc collate cast materialized returning'
).split(' ');

/** What can stand where a table does, beside tables. */
export const TABLE_FUNCTIONS = ['json_each', 'json_tree', 'pragma_table_info', 'pragma_table_list', 'sqlite_schema'];

/** Functions of other databases, and what does their work here. */
export const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  array_agg: ['json_group_array'],
  charindex: ['instr'],
  curdate: ["date('now')"],
  date_format: ['strftime'],
  date_trunc: ["date(…, 'start of month')"],
  datediff: ['julianday'],
  getdate: ["date('now')"],
  isnull: ['ifnull'],
  len: ['length'],
  listagg: ['group_concat'],
  month: ["strftime('%m', …)"],
  now: ["datetime('now')"],
  nvl: ['ifnull'],
  strpos: ['instr'],
  to_char: ['strftime'],
  year: ["strftime('%Y', …)"],
};
