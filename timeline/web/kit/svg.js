// Pieces of pictures: elements of SVG, text in lines, a drawing as pixels.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Kind
 * @param {Kind} kind
 * @param {Record<string, string | number | undefined>} attributes those that are blank are left out
 * @returns {SVGElementTagNameMap[Kind]}
 */
export function element(kind, attributes) {
  const own = /** @type {SVGElementTagNameMap[Kind]} */ (document.createElementNS(SVG, kind));
  for (const [key, value] of Object.entries(attributes))
    if (value !== "" && value !== undefined) own.setAttribute(key, String(value));
  return own;
}

/**
 * The words of a text in lines no wider than `wide` pixels in that font.
 * @param {string} text
 * @param {number} wide
 * @param {string} font
 */
export function lines(text, wide, font) {
  const pen = pencil(document.createElement("canvas"));
  pen.font = font;
  const rows = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= wide || !rows.at(-1)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

/**
 * As many names as have room in so many lines; how many more there are, and where, says `rest`.
 * @param {string} begin
 * @param {readonly string[]} names
 * @param {(n: number) => string} rest
 * @param {{ wide: number, font: string, rows: number }} room
 */
export function fitting(begin, names, rest, { wide, font, rows }) {
  for (let n = names.length; n > 0; n -= 1) {
    const told = [...names.slice(0, n), ...(n < names.length ? [rest(names.length - n)] : [])];
    const text = `${begin}: ${told.join("; ")}`;
    if (lines(text, wide, font).length <= rows) return text;
  }
  return `${begin}: ${rest(names.length)}`;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function pencil(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws on no canvas");
  return pen;
}

/**
 * A PNG of a drawing of width by height, `times` as large.
 * @param {string} svg
 * @param {number} width
 * @param {number} height
 * @param {number} times
 * @returns {Promise<Blob>}
 */
export async function raster(svg, width, height, times) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  const picture = new Image(width * times, height * times);
  picture.src = address;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * times, height: height * times });
  pencil(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
  });
}

/**
 * The address that holds a file itself, in base64 after its comma.
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
export function addressOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
