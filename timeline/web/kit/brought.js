// What the reader has of his own, brought again to a server that holds it no longer.

import { asked } from "./asked.js";

const GONE = 410;

let room = ""; // of the modules that know it

/** @param {string} address */
export function known(address) {
  room = address;
}

/** @type {Promise<boolean> | null} who asks meanwhile waits for the same */
let coming = null;

/** Where the page shows it: the server may be another than before, or have needed the room. Whether the server has it now. */
export function bringAgain() {
  if (!room || !asked("own")) return Promise.resolve(false);
  coming ??= bring()
    .catch((fault) => {
      console.error(fault);
      return false;
    })
    .finally(() => {
      coming = null;
    });
  return coming;
}

/** @returns {Promise<boolean>} */
async function bring() {
  const { modules } = await import(new URL(room, document.baseURI).href);
  return modules["own/bringing"].bring();
}

/**
 * Asks the server, and once more where it lacked that.
 * @param {string | URL} address
 * @param {RequestInit} how
 */
export async function asking(address, how) {
  const answer = await fetch(address, how);
  return answer.status === GONE && (await bringAgain()) ? fetch(address, how) : answer;
}
