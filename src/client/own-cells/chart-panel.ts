import { make } from '../dom.ts';
import type { LiveResult } from '../engine/messages.ts';
import { chartColumns } from './chart-columns.ts';
import { chooseChart, type ChosenChart } from './choose-chart.ts';
import { AUTOMATIC, LONGEST_NAME, MARK_NAMES, MARKS, type ChartChoice } from './own-cell.ts';

/** A chart of rows, with what its owner can choose of it. */
export interface ChartPanel {
  readonly element: HTMLElement;
  /** Draws other rows; null: there are none to draw. */
  readonly show: (result: LiveResult | null) => void;
  /** Draws what is chosen; null: no chart. */
  readonly choose: (choice: ChartChoice | null) => void;
}

type Part = keyof ChartChoice;

const PARTS: Readonly<Record<Part, string>> = { x: 'x', y: 'y', colour: 'Colour', mark: 'Mark' };
/** The values of an option for what is chosen by itself, and for no column: a column's name has `=` before it. */
const [BY_ITSELF, NONE] = ['', '-'];
const NARROWEST = 240;
const WIDEST = 900;

/** Makes it; `onChoose` hears what the reader chooses. */
export function chartPanel(name: string, onChoose: (choice: ChartChoice) => void): ChartPanel {
  let choice: ChartChoice | null = null;
  let result: LiveResult | null = null;
  let [turn, width] = [0, 0];

  const selects = Object.fromEntries(
    Object.keys(PARTS).map((part) => [part, make('select', { id: `${name}-${part}` })]),
  );
  const drawing = make('div', { class: 'own-drawing' });
  const legend = make('ul', { class: 'own-legend', 'aria-label': 'Colours' });
  const said = make('p', { class: 'own-said' });
  const controls = make(
    'div',
    { class: 'own-choice', role: 'group', 'aria-label': 'What the chart shows' },
    ...Object.entries(selects).map(([part, select]) =>
      make('span', {}, make('label', { for: select.id }, PARTS[part as Part]), ' ', select),
    ),
  );
  const element = make('div', { class: 'own-chart', hidden: true }, controls, drawing, legend, said);

  for (const [part, select] of Object.entries(selects)) {
    select.addEventListener('change', () => {
      onChoose({ ...(choice ?? AUTOMATIC), ...chosenIn(part as Part, select.value) });
    });
  }

  async function draw(): Promise<void> {
    turn += 1;
    const mine = turn;
    element.hidden = choice === null || result === null;
    if (choice === null || result === null) return;
    const chosen = chooseChart(result, choice);
    fillSelects(selects, result, choice, chosen);
    controls.hidden = result.rows.length < 2;
    if (typeof chosen === 'string') {
      clear(chosen);
      return;
    }
    width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, element.clientWidth)));
    const loaded = await import('./draw-own.ts').catch(() => null);
    if (mine !== turn) return;
    if (loaded === null) {
      clear('The code that draws could not be loaded. The rows are in the table.');
      return;
    }
    try {
      const { svg, groups, left } = loaded.drawOwn(chosen, { name, width, document });
      drawing.replaceChildren(svg);
      legend.replaceChildren(...groups.map((group) => make('li', { style: `--swatch: ${group.colour}` }, group.name)));
      const cut = result.more ? `Of more rows, the first ${result.rows.length} are drawn.` : '';
      said.textContent = [svg.getAttribute('aria-label'), left, cut].filter(Boolean).join(' ');
    } catch (error) {
      clear(`These rows cannot be drawn so: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  function clear(why: string): void {
    drawing.replaceChildren();
    legend.replaceChildren();
    said.textContent = why;
  }

  new ResizeObserver(() => {
    if (!element.hidden && Math.abs(element.clientWidth - width) > 8 && element.clientWidth >= NARROWEST) void draw();
  }).observe(element);

  return {
    element,
    show: (rows) => {
      result = rows;
      void draw();
    },
    choose: (chosen) => {
      if (JSON.stringify(chosen) === JSON.stringify(choice)) return;
      choice = chosen;
      void draw();
    },
  };
}

function chosenIn(part: Part, value: string): Partial<ChartChoice> {
  if (part === 'mark') return { mark: MARKS.find((mark) => mark === value) ?? null };
  return { [part]: value === BY_ITSELF ? null : value === NONE ? '' : value.slice(1) };
}

/** Offers the columns that the rows have, and says what is taken where nothing was chosen. */
function fillSelects(
  selects: Readonly<Record<string, HTMLSelectElement>>,
  result: LiveResult,
  choice: ChartChoice,
  chosen: ChosenChart | string,
): void {
  const columns = chartColumns(result)
    .map((column) => column.name)
    .filter((name) => name.length <= LONGEST_NAME);
  for (const part of ['x', 'y', 'colour'] as const) {
    const taken = typeof chosen === 'string' ? null : chosen[part];
    const own = choice[part];
    const isGone = own !== null && own !== '' && !columns.includes(own);
    const automatic = own === null || isGone ? `Automatic: ${taken?.name ?? 'none'}` : 'Automatic';
    fill(selects[part], own === null || isGone ? BY_ITSELF : own === '' ? NONE : `=${own}`, [
      [BY_ITSELF, automatic],
      [NONE, 'None'],
      ...columns.map((name): [string, string] => [`=${name}`, name]),
    ]);
  }
  fill(selects.mark, choice.mark ?? BY_ITSELF, [
    [BY_ITSELF, 'Automatic'],
    ...MARKS.map((mark): [string, string] => [mark, MARK_NAMES[mark]]),
  ]);
}

function fill(
  select: HTMLSelectElement | undefined,
  value: string,
  options: readonly (readonly [string, string])[],
): void {
  if (select === undefined) return;
  select.replaceChildren(...options.map(([of, name]) => make('option', { value: of }, name)));
  select.value = value;
}
