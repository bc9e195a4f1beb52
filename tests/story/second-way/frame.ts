import { all, desc, escape, from, op, type ColumnTable } from 'arquero';

/** An aggregate of a group of rows, and the type that it comes to. */
export interface Measure<V> {
  readonly value?: V;
}

type Values<M> = { [K in keyof M]: M[K] extends Measure<infer V> ? V : never };
type Column<T> = keyof T & string;

// Arquero reads the source of a plain expression, which Vitest rewrites: so aggregates are its `op` objects, and
// expressions over a row are escaped functions.
export const count = (): Measure<number> => op.count() as unknown as object;
export const sum = (column: string): Measure<number> => op.sum(column) as unknown as object;
export const mean = (column: string): Measure<number> => op.mean(column) as unknown as object;
/** How many rows have a value. */
const valid = (column: string): Measure<number> => op.valid(column) as unknown as object;
export const median = (column: string): Measure<number | undefined> => op.median(column) as unknown as object;
export const stdev = (column: string): Measure<number> => op.stdev(column) as unknown as object;
export const quantile = (column: string, p: number): Measure<number> => op.quantile(column, p) as unknown as object;
export const least = (column: string): Measure<number> => op.min(column) as unknown as object;
export const most = (column: string): Measure<number> => op.max(column) as unknown as object;
export const first = (column: string): Measure<string> => op.min(column) as unknown as object;
export const last = (column: string): Measure<string> => op.max(column) as unknown as object;
export const list = (column: string): Measure<string[]> => op.array_agg(column) as unknown as object;

/** Rows of a known shape in an Arquero table. */
export class Frame<out T extends object> {
  readonly #table: ColumnTable;

  private constructor(table: ColumnTable) {
    this.#table = table;
  }

  static of<T extends object>(rows: readonly T[]): Frame<T> {
    return new Frame(from([...rows]));
  }

  where(test: (row: T) => boolean): Frame<T> {
    return new Frame(this.#table.filter(escape(test)));
  }

  /** Adds columns, each computed from its row. */
  with<U extends object>(columns: { [K in keyof U]: (row: T) => U[K] }): Frame<Omit<T, keyof NoInfer<U>> & NoInfer<U>> {
    const values = Object.entries<(row: T) => unknown>(columns).map(([name, value]) => [name, escape(value)]);
    return new Frame(this.#table.derive(Object.fromEntries(values) as Record<string, object>));
  }

  /** Adds the column `as`: the value of `column` in the row before, by `order` within each `group`; null in the first. */
  withPrevious<A extends string>(column: Column<T>, as: A, group: Column<T>, order: Column<T>) {
    const previous = this.#table
      .orderby(order)
      .groupby(group)
      .derive({ [as]: op.lag(column) });
    return new Frame<T & Record<A, string | null>>(previous.ungroup().unorder());
  }

  /** Keeps the rows whose key is in another table and adds columns of it. */
  join<O extends object, C extends Column<O>>(other: Frame<O>, key: [Column<T>, Column<O>], columns: readonly C[]) {
    const values: [object, string[]] = [all(), [...columns]];
    return new Frame<T & Pick<O, C>>(this.#table.join(other.#table, key, values as never));
  }

  /** Adds columns of another table; undefined where it has no row of the key. */
  lookup<O extends object, C extends Column<O>>(other: Frame<O>, key: [Column<T>, Column<O>], columns: readonly C[]) {
    return new Frame<T & { [K in C]: O[K] | undefined }>(this.#table.lookup(other.#table, key, ...columns));
  }

  /** One row a group, with its keys and measures. */
  by<K extends Column<T>, M extends Record<string, Measure<unknown>>>(keys: readonly K[], measures: M) {
    return new Frame<Pick<T, K> & Values<M>>(this.#table.groupby(...keys).rollup(measures));
  }

  orderBy(column: Column<T>, direction: 'up' | 'down' = 'up'): Frame<T> {
    return new Frame(this.#table.orderby(direction === 'up' ? column : desc(column)));
  }

  get count(): number {
    return this.#table.numRows();
  }

  /** A measure over all rows. */
  get<V>(measure: Measure<V>): V {
    return this.#table
      .ungroup()
      .rollup({ value: measure as object })
      .get('value') as V;
  }

  sum(column: Column<T>): number {
    return this.count === 0 ? 0 : this.get(sum(column));
  }

  /** The mean, null of no rows. Equal shares are equal numbers, which Arquero's own running mean does not promise. */
  mean(column: Column<T>): number | null {
    const known = this.get(valid(column));
    return known === 0 ? null : this.get(sum(column)) / known;
  }

  /** The share of rows that pass, null of no rows. */
  share(test: (row: T) => boolean): number | null {
    return this.count === 0 ? null : this.where(test).count / this.count;
  }

  rows(): T[] {
    return this.#table.objects() as T[];
  }

  column<C extends Column<T>>(name: C): T[C][] {
    return this.#table.array(name) as T[C][];
  }

  /** The only row, or the first. Throws a RangeError when there is none. */
  first(): T {
    const [row] = this.#table.objects({ limit: 1 }) as T[];
    if (row === undefined) throw new RangeError('no such row');
    return row;
  }
}
