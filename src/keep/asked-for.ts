/** The paths of what the client asks for beside pages, wherever it runs. */
export const ASKED_FOR = [
  'queries/index.json',
  'queries/behind.json',
  'queries/prepared-edits.json',
  'queries/what-ifs.json',
  'agents/agents.json',
  'revops.sqlite-columns.gz',
];
