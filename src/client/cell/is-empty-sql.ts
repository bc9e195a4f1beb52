/** Whether an SQL text holds nothing to run: only space, comments and semicolons. */
export function isEmptySql(sql: string): boolean {
  const nothing = /[\s;]+|--[^\n]*|\/\*[^]*?(?:\*\/|$)/y;
  for (let at = 0; at < sql.length; at = nothing.lastIndex) {
    nothing.lastIndex = at;
    if (!nothing.test(sql)) return false;
  }
  return true;
}
