// An image of the lecturer's own, made fit for a lecture: drawn anew, so that an SVG is only what it
// looks like, and small enough for a file.

const [WIDE, HIGH] = [1920, 1080];
const MOST_LETTERS = 750_000; // of a data address: some 560 KB
const QUALITIES = [0.92, 0.8, 0.65, 0.5];

/**
 * @param {Blob} file
 * @returns {Promise<string>} a data address
 */
export async function imageOf(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = await drawn(address);
    return smallest(image);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {string} address
 * @returns {Promise<HTMLCanvasElement>}
 */
async function drawn(address) {
  const image = Object.assign(new Image(), { src: address });
  await image.decode();
  const [wide, high] = [image.naturalWidth || WIDE, image.naturalHeight || HIGH];
  const by = Math.min(1, WIDE / wide, HIGH / high);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(wide * by), height: Math.round(high * by) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
function smallest(canvas) {
  const exact = canvas.toDataURL("image/png");
  if (exact.length <= MOST_LETTERS) return exact;
  const found = QUALITIES.map((quality) => () => canvas.toDataURL("image/webp", quality));
  for (const make of found) {
    const address = make();
    if (address.length <= MOST_LETTERS && address.startsWith("data:image/webp")) return address;
  }
  const jpeg = canvas.toDataURL("image/jpeg", QUALITIES.at(-1));
  if (jpeg.length > MOST_LETTERS) throw new Error("too large");
  return jpeg;
}
