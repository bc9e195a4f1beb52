import { isClosed, type DealPlan, type Period } from './deal-plan.ts';
import { PlanError, sum } from './plan.ts';
import type { Random } from './random.ts';
import type { Band, RepRole, ScenarioSpec } from './scenario.ts';

/** How deals divide by the number of contacts: one, two or three, four and more; and how many of each were won. */
interface Buckets {
  readonly one: number;
  readonly wonOne: number;
  readonly four: number;
  readonly wonFour: number;
}

/** How readily an AE engages more than one contact, beside the others. */
const LEAN: Readonly<Record<RepRole, number>> = {
  top_performer: 1,
  steady: 1.3,
  rising: 2,
  closer: 1.6,
  slump: 0.9,
  capped: 1,
  at_risk: 0.4,
  ramping: 0.7,
  turnaround: 1.2,
  newest: 1,
};

/** Fewest contacts a deal on average that any AE but the newest may come to, above the newest's own. */
const ABOVE_NEWEST = 0.12;

const round1 = (value: number): number => Math.round(value * 10) / 10;
const contactsOf = (deals: readonly DealPlan[]): number => sum(deals.map((d) => d.contacts));

/** Takes `count` of the deals at random, each as likely as its weight says, none twice. */
function sample(
  random: Random,
  deals: readonly DealPlan[],
  count: number,
  weight: (deal: DealPlan) => number,
): DealPlan[] {
  const left = [...deals];
  const taken: DealPlan[] = [];
  while (taken.length < count && left.length > 0) {
    const deal = random.weighted(left, weight);
    taken.push(deal);
    left.splice(left.indexOf(deal), 1);
  }
  return taken;
}

/**
 * The buckets of the deals closed this quarter, at random among all that make the stated ratio: the win rate of deals
 * with two and more contacts over that of deals with one; win rates rise from bucket to bucket.
 */
function chooseBuckets(
  s: ScenarioSpec,
  closed: number,
  won: number,
  fixed: readonly DealPlan[],
  random: Random,
): Buckets {
  const fits: Buckets[] = [];
  const fixedFour = fixed.filter((d) => d.contacts >= 4);
  const fixedOne = fixed.filter((d) => d.contacts === 1);
  const most = (s.patterns.contacts.team - 0.04) * closed;
  for (let one = Math.round(closed * 0.47); one <= closed * 0.52; one++)
    for (let wonOne = 5; wonOne < won; wonOne++) {
      const ratio = (won - wonOne) / (closed - one) / (wonOne / one);
      if (Math.abs(ratio - s.patterns.multiThreadedRatio) > 0.04) continue;
      for (let four = Math.max(fixedFour.length + 14, Math.round(closed * 0.18)); four <= closed * 0.23; four++)
        for (
          let wonFour = Math.max(fixedFour.filter((d) => d.status === 'Won').length + 6, Math.round(won * 0.38));
          wonFour <= won * 0.5;
          wonFour++
        ) {
          const two = closed - one - four;
          const fewest =
            contactsOf(fixed) +
            one -
            fixedOne.length +
            2 * (two - (fixed.length - fixedOne.length - fixedFour.length)) +
            4 * (four - fixedFour.length);
          if (fewest > most) continue;
          const wonTwo = won - wonOne - wonFour;
          const rates = [wonOne / one, wonTwo / two, wonFour / four] as const;
          if (rates[1] > rates[0] + 0.03 && rates[2] > rates[1] + 0.12) fits.push({ one, wonOne, four, wonFour });
        }
    }
  if (fits.length === 0)
    throw new PlanError(
      `I3 and T4 collide: no split of ${closed} closed deals with ${won} won by contacts makes a ratio of ${s.patterns.multiThreadedRatio}`,
    );
  return random.pick(fits);
}

/** The top performer: never fewer than the stated contacts, an exact mean; wins have more than losses. */
function planTopPerformer(s: ScenarioSpec, deals: readonly DealPlan[], mean: number, random: Random): void {
  const fewest = s.patterns.topPerformerFewestContacts;
  for (const deal of deals) deal.contacts = Math.max(fewest, deal.contacts);
  const thin = new Set(
    random.shuffle(deals.filter((d) => d.status === 'Lost')).slice(0, Math.round(deals.length * 0.24)),
  );
  const wins = deals.filter((d) => d.status === 'Won' && d.contacts === fewest);
  for (const deal of random.shuffle(wins).slice(0, 1)) thin.add(deal);
  for (const deal of deals) if (!thin.has(deal)) deal.contacts = Math.max(fewest + 1, deal.contacts);
  const goal = Math.round(mean * deals.length);
  const growing = deals.filter((d) => !thin.has(d) && d.role === null);
  while (contactsOf(deals) < goal)
    random.weighted(growing, (d) => (d.contacts > 5 ? 0.05 : d.status === 'Won' ? 2 : 1)).contacts += 1;
}

/** The newest AE: single-threaded but for the few deals that make the stated mean. */
function planNewest(deals: readonly DealPlan[], mean: number, random: Random): void {
  for (const deal of deals) deal.contacts = 1;
  const twos = Math.round(mean * deals.length) - deals.length;
  // One of the wins at least has the second contact.
  const win = random.shuffle(deals.filter((d) => d.status === 'Won')).slice(0, 1);
  for (const deal of [...win, ...random.shuffle(deals.filter((d) => d.status === 'Lost'))].slice(0, twos))
    deal.contacts = 2;
}

/** Gives the deals of one outcome a bucket each: the smallest number of contacts that the bucket has. */
function dealBuckets(random: Random, deals: readonly DealPlan[], one: number, four: number): void {
  const deep = sample(
    random,
    deals.filter((d) => d.role === null),
    four,
    (d) => LEAN[d.rep] ** 1.5,
  );
  const rest = deals.filter((d) => !deep.includes(d) && d.role === null);
  const single = sample(random, rest, one, (d) => 1 / LEAN[d.rep]);
  for (const deal of deals)
    if (deal.role === null) deal.contacts = deep.includes(deal) ? 4 : single.includes(deal) ? 1 : 2;
}

/** Adds contacts within the buckets until the deals have so many together; wins take most of them. */
function grow(random: Random, deals: readonly DealPlan[], goal: number, what: string): void {
  const room = (d: DealPlan): number => {
    if (d.role !== null || d.contacts === 1 || d.contacts === 3 || d.contacts >= 7) return 0;
    return (d.status === 'Won' ? 2.2 : 1) * (d.contacts >= 5 ? 0.3 : d.contacts === 2 ? 0.5 : 1);
  };
  while (contactsOf(deals) < goal) {
    const growing = deals.filter((d) => room(d) > 0);
    if (growing.length === 0) break;
    random.weighted(growing, room).contacts += 1;
  }
  if (contactsOf(deals) !== goal)
    throw new PlanError(`${what} collides: ${deals.length} deals have ${contactsOf(deals)} contacts, ${goal} wanted`);
}

/** No AE but the newest may have fewer contacts a deal: single deals of one change place with deeper ones of others. */
function liftAboveNewest(deals: readonly DealPlan[], newest: number): void {
  const exempt: readonly RepRole[] = ['newest', 'top_performer', 'rising'];
  const roles = [...new Set(deals.map((d) => d.rep))].filter((role) => !exempt.includes(role));
  const mean = (role: RepRole): number => {
    const own = deals.filter((d) => d.rep === role);
    return contactsOf(own) / own.length;
  };
  for (let i = 0; i < 200; i++) {
    const lowest = roles.reduce((a, b) => (mean(b) < mean(a) ? b : a));
    if (mean(lowest) >= newest + ABOVE_NEWEST) return;
    const singles = deals.filter((d) => d.rep === lowest && d.contacts === 1 && d.role === null);
    const donors = deals.filter(
      (d) => roles.includes(d.rep) && d.contacts > 1 && d.role === null && mean(d.rep) > newest + 3 * ABOVE_NEWEST,
    );
    const deeper = donors.find((d) => singles.some((single) => single.status === d.status));
    const single = singles.find((d) => d.status === deeper?.status);
    if (single === undefined || deeper === undefined)
      throw new PlanError(
        `R10 collides: ${lowest} has ${mean(lowest).toFixed(2)} contacts a deal, as few as the newest AE`,
      );
    [single.contacts, deeper.contacts] = [deeper.contacts, single.contacts];
  }
}

/** Contacts of the deals closed this quarter: every mean and ratio that the story states. */
function planThisQuarter(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const now = deals.filter((d) => d.period === 'now');
  const own = (role: RepRole): DealPlan[] => now.filter((d) => d.rep === role);
  const { topPerformer, newest, team } = s.patterns.contacts;
  for (const deal of now) deal.contacts = s.keyDeals.find((k) => k.role === deal.role)?.state.contacts ?? 1;
  planTopPerformer(s, own('top_performer'), topPerformer, random);
  planNewest(own('newest'), newest, random);

  const fixed = [...own('top_performer'), ...own('newest')];
  const others = now.filter((d) => !fixed.includes(d));
  const many = (list: readonly DealPlan[], test: (d: DealPlan) => boolean): number => list.filter(test).length;
  const isWon = (d: DealPlan): boolean => d.status === 'Won';
  const buckets = chooseBuckets(s, now.length, many(now, isWon), fixed, random);
  for (const status of ['Won', 'Lost'] as const) {
    const [all, kept, given] = [others, fixed, [...others.filter((d) => d.role !== null)]].map((list) =>
      list.filter((d) => d.status === status),
    ) as [DealPlan[], DealPlan[], DealPlan[]];
    const one = status === 'Won' ? buckets.wonOne : buckets.one - buckets.wonOne;
    const four = status === 'Won' ? buckets.wonFour : buckets.four - buckets.wonFour;
    const has = (list: readonly DealPlan[], test: (n: number) => boolean): number =>
      many(list, (d) => test(d.contacts));
    dealBuckets(
      random,
      all,
      one - has(kept, (n) => n === 1) - has(given, (n) => n === 1),
      four - has(kept, (n) => n >= 4) - has(given, (n) => n >= 4),
    );
  }
  const goal = Math.round((team + random.between(-0.035, 0.035)) * now.length) - contactsOf(fixed);
  grow(random, others, goal, 'I3');
  const newestMean = contactsOf(own('newest')) / own('newest').length;
  if (round1(newestMean) !== newest)
    throw new PlanError(`R10 collides: ${own('newest').length} deals cannot have ${newest} contacts on average`);
}

/** Contacts of the deals closed last quarter: the wins bring the share of deep ones among all wins to a random level. */
function planLastQuarter(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const last = deals.filter((d) => d.period === 'last');
  const own = (role: RepRole): DealPlan[] => last.filter((d) => d.rep === role);
  for (const deal of last) deal.contacts = 1;
  planTopPerformer(s, own('top_performer'), s.patterns.contacts.topPerformer - random.between(0.1, 0.3), random);
  planNewest(own('newest'), s.patterns.contacts.newest, random);
  const fixed = [...own('top_performer'), ...own('newest')];
  const others = last.filter((d) => !fixed.includes(d));
  const wins = others.filter((d) => d.status === 'Won');
  const losses = others.filter((d) => d.status === 'Lost');
  const deepWins = deals.filter(
    (d) => d.status === 'Won' && d.period !== 'open' && (d.period === 'now' || fixed.includes(d)) && d.contacts >= 4,
  ).length;
  const deep = Math.min(Math.round(random.between(0.53, 0.62) * s.deals.won) - deepWins, wins.length - 5);
  if (deep < 0 || deep + deepWins < s.deals.won * 0.52)
    throw new PlanError(`A4 collides: ${deep + deepWins} of ${s.deals.won} wins have four contacts`);
  dealBuckets(random, wins, random.int(3, 5), deep);
  dealBuckets(random, losses, Math.round(losses.length * random.between(0.6, 0.66)), random.int(6, 9));
  grow(random, wins, contactsOf(wins) + Math.round(wins.length * random.between(0.4, 0.55)), 'A4');
  grow(random, losses, contactsOf(losses) + random.int(9, 13), 'A5');
}

/** The rising AE learned it this quarter: deals change their contacts with those of others until that shows. */
function letRiserRise(deals: readonly DealPlan[], random: Random): void {
  const rising = (period: Period): DealPlan[] => deals.filter((d) => d.rep === 'rising' && d.period === period);
  const mean = (period: Period): number => contactsOf(rising(period)) / rising(period).length;
  const bound: readonly RepRole[] = ['rising', 'top_performer', 'newest'];
  for (const period of ['last', 'now'] as const) {
    const others = random.shuffle(
      deals.filter(
        (d) =>
          d.period === period &&
          d.role === null &&
          !bound.includes(d.rep) &&
          (period === 'last' || d.rep === 'steady' || d.rep === 'closer' || d.rep === 'turnaround'),
      ),
    );
    const own = rising(period).sort((a, b) => (period === 'last' ? b.contacts - a.contacts : a.contacts - b.contacts));
    for (const deal of own) {
      if (mean('now') - mean('last') >= 0.35) return;
      const other = others.find(
        (d) =>
          d.status === deal.status && (period === 'last' ? d.contacts < deal.contacts : d.contacts > deal.contacts),
      );
      if (other !== undefined) [deal.contacts, other.contacts] = [other.contacts, deal.contacts];
    }
  }
  if (mean('now') <= mean('last'))
    throw new PlanError('R3 collides: the rising AE has no more contacts a deal than last quarter');
}

/**
 * No number of contacts wins always: where all closed deals with so many were won, one of them changes its contacts
 * with a lost deal of the quarter that has four or five.
 */
function mixOutcomes(deals: readonly DealPlan[]): void {
  const free = deals.filter((d) => isClosed(d) && d.role === null && d.rep !== 'top_performer' && d.rep !== 'rising');
  for (const count of [7, 6, 5]) {
    const all = deals.filter((d) => isClosed(d) && d.contacts === count);
    if (all.length === 0 || all.some((d) => d.status === 'Lost')) continue;
    const won = free.find((d) => d.contacts === count && d.status === 'Won');
    const lost = free.find(
      (d) =>
        d.status === 'Lost' && d.period === won?.period && (d.contacts === 4 || d.contacts === 5) && d.contacts < count,
    );
    if (won !== undefined && lost !== undefined) [won.contacts, lost.contacts] = [lost.contacts, won.contacts];
  }
}

/** Contacts of open deals, by health band: key deals have their own, the others so many with these weights. */
const OPEN_CONTACTS: Readonly<Record<Band, readonly number[]>> = {
  Healthy: [0, 0.12, 0.36, 0.32, 0.15, 0.05],
  Monitor: [0.24, 0.4, 0.26, 0.1],
  'At Risk': [0, 0.72, 0.28],
  Critical: [0.62, 0.38],
};

function planOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const open = deals.filter((d) => d.status === 'Open');
  for (const deal of open) {
    const key = s.keyDeals.find((k) => k.role === deal.role);
    const weights = OPEN_CONTACTS[deal.band ?? 'Critical'];
    deal.contacts =
      key?.state.contacts ??
      random.weighted(
        weights.map((_, i) => i + 1),
        (n) => weights[n - 1] ?? 0,
      );
    if (deal.slot === 'design without buy-in') deal.contacts = Math.min(deal.contacts, 2);
  }
  const atRisk = random.shuffle(open.filter((d) => d.band === 'At Risk'));
  const singles = Math.round(atRisk.length * random.between(0.55, 0.68));
  atRisk
    .filter((d) => d.role === null)
    .slice(0, singles)
    .forEach((d) => (d.contacts = 1));
}

/**
 * How many of the multi-threaded deals of this quarter got their second contact only after the first Discovery, so
 * that the ratio counted on early contacts is weaker than the stated one, but clearly above its floor. Runs once the
 * traces are planned.
 */
export function planEarlyContacts(s: ScenarioSpec, all: readonly DealPlan[], random: Random): void {
  const deals = all.filter(isClosed);
  const now = deals.filter((d) => d.period === 'now');
  const multi = now.filter((d) => d.contacts > 1);
  const [won, lost] = (['Won', 'Lost'] as const).map((status) => multi.filter((d) => d.status === status)) as [
    DealPlan[],
    DealPlan[],
  ];
  const wonOne = now.filter((d) => d.contacts === 1 && d.status === 'Won').length;
  const one = now.length - multi.length;
  const fits: (readonly [number, number])[] = [];
  for (let w = 2; w <= 6; w++)
    for (let l = 4; l <= 14; l++) {
      const ratio = (won.length - w) / (multi.length - w - l) / ((wonOne + w) / (one + w + l));
      if (ratio >= s.patterns.earlyRatioAtLeast + 0.12 && ratio <= s.patterns.multiThreadedRatio - 0.1)
        fits.push([w, l]);
    }
  if (fits.length === 0)
    throw new PlanError(
      `I3 collides: no number of late second contacts leaves a ratio of ${s.patterns.earlyRatioAtLeast}`,
    );
  const [lateWins, lateLosses] = random.pick(fits);
  // Only a case that went beyond its first Discovery can have got a contact after it.
  const went = (list: readonly DealPlan[]): DealPlan[] =>
    random.shuffle(
      list.filter(
        (d) => d.activities.indexOf('Discovery') >= 0 && d.activities.indexOf('Discovery') < d.activities.length - 2,
      ),
    );
  const late = new Set([...went(won).slice(0, lateWins), ...went(lost).slice(0, lateLosses)]);
  for (const deal of deals)
    deal.earlyContacts = late.has(deal)
      ? 1
      : Math.min(deal.contacts, Math.max(2, Math.round(deal.contacts * random.between(0.5, 0.75))));
}

/** Executive sponsors, by outcome and by band: shares of the deals. */
const SPONSORS = { won: [0.82, 0.88], lost: [0.1, 0.16] } as const;
const OPEN_SPONSORS: Readonly<Record<Band, number>> = { Healthy: 0.6, Monitor: 0.28, 'At Risk': 0.1, Critical: 0.06 };
/** Shares of closed deals in which two-way contact paused for a week or more. */
const GAPS = { won: [0.1, 0.2], lost: [0.76, 0.86] } as const;

function planRoles(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const take = (list: readonly DealPlan[], share: readonly [number, number]): number =>
    Math.round(random.between(...share) * list.length);
  for (const status of ['Won', 'Lost'] as const) {
    const all = deals.filter((d) => d.status === status);
    const key = status === 'Won' ? 'won' : 'lost';
    const sponsored = take(all, SPONSORS[key]);
    // A single contact is the sponsor now and then; most sponsors come in beside a champion.
    const single = random.shuffle(all.filter((d) => d.contacts === 1 && d.role === null)).slice(0, random.int(4, 6));
    const multi = random.shuffle(all.filter((d) => d.contacts > 1 && d.role === null));
    const withoutMulti = Math.max(3, multi.length + single.length - sponsored);
    const chosen = [
      ...single,
      ...multi.slice(0, Math.min(sponsored - single.length, multi.length - withoutMulti + single.length)),
    ];
    for (const deal of chosen.slice(0, sponsored)) deal.hasSponsor = true;
    for (const deal of random.shuffle(all).slice(0, take(all, GAPS[key]))) deal.hasGap = true;
  }
  for (const deal of deals) {
    const key = s.keyDeals.find((k) => k.role === deal.role);
    if (deal.band !== null)
      deal.hasSponsor =
        key?.state.status === 'Open'
          ? key.state.hasSponsor
          : deal.contacts > 1 && random.chance(OPEN_SPONSORS[deal.band]);
    const spare = deal.contacts - 1 - (deal.hasSponsor ? 1 : 0);
    deal.hasTechnicalBuyer = deal.slot !== 'design without buy-in' && spare > 0 && random.chance(0.75);
  }
}

/** Plans how many contacts each deal has and which roles, so that every stated mean, ratio and tendency comes out. */
export function planContacts(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  planThisQuarter(s, deals, random);
  planLastQuarter(s, deals, random);
  letRiserRise(deals, random);
  liftAboveNewest(
    deals.filter((d) => d.period === 'now'),
    s.patterns.contacts.newest,
  );
  mixOutcomes(deals);
  planOpen(s, deals, random);
  planRoles(s, deals, random);
}
