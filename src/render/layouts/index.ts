import type { LayOut, Layouts } from '../../charts/frame/layouts.ts';
import { WIDTHS } from '../../charts/frame/widths.ts';
import type { Row } from '../../query/result.ts';

/** The files of this folder, one for each chart whose positions are computed beforehand, named as the chart is. */
const files = import.meta.glob<{ readonly layOut: LayOut }>(['./*.ts', '!./index.ts']);

/** The charts whose positions are computed beforehand. */
export const laidOutCharts: readonly string[] = Object.keys(files).map((path) => path.replace(/^\.\/|\.ts$/g, ''));

/** The layouts of a chart of these rows, one a width; none where its positions are not computed beforehand. */
export async function layoutsOf(chart: string, rows: readonly Row[]): Promise<Layouts | undefined> {
  const file = await files[`./${chart}.ts`]?.();
  if (file === undefined) return undefined;
  return { wide: await file.layOut(rows, WIDTHS.wide), narrow: await file.layOut(rows, WIDTHS.narrow) };
}
