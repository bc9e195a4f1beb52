import { formatValue, type Format } from '../../model/formats.ts';
import { dealSlug, repSlug } from '../../model/slug.ts';
import type { Binding } from '../../query/binding.ts';
import type { QueryCharts, QueryName } from '../../query/query-rows.ts';
import { bind } from '../bind.ts';
import { renderChart } from '../render-chart.ts';
import type { Report } from '../report.ts';
import { rowsAbout, type Subject } from '../subject-rows.ts';
import type { CardContent } from './draw-card.ts';

/** A card of the site: the path of its picture under `cards/`, without an ending, and what makes its content. */
export interface Card {
  readonly path: string;
  readonly content: () => CardContent | Promise<CardContent>;
}

/** A scene as its card needs it. */
interface SceneCard {
  readonly id: string;
  readonly title: string;
  /** The numbers that it proves, each with the words behind it. */
  readonly figure: readonly (SomeBinding & { readonly format: Format; readonly after?: string })[];
}

/** A value of one of the queries, whichever. */
type SomeBinding = { [Query in QueryName]: Binding<Query> }[QueryName];

/** What a scene proves, in words: `12 against 5 days`. */
export const figureOf = (report: Report, { figure }: Pick<SceneCard, 'figure'>): string =>
  figure
    .map(({ after = '', ...number }) => bind(report.result(number.query), number).text + after)
    .join('')
    .trim();

/** The report's conflict in words: what each voice says of the quarter. */
export const headlineOf = (report: Report): string =>
  report
    .rows(HERO)
    .map(({ voice, amount }) => `${voice} ${formatValue(amount, 'usd-m')}.`)
    .join(' ');

/** A deal as its card needs it; only a key deal has a label of its situation. */
interface DealCard {
  readonly opportunity_id: string;
  readonly account: string;
  readonly situation: string | null;
}

/** The card of a figure's own page. */
export const figureCard = (query: QueryName): string => `figure/${query}`;

/** The card of a scene's own page. */
export const sceneCard = (id: string): string => `scene/${id}`;

/** The card of an AE's page. */
export const repCard = (rep: string): string => `rep/${repSlug(rep)}`;

/** The card of a deal's page: the key deals have their own, all others the report's. */
export const dealCard = (deal: DealCard): string =>
  deal.situation !== null ? `deal/${dealSlug(deal.opportunity_id, deal.account)}` : REPORT_CARD;

export const REPORT_CARD = 'report';

/** The query whose figure is the report's own. */
export const HERO = 'call_against_health' satisfies keyof QueryCharts;

const hasChart = (query: { readonly name: QueryName; readonly chart: string | null }): boolean => query.chart !== null;

/**
 * All cards of the site: the report's, one for each scene and figure, each AE and key deal. A scene shows the first of
 * its figures.
 */
export function cardsOf(report: Report, scenes: readonly SceneCard[]): Card[] {
  const { company } = report.scenario;
  const drawing = async (name: QueryName, subject?: Subject): Promise<string> => {
    const rows = subject === undefined ? report.rows(name) : rowsAbout(report, name, subject);
    return (await renderChart(report.query(name), rows)).wide;
  };
  const figures = report.queries.filter(hasChart);
  const placeOf = (scene: string | null): string => scenes.find(({ id }) => id === scene)?.title ?? '';

  const report_: Card = {
    path: REPORT_CARD,
    content: async () => ({ kicker: company, title: headlineOf(report), drawing: await drawing(HERO) }),
  };
  const ofScenes = scenes.map((scene): Card => {
    const { id, title } = scene;
    const first = figures.find((figure) => figure.scene === id && figure.name !== HERO);
    return {
      path: sceneCard(id),
      content: async () => ({
        kicker: `${company} · ${title}`,
        title: figureOf(report, scene),
        ...(first === undefined ? {} : { text: first.title, drawing: await drawing(first.name) }),
      }),
    };
  });
  const ofFigures = figures.map(({ name, title, scene }): Card => ({
    path: figureCard(name),
    content: async () => ({ kicker: `${company} · ${placeOf(scene)}`, title, drawing: await drawing(name) }),
  }));
  const ofReps = report
    .rows('rep_facts')
    .map(({ rep, rep_id, region, attainment, contacts_a_deal: contacts }): Card => ({
      path: repCard(rep),
      content: async () => ({
        kicker: `${company} · ${region}`,
        title: `${rep}: ${formatValue(attainment, 'percent')} of quota to date`,
        text: `${formatValue(contacts, 'decimal1')} contacts per closed deal`,
        drawing: await drawing('rep_attainment_quarters', { rep_id }),
      }),
    }));
  const ofDeals = report
    .rows('deal_facts')
    .filter(({ situation }) => situation !== null)
    .map((deal): Card => ({
      path: dealCard(deal),
      content: async () => ({
        kicker: `${company} · ${deal.rep}`,
        title: `${deal.account}: ${formatValue(deal.amount, 'usd')}`,
        text: [deal.deal, deal.status, deal.health_band ?? deal.stage].join(' · '),
        drawing: await drawing('deal_health', { opportunity_id: deal.opportunity_id }),
      }),
    }));
  return [report_, ...ofScenes, ...ofFigures, ...ofReps, ...ofDeals];
}
