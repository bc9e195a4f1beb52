import type { Chart } from './frame/chart.ts';

/** The files of this folder, each of which is a chart: `rep-dots.ts` exports `repDots`. */
const files = import.meta.glob<Readonly<Record<string, Chart>>>(['./*.ts', '!./index.ts'], { eager: true });

/** All charts by name, which is the name of the chart's file and what the heads of its queries say. */
export const charts: ReadonlyMap<string, Chart> = new Map(
  Object.entries(files).map(([path, file]) => {
    const name = path.replace(/^\.\/|\.ts$/g, '');
    const exported = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const chart = file[exported];
    if (chart === undefined) throw new RangeError(`no chart in ${name}.ts: ${exported}`);
    return [name, chart];
  }),
);
