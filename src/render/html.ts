import { escapeXml } from './escape-xml.ts';

/** An element as HTML, without any space that a template would add around or inside it; `content` is HTML already. */
export function element(tag: string, attributes: Readonly<Record<string, string>>, content: string): string {
  return `<${tag}${attributesText(attributes)}>${content}</${tag}>`;
}

/** Attributes as they stand in a tag, each after a space. A value full of double quotes, such as JSON, stands in single ones. */
export function attributesText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}=${quoted(value)}`)
    .join('');
}

function quoted(value: string): string {
  const isShorter = value.includes('"') && !value.includes("'");
  return isShorter ? `'${escapeXml(value).replaceAll('&quot;', '"')}'` : `"${escapeXml(value)}"`;
}
