/**
 * The names most like a mistyped one, the likest first, at most `most`; none where none is like it.
 * A letter left out, put in, changed or swapped with its neighbour is one step; a third of the longer one's letters may differ.
 */
export function nearMisses(name: string, names: Iterable<string>, most = 2): string[] {
  const wanted = name.toLowerCase();
  return [...new Set(names)]
    .map((candidate) => ({ candidate, steps: stepsTo(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3)))
    .toSorted((a, b) => a.steps - b.steps)
    .filter(({ steps }, _, [best]) => steps <= (best?.steps ?? 0) + (best?.steps === 0 ? 0 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A name that nobody knows, with the known one that was meant, where one is near: `forecst (did you mean forecast?)`. */
export function unknownName(name: string, known: Iterable<string>): string {
  const [meant] = nearMisses(name, known, 1);
  return meant === undefined ? name : `${name} (did you mean ${meant}?)`;
}

/** A part of a name is as near as a letter that is wrong. */
const stepsTo = (wanted: string, candidate: string): number =>
  Math.min(distance(wanted, candidate), isPart(wanted, candidate) || isPart(candidate, wanted) ? 1 : Infinity);

/** `close` is meant for `closed_on`, `rep` for `rep_id`. */
const isPart = (part: string, whole: string): boolean =>
  (part.length >= 4 && whole.startsWith(part)) || (part.length >= 2 && whole.startsWith(`${part}_`));

/** The steps from one word to the other (Damerau–Levenshtein, neighbours swapped once). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8 || a.length > 64) return Infinity;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1), swapped));
    }
  }
  return at(a.length, b.length);
}
