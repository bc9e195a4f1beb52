import { CONTEXT, SUBJECT } from './colours.ts';

const COLOURS: Readonly<Record<string, string>> = {
  crash: 'var(--crash)',
  top_performer: 'var(--top-performer)',
  newest: 'var(--newest)',
};

/** The colour that a deal or an AE of the story has in every chart, by its `story_role`; grey for all others. */
export const entityColour = (storyRole: string | null): string => COLOURS[storyRole ?? ''] ?? CONTEXT;

/** Whether a deal or an AE has a colour of its own. */
export const isEntity = (storyRole: string | null): boolean => (storyRole ?? '') in COLOURS;

/** The same for the one that a page or a chart is about: without a colour of its own it has the subject's. */
export const lineColour = (storyRole: string | null): string =>
  isEntity(storyRole) ? entityColour(storyRole) : SUBJECT;
