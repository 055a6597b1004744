// A student's phone in a lecture: one page, one line. It shows each scene as a phone does, follows the
// lecture, and lets its reader wander and come back.

import { Face, onStage } from "../faces/face.js";
import { figureOf } from "../faces/facechart.js";
import { Line, lineTo } from "../kit/line.js";
import { make } from "../kit/making.js";
import { defining } from "../kit/terms.js";
import { idle } from "../kit/timers.js";
import { Stage } from "../stage/stage.js";
import { Ballot } from "./ballot.js";
import { Bar } from "./bar.js";
import { Clicker } from "./clicker.js";
import { Follower } from "./follower.js";
import { HallSheet } from "./hallsheet.js";
import { lectureOf } from "./lecture.js";
import { PhonePanel } from "./panel.js";
import { SceneWords } from "./scenewords.js";
import { answersOf, phoneName } from "./tab.js";
import { dressing, leading } from "./wearing.js";

/** @import { RoomLecture, RoomPage, RoomPlace, ToldScene } from "../wire.d.ts" */
/** @import { State } from "../stage/store.js" */

const AGAIN_MS = 2000; // until a lecture that has not come is asked for again
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
    this.follower = new Follower(
      phoneName(code),
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
    this.sheet = new HallSheet(body, words, (message) => this.line.say(message), code);
    /** @type {RoomLecture | null} */
    this.known = null;
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
    window.addEventListener("online", () => this.line.renew());
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
    if (this.follower.ended) this.line.end();
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
      const known = await lectureOf(this.data);
      this.failed = known ? "" : "no_such";
      if (known) await this.take(known);
    } catch {
      this.failed = "waiting";
    }
    this.learning = false;
    this.tell();
    if (!this.known && (this.follower.reached || this.failed === "waiting")) setTimeout(() => this.begin(), AGAIN_MS);
  }

  /** @param {RoomLecture} known */
  async take(known) {
    const before = this.known;
    this.known = known;
    if (!before) await this.build(known);
    else if (JSON.stringify(before.lecture) !== JSON.stringify(known.lecture)) {
      this.scene = undefined;
      if (this.wanted && !this.follower.wandering) this.show(this.wanted);
    } else this.known = before;
  }

  // ---- what it shows ------------------------------------------------------------------------------

  /** @param {RoomLecture} known */
  async build({ lecture, stage: files, words }) {
    document.title = lecture.title;
    const first = lecture.scenes[this.follower.place?.scene ?? 0] ?? lecture.scenes[0];
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
    this.telling.show(first, lecture.language); // there is something to read while the map comes
    const stage = new Stage(this.main, { ...files, state: { ...first.state }, turn: 0 }, options);
    await stage.start();
    if (!stage.root.dataset.ready) return;
    this.stage = stage;
    this.face = new Face(stage, words);
    this.ballot = new Ballot(this.face, this.follower, this.words);
    stage.store.subscribe((change) => this.changed(Object.keys(change)), stage.signal);
    this.body.dataset.ready = "true";
    this.bring(lecture.scenes);
    this.show(this.wanted ?? this.follower.place ?? { n: -1, scene: 0, build: 0, black: false, state: {} });
  }

  /** Charts come before they are wanted: the network may be gone by then.
   * @param {readonly ToldScene[]} scenes */
  async bring(scenes) {
    await idle();
    await Promise.allSettled(scenes.flatMap(({ shown: { chart } }) => (chart ? [figureOf(chart)] : [])));
  }

  /** Words are there at once; the map flies behind them, and is where the newest place asks it to be.
   * @param {RoomPlace} place */
  async show(place) {
    this.wanted = place;
    const { stage, known, face } = this;
    const scene = known?.lecture.scenes[place.scene];
    if (!stage || !face || !scene || !known) return;
    const turned = scene !== this.scene;
    this.touched = false;
    this.scene = scene;
    if (turned) this.turn(scene, known.lecture.language);
    face.build(place.build);
    this.telling.build(place.build);
    this.ballot?.show(place.scene, place.build);
    this.tell();
    this.body.dataset.scene = String(place.scene + 1);
    this.going += 1;
    await this.move(scene, place, turned).catch(console.error);
    this.going -= 1;
    if (this.wanted === place) this.body.dataset.n = String(place.n);
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

  /** @param {ToldScene} scene @param {string} spoken */
  turn(scene, spoken) {
    const { stage, face } = this;
    if (!stage || !face) return;
    this.telling.show(scene, spoken);
    face.show(scene, spoken);
    this.ballot?.begin(scene);
    this.telling.under(face.box, scene);
    stage.choice.spoken = new Set(scene.named);
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
    if (this.touched && own.some((key) => keys.includes(key))) this.follower.wander();
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
    body.classList.toggle("rests", rests);
    body.classList.toggle("faced", faced && !wandering);
    body.dataset.reached = String(reached);
    this.bar.show({ wandering, rests, faced, reached, over, hall: hall.on, begun: Boolean(stage) });
    if (!this.known && this.failed) this.telling.refuse(this.failed, this.code);
    this.ballot?.tell();
    this.sheet.tell(hall);
    if (!hall.on) this.sheet.close();
    document.documentElement.classList.toggle("cx-faced-page", faced && !wandering);
    this.telling.root.hidden = faced && !wandering;
  }
}
