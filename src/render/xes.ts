import type { Value } from '../model/formats.ts';
import type { Row } from '../query/result.ts';
import { escapeXml } from './escape-xml.ts';
import { zonedTime } from './zoned-time.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Synthetic data. A step of a deal is two events that share a concept:instance: lifecycle:transition start when it began
     and complete when it ended, which a step that is still open has not. Times are those of the zone in time_zone. -->
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <string key="concept:instance" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="lifecycle:transition" value="start"/>
    <string key="org:resource" value="unknown"/>
  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
  <classifier name="Activity and transition" scope="event" keys="concept:name lifecycle:transition"/>
`;

/**
 * An event log as XES (IEEE 1849-2016), with the concept, time, lifecycle and organizational extensions. Takes the rows of
 * `eventLog`: those of a case follow one another, its steps in order. Their local times are those of an IANA time zone.
 */
export function toXes(name: string, rows: readonly Row[], timeZone: string): string {
  const cases = Map.groupBy(rows, (row) => row.case_id ?? null);
  const traces = [...cases].map(([id, steps]) => trace(id, steps, timeZone));
  const facts = [
    attribute('string', 'concept:name', name, 2),
    attribute('string', 'lifecycle:model', 'standard', 2),
    attribute('string', 'time_zone', timeZone, 2),
  ];
  return `${HEAD}${facts.join('')}${traces.join('')}</log>\n`;
}

function trace(id: Value, steps: readonly Row[], timeZone: string): string {
  const [first] = steps;
  const facts = [
    attribute('string', 'concept:name', id, 4),
    attribute('string', 'deal', first?.deal, 4),
    attribute('string', 'deal_type', first?.deal_type, 4),
    attribute('string', 'segment', first?.segment, 4),
    attribute('int', 'amount', first?.amount, 4),
    attribute('string', 'status', first?.status, 4),
  ];
  const events = steps.flatMap((step) => [
    event(step, 'start', step.started_at ?? null, timeZone),
    event(step, 'complete', step.completed_at ?? null, timeZone),
  ]);
  return `  <trace>\n${facts.join('')}${events.join('')}  </trace>\n`;
}

/** The event of a step at a time; nothing where that has not come. */
function event(step: Row, transition: 'start' | 'complete', time: Value, timeZone: string): string {
  if (time === null) return '';
  const facts = [
    attribute('string', 'concept:name', step.activity, 6),
    attribute('string', 'concept:instance', `${step.case_id}-${step.position}`, 6),
    attribute('date', 'time:timestamp', zonedTime(String(time), timeZone), 6),
    attribute('string', 'lifecycle:transition', transition, 6),
    attribute('string', 'org:resource', step.resource, 6),
  ];
  return `    <event>\n${facts.join('')}    </event>\n`;
}

/** An attribute on a line of its own; nothing where there is no value. */
function attribute(type: 'string' | 'date' | 'int', key: string, value: Value | undefined, indent: number): string {
  if (value === null || value === undefined) return '';
  return `${' '.repeat(indent)}<${type} key="${escapeXml(key)}" value="${escapeXml(String(value))}"/>\n`;
}
