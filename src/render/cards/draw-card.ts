import { Resvg } from '@resvg/resvg-js';
import { wrapText } from '../../model/wrap-text.ts';
import { escapeXml } from '../escape-xml.ts';
import { cardFonts, DINGBATS, SANS, SERIF, SIGNS } from './card-fonts.ts';
import { lightColours } from './light-colours.ts';

/** What a card shows: what a chat or a mail shows of a link. */
export interface CardContent {
  /** Where it belongs, in a line: `TechFlow Inc. · The Forecast Reality`. */
  readonly kicker: string;
  /** What the page found. */
  readonly title: string;
  /** A line below it, where there is more to say. */
  readonly text?: string;
  /** A chart as SVG text, of the page's own width and in its colours. */
  readonly drawing?: string;
}

/** What readers of `og:image` expect, in pixels. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 60;
const INNER = CARD.width - 2 * MARGIN;
/** A letter of the serif in bold is about so wide, of its size. */
const LETTER = 0.53;

const colours = lightColours();
const colour = (name: string): string => {
  const found = colours.get(`--${name}`);
  if (found === undefined) throw new RangeError(`unknown colour: --${name}`);
  return found;
};

/** Draws a card as PNG, with the page's own faces, so that it is the same on every machine. */
export async function drawCard(content: CardContent): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Resvg(cardSvg(content), {
    font: { fontFiles: [...(await cardFonts())], loadSystemFonts: false, defaultFontFamily: SANS },
  });
  return new Uint8Array(image.render().asPng());
}

/** The card as SVG text: kicker, title, line and chart from top to bottom, all inside. */
export function cardSvg({ kicker, title, text, drawing }: CardContent): string {
  const size = title.length > 70 || drawing !== undefined ? 46 : 64;
  const lines = wrapText(title, INNER, (words) => words.length * size * LETTER).slice(0, 3);
  const top = 128;
  const below = top + (lines.length - 1) * size * 1.15;
  const chartTop = below + (text === undefined ? 34 : 84);
  const parts = [
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${colour('paper')}"/>`,
    `<rect width="${CARD.width}" height="10" fill="${colour('ink')}"/>`,
    words(kicker, { x: MARGIN, y: 64, size: 24, weight: 600, fill: colour('ink-soft') }),
    ...lines.map((line, i) => words(line, { x: MARGIN, y: top + i * size * 1.15, size, weight: 700, family: SERIF })),
    text === undefined ? '' : words(text, { x: MARGIN, y: below + 48, size: 28, fill: colour('ink-soft') }),
    drawing === undefined ? '' : placed(drawing, chartTop, CARD.height - 58 - chartTop),
    words('Synthetic data · every number opens its query', {
      x: MARGIN,
      y: CARD.height - 24,
      size: 20,
      fill: colour('ink-faint'),
    }),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}" ` +
    `width="${CARD.width}" height="${CARD.height}">${parts.join('')}</svg>`
  );
}

interface Setting {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: number;
  readonly family?: string;
  readonly fill?: string;
}

const words = (text: string, { x, y, size, weight = 400, family = SANS, fill }: Setting): string =>
  `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" ` +
  `fill="${fill ?? colour('ink')}">${withSigns(escapeXml(text))}</text>`;

/** A sign that the text's face lacks would draw the whole run in the face that has it. */
const withSigns = (text: string): string =>
  text.replace(/[\u2190-\u26ff]+|[\u2700-\u27bf]+/g, (signs) => {
    const face = signs < '\u2700' ? SIGNS : DINGBATS;
    return `<tspan font-family="${face}">${signs}</tspan>`;
  });

/** A chart scaled into what is left of the card, in the middle of it, with the page's variables written out. */
function placed(drawing: string, top: number, height: number): string {
  const [, width = '820', tall = '400'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing) ?? [];
  const scale = Math.min(INNER / Number(width), height / Number(tall));
  const x = MARGIN + (INNER - Number(width) * scale) / 2;
  const y = top + (height - Number(tall) * scale) / 2;
  const resolved = drawing
    .replace(/var\((--[\w-]+)(?:, ?[^()]+)?\)/g, (_, name: string) => colour(name.slice(2)))
    .replace(/^<svg /, '<svg overflow="visible" ')
    // A label is HTML's, where an angle bracket may stand in an attribute; and the picture has no readers for it.
    .replace(/ (?:aria-label|style)="[^"]*"/, '')
    .replace(/ aria-label="[^"]*"/, '')
    .replace(/>[^<]+</g, withSigns);
  return (
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})" color="${colour('ink')}" ` +
    `fill="${colour('ink')}" font-family="${SANS}" font-size="13">${resolved}</g>`
  );
}
