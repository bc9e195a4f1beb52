/** A drawing that stands on its own as a PNG of its `width` and `height` in pixels; throws where the browser cannot. */
export async function toPng(svg: SVGSVGElement): Promise<Blob> {
  const text = new XMLSerializer().serializeToString(svg);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = await load(address);
    const canvas = document.createElement('canvas');
    canvas.width = Number(svg.getAttribute('width'));
    canvas.height = Number(svg.getAttribute('height'));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('the browser has no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await encode(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      reject(new Error('the browser cannot read the drawing'));
    };
    image.src = address;
  });
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(`the browser cannot write a picture of ${canvas.width} × ${canvas.height}`));
      else resolve(blob);
    }, 'image/png');
  });
}
