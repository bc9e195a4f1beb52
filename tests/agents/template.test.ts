import { expect, test } from 'vitest';
import { fillTemplate, joinTexts, parseTemplate } from '../../src/agents/template.ts';

const row = { account: 'Acme', amount: 1_200_000, deals: 1, gap: -2, rate: null, 'deal.rep': 'Ann' };

test.for([
  ['nothing to fill', 'nothing to fill'],
  ['{account}: {amount:usd-m}', 'Acme: $1.2M'],
  ['{deals:count} {deals:deal|deals}', '1 deal'],
  ['{amount:deal|deals}', 'deals'],
  ['we {gap:miss|meet|beat} it', 'we miss it'],
  ['{rate:percent}', '—'],
  ['by {deal.rep}', 'by Ann'],
] as const)('%s is said as %s', ([template, sentence]) => {
  expect(fillTemplate(template, row)).toBe(sentence);
});

test('a value stays what it is: no markup is escaped or made, and a brace in it fills nothing', () => {
  const odd = { account: '<b>{amount}</b> & Sons', amount: 1 };
  expect(fillTemplate('{account}', odd)).toBe('<b>{amount}</b> & Sons');
});

test.for([
  ['{amout:usd}', 'unknown column: amout in "{amout:usd}"'],
  ['{deal.amount:usd}', 'unknown column: deal.amount in'],
  ['{amount:dollars}', 'unknown format: dollars in "{amount:dollars}"'],
  ['{amount', 'not a slot: {amount in "{amount"'],
  ['amount}', 'not a slot: amount} in'],
  ['{Amount}', 'not a slot: {Amount} in'],
  ['{}', 'not a slot: {} in'],
  ['{deals:a|b|c|d}', 'too many words: a|b|c|d in'],
] as const)('%s is refused', ([template, message]) => {
  expect(() => fillTemplate(template, row)).toThrow(message);
});

test('no property that every object has is a column or a format', () => {
  expect(() => parseTemplate('{amount:toString}')).toThrow('unknown format: toString');
});

test('a template comes apart into texts, figures and words', () => {
  expect(parseTemplate('{deals:count} {deals:deal|deals} left')).toEqual([
    { column: 'deals', format: 'count' },
    ' ',
    { column: 'deals', words: { one: 'deal', many: 'deals' } },
    ' left',
  ]);
});

test('texts are joined by spaces, but for a mark that belongs to the word before it', () => {
  expect(joinTexts(['Coach the team', ', and more', '(see below)', '.'])).toBe('Coach the team, and more (see below).');
});
