import { compiledContent } from '../../DEMO_SCRIPT.md';
import { scenesOf } from './demo-script.ts';
import { url } from './url.ts';

/** The demo script of this site. */
export const demo = scenesOf(await compiledContent(), url);
