import { behindNumber, type Answers } from '../../src/query/behind.ts';
import type { NamedQuery } from '../../src/query/named-queries.ts';

/** The numbers that what is behind them does not come to, a line each; they agree to a millionth. */
export function unreconciled(queries: readonly NamedQuery[], answers: Answers): string[] {
  return queries.flatMap(({ name, behind }) => {
    const { columns, rows } = answers.result(name);
    return [...behind].flatMap(([column, made]) => {
      const at = columns.lastIndexOf(column);
      if (at === -1) return [`${name}.${column} is no column`];
      return [...rows.entries()].flatMap(([row, values]) => {
        const value = values[at] ?? null;
        const opened = behindNumber(made, { query: name, row }, answers);
        if (opened === null) return [];
        const sum = opened.value;
        const agrees =
          value === null || sum === null
            ? value === sum
            : Math.abs(sum - Number(value)) <= 1e-6 * Math.max(1, Math.abs(Number(value)));
        return agrees ? [] : [`${name}.${column}, row ${row}, is ${value}, and what is behind it ${sum}`];
      });
    });
  });
}
