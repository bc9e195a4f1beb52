import { formatValue } from '../../src/model/formats.ts';
import { repOf, segmentOf, stageOf, thresholdOf } from '../spec/facts.ts';
import type { RepRole, ScenarioSpec } from '../spec/scenario-spec.ts';
import { inWords } from './in-words.ts';
import {
  above,
  atLeast,
  atMost,
  below,
  claim,
  decimal,
  is,
  percent,
  type Claim,
  type StatedNumber,
} from './stated-number.ts';

/** What all AEs' claims state, and what only this one's does. */
function arcOf(s: ScenarioSpec, id: string, role: RepRole, what: string, ...numbers: readonly StatedNumber[]): Claim {
  const rep = repOf(s, role);
  return claim(
    id,
    `${rep.name}, ${rep.region} (${rep.manager}): ${rep.archetype.toLowerCase()}, ` +
      `${percent(rep.attainment)} attainment; ${what}.`,
    is('rep', 'AE', rep.name, 'text'),
    is('region', 'Region', rep.region, 'text'),
    is('manager', 'Manager', rep.manager, 'text'),
    is('attainment', 'Attainment to date', rep.attainment, 'percent'),
    ...numbers,
  );
}

/** The AEs and how they stand: R1–R10. */
export function castClaims(s: ScenarioSpec): Claim[] {
  const { contacts, topPerformerWinRate, topPerformerFewestContacts } = s.patterns;
  const [design, negotiation] = [stageOf(s, 'design').stage, stageOf(s, 'negotiation').stage];
  const large = formatValue(segmentOf(s, 'mid_market').to, 'usd-k');
  const largeWins = repOf(s, 'closer').book.winsNow.enterprise;
  return [
    arcOf(
      s,
      'R1',
      'top_performer',
      `${decimal(contacts.topPerformer)} contacts per deal, never fewer than ${topPerformerFewestContacts}; ` +
        `wins ${percent(topPerformerWinRate)}; over half of the region's closed-won`,
      is('attainment_rank', 'Rank by attainment, the highest first', 1, 'count'),
      is('contacts', 'Contacts per deal closed this quarter', contacts.topPerformer, 'decimal1'),
      atLeast('fewest_contacts', 'Fewest contacts on any closed deal', topPerformerFewestContacts, 'count'),
      is('win_rate', 'Win rate this quarter', topPerformerWinRate, 'percent'),
      above('region_share', "Share of the region's closed-won", 0.5, 'percent'),
    ),
    arcOf(
      s,
      'R2',
      'steady',
      "most discovery meetings per deal; cycles longer than the team's at the same segment mix",
      is('discovery_rank', 'Rank by discovery meetings per deal, the most first', 1, 'count'),
      above('extra_cycle_days', "Days longer than the team's cycle at the same segment mix", 0, 'decimal1'),
    ),
    arcOf(
      s,
      'R3',
      'rising',
      'attainment and contacts per deal rise quarter over quarter',
      is('falls', 'Quarters in which attainment did not rise', 0, 'count'),
      above('contacts_rise', 'Contacts per deal, this quarter less the last', 0, 'decimal1'),
    ),
    arcOf(
      s,
      'R4',
      'closer',
      `${inWords(largeWins)} wins above ${large} are most of the closed-won; few deals, high variance`,
      is('large_wins', `Wins above ${large} this quarter`, largeWins, 'count'),
      above('large_share', 'Their share of the closed-won', 0.5, 'percent'),
      is('deals_rank', 'Rank by number of deals, the fewest first', 1, 'count'),
      is('variation_rank', 'Rank by variation of the won amounts this quarter, the widest first', 1, 'count'),
    ),
    arcOf(
      s,
      'R5',
      'slump',
      `above 100% in earlier quarters; open deals wait longest in ${negotiation}`,
      above('lowest_earlier', 'Lowest attainment of the finished quarters', 1, 'percent'),
      is('negotiation_rank', `Rank by days that open deals have been in ${negotiation}, the longest first`, 1, 'count'),
    ),
    arcOf(
      s,
      'R6',
      'capped',
      'earlier quarters finish at 95–100%, never above',
      atLeast('lowest_earlier', 'Lowest attainment of the finished quarters', 0.95, 'percent'),
      atMost('highest_earlier', 'Highest attainment of the finished quarters', 1, 'percent'),
    ),
    arcOf(
      s,
      'R7',
      'at_risk',
      'single-threaded; open deals are the longest without contact; several large losses this quarter',
      is('silence_rank', 'Rank by days without contact on open deals, the longest first', 1, 'count'),
      above('single_share', 'Share of the deals closed this quarter with a single contact', 0.5, 'percent'),
      atLeast(
        'large_losses',
        `Losses of ${formatValue(thresholdOf(s, 'large_loss'), 'usd-k')} or more this quarter`,
        3,
        'count',
      ),
      is('large_losses_rank', 'Rank by such losses, the most first', 1, 'count'),
    ),
    arcOf(
      s,
      'R8',
      'ramping',
      'activity a week in the top three, win rate in the bottom three; hired within 9 months',
      atMost('activity_rank', 'Rank by activities a week this quarter, the most first', 3, 'count'),
      atMost('win_rate_rank', 'Rank by win rate this quarter, the lowest first', 3, 'count'),
      atMost('months_since_hire', 'Months since the hire', 9, 'decimal1'),
    ),
    arcOf(
      s,
      'R9',
      'turnaround',
      'below 75% two and three quarters ago, rising since',
      below('two_quarters_ago', 'Attainment two quarters ago', 0.75, 'percent'),
      below('three_quarters_ago', 'Attainment three quarters ago', 0.75, 'percent'),
      is('falls', 'Quarters since then in which attainment did not rise', 0, 'count'),
    ),
    arcOf(
      s,
      'R10',
      'newest',
      `${decimal(contacts.newest)} contacts per deal, the lowest; fewest discovery meetings per deal; ` +
        `most losses die in ${design}; latest hire`,
      is('attainment_rank', 'Rank by attainment, the lowest first', 1, 'count'),
      is('contacts', 'Contacts per deal closed this quarter', contacts.newest, 'decimal1'),
      is('contacts_rank', 'Rank by contacts per deal, the fewest first', 1, 'count'),
      is('discovery_rank', 'Rank by discovery meetings per deal, the fewest first', 1, 'count'),
      above('design_share', `Share of this quarter's losses that died in ${design}`, 0.5, 'percent'),
      is('hire_rank', 'Rank by hire, the latest first', 1, 'count'),
    ),
  ];
}
