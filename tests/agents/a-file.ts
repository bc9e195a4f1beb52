import { parse } from 'yaml';

/** The smallest file of agents that the schema accepts, as an object to spoil. */
export function aFile() {
  return parse(`
    agents:
      - id: watcher
        displayName: Watcher
        description: Watches.
        instructions: Watch.
        suggestedPrompts: [What is up?]
        tools:
          - { type: FUNCTION, name: look, description: Looks., query: deals }
        retrievalContext: []
        parameters:
          least:
            parameterType: { type: string, threshold: enough }
            access: READ_ONLY
            format: count
            description: Enough.
        rules:
          - id: large-deal
            watches: deals
            key: opportunity_id
            when: [{ column: amount, test: above, parameter: least }]
            severity: pattern
            icon: '!'
            title: '{account} is large'
            detail: Worth {amount:usd}.
            action: Call {account}.
            owner: [rep_id]
            due: 1
            impact: { over: deals, match: { opportunity_id: opportunity_id }, sum: amount, how: The amount. }
            link: { to: deal, id: opportunity_id, name: account }
  `) as { agents: [Loose] };
}

/** An agent as loose as a file may be. */
export interface Loose {
  [field: string]: unknown;
  tools: Record<string, unknown>[];
  parameters: Record<string, Record<string, unknown>>;
  rules: [Record<string, unknown>];
}

/** The columns that the file's query answers with, and a row of it. */
export const DEALS = {
  columns: ['opportunity_id', 'account', 'rep_id', 'amount'],
  rows: [
    ['OPP-0001', 'Acme', 'AE-01', 12],
    ['OPP-0002', 'Bolt', 'AE-02', 10],
    ['OPP-0003', 'Cask', null, 30],
  ],
} as const;
