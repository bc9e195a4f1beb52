import { expect, test } from 'vitest';
import { Refusal } from '../../generators/lib/refusal.ts';
import { q4Crunch } from '../../generators/scenario.ts';
import { readOptions } from '../../generators/spec/read-options.ts';
import { readSpec } from '../../generators/spec/read-spec.ts';

const { forecast, ...withoutForecast } = q4Crunch;
const [firstDeal, ...otherDeals] = q4Crunch.keyDeals;

/** The scenario with something added to its first AE, or changed. */
const withRep = (change: object): object => ({
  ...q4Crunch,
  reps: q4Crunch.reps.map((rep, i) => (i === 0 ? { ...rep, ...change } : rep)),
});

test('a scenario is read as it stands', () => {
  expect(readSpec(q4Crunch)).toEqual(q4Crunch);
});

test.for<[string, unknown, string[]]>([
  [
    'a mistyped key',
    { ...withoutForecast, forecst: forecast },
    ['missing: forecast', 'unknown key: forecst (did you mean forecast?)'],
  ],
  ['a key like no other', { ...q4Crunch, weather: 'mild' }, ['unknown key: weather']],
  [
    'two keys of an AE',
    withRep({ attainmnt: 1.2, hobby: 'chess' }),
    ['unknown key: reps[0].attainmnt (did you mean attainment?)', 'unknown key: reps[0].hobby'],
  ],
  [
    'a threshold that no definition uses',
    { ...q4Crunch, thresholds: { ...q4Crunch.thresholds, poor_helth: q4Crunch.thresholds.poor_health } },
    ['unknown key: thresholds.poor_helth (did you mean poor_health?)'],
  ],
  ['a text for a number', withRep({ attainment: '1.42' }), ['reps[0].attainment is no number: "1.42"']],
  ['a day that is in no calendar', withRep({ hiredOn: '2026-02-30' }), ['reps[0].hiredOn is no date: 2026-02-30']],
  [
    'a share of more than all',
    { ...q4Crunch, overallWinRate: 28 },
    ['overallWinRate cannot be 28: expected number to be <=1'],
  ],
  [
    'a stage by its name',
    { ...q4Crunch, keyDeals: [{ ...firstDeal, state: { ...firstDeal?.state, stage: 'Negotiation' } }, ...otherDeals] },
    ['unknown keyDeals[0].state.stage: Negotiation (did you mean negotiation?)'],
  ],
  [
    'a key deal that is neither open nor lost',
    { ...q4Crunch, keyDeals: [{ ...firstDeal, state: { ...firstDeal?.state, status: 'Closed' } }, ...otherDeals] },
    ['unknown keyDeals[0].state.status: Closed'],
  ],
  [
    'segments from the smallest up',
    { ...q4Crunch, segments: q4Crunch.segments.toReversed() },
    ['segments: wanted are, in this order, one of each: enterprise, mid_market, smb'],
  ],
  ['a time zone of nowhere', { ...q4Crunch, timeZone: 'Chicago' }, ['timeZone: no IANA time zone: Chicago']],
  ['nothing', undefined, ['missing: the scenario']],
])('a scenario with %s is refused in words', ([, spec, lines]) => {
  expect(() => readSpec(spec)).toThrow(new Refusal(lines.join('\n')));
});

const names = ['seed', 'as-of'] as const;

test.for<[string[], Partial<Record<(typeof names)[number], string>>]>([
  [[], {}],
  [['--seed', 'autumn'], { seed: 'autumn' }],
  [['--seed=autumn', '--as-of', '2026-12-08'], { seed: 'autumn', 'as-of': '2026-12-08' }],
  [['--seed', '-1'], { seed: '-1' }],
  [['--seed=--as-of'], { seed: '--as-of' }],
])('the options %j are read', ([args, options]) => {
  expect(readOptions(args, names)).toEqual(options);
});

test.for<[string[], string]>([
  [['--sed', 'x'], 'unknown option: --sed (did you mean --seed?)'],
  [['--asof=x'], 'unknown option: --asof (did you mean --as-of?)'],
  [['-v'], 'unknown option: -v'],
  [['--seed'], 'option without a value: --seed'],
  [['--seed', '--as-of', '2026-12-08'], 'option without a value: --seed'],
  [['autumn'], 'unexpected argument: autumn'],
  [['--', 'autumn'], 'unexpected argument: --'],
])('the options %j are refused', ([args, message]) => {
  expect(() => readOptions(args, names)).toThrow(new Refusal(message));
});
