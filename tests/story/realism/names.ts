import type { Tables } from '../../support/world.ts';
import { atLeast, none, type Check } from './check.ts';

const PLACEHOLDER =
  /\d|\b(test|testing|example|sample|placeholder|dummy|foo|bar|baz|lorem|ipsum|unknown|untitled|tbd|n\/a|asdf|null|undefined|contoso|initech|globex|hooli|acme|company [a-z]|customer|client)\b/i;
const PERSON_PLACEHOLDER = /\b(john|jane) (doe|smith)\b|\b(first|last) ?name\b|\buser\b/i;

/** Accounts that the story names itself. */
const named = (tables: Tables): Set<string> =>
  new Set(tables.opportunity.filter((d) => d.is_key === 1).map((d) => d.account_id));

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function repeated<T>(rows: readonly T[], text: (row: T) => string): string[] {
  return [...Map.groupBy(rows, text)].filter(([, same]) => same.length > 1).map(([key]) => key);
}

const people = (tables: Tables): string[] => [...tables.contact, ...tables.leader, ...tables.rep].map((p) => p.name);

export const nameChecks: Check[] = [
  none('no two accounts have the same name', (tables) => repeated(tables.account, (a) => plain(a.name))),

  none('no account reads like a placeholder', (tables) =>
    tables.account
      .filter((a) => !named(tables).has(a.account_id) && (PLACEHOLDER.test(a.name) || !/^[A-Z]/.test(a.name)))
      .map((a) => a.name),
  ),

  none('no person reads like a placeholder', (tables) =>
    people(tables).filter(
      (name) =>
        PLACEHOLDER.test(name) ||
        PERSON_PLACEHOLDER.test(name) ||
        !/^\p{L}[\p{L}.'’-]+( \p{L}[\p{L}.'’-]*)+$/u.test(name),
    ),
  ),

  none('no two contacts of an account have the same name', (tables) =>
    repeated(tables.contact, (c) => `${c.account_id} ${plain(c.name)}`),
  ),

  atLeast('nine in ten contacts have a name of their own', 0.9, (tables) => {
    return new Set(tables.contact.map((c) => plain(c.name))).size / tables.contact.length;
  }),

  none('no leader or AE has a customer for a namesake', (tables) => {
    const ours = new Set([...tables.leader, ...tables.rep].map((p) => plain(p.name)));
    return tables.contact.filter((c) => ours.has(plain(c.name))).map((c) => c.name);
  }),

  none('titles, subjects and next steps are not empty', (tables) => [
    ...tables.contact.filter((c) => c.title.trim() === '').map((c) => c.contact_id),
    ...tables.activity.filter((a) => a.subject.trim() === '').map((a) => a.activity_id),
    ...tables.opportunity.filter((d) => d.next_step?.trim() === '').map((d) => d.opportunity_id),
  ]),
];
