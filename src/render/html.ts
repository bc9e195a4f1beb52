import { escapeXml } from './escape-xml.ts';

/** An element as HTML, without any space that a template would add around or inside it; `content` is HTML already. */
export function element(tag: string, attributes: Readonly<Record<string, string>>, content: string): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return `<${tag}${written.join('')}>${content}</${tag}>`;
}
