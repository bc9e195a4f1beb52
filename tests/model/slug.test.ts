import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dealSlug, repSlug } from '../../src/model/slug.ts';

test('a deal’s address begins with its key and says its account', () => {
  expect(dealSlug('OPP-0042', 'Acme Corporation')).toBe('opp-0042-acme-corporation');
});

test('an AE’s address is the name', () => {
  expect(repSlug('Jessica Taylor')).toBe('jessica-taylor');
});

test.for([
  ['Müller & Söhne GmbH', 'opp-0001-muller-sohne-gmbh'],
  ['AT&T, Inc.', 'opp-0001-at-t-inc'],
  ['  3M  ', 'opp-0001-3m'],
] as const)('%s makes %s: lower case, no accents, words joined by hyphens', ([account, slug]) => {
  expect(dealSlug('OPP-0001', account)).toBe(slug);
});

test('every deal and every AE of the extract has an address of its own', () => {
  const read = (table: string) =>
    JSON.parse(readFileSync(`data/${table}.json`, 'utf8')) as Readonly<Record<string, string>>[];
  const names = new Map(read('account').map((account) => [account.account_id, account.name]));
  const deals = read('opportunity').map((deal) =>
    dealSlug(deal.opportunity_id ?? '', names.get(deal.account_id ?? '') ?? ''),
  );
  const reps = read('rep').map((rep) => repSlug(rep.name ?? ''));
  for (const slugs of [deals, reps]) {
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  }
});
