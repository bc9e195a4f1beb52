/** The tables that the agents fill from what their queries answer. */
export const AGENT_TABLES = ['insight', 'insight_deal', 'action'] as const;
