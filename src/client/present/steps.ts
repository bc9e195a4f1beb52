import { isVerb, type Step } from '../../query/presenting.ts';
import { siteJson } from '../site-files.ts';

/** The steps of the demo script. Rejects where they cannot be had or are something else. */
export async function fetchSteps(): Promise<readonly Step[]> {
  const steps = await siteJson('present/steps.json', 'the steps');
  if (!Array.isArray(steps) || !steps.every(isStep)) throw new TypeError('no steps: not a list of steps');
  return steps;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { verb, place, words, scene, due } = value as Readonly<Record<string, unknown>>;
  return (
    typeof verb === 'string' &&
    isVerb(verb) &&
    typeof place === 'string' &&
    typeof words === 'string' &&
    typeof scene === 'number' &&
    typeof due === 'number'
  );
}
