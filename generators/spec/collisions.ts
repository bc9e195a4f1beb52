import { sum, type Range } from '../lib/numbers.ts';
import { thresholdName } from './definition-spec.ts';
import { commitKeyDeals, thresholdOf, type OpenKeyDeal } from './facts.ts';
import { phasedShareAt } from './phasing.ts';
import type { ScenarioSpec, ThresholdName } from './scenario-spec.ts';

/** What the plan can follow of the numbers that definitions use, both ends included; it follows all values of the others. */
const FOLLOWED: Readonly<Partial<Record<ThresholdName, Range>>> = {
  // People meet every six days at the most, and losses are too short for longer silences.
  gap_days: [7, 12],
  recovery_days: [7, 21],
  // Health is scored every week.
  fall_days: [14, 14],
  // What is written in the afternoon is answered on the next morning.
  fast_answer_hours: [18, 30],
  multi_threaded_contacts: [2, 2],
  many_contacts: [3, 4],
  few_contacts: [2, 3],
};

/** Everything about a scenario that must agree before a plan is worth trying: what does not, with claim and size. */
export function collisions(s: ScenarioSpec): string[] {
  const found: string[] = [];
  const check = (holds: boolean, message: string): void => void (holds || found.push(message));
  const share = sum(s.quarter.phasing.map((p) => p.share));
  check(Math.abs(share - 1) < 1e-9, `phasing collides: the months' shares sum to ${share}, not 1`);
  const deals = sum(s.segments.map((g) => g.deals));
  check(deals === s.deals.total, `D1 and D3 collide: the segments have ${deals} deals, the extract ${s.deals.total}`);
  for (const { segment, from, to, deals: count, amount } of s.segments) {
    const off = Math.max(count * from - amount, amount - count * to);
    check(
      off <= 0,
      `D3 collides: ${count} ${segment} deals of ${from} to ${to} cannot sum to ${amount}; off by ${off}`,
    );
  }
  const bands = sum(s.bands.map((b) => b.share));
  check(Math.abs(bands - 1) < 1e-9, `D4 collides: the shares of the health bands sum to ${bands}, not 1`);
  const { revenue, expansion } = s.metrics;
  check(
    expansion.now < revenue.now,
    `T1 and T3 collide: ${expansion.now} of expansion is more than the ${revenue.now} closed`,
  );
  // What the four metrics add up to: logos and expansion on plan to date, new-logo dollars not.
  const phased = phasedShareAt(s);
  const { newLogos } = s.metrics;
  const onPlan = (now: number, target: number): boolean => now >= target * phased * thresholdOf(s, 'on_plan_share');
  const toDate = (now: number, target: number): string =>
    `${now} against ${(target * phased).toFixed(1)} planned to date`;
  check(
    onPlan(newLogos.now, newLogos.target),
    `T5 collides: new logos are not on plan, ${toDate(newLogos.now, newLogos.target)}`,
  );
  check(
    onPlan(expansion.now, expansion.target),
    `T5 collides: expansion is not on plan, ${toDate(expansion.now, expansion.target)}`,
  );
  const newLogoDollars = [revenue.now - expansion.now, revenue.target - expansion.target] as const;
  check(!onPlan(...newLogoDollars), `T5 collides: new-logo dollars are on plan, ${toDate(...newLogoDollars)}`);
  for (const { segment, from, to, amount } of s.segments) {
    const keys = sum(s.keyDeals.map((k) => (k.amount >= from && k.amount <= to ? k.amount : 0)));
    check(keys < amount, `K and D3 collide: the key deals of ${segment} sum to ${keys}, all of them to ${amount}`);
  }
  for (const name of thresholdName.options) {
    const value = thresholdOf(s, name);
    const [least, most] = FOLLOWED[name] ?? [-Infinity, Infinity];
    const wanted = least === most ? least : `${least} to ${most}`;
    check(value >= least && value <= most, `${name} cannot be planned for: ${value}; wanted is ${wanted}`);
  }
  const { atRisk, commit } = s.forecast;
  const amountOf = (some: readonly OpenKeyDeal[]): number => sum(some.map(({ key }) => key.amount));
  const commitKeys = commitKeyDeals(s);
  check(
    amountOf(commitKeys) < commit,
    `K and F1 collide: the key deals in Commit sum to ${amountOf(commitKeys)}, Commit to ${commit}`,
  );
  const riskKeys = commitKeys.filter(({ state }) => state.health < thresholdOf(s, 'poor_health'));
  check(
    riskKeys.length <= atRisk.deals,
    `K and F2 collide: ${riskKeys.length} key deals are at risk in Commit, ${atRisk.deals} stated`,
  );
  check(
    amountOf(riskKeys) < atRisk.amount,
    `K and F2 collide: the key deals at risk in Commit sum to more than ${atRisk.amount}`,
  );
  const { competition } = s;
  check(
    competition.citingPrice <= competition.losses,
    `I4 collides: ${competition.citingPrice} of ${competition.losses} losses cite price`,
  );
  for (const rep of s.reps) {
    check(
      s.leaders.some((l) => l.name === rep.manager),
      `unknown manager of ${rep.name}: ${rep.manager}`,
    );
    check(rep.hiredOn < s.quarter.start, `${rep.name} was hired in the quarter or after it: ${rep.hiredOn}`);
  }
  return found;
}
