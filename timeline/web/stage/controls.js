// @ts-nocheck
// The bar of buttons, the legend and the keys.

import { next as dress, typing } from "../kit/dress.js";
import { make } from "../kit/making.js";
import { element } from "../kit/svg.js";

const NEARER = 1.5;
const PART = 0.2; // of the map that is seen
const SPEEDS = [32, 16, 1]; // years a second: a whole run in about 2.5 s, 5 s, and at the pace of talk

export class Controls {
  constructor(stage, root) {
    this.stage = stage;
    this.words = stage.facts.words;
    this.speed = 1;
    this.bar = make("div", "cx-bar", root);
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", this.words.controls);
    this.time();
    this.views();
    this.rest();
  }

  group(name = "") {
    return make("div", `cx-group ${name}`, this.bar);
  }

  button(group, key, act) {
    const { icon, label } = this.words.buttons[key];
    const button = make("button", "", group, icon);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act, { signal: this.stage.ending.signal });
    return button;
  }

  time() {
    const group = this.group();
    this.button(group, "back", () => this.step(-1));
    this.play = this.button(group, "play", () => this.toggle());
    this.button(group, "forward", () => this.step(1));
    this.pace = this.button(group, "pace", () => this.faster());
    this.button(group, "before", () => this.jump(-1));
    this.button(group, "after", () => this.jump(1));
    this.button(group, "whole", () => this.reset());
  }

  views() {
    const group = this.group();
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.words.views_label);
    this.viewButtons = Object.keys(this.stage.facts.views).map((view) => {
      const button = this.button(group, `view_${view}`, () => this.stage.see(view));
      button.dataset.view = view;
      return button;
    });
    this.extent = this.button(group, "extent", () => this.onlyMap());
  }

  rest() {
    const group = this.group("end");
    this.listButton = this.button(group, "list", () => this.toggleList());
    this.legendButton = this.button(group, "legend", () => this.toggleLegend());
    this.pictureButton = this.button(group, "picture", () => this.stage.takePicture());
    this.button(group, "lecture", () => this.stage.addToLecture());
    this.button(group, "theme", dress).className = "cx-dress";
    this.button(group, "fullscreen", () => this.fill());
  }

  // Nearer and farther, over the map; by key as well, and there the arrows move it.
  zoom(box) {
    const group = make("div", "cx-zoom", box);
    const keys = this.camera({});
    this.button(group, "nearer", keys["+"]);
    this.button(group, "farther", keys["-"]);
  }

  legend(box) {
    const legend = make("div", "cx-legend", box);
    legend.hidden = true;
    const list = make("ul", "", legend);
    for (const { swatch, text } of this.stage.look.legend) {
      const row = make("li", "", list);
      row.append(drawn(swatch));
      make("span", "", row, text);
    }
    make("p", "cx-keys", legend, this.words.keys);
    make("p", "", legend, this.words.attribution);
    return legend;
  }

  toggleList() {
    this.listButton.setAttribute("aria-pressed", String(this.stage.list.toggle()));
  }

  toggleLegend() {
    const { stage } = this;
    const hidden = !stage.legend.hidden;
    const again = this.legend(stage.map.box);
    stage.legend.replaceWith(again);
    stage.legend = again;
    again.hidden = hidden;
    this.legendButton.setAttribute("aria-pressed", String(!hidden));
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.stage.root.requestFullscreen?.();
  }

  step(years) {
    this.stop();
    this.stage.step(years);
  }

  jump(direction) {
    this.stop();
    this.stage.jump(direction);
  }

  reset() {
    this.stop();
    const [first, end] = this.stage.facts.span;
    this.stage.set({ from: first, to: end - 1, at: first, stepping: false, pick: null });
  }

  faster() {
    this.speed = (this.speed + 1) % SPEEDS.length;
    this.show(this.stage.state);
  }

  toggle() {
    if (this.stage.state.playing) this.stop();
    else this.start();
  }

  // `pace`: years a second, else that of the speed chosen; `end`: the last year, else the window's.
  start(pace, end) {
    const { state } = this.stage;
    const last = () => end ?? state.to;
    if (!state.stepping || state.at >= last()) this.stage.set({ at: state.from, stepping: true });
    this.stage.point(null);
    this.stage.set({ playing: pace ?? SPEEDS[this.speed] });
    let [began, at] = [performance.now(), this.stage.state.at];
    let speed = this.speed;
    const frame = (now) => {
      if (!state.playing) return;
      if (speed !== this.speed) {
        [began, at, speed] = [now, state.at, this.speed];
        state.playing = SPEEDS[speed];
      }
      const year = Math.min(last(), at + Math.floor(((now - began) / 1000) * state.playing));
      if (year !== state.at) this.stage.set({ at: year });
      if (year >= last()) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  stop() {
    if (this.stage.state.playing) this.stage.set({ playing: false });
  }

  show(state) {
    const { view } = this.stage.map;
    const now = `${state.playing}-${this.speed}-${state.extent}-${view}`;
    if (now === this.shown) return;
    this.shown = now;
    const word = this.words.buttons[state.playing ? "pause" : "play"];
    this.play.textContent = word.icon;
    this.play.setAttribute("aria-label", word.label);
    this.play.title = word.label;
    this.pace.textContent = this.words.paces[this.speed];
    this.pace.title = this.words.buttons.pace.label.replace("{icon}", this.words.paces[this.speed]);
    this.pace.setAttribute("aria-label", this.pace.title);
    this.extent.setAttribute("aria-pressed", String(Boolean(state.extent)));
    for (const button of this.viewButtons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const acts = {
      ArrowRight: () => this.step(1), PageDown: () => this.step(1), " ": () => this.step(1),
      ArrowLeft: () => this.step(-1), PageUp: () => this.step(-1),
      Home: () => this.to("from"), End: () => this.to("to"),
      p: () => this.toggle(), f: () => this.fill(), l: () => this.toggleLegend(), "?": () => this.toggleLegend(), i: () => this.toggleList(), 
      n: () => this.jump(1), a: () => this.stage.addToLecture(), s: () => this.stage.takePicture(), "/": () => this.stage.panel.field.focus(), m: () => this.onlyMap(), b: () => this.darken(), ".": () => this.darken(),
      Enter: this.digits ? () => this.goTo() : undefined, Escape: () => this.leave(), ...this.camera(event),
    };
    if (/^[0-9]$/.test(event.key)) acts[event.key] = () => this.digit(event.key);
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || (event.target.closest?.("[role=slider]") && event.key.startsWith("Arrow"))) return;
    if (event.key === " " && event.target.closest?.("button, a, summary")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // Keys that move the map.
  camera({ shiftKey }) {
    const to = (east, north) => () => this.stage.move({ east: east * PART, north: north * PART });
    const by = (nearer) => () => this.stage.move({ by: nearer });
    const arrows = shiftKey ? { ArrowRight: to(1, 0), ArrowLeft: to(-1, 0), ArrowUp: to(0, 1), ArrowDown: to(0, -1) } : {};
    return { ...arrows, "+": by(NEARER), "=": by(NEARER), "-": by(1 / NEARER) };
  }

  // Digits, then Enter: the year to go to.
  digit(digit) {
    this.digits = `${this.digits ?? ""}${digit}`.slice(-4);
    this.stage.notify(this.words.go_to.replace("{year}", this.digits));
  }

  goTo() {
    const year = Number(this.digits);
    this.digits = "";
    this.stage.notify("");
    const { state } = this.stage;
    if (!this.stage.goTo(year)) this.stage.notify(this.words.outside.replace("{from}", state.from).replace("{to}", state.to), 2500);
  }

  darken() {
    this.stage.black.hidden = !this.stage.black.hidden;
  }

  onlyMap() {
    this.stage.set({ extent: !this.stage.state.extent });
  }

  to(end) {
    this.stop();
    this.stage.set({ at: this.stage.state[end], stepping: true });
  }

  leave() {
    this.stop();
    if (!this.stage.list.panel.hidden) {
      this.toggleList();
      return;
    }
    if (!this.stage.legend.hidden) {
      this.toggleLegend();
      return;
    }
    if (this.digits || !this.stage.black.hidden) {
      this.digits = "";
      this.stage.notify("");
      this.stage.black.hidden = true;
      return;
    }
    if (this.stage.state.pick) this.stage.pick(null);
    else this.stage.set({ stepping: false, at: this.stage.state.from });
  }
}

// A swatch of the legend: {kind, colour, width, dash, fill}.
function drawn({ kind, colour, width = 2, dash = "", fill = "none", opacity = 1 }) {
  const svg = element("svg", { width: 36, height: 18, viewBox: "0 0 36 18", "aria-hidden": "true" });
  const shapes = {
    line: ["line", { x1: 2, y1: 9, x2: 34, y2: 9 }], disc: ["circle", { cx: 18, cy: 9, r: 6 }],
    area: ["circle", { cx: 18, cy: 9, r: 8.5 }], bar: ["rect", { x: 3, y: 5, width: 30, height: 8 }],
  };
  const [shape, own] = shapes[kind];
  svg.append(element(shape, { ...own, stroke: colour, "stroke-width": width, "stroke-dasharray": dash, fill, opacity }));
  return svg;
}
