import { formatValue } from '../../src/model/formats.ts';
import { benchmarkOf, openKeyDeals, repOf, stageOf, thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { inWords } from './in-words.ts';
import { above, atLeast, claim, decimal, is, percent, usd, type Claim } from './stated-number.ts';

/** The seven insights that the story ends in: I1–I7. Throws a RangeError when no open deal has crashed. */
export function insightClaims(s: ScenarioSpec): Claim[] {
  const { atRisk, adjusted } = s.forecast;
  const { contacts, multiThreadedRatio, earlyRatioAtLeast, topPerformerWinRate } = s.patterns;
  const { competition, process, metrics, crash } = s;
  const top = repOf(s, 'top_performer');
  const newest = repOf(s, 'newest');
  const crashed = openKeyDeals(s).find(({ key }) => key.role === 'crash');
  if (crashed === undefined) throw new RangeError('no open key deal has the role: crash');
  const { key, state } = crashed;
  const legalBenchmark = benchmarkOf(s, 'legal');
  return [
    claim(
      'I1',
      `Deal health crash: ${key.account}, ${usd(key.amount)}, ${crash.healthBefore} → ${state.health}; ` +
        `${crash.champion} silent for ${crash.silentDays} days.`,
      is('account', 'Account', key.account, 'text'),
      is('amount', 'Amount', key.amount, 'usd-m'),
      is('health_before', 'Health before', crash.healthBefore, 'count'),
      is('health', 'Health now', state.health, 'count'),
      is('champion', 'Champion', crash.champion, 'text'),
      is('silent_days', 'Days silent', crash.silentDays, 'days'),
    ),
    claim(
      'I2',
      `Forecast at risk: ${usd(atRisk.amount)} in Commit has health below ${thresholdOf(s, 'poor_health')}; ` +
        `${atRisk.deals} deals; could miss by ${usd(metrics.revenue.target - adjusted)}.`,
      is('amount', 'Amount', atRisk.amount, 'usd-m'),
      is('deals', 'Deals', atRisk.deals, 'count'),
      is('miss', 'Could miss by', metrics.revenue.target - adjusted, 'usd-m'),
    ),
    claim(
      'I3',
      `Winning pattern: multi-threading correlates with ${formatValue(multiThreadedRatio, 'ratio')} win ` +
        `rate; ${top.name} ${decimal(contacts.topPerformer)} contacts → ${percent(topPerformerWinRate)}, ` +
        `team ${decimal(contacts.team)} → ${percent(metrics.winRate.now)}.`,
      is(
        'ratio',
        `Win rate with ${inWords(thresholdOf(s, 'multi_threaded_contacts'))} or more contacts over that with one`,
        multiThreadedRatio,
        'ratio',
      ),
      above('ratio_low', 'Lower end of its interval', 1, 'ratio'),
      above('like_ratio', 'The same ratio, held within segments', 1, 'ratio'),
      is('top_contacts', "The top performer's contacts per deal", contacts.topPerformer, 'decimal1'),
      is('top_win_rate', "The top performer's win rate", topPerformerWinRate, 'percent'),
      is('team_contacts', "The team's contacts per deal", contacts.team, 'decimal1'),
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
      `Competitive pressure: ${competition.rival} took ${competition.losses} deals this quarter, ` +
        `${usd(competition.lostAmount)}; ${competition.citingPrice} of ${competition.losses} cite price.`,
      is('rival', 'Competitor with the most lost to it, in dollars', competition.rival, 'text'),
      is('losses', 'Losses this quarter', competition.losses, 'count'),
      is('amount', 'Their amount', competition.lostAmount, 'usd-m'),
      is('citing_price', 'Of them lost on price', competition.citingPrice, 'count'),
      atLeast('rival_beaten', 'Deals won against it', 1, 'count'),
      atLeast('lost_to_others', 'Losses this quarter to other competitors', 1, 'count'),
    ),
    claim(
      'I5',
      `Process bottleneck: ${stageOf(s, 'legal').stage} averages ${process.legal.averageDays} days, ` +
        `benchmark ${legalBenchmark}; ${process.legal.stuckDeals} deals, ${usd(process.legal.stuckAmount)}.`,
      is('average_days', 'Mean of the completed stays', process.legal.averageDays, 'days'),
      is('benchmark', 'Benchmark', legalBenchmark, 'days'),
      is('deals', 'Deals stuck', process.legal.stuckDeals, 'count'),
      is('amount', 'Their amount', process.legal.stuckAmount, 'usd-m'),
    ),
    claim(
      'I6',
      `Rep alert: ${newest.name} needs coaching: ${percent(newest.attainment)} attainment, the lowest; ` +
        `${decimal(contacts.newest)} contacts per deal; deals die in ${stageOf(s, 'design').stage}.`,
      is('rep', 'AE with the lowest attainment', newest.name, 'text'),
      is('attainment', 'Attainment', newest.attainment, 'percent'),
      is('contacts', 'Contacts per deal', contacts.newest, 'decimal1'),
      is('dies_in', 'Where most losses of the quarter died', stageOf(s, 'design').stage, 'text'),
    ),
    claim(
      'I7',
      `Rep spotlight: ${top.name} is ready for promotion: ${percent(top.attainment)} attainment, the highest.`,
      is('rep', 'AE with the highest attainment', top.name, 'text'),
      is('attainment', 'Attainment', top.attainment, 'percent'),
    ),
  ];
}
