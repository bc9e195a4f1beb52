import type { Faker } from '@faker-js/faker';

/**
 * Names that would not read as a person's: foreign letters, double-barrelled surnames, first names that are titles, and
 * what forms are tried out with.
 */
const UNLIKELY =
  /[^A-Za-z ']|^(Sister|Lord|Prince|Princess|Oral|Judge|Major|King|Queen|Baby|Sir) |^(John|Jane) (Doe|Smith)$/;

/** A person's name that no other has. The set keeps what is taken; the name is added to it. */
export function personName(faker: Faker, taken: Set<string>): string {
  for (;;) {
    const name = `${faker.person.firstName()} ${faker.person.lastName()}`;
    if (taken.has(name) || UNLIKELY.test(name)) continue;
    taken.add(name);
    return name;
  }
}
