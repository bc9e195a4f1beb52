import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../generators/lib/refusal.ts';
import { q4Crunch, type ScenarioSpec } from '../../generators/scenario.ts';
import { toScenario } from '../../generators/spec/to-scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { writeWorld } from '../../generators/write.ts';

const { metrics, deals, forecast, patterns, competition, process } = q4Crunch;

describe('an as-of', () => {
  test.for([
    ['2026-12-07', '2026-12-07T08:00'],
    ['2026-12-07T17:30', '2026-12-07T17:30'],
    ['2026-12-08', '2026-12-08T08:00'],
  ] as const)('of %s is %s', ([asOf, full]) => {
    expect(toScenario({ ...q4Crunch, asOf }).asOf).toBe(full);
  });

  test.for([
    ['2026-12-05', 'as-of is a weekend: 2026-12-05; choose a weekday from 2026-10-01 to 2026-12-31'],
    ['2026-12-06T08:00', 'as-of is a weekend: 2026-12-06; choose a weekday from 2026-10-01 to 2026-12-31'],
    ['2026-09-30', 'as-of lies outside the quarter: 2026-09-30; choose a weekday from 2026-10-01 to 2026-12-31'],
    ['2027-01-01', 'as-of lies outside the quarter: 2027-01-01; choose a weekday from 2026-10-01 to 2026-12-31'],
    ['7 December 2026', 'as-of is no date: 7 December 2026; write it as 2026-12-07 or 2026-12-07T08:00'],
    ['2026-11-31', 'as-of is no date: 2026-11-31; write it as 2026-12-07 or 2026-12-07T08:00'],
    ['2026-12-7', 'as-of is no date: 2026-12-7; write it as 2026-12-07 or 2026-12-07T08:00'],
    ['', 'as-of is no date: ; write it as 2026-12-07 or 2026-12-07T08:00'],
  ] as const)('of %s is refused: %s', ([asOf, message]) => {
    expect(() => toScenario({ ...q4Crunch, asOf })).toThrow(new Refusal(message));
  });
});

const folder = mkdtempSync(join(tmpdir(), 'refused-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Why a scenario is refused; nothing may have been written by then. */
function refusal(change: Partial<ScenarioSpec>): string {
  const out = join(folder, 'data');
  try {
    writeWorld(makeWorld(toScenario({ ...q4Crunch, ...change })), out);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(existsSync(out)).toBe(false);
    return (error as Refusal).message;
  }
  throw new Error('not refused');
}

const segment = (name: string, change: Partial<ScenarioSpec['segments'][number]>): Partial<ScenarioSpec> => ({
  segments: q4Crunch.segments.map((g) => (g.segment === name ? { ...g, ...change } : g)),
});
const keyDeal = (role: string, amount: number): Partial<ScenarioSpec> => ({
  keyDeals: q4Crunch.keyDeals.map((k) => (k.role === role ? { ...k, amount } : k)),
});

describe('refused, with the claims that collide and by how much:', () => {
  test.for<[name: string, change: Partial<ScenarioSpec>, message: RegExp]>([
    [
      'attainments that bring half of what is closed',
      { reps: q4Crunch.reps.map((rep) => ({ ...rep, attainment: rep.attainment / 2 })) },
      /T1 and R1–R10 collide: the attainments bring \$4\.\d\dM of the stated \$8\.20M closed, off by \$3\.\d\dM/,
    ],
    [
      'attainments that bring more than what is closed',
      { reps: q4Crunch.reps.map((rep) => ({ ...rep, attainment: rep.attainment + 0.1 })) },
      /T1 and R1–R10 collide: the attainments bring \$8\.\d\dM of the stated \$8\.20M closed, off by \$0\.4\dM/,
    ],
    [
      'a larger target for the same attainments',
      { metrics: { ...metrics, revenue: { ...metrics.revenue, target: 16_000_000 } } },
      /T1 and R1–R10 collide: .* off by \$1\.\d\dM, with quotas that sum to \$16\.00M/,
    ],
    [
      'the same attainments seen on the Friday before',
      { asOf: '2026-12-04' },
      /T1 and R1–R10 collide: .* off by \$0\.1\dM, .* 63\.9% of them due to date/,
    ],
    [
      'one deal more in the segments than in the extract',
      segment('Enterprise', { deals: 46 }),
      /D1 and D3 collide: the segments have 501 deals, the extract 500/,
    ],
    [
      'a segment too small for its deals',
      segment('Enterprise', { amount: 20_000_000 }),
      /D3 collides: 45 Enterprise deals of 500001 to 2000000 cannot sum to 20000000; off by 2500045/,
    ],
    [
      'a segment too large for its deals',
      segment('SMB', { amount: 28_000_000 }),
      /D3 collides: 275 SMB deals of 15000 to 99999 cannot sum to 28000000; off by 500275/,
    ],
    [
      'a segment whose wins and key deals leave too little for the others',
      segment('Enterprise', { amount: 24_000_000 }),
      /D3 collides for Enterprise: .* off by \d+; \$[89]\.\d\dM of \$24\.00M is already in wins, Commit and key deals/,
    ],
    [
      'won, lost and open deals that are not all deals',
      { deals: { ...deals, open: 182 } },
      /D1 collides: 89 won, 230 lost and 182 open are not 500 deals/,
    ],
    [
      'an overall win rate other than that of the counts',
      { overallWinRate: 0.35 },
      /D1 and D2 collide: 89 of 319 deals are 27\.9%, stated 35%/,
    ],
    [
      'wins and losses that make another rate',
      { deals: { ...deals, won: 120, lost: 199 } },
      /D1 and D2 collide: 120 of 319 deals are 37\.6%, stated 28%/,
    ],
    [
      'a win rate this quarter that leaves last quarter too low a one',
      { metrics: { ...metrics, winRate: { ...metrics.winRate, now: 0.27 } } },
      /T2, T4, D1 and D2 collide: 46 won and 114 lost remain for the last quarter, a win rate of 28\.7%/,
    ],
    [
      'new logos that leave last quarter too few wins',
      { metrics: { ...metrics, newLogos: { ...metrics.newLogos, now: 45 } } },
      /T2, T4, D1 and D2 collide: 32 won and 49 lost remain for the last quarter, a win rate of 39\.5%/,
    ],
    [
      'new logos that are behind the plan',
      { metrics: { ...metrics, newLogos: { ...metrics.newLogos, now: 25 } } },
      /T5 collides: new logos are not on plan, 25 against 30\.5 planned to date/,
    ],
    [
      'more expansion than revenue',
      { metrics: { ...metrics, expansion: { ...metrics.expansion, now: 8_300_000 } } },
      /T1 and T3 collide: 8300000 of expansion is more than the 8200000 closed/,
    ],
    [
      'a health-adjusted forecast that Commit cannot make',
      { forecast: { ...forecast, adjusted: 13_000_000 } },
      /F1, F2 and F3 collide: .* the health-adjusted forecast cannot be \$13\.00M; off by \$1\.4\dM/,
    ],
    [
      'a health-adjusted forecast below what is closed and safe',
      { forecast: { ...forecast, adjusted: 10_000_000 } },
      /F1, F2 and F3 collide: .* the health-adjusted forecast cannot be \$10\.00M; off by \$1\.4\dM/,
    ],
    [
      'a Commit too small for the forecast made of it',
      { forecast: { ...forecast, commit: 4_000_000 } },
      /F1, F2 and F3 collide: with \$(3\.9|4\.0)\dM in Commit, .* off by \$1\.\d\dM/,
    ],
    [
      'a Commit smaller than its key deals',
      { forecast: { ...forecast, commit: 2_500_000 } },
      /K and F1 collide: the key deals in Commit sum to 2770000, Commit to 2500000/,
    ],
    [
      'less at risk than the crashed deal alone',
      { forecast: { ...forecast, atRisk: { ...forecast.atRisk, amount: 1_100_000 } } },
      /K and F2 collide: the key deals at risk in Commit sum to more than 1100000/,
    ],
    [
      'fewer deals at risk than key deals',
      { forecast: { ...forecast, atRisk: { ...forecast.atRisk, deals: 0 } } },
      /K and F2 collide: 1 key deals are at risk in Commit, 0 stated/,
    ],
    [
      'key deals that are worth more than all of their segment',
      segment('Mid-Market', { amount: 700_000 }),
      /K and D3 collide: the key deals of Mid-Market sum to 740000, all of them to 700000/,
    ],
    [
      'a crashed deal worth more than all that is at risk',
      keyDeal('crash', 3_000_000),
      /K and F2 collide: the key deals at risk in Commit sum to more than 2100000/,
    ],
    [
      'more key deals lost by one AE than the AE lost',
      {
        keyDeals: q4Crunch.keyDeals.flatMap((k) =>
          k.state.status === 'Lost' ? Array.from({ length: 30 }, () => k) : k,
        ),
      },
      /K collides: no deal in the book of capped is left for TechRival Customer/,
    ],
    [
      'a ratio of win rates that no split by contacts makes',
      { patterns: { ...patterns, multiThreadedRatio: 1 } },
      /I3 and T4 collide: no split of 179 closed deals with 43 won by contacts makes a ratio of 1/,
    ],
    [
      'more contacts a deal than the split by contacts holds',
      { patterns: { ...patterns, contacts: { ...patterns.contacts, team: 3.5 } } },
      /I3 collides: \d+ deals have \d+ contacts, \d+ wanted/,
    ],
    [
      'fewer contacts a deal than the split by contacts takes',
      { patterns: { ...patterns, contacts: { ...patterns.contacts, team: 1.5 } } },
      /I3 and T4 collide: no split of 179 closed deals with 43 won by contacts makes a ratio of 2\.3/,
    ],
    [
      'a newest AE with more contacts a deal than others',
      { patterns: { ...patterns, contacts: { ...patterns.contacts, newest: 1.8 } } },
      /R10 collides: \w+ has 1\.\d+ contacts a deal, as few as the newest AE/,
    ],
    [
      'a win rate of the top performer that no whole number of losses makes',
      { patterns: { ...patterns, topPerformerWinRate: 0.9 } },
      /R1 collides: no number of losses makes \d wins a win rate of 0\.9/,
    ],
    [
      'more losses on price than losses',
      { competition: { ...competition, citingPrice: 5 } },
      /I4 collides: 5 of 4 losses cite price/,
    ],
    [
      'more deals stuck in Legal Review than their amount holds',
      { process: { ...process, legal: { ...process.legal, stuckAmount: 6_000_000 } } },
      /P1 collides: 6 deals with \$\d\.\d\dM in the first 4 cannot make \$6\.00M; off by \$\d\.\d\dM/,
    ],
    [
      'a share of falls back that the cases cannot make',
      { process: { ...process, fallBackShare: 0.9 } },
      /P3 collides: \d+ of \d+ cases that reach Proposal fall back, \d+ wanted/,
    ],
    [
      'months that are not the whole quarter',
      { quarter: { ...q4Crunch.quarter, phasing: q4Crunch.quarter.phasing.slice(0, 2) } },
      /phasing collides: the months' shares sum to 0\.6\d*, not 1/,
    ],
    [
      'health bands that are more than all open deals',
      {
        bands: q4Crunch.bands.map((band) => ({
          ...band,
          share: band.band === 'Healthy' ? band.share + 0.5 : band.share,
        })),
      },
      /D4 collides: the shares of the health bands sum to 1.5, not 1/,
    ],
    [
      'an AE hired in the quarter',
      { reps: q4Crunch.reps.map((rep) => (rep.role === 'newest' ? { ...rep, hiredOn: '2026-11-02' } : rep)) },
      /Kevin Brown was hired in the quarter or after it: 2026-11-02/,
    ],
    [
      'an AE whose manager is nobody',
      { reps: q4Crunch.reps.map((rep) => (rep.role === 'newest' ? { ...rep, manager: 'Nobody' } : rep)) },
      /unknown manager of Kevin Brown: Nobody/,
    ],
  ])('%s', ([, change, message]) => {
    expect(refusal(change)).toMatch(message);
  });

  test('everything that collides is said at once', () => {
    const lines = refusal({
      ...segment('SMB', { deals: 274, amount: 4_000_000 }),
      competition: { ...competition, citingPrice: 5 },
    }).split('\n');
    expect(lines.map((line) => line.replace(/ collides?:.*/, ''))).toEqual(['D1 and D3', 'D3', 'I4']);
  });
});
