import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { toXes } from '../../src/render/xes.ts';

const step = (case_id: string, activity: string, started_at: string, completed_at: string | null) => ({
  case_id,
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
  step('OPP-1', 'Qualified', '2026-10-01T09:30', '2026-10-05T10:00'),
  step('OPP-1', 'Discovery', '2026-10-05T10:00', '2026-10-06T10:00'),
  step('OPP-1', 'Qualified', '2026-10-06T10:00', null),
  step('OPP-2', 'Qualified', '2026-10-02', '2026-10-03T10:00'),
  step('OPP-2', 'Discovery', '2026-10-03T10:00', null),
];

// pm4js writes to globals, so it reads in a process of its own.
const READER = `
  require('pm4js');
  const log = XesImporter.apply(require('node:fs').readFileSync(0, 'utf8'));
  const dfg = FrequencyDfgDiscovery.apply(log);
  const first = log.traces[0].events[0].attributes;
  const stamps = log.traces.map((t) => t.events[0].attributes['time:timestamp'].value.toISOString());
  process.stdout.write(JSON.stringify({
    events: log.traces.map((t) => t.events.length), pairs: dfg.pathsFrequency, stamps,
    resource: first['org:resource'].value, extensions: Object.keys(log.extensions),
  }));
`;

test('another program reads the event log and counts the same steps', () => {
  const read = JSON.parse(
    execFileSync(process.execPath, ['-e', READER], { input: toXes('TechFlow', LOG), encoding: 'utf8' }).replace(
      /^[^{]*/,
      '',
    ),
  ) as unknown;
  expect(read).toEqual({
    events: [3, 2],
    pairs: { 'Qualified,Discovery': 2, 'Discovery,Qualified': 1 },
    stamps: ['2026-10-01T09:30:00.000Z', '2026-10-02T00:00:00.000Z'],
    resource: 'Ann "A" <Lee> & Co',
    extensions: ['Concept', 'Time', 'Lifecycle', 'Organizational'],
  });
});

test('a step that is still open has no end', () => {
  expect(toXes('log', LOG).match(/key="completed_at"/g)).toHaveLength(3);
});

test('every tag of the event log is closed in order', () => {
  const open: string[] = [];
  for (const [, closing, name = '', , self] of toXes('log', LOG).matchAll(
    /<(\/)?(\w+)((?:\s[\w:.]+="[^"<&]*(?:&\w+;[^"<&]*)*")*)\s*(\/)?>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!self) open.push(name);
  }
  expect(open).toEqual([]);
});
