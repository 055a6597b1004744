// What the reader has of his own, brought again to a server that holds it no longer.

import { asked } from "./asked.js";

const GONE = 410;

let room = ""; // of the modules that know it

/** @param {string} address */
export function known(address) {
  room = address;
}

/** Where the page shows it: the server may be another than before, or have needed the room. */
export async function bringAgain() {
  if (!room || !asked("own")) return;
  const { modules } = await import(new URL(room, document.baseURI).href);
  await modules["own/bringing"].bring().catch(console.error);
}

/**
 * Asks the server, and once more where it lacked that.
 * @param {string | URL} address
 * @param {RequestInit} how
 */
export async function asking(address, how) {
  const answer = await fetch(address, how);
  if (answer.status !== GONE) return answer;
  await bringAgain();
  return fetch(address, how);
}
