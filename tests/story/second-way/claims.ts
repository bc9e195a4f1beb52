import type { Value } from '../../../src/model/formats.ts';
import type { Tables } from '../../support/world.ts';

/** The figures of each claim, by the claim's id and the figure's name. */
export type Claims = Readonly<Record<string, (tables: Tables) => Record<string, Value>>>;
