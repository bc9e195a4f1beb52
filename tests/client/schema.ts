import type { SchemaTable } from '../../src/client/engine/messages.ts';

const table = (name: string, columns: readonly string[], kind: 'table' | 'view' = 'table'): SchemaTable => ({
  name,
  kind,
  sql: `create table ${name} (\n${columns.map((column) => `  ${column} text, -- The ${column} of it`).join('\n')}\n)`,
  columns: columns.map((column) => ({ name: column, type: 'text' })),
});

/** A small schema for tests. */
export const SCHEMA = [
  table('opportunity', ['opportunity_id', 'account_id', 'amount', 'status']),
  table('account', ['account_id', 'name', 'industry']),
  table('deal', ['opportunity_id', 'account', 'amount', 'close_on'], 'view'),
];
