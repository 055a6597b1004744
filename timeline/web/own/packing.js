// Several files as one: a zip that packs nothing tighter, so that each of them can be cut out again.

/** @typedef {{ name: string, content: ArrayBuffer }} Part */
/** @typedef {{ name: string, from: number, size: number }} Held where a file stands in what packs it */

const [FILE, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const UTF_8 = 1 << 11; // names are
const DAY = (1 << 5) | 1; // the first that a zip can say: equal files are packed into equal bytes
const VERSION = 20;

/**
 * Files of one name are told apart by a number.
 * @param {Part[]} parts
 * @returns {{ content: ArrayBuffer, parts: Held[] }}
 */
export function packed(parts) {
  const own = named(parts).map(({ name, content }) => {
    const bytes = new Uint8Array(content);
    return { name, bytes, called: new TextEncoder().encode(name), sum: crc32(bytes) };
  });
  const heads = own.reduce((sum, { called, bytes }) => sum + 30 + called.length + bytes.length, 0);
  const entries = own.reduce((sum, { called }) => sum + 46 + called.length, 0);
  const out = new Uint8Array(heads + entries + 22);
  const view = new DataView(out.buffer);
  /** @type {Held[]} */
  const held = [];
  let at = 0;
  let entry = heads;
  for (const { name, bytes, called, sum } of own) {
    const kind = [VERSION, UTF_8, 0, 0, DAY];
    view.setUint32(at, FILE, true);
    view.setUint32(entry, ENTRY, true);
    view.setUint16(entry + 4, VERSION, true);
    for (const [n, value] of kind.entries()) {
      view.setUint16(at + 4 + 2 * n, value, true);
      view.setUint16(entry + 6 + 2 * n, value, true);
    }
    for (const [n, value] of [sum, bytes.length, bytes.length].entries()) {
      view.setUint32(at + 14 + 4 * n, value, true);
      view.setUint32(entry + 16 + 4 * n, value, true);
    }
    view.setUint16(at + 26, called.length, true);
    view.setUint16(entry + 28, called.length, true);
    view.setUint32(entry + 42, at, true);
    out.set(called, at + 30);
    out.set(called, entry + 46);
    at += 30 + called.length;
    entry += 46 + called.length;
    out.set(bytes, at);
    held.push({ name, from: at, size: bytes.length });
    at += bytes.length;
  }
  view.setUint32(entry, END, true);
  view.setUint16(entry + 8, own.length, true);
  view.setUint16(entry + 10, own.length, true);
  view.setUint32(entry + 12, entries, true);
  view.setUint32(entry + 16, heads, true);
  return { content: out.buffer, parts: held };
}

/**
 * The files that one stands for, itself where it is one.
 * @param {{ name: string, content: ArrayBuffer, parts?: Held[] }} own
 * @returns {Part[]}
 */
export function partsOf({ name, content, parts }) {
  if (!parts?.length) return [{ name, content }];
  return parts.map(({ name, from, size }) => ({ name, content: content.slice(from, from + size) }));
}

/** @param {Part[]} parts */
function named(parts) {
  const taken = new Set();
  return parts.map(({ name, content }) => {
    const [, stem, ending] = /^(.*?)(\.\w{1,8})?$/s.exec(name) ?? ["", name, ""];
    let own = name;
    for (let n = 2; taken.has(own); n += 1) own = `${stem} ${n}${ending ?? ""}`;
    taken.add(own);
    return { name: own, content };
  });
}

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ SUMS[(sum ^ byte) & 0xff];
  return ~sum >>> 0;
}
