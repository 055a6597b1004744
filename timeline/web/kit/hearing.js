// Values as tones, one after another: the higher the value, the higher the tone. What happened at a stop
// is a short knock before it; where no value is known there is silence. Nothing sounds unasked.

/** @typedef {{ values: number[], event: boolean }} Stop what is heard at once, and whether something happened */
/** @typedef {{ hertz: number[], knock: boolean, seconds: number }} Note `seconds` from the first */

export const LOWEST = 131; // Hz
export const HIGHEST = 1047; // three octaves that any loudspeaker has
const STEP = 0.24; // seconds from stop to stop
const LOUD = 0.16;
const KNOCK = 1800; // Hz

/**
 * Even steps of value are even steps of pitch, from 0, or the least below it, to the most.
 * @param {readonly Stop[]} stops
 * @returns {Note[]}
 */
export function notesOf(stops) {
  const values = stops.flatMap((stop) => stop.values);
  const least = Math.min(0, ...values);
  const span = Math.max(...values) - least || 1;
  const hertz = (/** @type {number} */ value) => LOWEST * (HIGHEST / LOWEST) ** ((value - least) / span);
  return stops.map(({ values: own, event }, i) => ({ hertz: own.map(hertz), knock: event, seconds: i * STEP }));
}

/** What is played at a time: one thing on the whole page. */
let stop = () => {};
let playing = false;

/**
 * Plays, or ends what plays. `at` is told of each stop as it sounds, and -1 at the end.
 * @param {readonly Stop[]} stops
 * @param {{ at?: (stop: number) => void, signal: AbortSignal }} options
 */
export function hear(stops, { at = () => {}, signal }) {
  if (playing) {
    stop();
    return;
  }
  if (!stops.length || signal.aborted) return;
  const context = new AudioContext();
  const notes = notesOf(stops);
  for (const note of notes) sound(context, note);
  const timers = notes.map(({ seconds }, i) => setTimeout(() => at(i), seconds * 1000));
  const end = () => {
    for (const timer of timers) clearTimeout(timer);
    playing = false;
    signal.removeEventListener("abort", end);
    document.removeEventListener("visibilitychange", end);
    context.close();
    at(-1);
  };
  timers.push(setTimeout(end, notes.length * STEP * 1000 + 400));
  signal.addEventListener("abort", end, { once: true });
  document.addEventListener("visibilitychange", end, { once: true });
  playing = true;
  stop = end;
}

/**
 * @param {AudioContext} context
 * @param {Note} note
 */
function sound(context, { hertz, knock, seconds }) {
  const begin = context.currentTime + 0.08 + seconds;
  for (const own of hertz)
    tone(context, { type: "sine", hertz: own, begin, lasts: STEP * 1.4, loud: LOUD / hertz.length });
  if (knock) tone(context, { type: "square", hertz: KNOCK, begin, lasts: 0.04, loud: LOUD / 4 });
}

/**
 * @param {AudioContext} context
 * @param {{ type: OscillatorType, hertz: number, begin: number, lasts: number, loud: number }} tone
 */
function tone(context, { type, hertz, begin, lasts, loud }) {
  const [voice, volume] = [context.createOscillator(), context.createGain()];
  voice.type = type;
  voice.frequency.value = hertz;
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(loud, begin + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0005, begin + lasts);
  voice.connect(volume).connect(context.destination);
  voice.start(begin);
  voice.stop(begin + lasts);
}
