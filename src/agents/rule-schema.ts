import { z } from 'astro/zod';
import { TESTS } from '../model/formats.ts';
import { unknownName } from '../model/near-miss.ts';

/** A name of an agent or a rule, such as `deal-health`. */
export const id = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
/** A name of a query, a table, a column or a variable. */
export const name = z.string().regex(/^[a-z][a-z_0-9]*$/);
export const text = z.string().min(1);
/** A column of the watched row, or behind `deal.` one of the first deal that the action can still move. */
const column = z.string().regex(/^(deal\.)?[a-z][a-z_0-9]*$/);

/** An object of these fields and no others; an unknown one is told with the field that may have been meant. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `unknown field ${unknownName(key, Object.keys(shape))}`).join(', ')
        : undefined,
  });
}

/** A test of a column against a value, a parameter of the agent, or another column: exactly one of the three. */
const condition = fields({
  column,
  test: z.enum(TESTS),
  than: z.union([z.number(), z.string()]).optional(),
  parameter: name.optional(),
  thanColumn: column.optional(),
}).refine(
  ({ than, parameter, thanColumn }) => [than, parameter, thanColumn].filter((one) => one !== undefined).length === 1,
  {
    error: 'must compare with one of than, parameter, thanColumn',
  },
);

/** A template, or several joined, of which some stand only as long as their conditions are met. */
const sentence = z.union([
  text,
  z.array(z.union([text, fields({ if: z.array(condition).min(1), say: text, else: text.optional() })])).min(1),
]);

/** When the rows of a query meet all conditions, an insight is raised: one, or one for each row by its `key`. */
export const rule = fields({
  id,
  watches: name,
  /** The column that tells rows apart, where each row may raise an insight of its own; else the first row. */
  key: name.optional(),
  when: z.array(condition).min(1),
  severity: z.enum(['critical', 'pattern', 'coaching', 'info']),
  icon: text,
  title: sentence,
  detail: sentence,
  action: sentence,
  /** Columns that hold a leader's or an AE's key; the first that is known. */
  owner: z.array(column).min(1),
  /** The as-of day, working days after it, or the Friday of its week. */
  due: z.union([z.int().min(1), z.enum(['today', 'this week'])]),
  /** The deals that an action works on, and what each adds to the forecast if the action works. */
  impact: fields({
    /** The named query of those deals; its first row is `deal`. */
    over: name,
    /** Columns of that query, each with the column of the watched row that it must equal. */
    match: z.record(name, name).optional(),
    /** The column of that query that says what a deal adds, US dollars; none where the action moves nothing this quarter. */
    sum: name.optional(),
    how: sentence,
  }),
  /** What it may bring a quarter beyond this one, apart from the impact: columns of the watched row, US dollars. */
  later: fields({ amount: name, low: name, high: name, how: sentence }).optional(),
  link: z.discriminatedUnion('to', [
    fields({ to: z.enum(['deal', 'rep']), id: name, name }),
    fields({ to: z.literal('scene'), id }),
  ]),
});

type DeepReadonly<T> = { readonly [Key in keyof T]: DeepReadonly<T[Key]> };
/** What a schema lets pass, never to be changed. */
export type Passed<Schema extends z.ZodType> = DeepReadonly<z.infer<Schema>>;

export type RowCondition = Passed<typeof condition>;
export type Sentence = Passed<typeof sentence>;
export type Rule = Passed<typeof rule>;
export type Severity = Rule['severity'];
export type Due = Rule['due'];
