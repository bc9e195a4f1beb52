import { en, type Faker } from '@faker-js/faker';
import type { Random } from '../lib/random.ts';

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

/** Names that would not read as a company's: foreign letters, double-barrelled surnames, and words that stand for something to be filled in. */
const UNLIKELY = /[^A-Za-z &.']|\b(bar|foo|baz|test|sample|example|dummy|acme)\b/i;
const LONGEST = 30;

/** What companies call themselves when neither after a family nor after a place. */
const COINED = (
  'Northgate Keystone Bluestem Ironwood Harborline Crestview Redwood Lakeshore Silverton Pinnacle Stonebridge Clearwater ' +
  'Evergreen Meadowlark Granite Fairmont Westbrook Eastgate Highland Riverbend Sandstone Goldleaf Cedarcrest Oakmont ' +
  'Brightwater Copperfield Windward Tidewater Ridgeline Foxglove Larkspur Juniper Cobalt Halcyon Vantage Beacon Compass ' +
  'Landmark Cornerstone Heritage Frontier Paragon Meridian Solstice Equinox Horizon Skyline Bayview Greenfield Millbrook ' +
  'Ashford Kingsley Wexford Langley Thornton Barrington Hawthorne Whitfield Carrington Ellsworth Lockhart Marlowe'
).split(' ');

/** How often a company is called after a family, and after a place; the others have a name of their own. */
const STEMS = { family: 36, place: 40, coined: 24 } as const;

/** Cities as they are, for faker puts others together that read as put together. */
const CITIES: readonly string[] = en.location?.city_name ?? [];

/** A name as it is told from others: DuBuque and Dubuque are the same. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/**
 * A company name that no other has: a family's, a place's or a coined name and a word of the industry. The set keeps what is
 * taken; the name is added to it.
 */
export function companyName(faker: Faker, industry: string, taken: Set<string>, random: Random): string {
  for (;;) {
    const kind = random.odds(STEMS);
    const stem = kind === 'family' ? faker.person.lastName() : random.pick(kind === 'place' ? CITIES : COINED);
    const name = `${stem} ${random.pick(WORDS[industry] ?? [])}`;
    // One company a stem: "Reilly Freight" beside "Reilly Data" would look made up.
    if (taken.has(plainName(stem)) || taken.has(plainName(name)) || UNLIKELY.test(name) || name.length > LONGEST)
      continue;
    taken.add(plainName(stem)).add(plainName(name));
    return name;
  }
}
