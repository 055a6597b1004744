// @ts-nocheck
// Pieces of pictures: elements of SVG, text in lines, a drawing as pixels.

const SVG = "http://www.w3.org/2000/svg";

export function element(kind, attributes) {
  const own = document.createElementNS(SVG, kind);
  for (const [key, value] of Object.entries(attributes))
    if (value !== "" && value !== undefined) own.setAttribute(key, value);
  return own;
}

// The words of a text in lines no wider than `wide` pixels in that font.
export function lines(text, wide, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const rows = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= wide || !rows.at(-1)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

// A PNG of a drawing of width by height, `times` as large.
export async function raster(svg, width, height, times) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  const picture = new Image(width * times, height * times);
  picture.src = address;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * times, height: height * times });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}
