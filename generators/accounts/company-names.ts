import type { Faker } from '@faker-js/faker';
import type { Random } from '../random.ts';

/** Industries, and the words that companies of each are named with. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  Manufacturing: ['Manufacturing', 'Industries', 'Fabrication', 'Tooling', 'Components'],
  Healthcare: ['Health', 'Medical Group', 'Care Partners', 'Clinics', 'Diagnostics'],
  'Financial Services': ['Capital', 'Financial', 'Trust', 'Credit Union', 'Wealth'],
  Technology: ['Systems', 'Software', 'Networks', 'Data', 'Labs'],
  Retail: ['Stores', 'Retail Group', 'Outfitters', 'Markets', 'Home'],
  Logistics: ['Logistics', 'Freight', 'Shipping', 'Transport', 'Distribution'],
  Education: ['University', 'College', 'Learning', 'Academy', 'Schools'],
  Insurance: ['Insurance', 'Mutual', 'Assurance', 'Underwriters', 'Benefits'],
  Energy: ['Energy', 'Power', 'Renewables', 'Utilities', 'Solar'],
  'Life Sciences': ['Biologics', 'Therapeutics', 'Pharma', 'Life Sciences', 'Genomics'],
  'Professional Services': ['Consulting', 'Advisory', 'Partners', 'Legal', 'Associates'],
  Hospitality: ['Hotels', 'Hospitality', 'Resorts', 'Restaurants', 'Catering'],
};

/** The industries that accounts are of. */
export const INDUSTRIES: readonly string[] = Object.keys(WORDS);

/** Names that would not read as a company's: foreign letters, and words that stand for something to be filled in. */
const UNLIKELY = /[^A-Za-z &.'-]|\b(bar|foo|baz|test|sample|example|dummy|acme)\b/i;
const LONGEST = 30;

/** How often a company is called after a family; the others are called after a place. */
const FAMILY = 0.62;

/**
 * A company name that no other has: a family's or a place's name and a word of the industry. The set keeps what is
 * taken; the name is added to it.
 */
export function companyName(faker: Faker, industry: string, taken: Set<string>, random: Random): string {
  for (;;) {
    const stem = random.chance(FAMILY) ? faker.person.lastName() : faker.location.city();
    const name = `${stem} ${random.pick(WORDS[industry] ?? [])}`;
    // One company a stem: "Reilly Freight" beside "Reilly Data" would look made up.
    if (taken.has(stem) || taken.has(name) || UNLIKELY.test(name) || name.length > LONGEST) continue;
    taken.add(stem).add(name);
    return name;
  }
}
