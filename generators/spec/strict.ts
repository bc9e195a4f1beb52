import { z } from 'astro/zod';
import { unknownName } from '../../src/model/near-miss.ts';
import { recordOf } from '../lib/lists.ts';

/** An object that has these keys and no other; each key that it should not have is a line of the message. */
export const strict = <S extends z.ZodRawShape>(shape: S) =>
  z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => unknownName(key, Object.keys(shape))).join('\n')
          : undefined,
    })
    .readonly();

/** An object that has a value for each of the names. */
export const byName = <K extends string, T extends z.ZodType>(names: readonly K[], value: T) =>
  strict(recordOf(names, () => value));

/** A list that has one thing for each of the roles, in their order. */
export const onePerRole = <R extends string, T extends z.ZodType<{ readonly role: R }>>(roles: readonly R[], item: T) =>
  list(item).refine((items) => items.map(({ role }) => role).join() === roles.join(), {
    error: `wanted are, in this order, one of each: ${roles.join(', ')}`,
  });

/** A list of such things. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** A day: `2026-12-07`. */
export const day = z.iso.date();

/** A whole number that is not negative. */
export const count = z.int().nonnegative();

/** A fraction of 1. */
export const share = z.number().min(0).max(1);

/** US dollars. */
export const usd = z.number().nonnegative();

/** A text that says something. */
export const text = z.string().min(1);
