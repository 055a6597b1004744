// Shows another state than the visitor's own: the one Python or a lecture asks for.

import * as dress from "../kit/dress.js";

/** @import { Stage } from "./stage.js" */
/** @import { StageData } from "./shapes.js" */
/** @import { State } from "./store.js" */

export class Following {
  /** @type {object | undefined} Where the map was asked for last. */ asked;

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  /** Python has run: the facts are new, or the reader went back to an earlier address. What else the
   * reader did since, Python does not know.
   * @param {StageData} data */
  answer(data) {
    const { stage } = this;
    const fresh = data.addresses.facts !== stage.data.addresses.facts;
    const state = stage.address.taken(data.asked) ? data.state : {};
    stage.data = data;
    if (fresh) stage.renewed = stage.again(state);
    else if (Object.keys(state).length || dress.theme() !== stage.look.theme) stage.camera.tried(this.show(state));
  }

  /** The map as it was, without a flight. A view that can't be drawn, or that another was asked for after, is not
   * gone to: the rest is shown where the map is.
   * @param {Partial<State>} state */
  async show({ view, map = null, ...rest }) {
    const { stage } = this;
    const { pick } = stage.state;
    const asked = view && { view, map };
    if (asked) this.asked = asked;
    stage.store.take(rest);
    const isElsewhere = asked && (view !== stage.map.view || map !== stage.map.moved);
    const elsewhere = isElsewhere && (await stage.camera.tried(stage.map.bring(view))) && this.asked === asked;
    if (elsewhere) {
      stage.store.take({ view, map });
      Object.assign(stage.map, { view, moved: map });
    }
    const look = await stage.files.look();
    if (elsewhere || look !== stage.look) await stage.draw(look);
    else stage.showing.show();
    if (stage.state.pick !== pick) stage.camera.lookAt(stage.state.pick);
  }

  /** A state as it was made, whatever the visitor has done since.
   * @param {Partial<State>} state */
  async restore({ view, map, ...state }) {
    const { stage } = this;
    stage.play.stop();
    stage.set({ ...state, q: state.q ?? "", pointed: null });
    stage.camera.rest();
    if (map || stage.map.moved) await stage.camera.inTurn(() => this.show({ view, map }));
    else if (view && stage.facts.views[view]) await stage.camera.bring(view, stage.state.pick);
  }
}
