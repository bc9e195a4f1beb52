import { dot, ruleY, text } from '@observablehq/plot';
import { sum } from 'd3-array';
import { formatValue } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { OUTCOMES, saidWithGlyph } from '../model/status.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { CONTACT_SHAPE, contactColumns, inRole } from './marks/contact-columns.ts';
import { entityColour } from './marks/entity-colour.ts';
import { counted } from './marks/counted.ts';
import { pixelScale } from './marks/pixel-scale.ts';

/** The roles in the order in which a sale meets them; roles that are not here come last. */
const ROLES = ['Champion', 'User', 'Technical Buyer', 'Economic Buyer', 'Executive Sponsor', 'Procurement', 'Legal'];
const HEAD = 56;

/**
 * Each AE's closed deals side by side, a column a deal and a dot a contact, by the contact's role: filled where engaged
 * on the deal, hollow where only known. Won and lost deals apart, the scales shared by all AEs.
 * Rows, in the order of AEs, deals and contacts: `story_role`, `rep`, `opportunity_id`, `status`, `contacts` (the deal's
 * engaged contacts), `buying_role` and `engaged` (1: yes).
 */
export const contactMaps = chart(
  'contact-maps',
  CONTACT_SHAPE,
  (rows, { name, width, document }) => {
    const narrow = isNarrow(width);
    const left = narrow ? 124 : 132;
    const reps = [...groupBy(rows, (row) => row.rep)].map(([rep, people]) =>
      contactColumns(rep, people, narrow ? 6.5 : 4),
    );

    const columns = narrow
      ? Math.max(...reps.map((rep) => rep.columns))
      : sum(reps, (rep) => rep.columns) + 2 * (reps.length - 1);
    const pitch = Math.min(20, (width - left) / columns);
    const slot = Math.min(16, Math.max(12, pitch));
    const r = Math.min(5, pitch * 0.4);

    // A role's row is as high as the most of its people that any deal has.
    let y = HEAD;
    const roles = [...new Set([...ROLES, ...rows.map((row) => row.buying_role)])]
      .map((role) => ({
        role,
        most: Math.max(0, ...reps.flatMap((rep) => rep.deals.map((deal) => inRole(deal, role).length))),
      }))
      .filter(({ most }) => most > 0)
      .map(({ role, most }) => {
        const top = y;
        y += most * slot + 6;
        return { role, top };
      });
    const panelHeight = y + 30;

    let offset = 0;
    const panels = reps.map((rep, i) => {
      const [x, top] = narrow ? [left, i * (panelHeight + 14)] : [left + offset * pitch, 0];
      offset += rep.columns + 2;
      return { ...rep, x, top };
    });
    const height = (narrow ? reps.length * (panelHeight + 14) - 14 : panelHeight) + 24;
    const shift = 24;

    const columnX = (panel: (typeof panels)[number], column: number): number => panel.x + (column + 0.5) * pitch;
    const dots = panels.flatMap((panel) =>
      panel.deals.flatMap((deal) =>
        roles.flatMap(({ role, top }) =>
          inRole(deal, role).map((person, i) => ({
            x: columnX(panel, deal.column),
            y: shift + panel.top + top + (i + 0.5) * slot,
            engaged: person.engaged === 1,
            colour: entityColour(panel.storyRole),
          })),
        ),
      ),
    );
    const counts = panels.flatMap((panel) =>
      panel.deals.map((deal) => ({
        x: columnX(panel, deal.column),
        y: shift + panel.top + y + 12,
        text: String(deal.contacts),
      })),
    );
    const heads = panels.map((panel) => ({
      x: narrow ? 0 : panel.x,
      y: shift + panel.top + 12,
      text: `${panel.rep}: ${formatValue(panel.mean, 'decimal1')} contacts per deal`,
      colour: entityColour(panel.storyRole),
    }));
    const outcomes = panels.flatMap((panel) =>
      OUTCOMES.map((outcome) => ({
        x: panel.x + (outcome === 'Won' ? 0 : panel.lostFrom) * pitch,
        y: shift + panel.top + 38,
        text: `${saidWithGlyph(outcome)} ${panel.deals.filter((deal) => deal.outcome === outcome).length}`,
      })),
    );
    const labelled = narrow ? panels : panels.slice(0, 1);
    const labels = labelled.flatMap((panel) => [
      ...roles.map(({ role, top }) => ({ y: shift + panel.top + top + slot / 2, text: role })),
      { y: shift + panel.top + y + 12, text: 'Contacts' },
    ]);

    const rules = labelled.flatMap((panel) =>
      [...roles.map(({ top }) => top), y].map((at) => shift + panel.top + at - 3),
    );

    return draw({
      name,
      label: `Contacts of each closed deal by role. ${reps.map(({ rep, deals, mean }) => `${rep}: ${counted(deals.length, 'deal')}, ${deals.filter((deal) => deal.outcome === 'Won').length} won, ${formatValue(mean, 'decimal1')} contacts per deal`).join('. ')}.`,
      width,
      document,
      height,
      margin: 0,
      x: pixelScale(width),
      y: pixelScale(height),
      marks: [
        ruleY(rules, { stroke: 'var(--rule)' }),
        text(['●  engaged    ○  known, not engaged'], {
          x: narrow ? 0 : left,
          y: 8,
          textAnchor: 'start',
          fill: 'var(--ink-soft)',
        }),
        text(heads, { x: 'x', y: 'y', text: 'text', textAnchor: 'start', fontWeight: 700, fill: 'colour' }),
        text(outcomes, { x: 'x', y: 'y', text: 'text', textAnchor: 'start' }),
        text(labels, { x: left - 10, y: 'y', text: 'text', textAnchor: 'end' }),
        dot(
          dots.filter((one) => !one.engaged),
          { x: 'x', y: 'y', r: r - 0.5, stroke: 'var(--grey)' },
        ),
        dot(
          dots.filter((one) => one.engaged),
          { x: 'x', y: 'y', r, fill: 'colour' },
        ),
        text(counts, { x: 'x', y: 'y', text: 'text' }),
      ],
    });
  },
  600,
);
