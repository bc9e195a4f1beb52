/** A scene of the report, as the scene list and the scene's own heading name it. */
export interface SceneEntry {
  /** The fragment of its address. */
  readonly id: string;
  readonly title: string;
  /** Its name where there is little room. */
  readonly short: string;
}

/** The six scenes in order; the first is scene 1. */
export const SCENES: readonly SceneEntry[] = [
  { id: 'monday-morning', title: 'The Monday Morning', short: 'Monday' },
  { id: 'deal-crisis', title: 'The Deal Crisis', short: 'Crisis' },
  { id: 'pattern-discovery', title: 'The Pattern Discovery', short: 'Pattern' },
  { id: 'forecast-reality', title: 'The Forecast Reality', short: 'Forecast' },
  { id: 'process-problem', title: 'The Process Problem', short: 'Process' },
  { id: 'action-plan', title: 'The Action Plan', short: 'Actions' },
];
