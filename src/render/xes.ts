import type { Value } from '../model/formats.ts';
import type { Row } from '../query/result.ts';
import { escapeXml } from './escape-xml.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Synthetic data. One event a step of a deal, at the moment the step began (lifecycle:transition start); when it
     ended is the event's completed_at, absent while the step is still open. Times are local, written as UTC. -->
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="lifecycle:transition" value="start"/>
    <string key="org:resource" value="unknown"/>
  </global>
  <classifier name="Activity" scope="event" keys="concept:name"/>
`;

/**
 * An event log as XES (IEEE 1849-2016), with the concept, time, lifecycle and organizational extensions.
 * Takes the rows of `eventLog`: those of a case follow one another, its steps in order.
 */
export function toXes(name: string, rows: readonly Row[]): string {
  const cases = Map.groupBy(rows, (row) => row.case_id ?? null);
  const traces = [...cases].map(([id, steps]) => trace(id, steps));
  return `${HEAD}${attribute('string', 'concept:name', name, 2)}${traces.join('')}</log>\n`;
}

function trace(id: Value, steps: readonly Row[]): string {
  const [first] = steps;
  const facts = [
    attribute('string', 'concept:name', id, 4),
    attribute('string', 'deal', first?.deal, 4),
    attribute('string', 'deal_type', first?.deal_type, 4),
    attribute('string', 'segment', first?.segment, 4),
    attribute('int', 'amount', first?.amount, 4),
    attribute('string', 'status', first?.status, 4),
  ];
  return `  <trace>\n${facts.join('')}${steps.map(event).join('')}  </trace>\n`;
}

function event(step: Row): string {
  const facts = [
    attribute('string', 'concept:name', step.activity, 6),
    attribute('date', 'time:timestamp', timestamp(step.started_at), 6),
    attribute('string', 'lifecycle:transition', 'start', 6),
    attribute('string', 'org:resource', step.resource, 6),
    attribute('date', 'completed_at', timestamp(step.completed_at), 6),
  ];
  return `    <event>\n${facts.join('')}    </event>\n`;
}

/** An attribute on a line of its own; nothing where there is no value. */
function attribute(type: 'string' | 'date' | 'int', key: string, value: Value | undefined, indent: number): string {
  if (value === null || value === undefined) return '';
  return `${' '.repeat(indent)}<${type} key="${escapeXml(key)}" value="${escapeXml(String(value))}"/>\n`;
}

/** `2026-12-07T08:00` as XES writes it; a date alone is its midnight. */
function timestamp(local: Value | undefined): string | null {
  if (local === null || local === undefined) return null;
  const [day, time = '00:00'] = String(local).split('T');
  return `${day}T${time.length === 5 ? `${time}:00` : time}.000+00:00`;
}
