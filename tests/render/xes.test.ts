import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { toXes } from '../../src/render/xes.ts';

const step = (
  case_id: string,
  position: number,
  activity: string,
  started_at: string,
  completed_at: string | null,
) => ({
  case_id,
  position,
  activity,
  started_at,
  completed_at,
  resource: 'Ann "A" <Lee> & Co',
  deal: 'Platform',
  deal_type: 'New Logo',
  segment: 'SMB',
  amount: 20000,
  status: 'Open',
});

const LOG = [
  step('OPP-1', 1, 'Qualified', '2026-10-01T09:30', '2026-10-05T10:00'),
  step('OPP-1', 2, 'Discovery', '2026-10-05T10:00', '2026-11-06T10:00'),
  step('OPP-1', 3, 'Qualified', '2026-11-06T10:00', null),
  step('OPP-2', 1, 'Qualified', '2026-10-02', '2026-10-03T10:00'),
  step('OPP-2', 2, 'Discovery', '2026-10-03T10:00', null),
];
const XES = toXes('TechFlow', LOG, 'America/Chicago');

// pm4js writes to globals, so it reads in a process of its own. A step is counted once: by its start, which also one that
// is still open has.
const READER = `
  require('pm4js');
  const log = XesImporter.apply(require('node:fs').readFileSync(0, 'utf8'));
  const of = (event, key) => event.attributes[key].value;
  const events = log.traces.map((t) => t.events.map((e) =>
    [of(e, 'concept:instance'), of(e, 'concept:name'), of(e, 'lifecycle:transition'), of(e, 'time:timestamp').toISOString()]));
  const resource = of(log.traces[0].events[0], 'org:resource');
  for (const t of log.traces) t.events = t.events.filter((e) => of(e, 'lifecycle:transition') === 'start');
  process.stdout.write(JSON.stringify({
    events, resource, pairs: FrequencyDfgDiscovery.apply(log).pathsFrequency, extensions: Object.keys(log.extensions),
  }));
`;

test('another program reads the event log and counts the same steps', () => {
  const read = JSON.parse(
    execFileSync(process.execPath, ['-e', READER], { input: XES, encoding: 'utf8' }).replace(/^[^{]*/, ''),
  ) as unknown;
  expect(read).toEqual({
    events: [
      [
        ['OPP-1-1', 'Qualified', 'start', '2026-10-01T14:30:00.000Z'],
        ['OPP-1-1', 'Qualified', 'complete', '2026-10-05T15:00:00.000Z'],
        ['OPP-1-2', 'Discovery', 'start', '2026-10-05T15:00:00.000Z'],
        ['OPP-1-2', 'Discovery', 'complete', '2026-11-06T16:00:00.000Z'],
        ['OPP-1-3', 'Qualified', 'start', '2026-11-06T16:00:00.000Z'],
      ],
      [
        ['OPP-2-1', 'Qualified', 'start', '2026-10-02T05:00:00.000Z'],
        ['OPP-2-1', 'Qualified', 'complete', '2026-10-03T15:00:00.000Z'],
        ['OPP-2-2', 'Discovery', 'start', '2026-10-03T15:00:00.000Z'],
      ],
    ],
    resource: 'Ann "A" <Lee> & Co',
    pairs: { 'Qualified,Discovery': 2, 'Discovery,Qualified': 1 },
    extensions: ['Concept', 'Time', 'Lifecycle', 'Organizational'],
  });
});

test('its version is a number, and it says whose time it tells', () => {
  expect(XES).toMatch(/<log xes\.version="1849\.2016" /);
  expect(XES).toContain('<string key="time_zone" value="America/Chicago"/>');
  expect(XES).toContain('<date key="time:timestamp" value="2026-11-06T10:00:00.000-06:00"/>');
});

test('every tag of the event log is closed in order', () => {
  const open: string[] = [];
  for (const [, closing, name = '', , self] of XES.matchAll(
    /<(\/)?(\w+)((?:\s[\w:.]+="[^"<&]*(?:&\w+;[^"<&]*)*")*)\s*(\/)?>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!self) open.push(name);
  }
  expect(open).toEqual([]);
});
