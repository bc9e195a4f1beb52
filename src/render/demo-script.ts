import { parseHTML } from 'linkedom';
import { isVerb, type Step } from '../query/presenting.ts';

/** A scene of the demo script: its heading, its time in seconds from the start, and its notes as HTML. */
export interface SceneNotes {
  readonly number: number;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly html: string;
  readonly steps: readonly Step[];
}

const HEADING = /^Scene (\d+): (.+) \((\d+):(\d\d)–(\d+):(\d\d)\)$/;
/** A step is a link to a place of the report, whose title says what to do there: `[the alerts](/#alerts "show")`. */
const PLACE = /^\/#([\w-]+)$/;

/**
 * The scenes of the demo script, from its HTML. Links that start at the site's root are led there by `url`.
 * Throws on a heading that is no scene's and on a step that names no place, such as `no place: show /ledger/`.
 */
export function scenesOf(html: string, url: (path: string) => string): SceneNotes[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const scenes: SceneNotes[] = [];
  for (const heading of document.querySelectorAll('h2')) {
    const text = heading.textContent.trim();
    const [, number, title = '', fromMinute, fromSecond, toMinute, toSecond] = HEADING.exec(text) ?? [];
    if (number === undefined) throw new SyntaxError(`no scene's heading: ${text}`);
    const from = Number(fromMinute) * 60 + Number(fromSecond);
    const to = Number(toMinute) * 60 + Number(toSecond);
    const body = document.createElement('div');
    for (let part = heading.nextSibling; part !== null && part.nodeName !== 'H2'; part = heading.nextSibling) {
      body.append(part);
    }
    const links = [...body.querySelectorAll('a')].filter(({ title: verb }) => isVerb(verb));
    const steps = links.map((link, i): Step => {
      const { title: verb, textContent: words } = link;
      const [, place] = PLACE.exec(link.getAttribute('href') ?? '') ?? [];
      if (place === undefined || !isVerb(verb)) throw new SyntaxError(`no place: ${verb} ${link.getAttribute('href')}`);
      link.setAttribute('data-step', '');
      return { verb, place, words, scene: Number(number), due: Math.round(from + ((to - from) * i) / links.length) };
    });
    for (const link of body.querySelectorAll('a[href^="/"]')) {
      link.setAttribute('href', url((link.getAttribute('href') ?? '').slice(1)));
    }
    scenes.push({ number: Number(number), title, from, to, html: body.innerHTML, steps });
  }
  return scenes;
}
