/**
 * Puts the page's own faces that a drawing is set in into the drawing: as an image it sees no others. What cannot be had
 * is left out, and the system's face stands in.
 */
export async function embedFonts(svg: SVGSVGElement): Promise<void> {
  const faces = await Promise.all(facesOf(svg.outerHTML).map(embedded));
  const rules = faces.filter((face) => face !== null);
  if (rules.length === 0) return;
  const style = document.createElementNS(svg.namespaceURI, 'style');
  style.textContent = rules.join('\n');
  svg.prepend(style);
}

/** The rules of the page's style sheets for the families that a text names. */
function facesOf(text: string): CSSFontFaceRule[] {
  return [...document.styleSheets]
    .flatMap(rulesOf)
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => text.includes(style.getPropertyValue('font-family').replace(/^["']|["']$/g, '')));
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // A style sheet that a browser's extension put there may not be read.
    return [];
  }
}

/** A rule with its file inside; null: the file cannot be had. */
async function embedded({ cssText, parentStyleSheet }: CSSFontFaceRule): Promise<string | null> {
  const [found, , path] = /url\((["']?)(.*?)\1\)/.exec(cssText) ?? [];
  if (found === undefined || path === undefined) return cssText;
  try {
    const response = await fetch(new URL(path, parentStyleSheet?.href ?? document.baseURI));
    if (!response.ok) return null;
    const file = await toDataUrl(await response.blob());
    // A face that comes with the drawing has no time to be late in.
    return cssText.replace(found, `url("${file}")`).replace(/font-display:[^;}]*;?/, '');
  } catch {
    return null;
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('a file cannot be read'));
    };
    reader.readAsDataURL(blob);
  });
}
