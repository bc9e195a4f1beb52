import { formatValue } from '../../src/model/formats.ts';
import { bandAt, croOf, repOf, stageOf, thresholdOf } from '../spec/facts.ts';
import type { KeyDealSpec, ScenarioSpec } from '../spec/scenario-spec.ts';
import { inDays } from './in-words.ts';
import { atLeast, claim, is, isTrue, type Claim, type StatedNumber } from './stated-number.ts';

/** What must be seen of each key deal beyond the facts that all share. */
function detailsOf(s: ScenarioSpec, deal: KeyDealSpec): StatedNumber[] {
  switch (deal.role) {
    case 'crash':
      return [
        is('health_before', 'Health when the contact broke off', s.crash.healthBefore, 'count'),
        is('silent_days', 'Days since the last two-way contact', s.crash.silentDays, 'days'),
        is('champion', 'Champion', s.crash.champion, 'text'),
        is('champion_silent_days', "Days since the champion's last message", s.crash.silentDays, 'days'),
        atLeast(
          'contact_days',
          `Working days with contact in the ${inDays(thresholdOf(s, 'rhythm_days'))} before`,
          12,
          'count',
        ),
        atLeast('unanswered', "The AE's unanswered touches since", 3, 'count'),
        is('known_by', 'Title of the leader who knows an executive there', croOf(s).title, 'text'),
        is('known_title', "That executive's title", s.crash.sponsor.title, 'text'),
      ];
    case 'sponsored':
      return [
        atLeast('contacts', 'Contacts', thresholdOf(s, 'multi_threaded_contacts'), 'count'),
        isTrue('sponsors', 'Executive sponsors engaged'),
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
        isTrue('closed_this_quarter', 'Closed this quarter'),
      ];
    default:
      return [];
  }
}

/** Where a key deal stands, or how it ended. */
function whereOf(s: ScenarioSpec, { state }: KeyDealSpec): StatedNumber[] {
  if (state.status === 'Lost') return [is('status', 'Outcome', state.status, 'text')];
  return [
    is('stage', 'Stage', stageOf(s, state.stage).stage, 'text'),
    is('forecast_category', 'Forecast category', state.forecastCategory, 'text'),
    is('health', 'Health', state.health, 'count'),
    is('health_band', 'Health band', bandAt(s, state.health).band, 'text'),
  ];
}

const standing = (s: ScenarioSpec, { state }: KeyDealSpec): string =>
  state.status === 'Open'
    ? `${state.forecastCategory}, ${stageOf(s, state.stage).stage}, health ${state.health}`
    : `lost to ${state.competitor}, on ${state.lossReason.toLowerCase()}`;

/** The deals that the story names: K1 and on, in the scenario's order. */
export function keyDealClaims(s: ScenarioSpec): Claim[] {
  return s.keyDeals.map((deal, i) => {
    const rep = repOf(s, deal.rep).name;
    return claim(
      `K${i + 1}`,
      `${deal.account}: ${formatValue(deal.amount, 'usd')} ${deal.dealType}, ${rep}; ${deal.situation}; ` +
        `${standing(s, deal)}.`,
      is('account', 'Account', deal.account, 'text'),
      is('deal_type', 'Deal type', deal.dealType, 'text'),
      is('amount', 'Amount', deal.amount, 'usd'),
      is('rep', 'AE', rep, 'text'),
      is('situation', 'Situation', deal.situation, 'text'),
      ...whereOf(s, deal),
      ...detailsOf(s, deal),
    );
  });
}
