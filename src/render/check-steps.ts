import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { parseHTML } from 'linkedom';
import type { Step } from '../query/presenting.ts';

/** What a step needs at its place. */
const NEEDS: Readonly<Record<Step['verb'], string | null>> = {
  show: null,
  open: 'a[href*="/deals/"], a[href*="/reps/"]',
  try: '[data-try]',
  switch: 'input[role=switch]',
};

/** What the steps of a demo script point at and a page lacks, each said as `open #brief: no link to a deal`. */
export function missingSteps(steps: readonly Pick<Step, 'verb' | 'place'>[], html: string): string[] {
  const { document } = parseHTML(html);
  return steps.flatMap(({ verb, place }) => {
    const found = document.getElementById(place);
    if (found === null) return [`${verb} #${place}: no such place`];
    const needed = NEEDS[verb];
    const around = verb === 'open' ? (found.closest('section') ?? found) : found;
    return needed === null || found.matches(needed) || around.querySelector(needed) !== null
      ? []
      : [`${verb} #${place}: nothing like ${needed}`];
  });
}

/** Fails the build where a step of the demo script points at something that the report lacks. */
export function checkSteps(): AstroIntegration {
  return {
    name: 'check-steps',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const read = (path: string): Promise<string> => readFile(new URL(path, dir), 'utf8');
        const [steps, html] = await Promise.all([read('present/steps.json'), read('index.html')]);
        const missing = missingSteps(JSON.parse(steps) as Step[], html);
        if (missing.length > 0)
          throw new RangeError(`steps of the demo script that lead nowhere: ${missing.join('; ')}`);
      },
    },
  };
}
