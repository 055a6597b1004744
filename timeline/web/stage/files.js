// The files of a stage, each brought once a page.

import * as dress from "../kit/dress.js";
import { json, script, style } from "../kit/loading.js";
import { inOwnFonts } from "../kit/ownfonts.js";

/** @import { Cards, Facts, Look, StageData } from "./shapes.js" */

/** @type {Record<string, number[][]>} Outlines that did not come. */
export const NONE = {};

export class Files {
  /** @param {StageData} data @param {{ still?: boolean, theme?: string }} options a `still` stage wears its `theme`, else that of the page */
  constructor({ addresses }, { still = false, theme }) {
    this.addresses = addresses;
    this.still = still;
    this.theme = theme;
  }

  /** All that a stage is built of. @returns {Promise<[Facts, Look]>} */
  async load() {
    const { facts, style: sheet } = this.addresses;
    const [own, look] = await Promise.all([json(facts), this.look(), style(sheet)]);
    return [own, look];
  }

  /** What moves it: the largest file, which Explore asks for once its first picture is painted. */
  plotly() {
    return script(this.addresses.plotly);
  }

  /** @returns {Promise<Look>} */
  async look() {
    const { figures } = this.addresses;
    const look = await json(dress.ofTheme(figures, this.theme));
    return this.still ? inOwnFonts(look, look.css["--cx-fonts"]) : look;
  }

  /** @param {string} view */
  ground(view) {
    return json(this.addresses.ground[view]);
  }

  /** `NONE` where they do not come: those of the world are there, and the server may be gone.
   * @param {string} view @returns {Promise<Record<string, number[][]>>} */
  outlines(view) {
    return this.ground(view).catch(() => NONE);
  }

  /** @returns {Promise<Cards>} */
  cards() {
    return json(this.addresses.cards);
  }

  /** @returns {Promise<import("../wire.d.ts").Citations> | null} null where this page does not cite */
  citations() {
    return this.addresses.citations ? json(this.addresses.citations) : null;
  }

  /** What a reader may want next, so that it is there when the server is not; says whether all came.
   * @param {string[]} views */
  async ahead(views) {
    const { figures } = this.addresses;
    const files = await Promise.allSettled([
      this.cards(),
      json(this.addresses.terms),
      ...Object.values(figures).map(json),
      ...views.map((view) => this.ground(view)),
    ]);
    return files.every(({ status }) => status === "fulfilled");
  }
}
