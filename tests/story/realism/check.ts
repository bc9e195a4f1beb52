import type { Tables } from '../../support/world.ts';

export interface Finding {
  readonly ok: boolean;
  /** What was found, for whoever has to mend it. */
  readonly detail: string;
}

/** Something that must hold in every world. */
export interface Check {
  readonly name: string;
  readonly check: (tables: Tables) => Finding;
}

const SHOWN = 5;

/** Nothing may offend; `offenders` gives one short text for each that does. */
export const none = (name: string, offenders: (tables: Tables) => readonly string[]): Check => ({
  name,
  check: (tables) => {
    const found = offenders(tables);
    const shown = found.slice(0, SHOWN).join(', ') + (found.length > SHOWN ? ', …' : '');
    return { ok: found.length === 0, detail: found.length === 0 ? 'none' : `${found.length}: ${shown}` };
  },
});

/** A value must lie between two bounds, both included; a value that does not exist lies nowhere. */
export const between = (name: string, low: number, high: number, value: (tables: Tables) => number | null): Check => ({
  name,
  check: (tables) => {
    const found = value(tables);
    const ok = found !== null && found >= low && found <= high;
    return { ok, detail: `${found === null ? 'nothing' : Number(found.toPrecision(4))}, allowed ${low} to ${high}` };
  },
});

export const atLeast = (name: string, low: number, value: (tables: Tables) => number | null): Check =>
  between(name, low, Infinity, value);

export const atMost = (name: string, high: number, value: (tables: Tables) => number | null): Check =>
  between(name, 0, high, value);

/** The share of rows that pass; null of no rows. */
export const share = <T>(rows: readonly T[], test: (row: T) => boolean): number | null =>
  rows.length === 0 ? null : rows.filter(test).length / rows.length;
