// The picture on the screen moves from one look at the map to another.

const FLIGHT_MS = 400;

/** @typedef {{ scale: number, at: readonly number[] | null }} Aim pixels a radian, and the pixel that comes to stand in the middle */

/** Moves the drawn picture so that what is at `aim.at` fills it, or back from there; at once when `signal` says so.
 * @param {HTMLElement} sheet @param {{ width: number, height: number }} size
 * @param {number} grows @param {readonly number[]} at @param {boolean} back @param {AbortSignal} signal */
export async function glide(sheet, { width, height }, grows, at, back, signal) {
  const there = `translate(${width / 2 - grows * at[0]}px, ${height / 2 - grows * at[1]}px) scale(${grows})`;
  sheet.style.transformOrigin = "0 0";
  const frames = [{ transform: "none" }, { transform: there }];
  if (back) frames.reverse();
  sheet.classList.add("gliding");
  const moving = sheet.animate(frames, { duration: FLIGHT_MS, easing: "cubic-bezier(.45,0,.2,1)" });
  const cut = () => moving.finish();
  signal.addEventListener("abort", cut);
  if (signal.aborted) cut();
  await moving.finished;
  signal.removeEventListener("abort", cut);
  sheet.classList.remove("gliding");
}
