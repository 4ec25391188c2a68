// Hands what a card shows to the browser as files: texts, and its picture as SVG or PNG.

/** Hands content to the browser as a file to keep. */
export function offerFile(name: string, content: string | Blob, type = 'text/csv;charset=utf-8') {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The properties that a drawing takes from the page's style sheet, and that a file must therefore hold itself. */
const INHERITED = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'color'];

/** A drawing as a file that stands on its own: colours and type as they are in force, a title, a ground of its own. */
export function svgFile(drawing: SVGSVGElement, title: string, lines: readonly string[] = []): string {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[drawing, ...drawing.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  to.forEach((element, i) => {
    const inForce = getComputedStyle(from[i]!);
    for (const name of INHERITED) {
      const value = inForce.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  const name = 'http://www.w3.org/2000/svg';
  const page = getComputedStyle(document.documentElement);
  const ground = getComputedStyle(drawing).getPropertyValue('--surface-now') || page.backgroundColor;
  const whole = document.createElementNS(name, 'svg');
  const top = 34;
  const foot = 8 + lines.length * 16;
  const full = height + top + foot;
  whole.setAttribute('xmlns', name);
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(full));
  whole.setAttribute('viewBox', `0 0 ${width} ${full}`);
  whole.setAttribute('font-family', page.fontFamily);
  const rect = document.createElementNS(name, 'rect');
  rect.setAttribute('width', '100%');
  rect.setAttribute('height', '100%');
  rect.setAttribute('fill', ground);
  const write = (text: string, y: number, size: number, weight: string) => {
    const element = document.createElementNS(name, 'text');
    element.setAttribute('x', '8');
    element.setAttribute('y', String(y));
    element.setAttribute('font-size', String(size));
    element.setAttribute('font-weight', weight);
    element.setAttribute('fill', page.color);
    element.textContent = text;
    return element;
  };
  copy.setAttribute('y', String(top));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const told = document.createElementNS(name, 'title');
  told.textContent = title;
  whole.append(told, rect, write(title, 22, 15, '650'), copy, ...lines.map((line, i) => write(line, full - foot + 16 + i * 16, 11, '400')));
  return new XMLSerializer().serializeToString(whole);
}

/** A drawing's file as points, so many to each point of the screen. */
export async function pngOfSvg(svg: string, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOfCanvas(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What a canvas shows, as a file. */
export function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is empty'))), 'image/png'));
}
