import { formatValue, type Format, type Test } from '../src/model/formats.ts';
import type { KeyDealSpec, RepRole, RepSpec, ScenarioSpec } from './scenario.ts';
import { planShareAt, daysOver, daysBetween } from './calendar.ts';

export interface ClaimRow {
  readonly claim_id: string;
  readonly position: number;
  readonly part: string;
  readonly statement: string;
}

export interface ClaimFigureRow {
  readonly claim_id: string;
  readonly position: number;
  readonly figure: string;
  readonly label: string;
  readonly test: Test;
  readonly stated: number | string;
  readonly format: Format;
}

type Figure = Omit<ClaimFigureRow, 'claim_id' | 'position'>;

interface Claim {
  readonly id: string;
  readonly statement: string;
  readonly figures: readonly Figure[];
}

/** A figure that must come to the stated value, to the precision that its format shows. */
const is = (figure: string, label: string, stated: number | string, format: Format): Figure => ({
  figure,
  label,
  test: 'equals',
  stated,
  format,
});
const bound =
  (test: Test) =>
  (figure: string, label: string, stated: number, format: Format): Figure => ({
    figure,
    label,
    test,
    stated,
    format,
  });
const atLeast = bound('at least');
const atMost = bound('at most');
const above = bound('above');
const below = bound('below');

/** A tendency: most rows show it, never all. */
const tendency = (figure: string, label: string, least = 0.7): Figure[] => [
  atLeast(figure, label, least, 'percent'),
  below(figure, `${label}, but never all`, 1, 'percent'),
];

const claim = (id: string, statement: string, ...figures: readonly (Figure | Figure[])[]): Claim => ({
  id,
  statement,
  figures: figures.flat(),
});

function repOf(s: ScenarioSpec, role: RepRole): RepSpec {
  const rep = s.reps.find((r) => r.role === role);
  if (rep === undefined) throw new RangeError(`no AE has the role: ${role}`);
  return rep;
}

function settingClaims(s: ScenarioSpec): Claim[] {
  const titles = (text: string): number => s.leaders.filter((l) => l.title.includes(text)).length;
  const [least, most] = s.contractValue;
  return [
    claim(
      'S1',
      `${s.company}: ${s.reps.length} account executives, ${titles('Manager')} managers, ${titles('Director')} directors, one CRO; contracts of ${formatValue(least, 'usd-k')} to ${formatValue(most, 'usd-m0')} a year.`,
      is('reps', 'Account executives', s.reps.length, 'count'),
      is('managers', 'Managers', titles('Manager'), 'count'),
      is('directors', 'Directors', titles('Director'), 'count'),
      is('cros', 'CROs', titles('Chief Revenue'), 'count'),
      atLeast('smallest_deal', 'Smallest deal', least, 'usd'),
      atMost('largest_deal', 'Largest deal', most, 'usd'),
    ),
    claim(
      'S2',
      `As of ${formatValue(s.asOf, 'date')}, ${daysOver(s)} of ${daysBetween(s.quarter.start, s.quarter.end) + 1} days of the quarter are over.`,
      is('days_over', 'Days over', daysOver(s), 'count'),
      is('days', 'Days in the quarter', daysBetween(s.quarter.start, s.quarter.end) + 1, 'count'),
    ),
  ];
}

function metricClaims(s: ScenarioSpec): Claim[] {
  const { revenue, newLogos, expansion, winRate } = s.metrics;
  const share = planShareAt(s);
  const usd = (v: number): string => formatValue(v, 'usd-m');
  const logoDollars = { now: revenue.now - expansion.now, plan: (revenue.target - expansion.target) * share };
  return [
    claim(
      'T1',
      `Revenue: ${usd(revenue.now)} of ${usd(revenue.target)} closed, ${usd(revenue.target - revenue.now)} to go.`,
      is('closed', 'Closed-won in the quarter', revenue.now, 'usd-m'),
      is('target', 'Target', revenue.target, 'usd-m'),
      is('gap', 'Gap', revenue.target - revenue.now, 'usd-m'),
    ),
    claim(
      'T2',
      `New logos: ${newLogos.now} of ${newLogos.target}, ${newLogos.target - newLogos.now} to go.`,
      is('new_logos', 'New logos won in the quarter', newLogos.now, 'count'),
      is('target', 'Target', newLogos.target, 'count'),
      is('gap', 'Gap', newLogos.target - newLogos.now, 'count'),
    ),
    claim(
      'T3',
      `Expansion: ${usd(expansion.now)} of ${usd(expansion.target)}, ${usd(expansion.target - expansion.now)} to go.`,
      is('expansion', 'Expansion won in the quarter', expansion.now, 'usd-m'),
      is('target', 'Target', expansion.target, 'usd-m'),
      is('gap', 'Gap', expansion.target - expansion.now, 'usd-m'),
    ),
    claim(
      'T4',
      `Win rate: ${formatValue(winRate.now, 'percent')} against a target of ${formatValue(winRate.target, 'percent')}.`,
      is('win_rate', 'Win rate of the deals closed in the quarter', winRate.now, 'percent'),
      is('target', 'Target', winRate.target, 'percent'),
      is('gap', 'Gap', winRate.now - winRate.target, 'points'),
    ),
    claim(
      'T5',
      `Winning logos, not dollars: logos (${newLogos.now} against ${formatValue(newLogos.target * share, 'decimal1')}) and expansion (${usd(expansion.now)} against ${usd(expansion.target * share)}) are on plan to date; new-logo dollars (${usd(logoDollars.now)} against ${usd(logoDollars.plan)}) are not.`,
      is('new_logos', 'New logos', newLogos.now, 'count'),
      is('new_logos_plan', 'New logos planned to date', newLogos.target * share, 'decimal1'),
      is('expansion', 'Expansion', expansion.now, 'usd-m'),
      is('expansion_plan', 'Expansion planned to date', expansion.target * share, 'usd-m'),
      is('new_logo_dollars', 'New-logo dollars', logoDollars.now, 'usd-m'),
      is('new_logo_dollars_plan', 'New-logo dollars planned to date', logoDollars.plan, 'usd-m'),
      is('new_logos_on_plan', 'New logos on plan (1: yes)', 1, 'count'),
      is('expansion_on_plan', 'Expansion on plan (1: yes)', 1, 'count'),
      is('new_logo_dollars_on_plan', 'New-logo dollars on plan (1: yes)', 0, 'count'),
    ),
  ];
}

function castClaims(s: ScenarioSpec): Claim[] {
  const percent = (v: number): string => formatValue(v, 'percent');
  const of = (role: RepRole): RepSpec => repOf(s, role);
  const { contacts, topPerformerWinRate, topPerformerFewestContacts } = s.patterns;
  const arc = (id: string, role: RepRole, what: string, ...figures: readonly (Figure | Figure[])[]): Claim => {
    const rep = of(role);
    return claim(
      id,
      `${rep.name}, ${rep.region} (${rep.manager}): ${rep.archetype.toLowerCase()}, ${percent(rep.attainment)} attainment; ${what}.`,
      is('rep', 'AE', rep.name, 'text'),
      is('region', 'Region', rep.region, 'text'),
      is('manager', 'Manager', rep.manager, 'text'),
      is('attainment', 'Attainment to date', rep.attainment, 'percent'),
      ...figures,
    );
  };
  const managerOf = (role: RepRole): string => of(role).manager;
  const newestManager = s.leaders
    .filter((l) => l.title.includes('Manager'))
    .reduce((a, b) => (a.startedOn > b.startedOn ? a : b));
  return [
    arc(
      'R1',
      'top_performer',
      `${formatValue(contacts.topPerformer, 'decimal1')} contacts a deal, never fewer than ${topPerformerFewestContacts}; wins ${percent(topPerformerWinRate)}; over half of the region's closed-won`,
      is('attainment_rank', 'Rank by attainment, the highest first', 1, 'count'),
      is('contacts', 'Contacts a deal closed this quarter', contacts.topPerformer, 'decimal1'),
      atLeast('fewest_contacts', 'Fewest contacts on any closed deal', topPerformerFewestContacts, 'count'),
      is('win_rate', 'Win rate this quarter', topPerformerWinRate, 'percent'),
      above('region_share', "Share of the region's closed-won", 0.5, 'percent'),
    ),
    arc(
      'R2',
      'steady',
      "most discovery meetings a deal; cycles longer than the team's at the same segment mix",
      is('discovery_rank', 'Rank by discovery meetings a deal, the most first', 1, 'count'),
      above('extra_cycle_days', "Days longer than the team's cycle at the same segment mix", 0, 'decimal1'),
    ),
    arc(
      'R3',
      'rising',
      'attainment and contacts a deal rise quarter over quarter',
      is('falls', 'Quarters in which attainment did not rise', 0, 'count'),
      above('contacts_rise', 'Contacts a deal, this quarter less the last', 0, 'decimal1'),
    ),
    arc(
      'R4',
      'closer',
      'two wins above $500K are most of the closed-won; few deals, high variance',
      is('large_wins', 'Wins above $500K this quarter', of('closer').book.winsNow.Enterprise, 'count'),
      above('large_share', 'Their share of the closed-won', 0.5, 'percent'),
      is('deals_rank', 'Rank by number of deals, the fewest first', 1, 'count'),
      is('variation_rank', 'Rank by variation of the won amounts this quarter, the widest first', 1, 'count'),
    ),
    arc(
      'R5',
      'slump',
      'above 100% in earlier quarters; open deals wait longest in Negotiation',
      above('lowest_earlier', 'Lowest attainment of the finished quarters', 1, 'percent'),
      is('negotiation_rank', 'Rank by days that open deals have been in Negotiation, the longest first', 1, 'count'),
    ),
    arc(
      'R6',
      'capped',
      'earlier quarters finish at 95–100%, never above',
      atLeast('lowest_earlier', 'Lowest attainment of the finished quarters', 0.95, 'percent'),
      atMost('highest_earlier', 'Highest attainment of the finished quarters', 1, 'percent'),
    ),
    arc(
      'R7',
      'at_risk',
      'single-threaded; open deals are the longest without contact; several large losses this quarter',
      is('silence_rank', 'Rank by days without contact on open deals, the longest first', 1, 'count'),
      above('single_share', 'Share of the deals closed this quarter with a single contact', 0.5, 'percent'),
      atLeast('large_losses', 'Losses of $250K or more this quarter', 3, 'count'),
      is('large_losses_rank', 'Rank by such losses, the most first', 1, 'count'),
    ),
    arc(
      'R8',
      'ramping',
      'activity a week in the top three, win rate in the bottom three; hired within 9 months',
      atMost('activity_rank', 'Rank by activities a week this quarter, the most first', 3, 'count'),
      atMost('win_rate_rank', 'Rank by win rate this quarter, the lowest first', 3, 'count'),
      atMost('months_since_hire', 'Months since the hire', 9, 'decimal1'),
    ),
    arc(
      'R9',
      'turnaround',
      'below 75% two and three quarters ago, rising since',
      below('two_quarters_ago', 'Attainment two quarters ago', 0.75, 'percent'),
      below('three_quarters_ago', 'Attainment three quarters ago', 0.75, 'percent'),
      is('falls', 'Quarters since then in which attainment did not rise', 0, 'count'),
    ),
    arc(
      'R10',
      'newest',
      `${formatValue(contacts.newest, 'decimal1')} contacts a deal, the lowest; fewest discovery meetings a deal; most losses die in Solution Design; latest hire`,
      is('attainment_rank', 'Rank by attainment, the lowest first', 1, 'count'),
      is('contacts', 'Contacts a deal closed this quarter', contacts.newest, 'decimal1'),
      is('contacts_rank', 'Rank by contacts a deal, the fewest first', 1, 'count'),
      is('discovery_rank', 'Rank by discovery meetings a deal, the fewest first', 1, 'count'),
      above('design_share', "Share of this quarter's losses that died in Solution Design", 0.5, 'percent'),
      is('hire_rank', 'Rank by hire, the latest first', 1, 'count'),
    ),
    claim(
      'R11',
      `${of('closer').region} closes the most dollars, ${of('top_performer').region} has the best attainment, ${of('newest').region} has one AE.`,
      is('most_dollars', 'Region with the most closed-won', of('closer').region, 'text'),
      is('best_attainment', 'Region with the best attainment', of('top_performer').region, 'text'),
      is('smallest_region', 'Region with the fewest AEs', of('newest').region, 'text'),
      is('smallest_region_reps', 'Its AEs', 1, 'count'),
    ),
    claim(
      'R12',
      'Attainment of four finished quarters for each AE, or of every full one since the hire; the last one agrees with the deals.',
      is('missing_quarters', 'Full quarters of employment without a row', 0, 'count'),
      is('early_quarters', 'Rows from before the hire', 0, 'count'),
      is('disagreeing', 'AEs whose last finished quarter differs from their deals', 0, 'count'),
    ),
    claim(
      'R13',
      `${managerOf('slump')} has the best region, but ${of('slump').name} needs help; ${managerOf('at_risk')} has ${of('at_risk').name}, who will miss badly; ${managerOf('top_performer')} is carried by ${of('top_performer').name}; ${newestManager.name} is the newest manager, with one struggling AE.`,
      is('best_region_manager', 'Manager of the region with the most closed-won', managerOf('slump'), 'text'),
      is('needs_help', 'The AE with the lowest attainment there', of('slump').name, 'text'),
      is('misses_badly', 'The AE with the lowest attainment outside the one-AE region', of('at_risk').name, 'text'),
      is('misses_badly_manager', 'The manager of that AE', managerOf('at_risk'), 'text'),
      is(
        'carried_manager',
        'Manager of the region where one AE has over half of the closed-won',
        managerOf('top_performer'),
        'text',
      ),
      is('carried_by', 'That AE', of('top_performer').name, 'text'),
      is('newest_manager', 'The manager who started last', newestManager.name, 'text'),
      is('newest_manager_reps', 'AEs there', 1, 'count'),
      is('newest_manager_rep', 'That AE', of('newest').name, 'text'),
    ),
  ];
}

/** What must be seen of each key deal beyond the facts that all share. */
function keyDealDetails(s: ScenarioSpec, deal: KeyDealSpec): Figure[] {
  switch (deal.role) {
    case 'crash':
      return [
        is('health_before', 'Health when the contact broke off', s.crash.healthBefore, 'count'),
        is('silent_days', 'Days since the last two-way contact', s.crash.silentDays, 'days'),
        is('champion', 'Champion', s.crash.champion, 'text'),
        is('champion_silent_days', "Days since the champion's last message", s.crash.silentDays, 'days'),
        atLeast('contact_days', 'Working days with contact in the three weeks before', 12, 'count'),
        atLeast('unanswered', "The AE's unanswered touches since", 3, 'count'),
        is('known_by', 'Title of the leader who knows an executive there', 'Chief Revenue Officer', 'text'),
        is('known_title', "That executive's title", s.crash.sponsor.title, 'text'),
      ];
    case 'sponsored':
      return [
        atLeast('contacts', 'Contacts', 2, 'count'),
        is('sponsors', 'Executive sponsors engaged (1: yes)', 1, 'count'),
      ];
    case 'contested':
      return [is('competitor', 'Competitor in the deal', s.competition.rival, 'text')];
    case 'stuck':
      return [
        is('contacts', 'Contacts', 1, 'count'),
        is('days_in_stage', 'Days in the stage', deal.state.status === 'Open' ? deal.state.daysInStage : 0, 'days'),
      ];
    case 'price_loss':
      return [
        is('competitor', 'Lost to', s.competition.rival, 'text'),
        is('loss_reason', 'Reason', 'Price', 'text'),
        is('closed_this_quarter', 'Closed this quarter (1: yes)', 1, 'count'),
      ];
    default:
      return [];
  }
}

function keyDealClaims(s: ScenarioSpec): Claim[] {
  return s.keyDeals.map((deal, i) => {
    const { state } = deal;
    const rep = repOf(s, deal.rep).name;
    const where =
      state.status === 'Open'
        ? [
            is('stage', 'Stage', state.stage, 'text'),
            is('forecast_category', 'Forecast category', state.forecastCategory, 'text'),
            is('health', 'Health', state.health, 'count'),
            is(
              'health_band',
              'Health band',
              s.bands.find((b) => state.health >= b.min && state.health <= b.max)?.band ?? '',
              'text',
            ),
          ]
        : [is('status', 'Outcome', state.status, 'text')];
    const said =
      state.status === 'Open'
        ? `${state.forecastCategory}, ${state.stage}, health ${state.health}`
        : `lost to ${state.competitor}, on ${state.lossReason.toLowerCase()}`;
    return claim(
      `K${i + 1}`,
      `${deal.account}: ${formatValue(deal.amount, 'usd')} ${deal.dealType}, ${rep}; ${deal.situation}; ${said}.`,
      is('account', 'Account', deal.account, 'text'),
      is('deal_type', 'Deal type', deal.dealType, 'text'),
      is('amount', 'Amount', deal.amount, 'usd'),
      is('rep', 'AE', rep, 'text'),
      is('situation', 'Situation', deal.situation, 'text'),
      ...where,
      ...keyDealDetails(s, deal),
    );
  });
}

function distributionClaims(s: ScenarioSpec): Claim[] {
  const { deals } = s;
  const lastQuota = s.reps.reduce((sum, r) => sum + (r.finished[0]?.quota ?? 0), 0);
  const prefix: Record<string, string> = { Enterprise: 'enterprise', 'Mid-Market': 'mid_market', SMB: 'smb' };
  return [
    claim(
      'D1',
      `${deals.total} opportunities: ${deals.won} won, ${deals.lost} lost, ${deals.open} open.`,
      is('deals', 'Opportunities', deals.total, 'count'),
      is('won', 'Won', deals.won, 'count'),
      is('lost', 'Lost', deals.lost, 'count'),
      is('open', 'Open', deals.open, 'count'),
    ),
    claim(
      'D2',
      `Win rate ${formatValue(s.overallWinRate, 'percent')} over the whole extract, ${formatValue(s.metrics.winRate.now, 'percent')} this quarter, about a third last quarter, whose quotas were lower.`,
      is('win_rate', 'Win rate over all closed deals', s.overallWinRate, 'percent'),
      is('win_rate_now', 'This quarter', s.metrics.winRate.now, 'percent'),
      atLeast('win_rate_last', 'Last quarter', 0.3, 'percent'),
      atMost('win_rate_last', 'Last quarter', 0.367, 'percent'),
      is('quota_last', "Sum of last quarter's quotas", lastQuota, 'usd-m'),
      is('quota_now', "Sum of this quarter's quotas", s.metrics.revenue.target, 'usd-m'),
    ),
    claim(
      'D3',
      s.segments.map((g) => `${g.segment}: ${g.deals} deals, ${formatValue(g.amount, 'usd-m0')}`).join('; ') + '.',
      s.segments.flatMap((g) => [
        is(`${prefix[g.segment]}_deals`, `${g.segment} deals`, g.deals, 'count'),
        is(`${prefix[g.segment]}_amount`, `${g.segment} amount`, g.amount, 'usd-m0'),
      ]),
      is('out_of_bounds', "Deals whose amount lies outside their segment's bounds", 0, 'count'),
    ),
    claim(
      'D4',
      `Health of open deals: ${s.bands.map((b) => `${b.band} ${formatValue(b.share, 'percent')}`).join(', ')}.`,
      s.bands.map((b) => is(b.band.toLowerCase().replace(' ', '_'), `Share of ${b.band}`, b.share, 'percent')),
    ),
    claim(
      'D5',
      `Closed deals took ${s.cycle[0]}–${s.cycle[1]} days; the mean rises from SMB to Mid-Market to Enterprise.`,
      atLeast('shortest', 'Shortest cycle', s.cycle[0], 'days'),
      atMost('longest', 'Longest cycle', s.cycle[1], 'days'),
      above('mid_market_over_smb', 'Mean of Mid-Market less mean of SMB, days', 0, 'decimal1'),
      above('enterprise_over_mid_market', 'Mean of Enterprise less mean of Mid-Market, days', 0, 'decimal1'),
    ),
  ];
}

function activityClaims(): Claim[] {
  return [
    claim(
      'A1',
      'Healthy open deals: last contact 0–3 working days ago, spread over them; 3–5 activities a week; contacts still being added.',
      tendency('recent_share', 'Last contact 0–3 working days ago'),
      atLeast('days_used', 'Different numbers of working days among them', 3, 'count'),
      tendency('rate_share', '3–5 activities a week over the last four weeks'),
      tendency('adding_share', 'A contact added in the last four weeks'),
    ),
    claim(
      'A2',
      'At Risk open deals: last contact 10–21 days ago; activity dropped off; one contact on half or more.',
      tendency('silent_share', 'Last contact 10–21 days ago'),
      tendency('dropped_share', 'Fewer than half as many activities in the last two weeks as in the two before'),
      tendency('single_share', 'A single contact', 0.5),
    ),
    claim(
      'A3',
      'Monitor deals lie between Healthy and At Risk; Critical ones beyond At Risk.',
      tendency('monitor_share', 'Monitor: last contact 4–9 days ago'),
      tendency('critical_share', 'Critical: last contact more than 21 days ago'),
    ),
    claim(
      'A4',
      'Won deals: half or more have four or more contacts; an executive sponsor on 80% or more; no gap of seven days; champions answer within 24 hours.',
      tendency('four_contacts_share', 'Four or more contacts', 0.5),
      tendency('sponsor_share', 'An executive sponsor engaged', 0.8),
      tendency('no_gap_share', 'No gap of seven days or more between two-way contacts'),
      tendency('fast_champion_share', 'Champion answers within 24 hours (median of the deal)'),
      atMost('champion_hours', "Median of all champions' answers, hours", 24, 'decimal1'),
    ),
    claim(
      'A5',
      'Lost deals: two thirds or more have one or two contacts; a sponsor on 20% or fewer; gaps of seven days or more; a competitor named far more often than on wins.',
      tendency('few_contacts_share', 'One or two contacts', 0.66),
      atMost('sponsor_share', 'An executive sponsor engaged', 0.2, 'percent'),
      above('sponsor_share', 'An executive sponsor engaged, but on some', 0, 'percent'),
      tendency('gap_share', 'A gap of seven days or more between two-way contacts'),
      atLeast('competitor_ratio', 'Share with a competitor named, over that of wins', 1.5, 'ratio'),
    ),
    claim(
      'A6',
      'Win rate rises from one contact to two or three to four and more.',
      above('two_over_one', 'Win rate with two or three contacts less that with one', 0, 'percent'),
      above('four_over_two', 'Win rate with four or more less that with two or three', 0, 'percent'),
    ),
  ];
}

function forecastClaims(s: ScenarioSpec): Claim[] {
  const usd = (v: number): string => formatValue(v, 'usd-m');
  const { commit, atRisk, adjusted } = s.forecast;
  const { revenue } = s.metrics;
  const crash = s.keyDeals.find((d) => d.role === 'crash')?.amount ?? 0;
  const called = revenue.now + commit;
  return [
    claim(
      'F1',
      `Closed ${usd(revenue.now)}, with Commit ${usd(called)}, with Best Case above the call.`,
      is('closed', 'Closed', revenue.now, 'usd-m'),
      is('commit', 'Commit, open and dated in the quarter', commit, 'usd-m'),
      is('with_commit', 'Closed and Commit', called, 'usd-m'),
      above('best_case', 'Best Case, open and dated in the quarter', 0, 'usd-m'),
    ),
    claim(
      'F2',
      `${atRisk.deals} Commit deals with health below ${atRisk.below}, ${usd(atRisk.amount)}: the crashed deal and two more that together make ${usd(atRisk.amount - crash)}.`,
      is('deals', `Commit deals with health below ${atRisk.below}`, atRisk.deals, 'count'),
      is('amount', 'Their amount', atRisk.amount, 'usd-m'),
      is('crash_amount', 'Of it the crashed deal', crash, 'usd-m'),
      is('other_amount', 'Of it the others', atRisk.amount - crash, 'usd-m'),
    ),
    claim(
      'F3',
      `Health-adjusted forecast ${usd(adjusted)}: could miss by ${usd(revenue.target - adjusted)}.`,
      is('adjusted', 'Closed and Commit weighted by health band', adjusted, 'usd-m'),
      is('miss', 'Below the target by', revenue.target - adjusted, 'usd-m'),
    ),
    claim(
      'F4',
      `If the crashed deal slips, the call is ${usd(called - crash)} and misses by ${usd(revenue.target - called + crash)}.`,
      is('without_crash', 'Closed and Commit without the crashed deal', called - crash, 'usd-m'),
      is('miss', 'Below the target by', revenue.target - called + crash, 'usd-m'),
    ),
    claim(
      'F5',
      `Risk concentration: ${atRisk.deals} deals hold ${formatValue(atRisk.amount / commit, 'percent')} of Commit.`,
      is('deals', 'Deals', atRisk.deals, 'count'),
      is('share', 'Their share of Commit', atRisk.amount / commit, 'percent'),
    ),
    claim(
      'F6',
      'Weekly snapshots since the quarter began, by forecast category; moves go both ways; the last one equals the live table.',
      atMost('longest_step', 'Most days between two snapshots', 7, 'days'),
      atMost('first_after', "Days from the quarter's start to the first snapshot", 7, 'days'),
      atLeast('commit_rises', 'Weeks in which Commit rose', 1, 'count'),
      atLeast('commit_falls', 'Weeks in which Commit fell', 1, 'count'),
      is('differences', 'AEs and categories in which the last snapshot differs from the live table', 0, 'count'),
    ),
    claim(
      'F7',
      'Coverage: open pipeline dated in the quarter over the gap, beside what the win rate would take.',
      above('coverage', 'Coverage of the gap', 1, 'ratio'),
      is('needed', 'Coverage that the win rate takes', 1 / s.metrics.winRate.now, 'ratio'),
    ),
  ];
}

function processClaims(s: ScenarioSpec): Claim[] {
  const { legal, securityDays, procurementDays, fallBackShare, happyPathDays, stages } = s.process;
  const benchmark = (stage: string): number => stages.find((g) => g.stage === stage)?.benchmark ?? 0;
  return [
    claim(
      'P1',
      `Legal Review: ${legal.averageDays} days on average, benchmark ${benchmark('Legal Review')}; ${legal.stuckDeals} deals stuck, ${formatValue(legal.stuckAmount, 'usd-m')}, the closing one among them.`,
      is('average_days', 'Mean of the completed stays', legal.averageDays, 'days'),
      is('benchmark', 'Benchmark', benchmark('Legal Review'), 'days'),
      is('stuck_deals', 'Deals whose open stay is over the benchmark', legal.stuckDeals, 'count'),
      is('stuck_amount', 'Their amount', legal.stuckAmount, 'usd-m'),
      is('closing_among', 'The closing deal among them (1: yes)', 1, 'count'),
    ),
    claim(
      'P2',
      `Security Review: ${securityDays} days on average, target ${benchmark('Security Review')}.`,
      is('average_days', 'Mean of the completed stays', securityDays, 'days'),
      is('benchmark', 'Target', benchmark('Security Review'), 'days'),
    ),
    claim(
      'P3',
      `${formatValue(fallBackShare, 'percent')} of the cases that reach Proposal fall back to Discovery.`,
      is('share', 'Share of cases', fallBackShare, 'percent'),
    ),
    claim(
      'P4',
      `The Procurement surprise adds ${procurementDays} days.`,
      is('average_days', 'Mean of the completed stays', procurementDays, 'days'),
      above(
        'with_over_without',
        'Mean cycle of won deals with the step less that of won deals without, days',
        0,
        'decimal1',
      ),
    ),
    claim(
      'P5',
      `The happy path takes ${happyPathDays} days.`,
      is('average_days', 'Mean cycle of won cases whose trace is exactly the happy path', happyPathDays, 'days'),
      atLeast('cases', 'Such cases', 10, 'count'),
    ),
    claim(
      'P6',
      'Deals are stuck in Solution Design without technical buy-in.',
      atLeast('deals', 'Open deals over benchmark there without a technical buyer among their contacts', 1, 'count'),
    ),
    claim(
      'H1',
      "Of the past deals whose health fell as far as the crashed deal's, about a third were won.",
      atLeast('deals', 'Closed deals that fell as far', 20, 'count'),
      atLeast('win_rate', 'Share of them that was won', s.recovery[0], 'percent'),
      atMost('win_rate', 'Share of them that was won', s.recovery[1], 'percent'),
      above(
        'sponsor_difference',
        'Share with a sponsor contact within two weeks of the fall, recovered less not recovered',
        0,
        'percent',
      ),
    ),
  ];
}

function insightClaims(s: ScenarioSpec): Claim[] {
  const { atRisk, adjusted } = s.forecast;
  const { contacts, multiThreadedRatio, earlyRatioAtLeast, topPerformerWinRate } = s.patterns;
  const { competition, process, metrics, crash } = s;
  const top = repOf(s, 'top_performer');
  const newest = repOf(s, 'newest');
  const usd = (v: number): string => formatValue(v, 'usd-m');
  const percent = (v: number): string => formatValue(v, 'percent');
  const crashed = s.keyDeals.find((d) => d.role === 'crash');
  if (crashed === undefined || crashed.state.status !== 'Open')
    throw new RangeError('no open key deal has the role: crash');
  const legalBenchmark = process.stages.find((g) => g.stage === 'Legal Review')?.benchmark ?? 0;
  return [
    claim(
      'I1',
      `Deal health crash: ${crashed.account}, ${usd(crashed.amount)}, ${crash.healthBefore} → ${crashed.state.health}; ${crash.champion} silent for ${crash.silentDays} days.`,
      is('account', 'Account', crashed.account, 'text'),
      is('amount', 'Amount', crashed.amount, 'usd-m'),
      is('health_before', 'Health before', crash.healthBefore, 'count'),
      is('health', 'Health now', crashed.state.health, 'count'),
      is('champion', 'Champion', crash.champion, 'text'),
      is('silent_days', 'Days silent', crash.silentDays, 'days'),
    ),
    claim(
      'I2',
      `Forecast at risk: ${usd(atRisk.amount)} in Commit has health below ${atRisk.below}; ${atRisk.deals} deals; could miss by ${usd(metrics.revenue.target - adjusted)}.`,
      is('amount', 'Amount', atRisk.amount, 'usd-m'),
      is('deals', 'Deals', atRisk.deals, 'count'),
      is('miss', 'Could miss by', metrics.revenue.target - adjusted, 'usd-m'),
    ),
    claim(
      'I3',
      `Winning pattern: multi-threading correlates with ${formatValue(multiThreadedRatio, 'ratio')} win rate; ${top.name} ${formatValue(contacts.topPerformer, 'decimal1')} contacts → ${percent(topPerformerWinRate)}, team ${formatValue(contacts.team, 'decimal1')} → ${percent(metrics.winRate.now)}.`,
      is('ratio', 'Win rate with two or more contacts over that with one', multiThreadedRatio, 'ratio'),
      is('top_contacts', "The top performer's contacts a deal", contacts.topPerformer, 'decimal1'),
      is('top_win_rate', "The top performer's win rate", topPerformerWinRate, 'percent'),
      is('team_contacts', "The team's contacts a deal", contacts.team, 'decimal1'),
      is('team_win_rate', "The team's win rate", metrics.winRate.now, 'percent'),
      atLeast(
        'early_ratio',
        'The ratio on contacts engaged by the end of the first Discovery',
        earlyRatioAtLeast,
        'ratio',
      ),
    ),
    claim(
      'I4',
      `Competitive pressure: ${competition.rival} took ${competition.losses} deals this quarter, ${usd(competition.lostAmount)}; ${competition.citingPrice} of ${competition.losses} cite price.`,
      is('rival', 'Competitor with the most lost to it, in dollars', competition.rival, 'text'),
      is('losses', 'Losses this quarter', competition.losses, 'count'),
      is('amount', 'Their amount', competition.lostAmount, 'usd-m'),
      is('citing_price', 'Of them lost on price', competition.citingPrice, 'count'),
      atLeast('rival_beaten', 'Deals won against it', 1, 'count'),
      atLeast('lost_to_others', 'Losses this quarter to other competitors', 1, 'count'),
    ),
    claim(
      'I5',
      `Process bottleneck: Legal Review averages ${process.legal.averageDays} days, benchmark ${legalBenchmark}; ${process.legal.stuckDeals} deals, ${usd(process.legal.stuckAmount)}.`,
      is('average_days', 'Mean of the completed stays', process.legal.averageDays, 'days'),
      is('benchmark', 'Benchmark', legalBenchmark, 'days'),
      is('deals', 'Deals stuck', process.legal.stuckDeals, 'count'),
      is('amount', 'Their amount', process.legal.stuckAmount, 'usd-m'),
    ),
    claim(
      'I6',
      `Rep alert: ${newest.name} needs coaching: ${percent(newest.attainment)} attainment, the lowest; ${formatValue(contacts.newest, 'decimal1')} contacts a deal; deals die in Solution Design.`,
      is('rep', 'AE with the lowest attainment', newest.name, 'text'),
      is('attainment', 'Attainment', newest.attainment, 'percent'),
      is('contacts', 'Contacts a deal', contacts.newest, 'decimal1'),
      is('dies_in', 'Where most losses of the quarter died', 'Solution Design', 'text'),
    ),
    claim(
      'I7',
      `Rep spotlight: ${top.name} is ready for promotion: ${percent(top.attainment)} attainment, the highest.`,
      is('rep', 'AE with the highest attainment', top.name, 'text'),
      is('attainment', 'Attainment', top.attainment, 'percent'),
    ),
  ];
}

/** The story's claims with what they state, in the ledger's order: the rows of `claim` and `claim_figure`. */
export function makeClaims(s: ScenarioSpec): { claims: ClaimRow[]; figures: ClaimFigureRow[] } {
  const parts: readonly (readonly [string, readonly Claim[]])[] = [
    ['Setting', [...settingClaims(s), ...metricClaims(s)]],
    ['The cast', castClaims(s)],
    ['The deals that matter', keyDealClaims(s)],
    ['Distribution', distributionClaims(s)],
    ['Activity patterns', activityClaims()],
    ['Forecast', forecastClaims(s)],
    ['Process', processClaims(s)],
    ['The seven insights', insightClaims(s)],
  ];
  const all = parts.flatMap(([part, claims]) => claims.map((c) => ({ part, ...c })));
  return {
    claims: all.map(({ id, part, statement }, i) => ({ claim_id: id, position: i + 1, part, statement })),
    figures: all.flatMap(({ id, figures }) =>
      figures.map((figure, i) => ({ claim_id: id, position: i + 1, ...figure })),
    ),
  };
}
