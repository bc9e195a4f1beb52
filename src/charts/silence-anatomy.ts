import { asUtc } from '../model/as-utc.ts';
import { formatValue } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { chart } from './frame/chart.ts';
import { svgFrame, svgMaker } from './frame/svg.ts';
import { isNarrow } from './frame/widths.ts';
import { counted } from './marks/counted.ts';
import { lineColour } from './marks/entity-colour.ts';
import { silenceDays } from './marks/silence-days.ts';
import { silenceLanes } from './marks/silence-lanes.ts';
import { mapRows } from './marks/some-rows.ts';

const COLUMNS = {
  kind: 'text',
  at: 'text?',
  person: 'text?',
  buying_role: 'text?',
  is_two_way: 'number?',
  what: 'text?',
  health: 'number?',
  silent_from: 'text',
  until: 'text',
  story_role: 'text?',
} as const;

/**
 * A deal that fell silent, on one axis of time: its health above, a lane a person below, and the days since the last
 * contact given half of the width, so that each attempt stands apart; on a phone, a list of those days.
 * Rows, in the order of time: `kind` (`health`, `touch`, or `person` for one with whom nothing happened), `at`, `person`,
 * `buying_role`, `is_two_way`, `what` (a touch's type), `health`, `silent_from`, the day of the last contact, `until`, the
 * last day, and the deal's `story_role`, whose colour it has.
 */
export const silenceAnatomy = chart(
  'silence-anatomy',
  COLUMNS,
  (input, { width, document }) => {
    const make = svgMaker(document);
    const [{ silent_from: from, until, story_role: role }] = input;
    const rows = mapRows(input, (row) => ({ ...row, time: row.at === null ? null : asUtc(row.at).getTime() }));
    const scores = rows.flatMap(({ time, health }) => (time === null || health === null ? [] : [{ time, health }]));
    const touches = rows.flatMap(({ kind, time, person, what, is_two_way }) =>
      kind !== 'touch' || time === null
        ? []
        : [{ time, person: person ?? '', what: what ?? '', isContact: is_two_way === 1 }],
    );
    const people = [
      ...groupBy(
        rows.filter(({ person }) => person !== null),
        ({ person }) => person ?? '',
      ),
    ].map(([person, some]) => ({ person, role: some[0]?.buying_role ?? '' }));
    const silence = { from: asUtc(from).getTime(), until: asUtc(until).getTime() };
    const story = { scores, touches, people, silence, colour: lineColour(role) };
    const attempts = touches.filter(({ time, isContact }) => !isContact && time > silence.from).length;
    const [before, now] = [scores.findLast(({ time }) => time <= silence.from), scores.at(-1)];
    const { parts, height } = isNarrow(width) ? silenceDays(make, story, width) : silenceLanes(make, story, width);
    const label =
      `Silence since ${formatValue(from, 'date')}: ${counted(attempts, 'attempt')} without an answer` +
      (before === undefined || now === undefined ? '.' : `, health from ${before.health} to ${now.health}.`);
    return svgFrame(make, { width, height, label }, parts);
  },
  600,
);
