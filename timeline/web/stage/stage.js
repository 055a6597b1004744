// The stage: a map beside a timeline, and the card of what is picked, with one state. Mechanism only:
// what is drawn, in which colours and words, comes from Python as figures and scenes. It builds its
// parts and joins them; each of them does its own.

import * as dress from "../kit/dress.js";
import { LATER } from "../kit/later.js";
import { make } from "../kit/making.js";
import { idle, painted } from "../kit/timers.js";
import { Address } from "./address.js";
import { Camera } from "./camera.js";
import { Choice } from "./choice.js";
import { Controls } from "./controls.js";
import { Drawing } from "./drawing.js";
import { Files } from "./files.js";
import { Following } from "./following.js";
import { StageKeys } from "./keys.js";
import { Legend } from "./legend.js";
import { MapPane } from "./map.js";
import { MapDrag } from "./mapdrag.js";
import { closeMenu } from "./menu.js";
import { Messages } from "./messages.js";
import { Panel } from "./panel.js";
import { Play } from "./play.js";
import { Pointing } from "./pointing.js";
import { Showing } from "./showing.js";
import { Store } from "./store.js";
import { Taking } from "./taking.js";
import { TimePane } from "./time.js";

/** @import { Phrases } from "../wire.d.ts" */

/** @import { MapTravel } from "./maptravel.js" */
/** @import { Facts, StageData } from "./shapes.js" */
/** @import { State } from "./store.js" */
/** @typedef {Partial<Panel> & Pick<Panel, "show" | "found" | "learn">} Beside what stands beside the map, with less on it in a picture */
/**
 * @typedef {object} Options
 * @property {(stage: Stage, root: HTMLElement) => Beside} [side] makes what stands beside the map
 * @property {((event: KeyboardEvent) => void) | null} [keys] takes every key that is pressed
 * @property {boolean} [quiet] leaves the address alone
 * @property {boolean} [still] is only looked at
 * @property {boolean} [soon] stands before plotly.js has come
 * @property {string} [theme]
 * @property {string} [layout] else by its width and theme
 * @property {number} [grow] by how much its text is larger
 * @property {string[]} [spoken] ids that whoever speaks names
 * @property {(stage: Stage, lecture: string) => unknown} [present] shows a lecture, by its address, in place of the stage
 * @property {(made: () => Promise<import("../wire.d.ts").RawScene>, words: Phrases) => unknown} [toLecture] adds a scene to a lecture
 */

/** @type {(keyof State)[]} What a visitor changes, of which the greeting of the hall knows. */
const ACTS = ["pick", "at", "from", "to", "filters", "q"];

const [SLOW_MS, UNDRAWN_MS] = [2000, 8000];
const HOLDS_FOCUS = "button, a, input, select, textarea, summary, [tabindex], .cx-stage";
/** Pixels across from which the legend greets. */
const ROOM = { desk: 900, hall: 1600 };

export class Stage {
  /** @type {Promise<boolean>} */ whole = Promise.resolve(false); // whether Plotly has drawn all that it draws
  /** @type {Promise<void>} */ renewed = Promise.resolve(); // since it was last to be made anew
  /** @type {import("./inside.js").Figure | null} */ heard = null; // the map that says how it is moved
  /** @type {Files} */ files = LATER;
  /** @type {Facts} */ facts = LATER;
  /** @type {Drawing} */ drawing = LATER;
  /** @type {Choice} */ choice = LATER;
  /** @type {MapPane} */ map = LATER;
  /** @type {TimePane} */ time = LATER;
  /** @type {Beside} */ panel = LATER;
  /** @type {Legend} */ legend = LATER;
  /** @type {TimePane["list"]} */ list = LATER;
  /** @type {Camera} */ camera = LATER;
  /** @type {Play} */ play = LATER;
  /** @type {Taking} */ taking = LATER;
  /** @type {Controls} */ controls = LATER;
  /** @type {Following} */ following = LATER;
  /** @type {Messages} */ messages = LATER;
  /** @type {Address} */ address = LATER;
  /** @type {Showing} */ showing = LATER;

  /** @param {HTMLElement} host @param {StageData} data @param {Options} [options] */
  constructor(host, data, options = {}) {
    this.options = options;
    this.data = data;
    this.store = new Store(data.state);
    /** @type {MapTravel["stood"] | undefined} of the map before this one */
    this.looked = undefined;
    this.root = make("div", "cx-stage", host);
    this.root.tabIndex = -1;
    this.root.dataset.testid = "stage";
    this.ending = new AbortController();
  }

  /** @returns {State} */
  get state() {
    return this.store.state;
  }

  get signal() {
    return this.ending.signal;
  }

  async start() {
    try {
      await this.load();
      this.drawing.wear(this.look);
      const { still, quiet } = this.options;
      const greets =
        !quiet && !still && this.root.clientWidth >= (dress.isHall(this.look.theme) ? ROOM.hall : ROOM.desk);
      this.build();
      if (greets) this.legend.greet(dress.isHall(this.look.theme) ? this.root : null);
      await Promise.all([this.files.ground("world"), this.draw()]);
      if (!this.options.still) this.listen();
      this.root.dataset.ready = "true";
      if (this.options.still) return;
      this.messages.notify(this.data.notice ?? "", 8000);
      this.whole = this.wholly();
      this.fetchAhead();
    } catch (fault) {
      console.error(fault);
      make("p", "cx-fault", this.root, this.data.fault).setAttribute("role", "alert");
    }
  }

  /** For what can't be sketched: that it is slow, or does not come, is said. */
  async plotly() {
    const { signal, messages, facts } = this;
    const tell = (/** @type {string} */ text, /** @type {number} */ ms) => {
      if (this.root.dataset.ready && !signal.aborted) messages.notify(text, ms);
    };
    let told = false;
    const slow = setTimeout(() => {
      told = true;
      tell(facts.words.coming, 0);
    }, SLOW_MS);
    try {
      await this.files.plotly();
      if (told) tell("", 0);
    } catch (fault) {
      tell(facts.words.undrawn, UNDRAWN_MS);
      throw fault;
    } finally {
      clearTimeout(slow);
    }
  }

  /** One that Plotly does not take over is not whole, and works: it is moved and drawn as it was sketched. */
  async wholly() {
    try {
      await this.takeOver();
      return true;
    } catch (fault) {
      console.error(fault);
      return false;
    }
  }

  /** Plotly draws what was sketched, once that is seen. */
  async takeOver() {
    const { signal } = this; // of what was sketched: with other facts all is made anew
    if (!this.map.redraw && !this.time.bars.redraw) return;
    await painted();
    await this.files.plotly();
    if (signal.aborted) return;
    await Promise.all([this.map.takeOver(), this.time.bars.takeOver()]);
    if (signal.aborted) return;
    this.hear();
    this.drawing.trust();
    this.showing.show();
  }

  end() {
    this.stop();
    this.root.remove();
  }

  /** With other facts, or other words, all of it is made anew; the map looks where it looked, unless the
   * state says where to.
   * @param {Partial<State>} state */
  async again(state) {
    this.looked = state.view || state.pick ? undefined : this.map?.travel.stood;
    this.stop();
    this.ending = new AbortController();
    this.store.take(state);
    this.root.replaceChildren();
    delete this.root.dataset.ready;
    await this.start();
  }

  stop() {
    this.ending.abort();
    this.camera?.rest();
    this.map?.end();
    this.time?.end();
  }

  // ---- what it is made of -----------------------------------------------------------------------

  async load() {
    this.files = new Files(this.data, this.options);
    const [facts, look] = await this.files.load();
    this.facts = facts;
    this.root.lang = facts.language;
    this.drawing = new Drawing(this, look);
    this.choice = new Choice(this.facts);
    if (this.options.spoken) this.choice.spoken = new Set(this.options.spoken);
    this.choice.update(this.state);
  }

  build() {
    const { root, facts, choice, store, signal, files } = this;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", facts.words.stage);
    this.map = new MapPane(
      root,
      choice,
      {
        outlines: (/** @type {string} */ view) => files.outlines(view),
        nowhere: this.data.addresses.nowhere,
        plotly: () => this.plotly(),
      },
      { still: this.options.still, soon: this.options.soon },
    );
    Object.assign(this.map, { view: this.state.view, moved: this.state.map });
    Object.assign(this.map.travel, this.looked);
    this.legend = new Legend(this.map.box, facts.words, {
      look: () => this.look,
      view: () => this.map.view,
      signal,
      changed: () => {
        if (this.map.held && root.dataset.layout !== "stack") this.camera.settle(); // on a phone it lies over names that stay
      },
    });
    this.map.dress = () => this.legend.dress();
    this.time = new TimePane(root, choice, {
      state: () => store.state,
      set: (/** @type {Partial<State>} */ change) => this.set(change),
      pick: (/** @type {string} */ id) => this.pick(id),
      plotly: () => this.plotly(),
      soon: this.options.soon,
      spoken: this.options.layout === "lecture" || Boolean(this.options.spoken),
      signal,
    });
    this.list = this.time.list;
    this.camera = new Camera(this.map, store, {
      draw: () => this.map.draw(this.look.map, this.grow),
      redrawn: () => {
        this.hear();
        this.showing.renew();
      },
      signal,
    });
    this.play = new Play(
      store,
      choice,
      (id, also) => this.pick(id, also),
      (year, now) => this.map.top.year.waits(year, now),
    );
    this.taking = new Taking(this, (host, data, options) => new Stage(host, data, options));
    this.panel = this.options.side?.(this, root) ?? new Panel(this, root);
    this.controls = new Controls(this);
    this.following = new Following(this);
    this.messages = new Messages(root, signal, facts.words.black_leave);
    this.address = new Address(store, facts, { quiet: Boolean(this.options.quiet), signal });
    const others = [this.controls, this.panel];
    this.showing = new Showing({
      root,
      store,
      choice,
      map: this.map,
      time: this.time,
      camera: this.camera,
      signal,
      found: (q) => this.panel.found(q),
      others,
    });
  }

  listen() {
    const { signal, store, choice, map, time } = this;
    const pointing = new Pointing(this.root, store, choice, {
      pick: (id) => this.pick(id),
      goTo: (year) => {
        this.address.goes("at");
        this.play.goTo(year);
      },
      stop: () => this.play.stop(),
      signal,
    });
    pointing.over(map);
    pointing.over(time);
    this.hear();
    new MapDrag(map, this.camera, signal);
    this.drawing.watch(signal);
    store.subscribe((change, { playing }) => {
      if (this.root.dataset.layout === "hall" && (playing || ACTS.some((key) => key in change))) this.legend.yield();
    }, signal);
    const own = new StageKeys(this);
    this.root.addEventListener("pointerdown", (event) => this.attend(event), { signal });
    window.addEventListener("keydown", this.options.keys ?? ((event) => own.key(event)), { signal, capture: true });
    signal.addEventListener(
      "abort",
      dress.onDress(async () => this.draw(await this.files.look())),
    );
  }

  /** Where a visitor moves the map, once Plotly has drawn it. */
  hear() {
    const { map } = this;
    if (this.options.still || this.heard === map.figure || !map.figure.on) return;
    this.heard = map.figure;
    map.figure.on("plotly_relayouting", () => map.follow());
    map.figure.on("plotly_relayout", () => this.camera.moved());
  }

  /** Letters act where the focus is: a press anywhere on the map or the timeline brings it there.
   * @param {PointerEvent} event */
  attend({ target }) {
    const own = target instanceof Element ? target.closest(HOLDS_FOCUS) : null;
    if (own === this.root) this.root.focus({ preventScroll: true });
  }

  /** What a reader may want next; a lecture wants every view, wherever it is given. */
  async fetchAhead() {
    const views = this.options.quiet ? Object.keys(this.facts.views) : [];
    if (!this.state.q) await idle();
    const learned = this.panel.learn().then(() => this.state.q && this.showing.show());
    const words = learned.catch(console.error); // `came` says so too
    const [came, drawn] = await Promise.all([this.files.ahead(views), this.whole, words]);
    this.root.dataset.whole = String(came && drawn);
  }

  // ---- drawing ----------------------------------------------------------------------------------

  draw(look = this.look) {
    return this.drawing.draw(look);
  }

  get look() {
    return this.drawing.look;
  }

  get grow() {
    return this.drawing.grow;
  }

  // ---- acting -----------------------------------------------------------------------------------

  /** @param {Partial<State>} change */
  set(change) {
    this.store.set(change);
  }

  /** Null picks nothing.
   * @param {string | null} pick @param {Partial<State>} [also] changes with it */
  pick(pick, also = {}) {
    this.set({ ...this.choice.yearOf(pick), ...also, pick });
    this.messages.say(pick ? this.choice.title(pick) : this.facts.words.nothing_picked);
    if (pick) this.camera.lookAt(pick);
  }

  /** @param {string} view */
  async see(view) {
    if (!this.facts.views[view]) return;
    this.address.goes("view");
    await this.camera.fly(view);
  }

  /** @param {string} view @param {[number, number] | null} point */
  async fly(view, point) {
    await this.camera.fly(view, point);
  }

  /** @param {number} years */
  step(years) {
    this.play.step(years);
  }

  /** @param {StageData} data as Python has it now */
  answer(data) {
    if (this.root.dataset.ready) this.following.answer(data);
    else this.data = data;
  }

  /** Opens or closes what lies over the map.
   * @param {"list" | "legend"} part */
  turn(part, open = !this[part].open) {
    this[part].toggle(open);
    this.controls.show(this.state);
  }

  /** Closes what lies over the map; says whether anything did. */
  close() {
    if (closeMenu() || this.controls.shut() || this.panel.close?.()) return true;
    for (const part of /** @type {const} */ (["list", "legend"])) {
      if (!this[part].open || (part === "legend" && !this.legend.asked)) continue;
      this.turn(part, false);
      return true;
    }
    return false;
  }
}
