// A student's phone in a lecture: one page, one line. It shows each scene as a phone does, follows the
// lecture, and lets its reader wander and come back.

import { Face, onStage } from "../faces/face.js";
import { Line, lineTo } from "../kit/line.js";
import { make } from "../kit/making.js";
import { defining } from "../kit/terms.js";
import { Stage } from "../stage/stage.js";
import { Ballot } from "./ballot.js";
import { Bar } from "./bar.js";
import { Clicker } from "./clicker.js";
import { Follower } from "./follower.js";
import { HallSheet } from "./hallsheet.js";
import { again, sceneOf, talkOf } from "./lecture.js";
import { PhonePanel } from "./panel.js";
import { Scenes } from "./scenes.js";
import { SceneWords } from "./scenewords.js";
import { answersOf, tokenOf } from "./tab.js";
import { dressing, leading } from "./wearing.js";

/** @import { RoomPage, RoomPlace, RoomTalk, ToldScene } from "../wire.d.ts" */
/** @import { State } from "../stage/store.js" */

const [LETTERS, MOST_GROWN] = [16, 2]; // pixels of a letter, and by how much those of the map grow
const STACKED = 900; // pixels, under which map and timeline lie below one another
/** @type {(keyof State)[]} what a reader changes by wandering */
const ACTS = ["pick", "at", "from", "to", "stepping", "playing", "filters", "q"];
/** @type {(keyof State)[]} and what a map that flies changes too */
const CAMERA = ["view", "map"];

/** @param {Document} page */
export function open(page) {
  /** @type {RoomPage} */
  const data = JSON.parse(page.getElementById("cx-room")?.textContent ?? "");
  dressing(data.themes);
  defining(data.terms);
  leading();
  const key = new URLSearchParams(window.location.hash.slice(1)).get("clicker");
  if (key) new Clicker(page.body, data, key);
  else new Phone(page.body, data).start();
}

export class Phone {
  /**
   * @param {HTMLElement} body
   * @param {RoomPage} data
   */
  constructor(body, data) {
    const { code, words, tongues } = data;
    this.body = body;
    this.data = data;
    this.code = code;
    this.words = words;
    this.token = tokenOf(code);
    this.follower = new Follower(
      this.token,
      { show: (place) => this.show(place), tell: () => this.tell(), say: (message) => this.line.say(message) },
      answersOf(code),
    );
    this.line = new Line(lineTo(code), {
      hello: () => this.follower.joining(),
      hear: (heard) => this.hear(heard),
      reached: (here) => this.reach(here),
    });
    body.classList.add("cx-phone");
    this.bar = new Bar(body, words, tongues, {
      back: () => this.comeBack(),
      wander: () => this.follower.wander(),
      ask: () => this.sheet.open(),
    });
    this.main = make("main", "", body);
    this.telling = new SceneWords(this.main, words);
    make("h1", "cx-phone-rest", this.main, words.rests); // all there is while the screen is dark
    this.sheet = new HallSheet(body, words, (message) => this.line.say(message), code);
    /** @type {RoomTalk | null} */
    this.known = null;
    this.scenes = new Scenes((number) => sceneOf(data, number));
    /** @type {RoomPlace | undefined} whose scene is on its way */
    this.bringing = undefined;
    this.learning = false;
    /** @type {"" | "no_such" | "waiting"} why the lecture has not come */
    this.failed = "";
    /** @type {Stage | null} once it stands */
    this.stage = null;
    /** @type {Face | undefined} likewise */
    this.face = undefined;
    /** @type {Ballot | undefined} likewise */
    this.ballot = undefined;
    /** @type {ToldScene | undefined} that is shown */
    this.scene = undefined;
    /** @type {RoomPlace | null} where it is to go */
    this.wanted = null;
    this.going = 0; // maps that fly
    this.touched = false; // since it last went anywhere
  }

  start() {
    window.addEventListener("offline", () => this.line.drop());
    window.addEventListener("online", () => this.line.soon());
    document.addEventListener("visibilitychange", () => document.hidden || this.line.renew());
    // Before the stage hears of it: what it then changes is the reader's doing.
    for (const when of ["pointerdown", "keydown", "wheel"])
      window.addEventListener(when, (event) => this.touch(event), { capture: true, passive: true });
    this.telling.wait(this.words.loading);
    this.tell();
    this.line.start();
    this.begin();
  }

  // ---- the room -----------------------------------------------------------------------------------

  /** @param {import("../wire.d.ts").RoomSays} heard */
  hear(heard) {
    this.follower.hear(heard);
    if (heard.taken !== undefined) this.sheet.hear(heard.taken);
    this.sheet.voteAgain(Boolean(this.token.get()));
    const { place, wandering, ended } = this.follower;
    if (heard.at && place && wandering) this.bring(place); // it may come back without a network
    if (!ended) return;
    this.line.end();
    this.token.set("");
  }

  /** @param {boolean} here */
  reach(here) {
    const comes = here && !this.follower.reached;
    this.follower.reach(here);
    if (comes) this.begin();
  }

  /** Brings the lecture, which may not be there yet, or another one after a break. */
  async begin() {
    if (this.learning) return;
    this.learning = true;
    try {
      const known = await talkOf(this.data);
      this.failed = known ? "" : "no_such";
      if (known) await this.take(known);
    } catch {
      this.failed = "waiting";
    }
    this.learning = false;
    this.tell();
    if (!this.known && (this.follower.reached || this.failed === "waiting")) again().then(() => this.begin());
  }

  /** @param {RoomTalk} known */
  async take(known) {
    const before = this.known;
    this.known = known;
    if (!before) await this.build(known);
    else if (before.made !== known.made) {
      this.scenes.forget();
      if (this.wanted && !this.follower.wandering) this.show(this.wanted);
    }
  }

  // ---- what it shows ------------------------------------------------------------------------------

  /** @param {RoomTalk} known */
  async build({ title, state, stage: files, words }) {
    document.title = title;
    if (this.wanted) this.show(this.wanted); // there is something to read while the map comes
    const options = {
      side: (/** @type {Stage} */ own, /** @type {HTMLElement} */ root) => new PhonePanel(own, root),
      quiet: true,
      get layout() {
        return window.innerWidth < STACKED ? undefined : "two";
      },
      get grow() {
        const by = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / LETTERS;
        return by > 1 ? Math.min(MOST_GROWN, by) : undefined; // as large as its reader has set letters
      },
    };
    const stage = new Stage(this.main, { ...files, state, turn: 0 }, options);
    await stage.start();
    if (!stage.root.dataset.ready) return;
    this.stage = stage;
    this.face = new Face(stage, words);
    this.ballot = new Ballot(this.face, this.follower, this.words);
    stage.store.subscribe((change) => this.changed(Object.keys(change)), stage.signal);
    this.body.dataset.ready = "true";
    if (this.wanted) this.show(this.wanted);
  }

  /** The scene of a place, as far as the hall has seen it.
   * @param {RoomPlace} place */
  async bring(place) {
    if (this.bringing === place) return;
    this.bringing = place;
    while (this.bringing === place && this.scenes.lacks(place) && !this.follower.ended) {
      await this.scenes.bring(place.scene);
      if (this.scenes.lacks(place)) await again();
    }
    if (this.bringing !== place) return;
    this.bringing = undefined;
    if (this.wanted === place && !this.follower.wandering) this.show(place);
  }

  /** Words are there at once; the map flies behind them, and is where the newest place asks it to be.
   * @param {RoomPlace} place */
  async show(place) {
    this.wanted = place;
    const { stage, known, face } = this;
    const lacks = this.scenes.lacks(place);
    if (lacks) this.bring(place);
    const scene = this.scenes.at(place.scene);
    if (!scene || !known) return;
    if (!stage || !face) {
      this.telling.show(scene, known.language);
      return;
    }
    const turned = scene !== this.scene;
    this.touched = false;
    this.scene = scene;
    if (turned) this.turn(scene, known.language, place.scene);
    face.build(lacks ? 0 : place.build);
    this.telling.build(lacks ? 0 : place.build);
    this.ballot?.show(place.scene, place.build);
    this.tell();
    this.body.dataset.scene = String(place.scene + 1);
    this.going += 1;
    await this.move(scene, place, turned).catch(console.error);
    this.going -= 1;
    if (this.wanted === place && !lacks) this.body.dataset.n = String(place.n);
  }

  /**
   * Map and timeline, and the card of what the lecturer has picked in the scene.
   * @param {ToldScene} scene
   * @param {RoomPlace} place
   * @param {boolean} turned
   */
  async move(scene, { state: own }, turned) {
    const { stage } = this;
    if (!stage) return;
    const { pick: before } = stage.state;
    /** @type {State} */
    const state = { ...stage.state, ...scene.state, ...own, playing: false };
    const beyond = state.pick !== scene.state.pick ? state.pick : null;
    this.telling.pick(beyond, stage.panel instanceof PhonePanel ? stage.panel : null);
    await stage.following.restore(state);
    if (!state.map && state.pick && state.pick === stage.state.pick && (turned || state.pick !== before))
      stage.camera.lookAt(state.pick, state.view !== stage.facts.first_view);
  }

  /** @param {ToldScene} scene @param {string} spoken @param {number} number */
  turn(scene, spoken, number) {
    const { stage, face } = this;
    if (!stage || !face) return;
    this.telling.show(scene, spoken);
    face.show(scene, spoken);
    this.ballot?.begin(scene);
    this.telling.under(face.box, scene);
    stage.choice.spoken = new Set(scene.named);
    if (this.body.dataset.scene === String(number + 1)) return; // what answers its question has come
    this.bar.say(scene.heading);
    window.scrollTo(0, 0);
  }

  // ---- following and wandering ----------------------------------------------------------------------

  /** @param {Event} event */
  touch({ target }) {
    const within = target === document.body || (target instanceof Node && this.main.contains(target));
    if (within) this.touched = true;
  }

  /** @param {string[]} keys */
  changed(keys) {
    const own = this.going ? ACTS : [...ACTS, ...CAMERA];
    if (!this.touched || this.follower.wandering || !own.some((key) => keys.includes(key))) return;
    this.follower.wander();
    this.stage?.showing.show(); // what was hidden while it followed
  }

  comeBack() {
    this.stage?.close();
    this.follower.comeBack();
    window.scrollTo(0, 0);
  }

  /** Says how things stand. */
  tell() {
    const { follower, stage, scene, body } = this;
    const faced = Boolean(stage && scene && !onStage(scene));
    const { wandering, rests, hall, over, reached } = follower;
    body.classList.toggle("wandering", wandering);
    body.classList.toggle("following", !wandering);
    if (rests !== body.classList.contains("rests")) this.bar.say(rests ? this.words.rests : "");
    body.classList.toggle("rests", rests);
    body.classList.toggle("faced", faced && !wandering);
    body.dataset.reached = String(reached);
    const votes = this.sheet.votes(hall);
    this.bar.show({ wandering, rests, faced, reached, over, hall: hall.on, votes, begun: Boolean(stage) });
    if (!this.known && this.failed) this.telling.refuse(this.failed, this.code);
    this.ballot?.tell();
    this.sheet.tell(hall);
    if (!hall.on) this.sheet.close();
    document.documentElement.classList.toggle("cx-faced-page", faced && !wandering);
    this.telling.root.hidden = faced && !wandering;
  }
}
