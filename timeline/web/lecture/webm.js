// How long a film is, written into its head: a browser that records WebM leaves that out, and players then
// show no end and cannot be moved to a place.

/** @typedef {{ id: number, from: number, start: number, size: number }} Element `from` where its name stands, `start` where what it holds begins; `size` is Infinity where it does not say */

const HEAD = 4096; // bytes in which the head lies
const [SEGMENT, INFO, SCALE, DURATION] = [0x18538067, 0x1549a966, 0x2ad7b1, 0x4489];
const USUAL_SCALE = 1_000_000; // nanoseconds a unit
const EIGHT = 0x88; // that as many bytes follow
const FOUR_LONG = 0x10000000; // a size that is written in four bytes

/**
 * The same film, which says that it takes so long; as it is where its head is another.
 * @param {Blob} film
 * @param {number} ms
 */
export async function withDuration(film, ms) {
  const head = new DataView(await film.slice(0, HEAD).arrayBuffer());
  const segment = within(head, 0, head.byteLength).find(({ id }) => id === SEGMENT);
  const info = segment && within(head, segment.start, head.byteLength).find(({ id }) => id === INFO);
  if (!info || segment.size !== Infinity || info.start + info.size > head.byteLength) return film;
  const end = info.start + info.size;
  const parts = within(head, info.start, end);
  const scale = parts.find(({ id }) => id === SCALE);
  const units = (ms * 1e6) / (scale ? whole(head, scale) : USUAL_SCALE);
  const kept = parts
    .filter(({ id }) => id !== DURATION)
    .map(({ from, start, size }) => new Uint8Array(head.buffer, from, start + size - from));
  const own = new DataView(new ArrayBuffer(11));
  own.setUint16(0, DURATION);
  own.setUint8(2, EIGHT);
  own.setFloat64(3, units);
  const named = new DataView(new ArrayBuffer(8));
  named.setUint32(0, INFO);
  named.setUint32(4, FOUR_LONG + kept.reduce((sum, { length }) => sum + length, own.byteLength));
  return new Blob([film.slice(0, info.from), named, ...kept, own, film.slice(end)], { type: film.type });
}

/**
 * The elements between two places, as far as they lie there.
 * @param {DataView} bytes
 * @param {number} from
 * @param {number} to
 */
function within(bytes, from, to) {
  /** @type {Element[]} */
  const found = [];
  for (let at = from; at < to; ) {
    const name = vint(bytes, at, true);
    const size = name && vint(bytes, at + name.length, false);
    if (!size) break;
    const start = at + name.length + size.length;
    found.push({ id: name.value, from: at, start, size: size.value });
    at = start + size.value;
  }
  return found;
}

/**
 * A number whose first byte says how long it is; null where the bytes end.
 * @param {DataView} bytes
 * @param {number} at
 * @param {boolean} marked the mark of its length is part of it, as in names
 */
function vint(bytes, at, marked) {
  if (at >= bytes.byteLength) return null;
  const first = bytes.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.byteLength) return null;
  let value = marked ? first : first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let i = 1; i < length; i += 1) {
    const own = bytes.getUint8(at + i);
    unknown &&= own === 0xff;
    value = value * 256 + own;
  }
  return { value: unknown && !marked ? Infinity : value, length };
}

/**
 * @param {DataView} bytes
 * @param {Element} own
 */
function whole(bytes, { start, size }) {
  let value = 0;
  for (let i = 0; i < size; i += 1) value = value * 256 + bytes.getUint8(start + i);
  return value;
}
