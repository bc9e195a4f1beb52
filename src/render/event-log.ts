import type { Database } from 'sql.js';
import type { Result } from '../query/result.ts';
import { runQuery } from '../query/run-query.ts';

/** The event log: one row a step of a case, in the order of cases and their steps, with facts of the case beside it. */
export function eventLog(database: Database): Result {
  return runQuery(
    database,
    `select e.case_id, e.position, e.activity, e.started_at, e.completed_at, e.resource,
       o.name as deal, o.deal_type, o.segment, o.amount, o.status
     from process_event e join opportunity o on o.opportunity_id = e.case_id
     order by e.case_id, e.position`,
  );
}
