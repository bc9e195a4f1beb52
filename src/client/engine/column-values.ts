import { askSql } from './engine.ts';

/** The most values of a column that are a list to choose from. */
const MOST = 25;

const known = new Map<string, Promise<readonly string[]>>();

/** The texts that a column of a table has, by the alphabet, where they are few: `Open`, `Won`, `Lost`; else none. */
export function columnValues(table: string, column: string): Promise<readonly string[]> {
  const key = `${table}.${column}`;
  const values = known.get(key) ?? askFor(table, column).catch(() => []);
  known.set(key, values);
  return values;
}

async function askFor(table: string, column: string): Promise<readonly string[]> {
  const [from, name] = [table, column].map((one) => `"${one.replaceAll('"', '""')}"`);
  const sql = `select distinct ${name} from ${from} where typeof(${name}) = 'text' order by 1`;
  const answer = await askSql(sql, { limit: MOST }).outcome;
  if (answer.kind !== 'answered' || answer.result.more) return [];
  return answer.result.rows.map(([value]) => String(value));
}
