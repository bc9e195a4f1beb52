import type { Row } from '../query/result.ts';
import type { Parameters } from './facts.ts';
import type { Sentence } from './rule-schema.ts';
import { meets } from './conditions.ts';
import { fillTemplate, joinTexts } from './template.ts';

/** The templates that a sentence is made of, whatever their conditions. */
export function templatesOf(sentence: Sentence): string[] {
  const parts = typeof sentence === 'string' ? [sentence] : sentence;
  return parts.flatMap((part) => (typeof part === 'string' ? [part] : [part.say, ...(part.else ? [part.else] : [])]));
}

/** The sentence that a row makes true; throws what a template or a condition throws. */
export function say(parameters: Parameters, row: Row, sentence: Sentence): string {
  return joinTexts(chooseTemplates(parameters, row, sentence).map((template) => fillTemplate(template, row)));
}

/** The templates whose conditions a row meets, in order. */
export function chooseTemplates(parameters: Parameters, row: Row, sentence: Sentence): string[] {
  const parts = typeof sentence === 'string' ? [sentence] : sentence;
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [part];
    if (meets(parameters, row, part.if)) return [part.say];
    return part.else === undefined ? [] : [part.else];
  });
}
