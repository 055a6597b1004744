// What of a scene comes one by one, each at the key that leads on.

/** @import { ToldScene, WordNode } from "../wire.d.ts" */

const LISTS = new Set(["ul", "ol"]);

/**
 * How many keys a scene takes before the next one comes.
 * @param {ToldScene} scene
 */
export function stepsOf({ builds, words: nodes, shown: { columns, question } }) {
  if (question) return 1; // its answer
  return builds ? nodes.reduce((sum, node) => sum + inNode(node), columns?.length ?? 0) : 0;
}

/** @param {WordNode | string} node */
function inNode(node) {
  return typeof node !== "string" && LISTS.has(node.kind) ? node.of.filter((own) => typeof own !== "string").length : 1;
}

/**
 * The parts of words that come one by one.
 * @param {ParentNode} box
 * @returns {HTMLElement[]}
 */
export function piecesOf(box) {
  return [...box.querySelectorAll(":scope > :not(ul, ol), :scope > :is(ul, ol) > li")].map(
    (own) => /** @type {HTMLElement} */ (own),
  );
}

/**
 * The first `built` of them are there, the others keep their room.
 * @param {readonly HTMLElement[]} pieces
 * @param {number} built
 */
export function build(pieces, built) {
  pieces.forEach((own, i) => {
    own.classList.toggle("cx-to-come", i >= built);
  });
}
