import type { HealthBand, Leader, Segment, Stage, Tables } from '../../support/world.ts';
import { Frame } from './frame.ts';

/** A number that a definition decides by, by its name; throws where there is none. */
export const thresholdOf = (tables: Tables, name: string): number =>
  Frame.of(tables.threshold)
    .where((t) => t.name === name)
    .first().value;

/** A step of the process, by its role. */
export const stageOf = (tables: Tables, role: string): Stage =>
  Frame.of(tables.stage)
    .where((s) => s.role === role)
    .first();

/** A segment by its place, 1 for the largest deals. */
export const segmentAt = (tables: Tables, position: number): Segment =>
  Frame.of(tables.segment)
    .where((s) => s.position === position)
    .first();

/** A health band by its place, 1 for the best. */
export const bandAt = (tables: Tables, position: number): HealthBand =>
  Frame.of(tables.health_band)
    .where((b) => b.position === position)
    .first();

/** The leaders of a level: cro, director or manager. */
export const leadersOf = (tables: Tables, level: string): Frame<Leader> =>
  Frame.of(tables.leader).where((l) => l.level === level);
