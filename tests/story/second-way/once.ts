import type { Tables } from '../../support/world.ts';

/** Keeps what a function computes of a world, since the claims share it. */
export function once<T>(compute: (tables: Tables) => T): (tables: Tables) => T {
  const known = new WeakMap<Tables, T>();
  return (tables) => {
    const value = known.get(tables) ?? compute(tables);
    known.set(tables, value);
    return value;
  };
}
