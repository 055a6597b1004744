// The stage: a map above a timeline with one state. Mechanism only: what is drawn, in which
// colours and words, comes from Python as figures and scenes.

import * as inside from "./inside.js";
import { json, script, style } from "./loading.js";
import { nearestLine, nearestMark, nearestPoint } from "./hits.js";
import { place } from "./labels.js";
import { Controls } from "./controls.js";
import * as clothes from "./dress.js";
import { Dials } from "./dials.js";
import { Ground } from "./ground.js";
import { make } from "./making.js";
import { List } from "./list.js";

const STILL = { displayModeBar: false, doubleClick: false, responsive: false };
const LEAST = { font: 13, textfont: 13, tickfont: 13, margin: 88 };
const SCALED = new Set(["font.size", "textfont.size", "tickfont.size", "margin.l", "margin.b", "marker.size", "line.width"]);
const NOTHING = [{ type: "scattergeo", lon: [0], lat: [0], mode: "lines" }]; // a map needs a trace
const BAND = 20; // degrees east and west of the middle
const HUSH_MS = 2500;
const REST_MS = 200;
const LOOK_MS = 250;
const FLIGHT_MS = 700;
const stages = new WeakMap();

// Called by Streamlit at mount and at each rerun, with the same element.
export function connect({ data, parentElement, setStateValue }) {
  let stage = stages.get(parentElement);
  if (!stage) {
    stage = new Stage(parentElement, data, (asked) => setStateValue("asked", asked));
    stages.set(parentElement, stage);
    stage.start();
  } else stage.answer(data, (asked) => setStateValue("asked", asked));
  return () => {
    stage.end();
    stages.delete(parentElement);
  };
}

export class Stage {
  constructor(host, data, send) {
    this.data = data;
    this.send = send;
    this.state = { ...data.state };
    this.own = camera(data.state.map);
    this.sent = { serial: 0, mark: Math.random().toString(36).slice(2, 8) };
    this.root = make("div", "cx-stage", host);
    Object.assign(this.root, { tabIndex: -1 });
    this.root.dataset.testid = "stage";
    this.ending = new AbortController();
    this.drawn = new Map();
  }

  async start() {
    try {
      await this.load();
      this.build();
      await this.draw();
      this.listen();
      this.show();
      this.root.dataset.ready = "true";
    } catch (fault) {
      console.error(fault);
      this.fail();
    }
  }

  end() {
    this.ending.abort();
    for (const timer of [this.waiting, this.resting, this.looking, this.noting]) clearTimeout(timer);
    this.sizes?.disconnect();
    this.undress?.();
    if (this.map?.data) window.Plotly.purge(this.map);
    if (this.time?.data) window.Plotly.purge(this.time);
    this.root.remove();
  }

  fail() {
    const box = make("p", "cx-fault", this.root, this.data.fault);
    box.setAttribute("role", "alert");
  }

  // ---- what it is made of -------------------------------------------------------------------

  async load() {
    const { addresses } = this.data;
    const [facts, look] = await Promise.all([
      json(addresses.facts), this.look(), script(addresses.plotly), style(addresses.style),
      this.outlines("world"), this.outlines(this.state.view),
    ]);
    this.facts = facts;
    this.figure = look;
    this.index();
  }

  look() {
    const { figures } = this.data.addresses;
    return json(figures[clothes.theme()] ?? Object.values(figures)[0]);
  }

  outlines(view) {
    return json(this.data.addresses.ground[view]);
  }

  index() {
    const by = (rows) => new Map(rows.map((row) => [row.id, row]));
    this.marks = by(this.facts.marks);
    this.spots = by(this.facts.spots);
    this.tracks = by(this.facts.tracks);
    for (const track of this.facts.tracks) for (const kind of ["far", "near"]) {
      track[kind].line ??= degrees([track[kind].steps]);
    }
  }

  build() {
    const { root } = this;
    const { words } = this.facts;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", words.stage);
    this.controls = new Controls(this, root);
    this.mapBox = make("div", "cx-map", root);
    this.sheet = make("div", "cx-sheet", this.mapBox);
    this.ground = new Ground(this.sheet);
    this.map = make("div", "cx-plot", this.sheet);
    this.map.setAttribute("role", "img");
    this.map.setAttribute("aria-label", words.map_alt);
    this.year = make("div", "cx-year", this.mapBox);
    this.now = make("div", "cx-now", this.mapBox);
    this.caption = make("div", "cx-caption", this.mapBox);
    this.foot = make("div", "cx-foot", this.mapBox, words.schematic);
    this.legend = this.controls.legend(this.mapBox);
    this.list = new List(this, this.mapBox);
    this.timeBox = make("div", "cx-time", root);
    this.time = make("div", "cx-plot", this.timeBox);
    this.time.setAttribute("role", "img");
    this.time.setAttribute("aria-label", words.time_alt);
    this.dials = new Dials(this, this.timeBox);
    this.tip = make("div", "cx-tip", root);
    this.tip.hidden = true;
    this.note = make("div", "cx-note", root);
    this.note.hidden = true;
    this.black = make("div", "cx-black", root);
    this.black.hidden = true;
    this.live = make("div", "cx-live", root);
    this.live.setAttribute("aria-live", "polite");
  }

  // ---- drawing --------------------------------------------------------------------------------

  async draw() {
    this.root.style.setProperty("--cx-above", `${Math.max(0, this.root.getBoundingClientRect().top + window.scrollY) + 8}px`);
    for (const [name, value] of Object.entries(this.figure.css)) this.root.style.setProperty(name, value);
    this.root.dataset.theme = this.figure.theme;
    this.grow = Math.max(0.72, Math.min(2, this.root.clientHeight / 1000));
    this.root.style.setProperty("--cx-grow", this.grow);
    await Promise.all([this.drawTime(), this.drawMap()]);
    if (!inside.trusted(this.map, this.time)) console.warn("plotly.js has changed inside; drawing the slower way");
    this.measure();
    this.grasp();
  }

  // Marks are as large as their rows allow.
  async drawTime() {
    const { yaxis } = this.figure.time.layout;
    const row = (this.timeBox.clientHeight * (yaxis.domain[1] - yaxis.domain[0])) / Math.abs(yaxis.range[0] - yaxis.range[1]);
    const { data, layout } = scaled(this.figure.time, Math.max(0.3, Math.min(this.grow, row / 9)));
    await window.Plotly.react(this.time, data, { ...this.timeLayout(layout), ...size(this.timeBox) }, { ...STILL, staticPlot: true });
  }

  // An empty map first, to learn where everything will lie; then all of it at once.
  async drawMap() {
    const [world, detail] = await Promise.all([this.outlines("world"), this.outlines(this.state.view)]);
    const view = this.facts.views[this.state.view];
    const figure = scaled(this.figure.map, this.grow);
    const geo = { ...figure.layout.geo, projection: view.projection };
    const layout = { ...figure.layout, geo, ...size(this.mapBox) };
    const settings = { ...STILL, scrollZoom: true, topojsonURL: this.data.addresses.nowhere };
    await window.Plotly.react(this.map, NOTHING, layout, settings);
    const data = this.grounded(figure.data, { world, detail });
    const { scale, ...ranges } = this.fit(view.box);
    Object.assign(geo, ranges, { projection: { ...geo.projection, scale } });
    this.usual = scale;
    if (this.own) this.take(geo);
    await window.Plotly.react(this.map, NOTHING, { ...layout, geo: { ...geo } }, settings);
    this.looks = data;
    await document.fonts?.load(`600 16px ${layout.font.family}`); // names are measured
    this.locate();
    const angles = this.headAngles();
    const names = this.placedNames();
    await window.Plotly.react(this.map, data.map((trace) => this.filled(trace, { world, detail }, angles, names)), { ...layout, geo }, settings);
    this.ground.draw(this.map);
  }

  // What is left for the figure to draw when the ground has taken the outlines; all of it where
  // plotly.js has changed inside and does not say how it projects.
  grounded(traces, files) {
    const within = inside.geoStream(this.map) ? (trace) => !trace.meta.track : () => true;
    const parts = ({ ground, track }) => files[ground]?.[track] ?? [];
    this.ground.show(traces.filter((trace) => !within(trace)).map((trace) => ({ trace, parts: parts(trace.meta) })));
    return traces.filter(within);
  }

  timeLayout(layout) {
    return this.timeBox.clientWidth < 620 ? merged(layout, this.figure.time.compact) : layout;
  }

  filled(trace, grounds, angles, names) {
    const { meta } = trace;
    if (meta.track) return { ...trace, ...degrees(grounds[meta.ground]?.[meta.track] ?? []) };
    if (meta.legs) return { ...trace, ...joined(meta.legs.map((leg) => this.drawnLine(leg).line)) };
    if (meta.heads) return { ...trace, ...this.heads(meta.heads), marker: { ...trace.marker, ...angles } };
    if (meta.spots) return { ...trace, ...names.spots };
    if (meta.regions) return { ...trace, ...names.regions };
    if (meta.discs) return { ...trace, ...this.facts.discs };
    return trace;
  }

  // A leg as this view draws it.
  drawnLine(leg) {
    return this.tracks.get(leg)[this.facts.views[this.state.view].lines];
  }

  head([leg, number]) {
    return this.drawnLine(leg).heads[number];
  }

  // Where a head lies that this view does not draw: Plotly leaves out what has no place, and the
  // elements after it would be taken for one another.
  footing(leg) {
    const { line } = this.drawnLine(leg);
    return [line.lon[0], line.lat[0]];
  }

  heads(wanted) {
    const ends = wanted.map((head) => this.head(head) ?? this.footing(head[0]));
    return { lon: ends.map((end) => end[0]), lat: ends.map((end) => end[1]) };
  }

  // Where the visitor has gone from the view; kept until a view is asked for.
  take(geo) {
    const { center, zoom, turned } = this.own;
    geo.center = center;
    geo.projection = { ...geo.projection, scale: this.usual * zoom };
    if (turned !== undefined) geo.projection.rotation = { ...geo.projection.rotation, lon: turned };
  }

  keep() {
    const { center, projection } = this.map._fullLayout.geo;
    this.own = { center: { ...center }, zoom: projection.scale / this.usual, turned: projection.rotation.lon };
  }

  // Plotly cuts a map off at its ranges, so these get the shape of the panel; the scale then
  // lets the box of the view fill it.
  fit([west, south, east, north]) {
    const { clientWidth, clientHeight } = this.mapBox;
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    const shape = (x, y) => inside.fitted(this.map, [lon - x, lon + x], [Math.max(-85, lat - y), Math.min(85, lat + y)]);
    let [low, high] = [0.5, 60];
    for (let i = 0; i < 24; i += 1) {
      const own = shape(BAND, (low + high) / 2);
      if (own.width / own.height > clientWidth / clientHeight) low = (low + high) / 2;
      else high = (low + high) / 2;
    }
    const band = shape(BAND, low);
    const box = inside.fitted(this.map, [west, east], [south, north]);
    return {
      lonaxis: { range: [lon - BAND, lon + BAND] },
      lataxis: { range: [Math.max(-85, lat - low), Math.min(85, lat + low)] },
      center: { lon: box.middle[0], lat: box.middle[1] },
      scale: Math.min(clientWidth / box.width, clientHeight / box.height) / (clientWidth / band.width),
    };
  }

  // After the visitor has moved the map.
  async settle() {
    this.locate();
    const angles = this.headAngles();
    const names = this.placedNames();
    const traces = ["heads", "spots", "regions"].map((key) => this.traceOf(key));
    await window.Plotly.restyle(this.map, {
      "marker.angle": [angles.angle, undefined, undefined],
      "marker.size": [angles.size, undefined, undefined],
      text: [undefined, names.spots.text, names.regions.text],
      textposition: [undefined, names.spots.textposition, names.regions.textposition],
    }, traces);
    this.measure();
    this.grasp();
    this.show();
  }

  // Where everything lies on the screen.
  locate() {
    const project = inside.projector(this.map);
    this.project = project;
    const sizes = this.looks[this.traceOf("events")];
    const reach = new Map(sizes.meta.events.map((id, i) => [id, sizes.marker.size[i] / 2]));
    this.points = this.facts.spots.map((spot) => {
      const at = project(spot.lon, spot.lat) ?? [-1e4, -1e4];
      return { spot: spot.id, x: at[0], y: at[1], reach: reach.get(spot.id) ?? 2 };
    });
    const { clientWidth, clientHeight } = this.mapBox;
    this.seen = new Set(this.points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight).map(({ spot }) => spot));
    this.lines = this.facts.tracks.map((track) => {
      const { line } = this.drawnLine(track.id);
      return { track: track.id, corridor: track.corridor, xy: line.lon.map((lon, i) => project(lon, line.lat[i])) };
    });
  }

  measure() {
    const scale = inside.timeScale(this.time);
    this.boxes = this.facts.marks.map((mark) => ({
      mark: mark.id, x0: scale.x(mark.span ? mark.start : (mark.start + mark.end) / 2),
      x1: scale.x(mark.span ? mark.end : (mark.start + mark.end) / 2),
      y: scale.y(mark.row), high: scale.rowHeight * 0.3, top: scale.top,
    }));
    this.scale = scale;
  }

  // Heads turn with the screen; those of legs too short for them stay away.
  headAngles() {
    const { meta, marker } = this.looks[this.traceOf("heads")];
    const ends = new Map(this.lines.map(({ track, xy }) => [track, [xy[0], xy.at(-1)]]));
    const found = meta.heads.map((wanted, i) => {
      const head = this.head(wanted);
      const [from, to] = ends.get(wanted[0]);
      const [a, b] = head ? [this.project(head[0], head[1]), this.project(head[2], head[3])] : [];
      const long = from && to ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
      if (!a || !b || long < 2.6 * marker.size[i]) return [0, 0];
      return [(Math.atan2(b[0] - a[0], a[1] - b[1]) * 180) / Math.PI, marker.size[i]];
    });
    return { angle: found.map(([angle]) => angle), size: found.map(([, own]) => own) };
  }

  // First the names of places by rank, then those of countries and seas where room is left.
  placedNames() {
    const places = this.looks[this.traceOf("spots")];
    const regions = this.looks[this.traceOf("regions")];
    const most = this.facts.views[this.state.view].tier;
    const names = places.meta.spots.map((id, i) => this.name(this.spots.get(id), places, i, most));
    const wide = regions.text.map((text, i) => {
      const at = this.project(regions.lon[i], regions.lat[i]);
      const { tier, lines } = regions.meta.regions[i];
      const here = tier <= most && (!lines || lines === this.facts.views[this.state.view].lines);
      return at && here && { x: at[0], y: at[1], text, size: regions.textfont.size[i], reach: 0, middle: tier === 1 || tier === 2 || lines === "near" };
    });
    const picked = this.related(this.state.pick)?.spots ?? new Set();
    const ringed = this.points.map((point) => (picked.has(point.spot) ? { ...point, reach: point.reach + 8 } : point));
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.foot;
    const foot = [offsetLeft, offsetTop, offsetLeft + offsetWidth, offsetTop + offsetHeight];
    const discs = ringed.filter(({ reach }) => reach > 2).map(({ x, y, reach }) => [x - reach, y - reach, x + reach, y + reach]);
    const { clientWidth, clientHeight } = this.mapBox;
    const first = wide.filter((name, i) => regions.meta.regions[i].tier === 0);
    const rest = wide.filter((name, i) => regions.meta.regions[i].tier !== 0);
    const order = [...first, ...names.slice(0, this.facts.first_names), ...rest, ...names.slice(this.facts.first_names)];
    const put = place(order, [foot, ...discs], clientWidth, clientHeight, places.textfont.family);
    const of = (name) => put[order.indexOf(name)]?.position;
    this.named = put.filter(Boolean).map(({ box }) => box);
    return {
      spots: {
        text: names.map((name) => (name && of(name) ? escaped(name.text) : "")),
        textposition: names.map((name) => (name && of(name)) || "middle right"),
      },
      regions: {
        text: wide.map((name) => (name && of(name) ? escaped(name.text) : "")),
        textposition: wide.map((name) => (name && of(name)) || "middle center"),
      },
    };
  }

  name(spot, { textfont, marker }, i, most) {
    if (spot.tier > most) return null;
    const at = this.project(spot.lon, spot.lat);
    return at && { x: at[0], y: at[1], text: spot.label, size: textfont.size[i], reach: marker.size[i] / 1.6 + 1 };
  }

  traceOf(key) {
    return this.looks.findIndex(({ meta }) => meta[key]);
  }

  // Takes hold of the drawn elements whose style steps and pointing change.
  grasp() {
    this.fresh = true;
    this.drawn.clear();
    this.held = { corridors: [], heads: [], spots: [], marks: [], bars: [] };
    const held = (figure, number, i, element) => ({ figure, number, i, element });
    const each = (figure, number, ids) => {
      const { points } = inside.elements(figure, number);
      return ids.map((id, i) => [id, held(figure, number, i, points[i] && target(points[i]))]);
    };
    this.looks.forEach(({ meta, opacity, line: own }, number) => {
      if (meta.corridor) {
        const line = held(this.map, number, null, inside.elements(this.map, number).line);
        this.held.corridors.push({ ...line, ...this.years(meta), base: opacity, width: own.width });
      }
      for (const [head, own] of each(this.map, number, meta.heads ?? [])) this.held.heads.push({ ...own, ...this.years({ legs: [head[0]] }) });
      for (const [id, own] of each(this.map, number, meta.events ?? [])) this.held.spots.push({ ...own, spot: this.spots.get(id) });
    });
    this.figure.time.data.forEach((trace, number) => {
      const { meta } = trace;
      for (const [id, own] of each(this.time, number, meta.marks ? trace.customdata : [])) {
        this.held.marks.push({ ...own, mark: this.marks.get(id), base: trace.marker.opacity?.[own.i] ?? 1 });
      }
      for (const [x, own] of each(this.time, number, meta.arrivals ? trace.x : [])) this.held.bars.push({ ...own, year: Math.floor(x) });
    });
  }

  years({ legs, corridor }) {
    const tracks = legs.map((leg) => this.tracks.get(leg));
    return {
      corridor: corridor ?? tracks[0].corridor,
      first: Math.min(...tracks.map((track) => track.first)),
      last: Math.max(...tracks.map((track) => track.last ?? Infinity)),
    };
  }

  // ---- showing a state: direct style changes, no redraw -----------------------------------------

  show() {
    if (!this.held) return;
    const { state } = this;
    const lit = this.related(this.pointed ?? (state.stepping ? null : state.pick));
    for (const held of this.held.marks) this.style(held, this.markOpacity(held.mark, lit) * held.base);
    for (const held of this.held.bars) this.style(held, this.barOpacity(held.year));
    for (const held of this.held.corridors) {
      this.style(held, this.trackOpacity(held, lit, held.base));
      this.thicken(held, lit?.corridors.has(held.corridor));
    }
    for (const held of this.held.heads) this.style(held, this.trackOpacity(held, lit, 0.9));
    for (const held of this.held.spots) this.style(held, this.spotOpacity(held.spot, lit));
    const holds = `${state.from}-${state.to}-${state.extent}`;
    if (holds !== this.holds || this.fresh) this.hide();
    this.holds = holds;
    this.dials.show(state, this.scale);
    this.controls.show(state);
    this.list.show(state);
    this.year.hidden = !state.stepping;
    this.year.textContent = state.at;
    this.tellNow(state);
    this.tellPick(state.pick);
    this.publish({
      from: state.from, to: state.to, at: state.at, picked: state.pick ?? "", view: state.view,
      playing: Boolean(state.playing),
    });
    if (state.pick !== this.ringed || this.fresh) this.ring();
    this.ringed = state.pick;
    this.fresh = false;
  }

  // The state as others read it from outside; what has not changed is not written.
  publish(known) {
    for (const [key, value] of Object.entries(known)) {
      if (this.root.dataset[key] !== String(value)) this.root.dataset[key] = value;
    }
  }

  // What began in the year shown, the weightiest first, for those who can't see the card.
  tellNow({ stepping, at }) {
    const began = stepping ? this.facts.marks.filter((mark) => Math.floor(mark.start) === at && this.markShown(mark)) : [];
    const told = began.filter((mark) => mark.importance === 1).slice(0, 2).map((mark) => mark.title).join("\n");
    if (this.now.textContent !== told) this.now.textContent = told;
  }

  // The pick in words, shown in full screen, where the page's card is not.
  tellPick(pick) {
    if (this.captioned === pick) return;
    this.captioned = pick;
    const mark = this.marks.get(pick);
    const corridor = this.facts.corridors[pick];
    this.caption.replaceChildren();
    if (!pick) return;
    make("b", "", this.caption, mark?.title ?? corridor?.name ?? this.spots.get(pick)?.name);
    if (mark ?? corridor) make("span", "", this.caption, `${mark?.words ?? corridor.years}. ${mark?.sure ?? ""}`);
    if (mark ?? corridor) make("p", "", this.caption, (mark ?? corridor).summary);
  }

  // Opacity of stroke and fill: that of the whole element would make each a picture of its own.
  style(held, opacity) {
    if (this.drawn.get(held) === opacity) return;
    this.drawn.set(held, opacity);
    if (!held.element) {
      this.restyle(held, opacity);
      return;
    }
    const { style } = held.element;
    if (style.opacity !== "1") style.opacity = 1;
    style.strokeOpacity = opacity;
    if (held.i !== null) style.fillOpacity = opacity; // a line has none
  }

  // The public and slower way, where plotly.js has changed inside: all of a frame at once.
  restyle({ figure, number, i }, opacity) {
    if (!this.pending) {
      this.pending = new Map();
      requestAnimationFrame(() => {
        for (const [own, traces] of this.pending) for (const [trace, change] of traces) window.Plotly.restyle(own, change, [trace]);
        this.pending = null;
      });
    }
    if (!this.pending.has(figure)) this.pending.set(figure, new Map());
    const traces = this.pending.get(figure);
    if (i === null) {
      traces.set(number, { opacity });
      return;
    }
    const { marker, x, lon } = figure.data[number];
    const now = Array.isArray(marker.opacity) ? marker.opacity : (x ?? lon).map(() => marker.opacity ?? 1);
    const change = traces.get(number) ?? { "marker.opacity": [[...now]] };
    change["marker.opacity"][0][i] = opacity;
    traces.set(number, change);
  }

  thicken(held, lit) {
    if (!held.element || held.thick === lit) return;
    held.thick = lit;
    held.element.style.strokeWidth = lit ? `${held.width * 1.5 + 1.5}px` : `${held.width}px`;
  }

  hide() {
    for (const point of this.points) point.off = !this.spotShown(this.spots.get(point.spot));
    for (const line of this.lines) line.off = !this.trackShown(this.tracks.get(line.track));
    for (const box of this.boxes) box.off = !this.markShown(this.marks.get(box.mark));
  }

  spotShown(spot) {
    return this.spotEvents(spot).length > 0 || spot.corridors.some((id) => this.trackShown(this.facts.corridors[id]));
  }

  // What is marked together: the marks, corridors and spots of a pick.
  related(pick) {
    if (!pick) return null;
    const lit = { marks: new Set(), corridors: new Set(), spots: new Set() };
    const mark = this.marks.get(pick);
    if (mark) {
      lit.marks.add(mark.id);
      mark.places.forEach((id) => lit.spots.add(id));
      mark.corridors.forEach((id) => lit.corridors.add(id));
    } else if (this.facts.corridors[pick]) {
      lit.corridors.add(pick);
      for (const other of this.facts.marks) if (other.corridors.includes(pick)) {
        lit.marks.add(other.id);
        other.places.forEach((id) => lit.spots.add(id));
      }
    } else if (this.spots.get(pick)) {
      lit.spots.add(pick);
      this.spots.get(pick).events.forEach((id) => lit.marks.add(id));
    }
    return lit;
  }

  inWindow(start, end) {
    return start < this.state.to + 1 && end > this.state.from;
  }

  // With `extent`, only what lies on the part of the map that is seen.
  allowed(mark) {
    return !this.state.extent || mark.places.some((id) => this.seen.has(id));
  }

  markShown(mark) {
    return this.allowed(mark) && this.inWindow(mark.start, mark.end);
  }

  markOpacity(mark, lit) {
    if (!this.markShown(mark)) return 0.1;
    if (lit?.marks.has(mark.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping ? 1 : mark.start >= at + 1 ? 0.12 : mark.end > at ? 1 : 0.4;
    return lit ? now * 0.4 : now;
  }

  barOpacity(year) {
    const { stepping, at } = this.state;
    if (!this.inWindow(year, year + 1)) return 0.3;
    return stepping && year > at ? 0.12 : stepping && year < at ? 0.65 : 1;
  }

  trackShown({ first, last }) {
    return this.inWindow(first, (last ?? Infinity) + 1);
  }

  trackOpacity(held, lit, base) {
    if (!this.trackShown(held)) return 0;
    if (lit?.corridors.has(held.corridor)) return 1;
    const { stepping, at } = this.state;
    const age = at - (held.last ?? Infinity);
    const now = !stepping ? 1 : held.first > at ? 0 : age <= 0 ? 1 : Math.max(0.1, 0.5 - 0.1 * age);
    return base * now * (lit ? 0.22 : 1);
  }

  spotEvents(spot) {
    return spot.events.filter((id) => this.markShown(this.marks.get(id)));
  }

  spotOpacity(spot, lit) {
    const events = this.spotEvents(spot).map((id) => this.marks.get(id));
    if (!events.length) return 0;
    if (lit?.spots.has(spot.id)) return 1;
    const { stepping, at } = this.state;
    const now = !stepping || events.some((mark) => mark.start < at + 1 && mark.end > at) ? 0.9
      : events.some((mark) => mark.start < at + 1) ? 0.3 : 0;
    return lit ? now * 0.35 : now;
  }

  // Rings around what is picked, on the map and on the timeline.
  ring() {
    const { pick } = this.state;
    const found = this.related(pick);
    const at = found ? this.points.filter((point) => found.spots.has(point.spot)) : [];
    rings(this.mapBox, at.map(({ x, y, reach }) => ({ x, y, r: reach + 6 })));
    const marks = found && this.marks.get(pick) ? this.boxes.filter((box) => box.mark === pick) : [];
    rings(this.timeBox, marks.map(({ x0, x1, y }) => ({ x: (x0 + x1) / 2, y, r: 10, wide: (x1 - x0) / 2 })));
  }

  // ---- acting -----------------------------------------------------------------------------------

  set(change, { tell = false } = {}) {
    Object.assign(this.state, change);
    this.show();
    if (tell) this.tell();
    this.rest();
  }

  // The address follows once the stage rests; Python writes it where it must know.
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const address = new URL(window.location.href);
      for (const [key, value] of Object.entries(this.asking())) {
        if (value === null || value === undefined || value === this.facts.usual[key]) address.searchParams.delete(key);
        else address.searchParams.set(key, value);
      }
      if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
    }, REST_MS);
  }

  // What is shown, in the words of the address.
  asking() {
    const { from, to, at, stepping, pick, view, extent } = this.state;
    const theme = clothes.chosen();
    const map = this.own && [this.own.center.lon, this.own.center.lat, this.own.zoom, this.own.turned ?? this.own.center.lon]
      .map((number) => number.toFixed(2)).join(",");
    return { from, to, at: stepping ? at : null, pick, view, theme, extent: extent ? "map" : null, map };
  }

  pick(id) {
    const pick = id && id !== this.state.pick ? id : null;
    this.called = true;
    this.set({ pick }, { tell: true });
    this.say(pick ? this.title(pick) : this.facts.words.nothing_picked);
    this.follow_pick(pick);
  }

  // The camera follows a pick once the pick is on its way to the server.
  follow_pick(pick) {
    clearTimeout(this.looking);
    if (pick) this.looking = setTimeout(() => this.reveal(pick), LOOK_MS);
  }

  title(id) {
    const mark = this.marks.get(id);
    return mark ? `${mark.words}: ${mark.title}` : this.facts.corridors[id]?.name ?? this.spots.get(id)?.name ?? "";
  }

  async see(view) {
    if (!this.facts.views[view]) return;
    await this.fly(view, null);
    this.set({});
  }

  async dress() {
    this.figure = await this.look();
    await this.draw();
    this.set({});
  }

  // Moves the camera so that what is picked is seen; stays where it is seen already.
  async reveal(pick) {
    const found = this.related(pick);
    const spots = found ? this.points.filter((point) => found.spots.has(point.spot)) : [];
    const { clientWidth, clientHeight } = this.mapBox;
    const seen = ({ x, y }) => x > 30 && y > 30 && x < clientWidth - 30 && y < clientHeight - 40;
    if (!spots.length) return;
    if (spots.some(seen)) {
      if (this.covers(spots)) await this.settle();
      return;
    }
    const { lon, lat } = this.spots.get(spots[0].spot);
    const [west, south, east, north] = this.facts.views[this.facts.first_view].box;
    const near = lon > west - 12 && lon < east + 12 && lat > south - 8 && lat < north + 8;
    if (near && this.state.view !== "world") await this.fly(this.state.view, [lon, lat]);
    else await this.fly(near ? this.facts.first_view : this.facts.last_view, null);
  }

  // Whether a name on the map lies over the ring around what is picked.
  covers(spots) {
    return this.named.some(([x0, y0, x1, y1]) => spots.some(({ x, y, reach }) => {
      const [dx, dy] = [Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)];
      return Math.hypot(dx, dy) < reach + 8;
    }));
  }

  // Goes to a view, or to a point within it. The picture on the screen is moved, and drawn anew
  // before (going out) or after (going in), so that nothing is redrawn on the way.
  async fly(view, point) {
    const before = this.camera();
    const same = this.facts.views[view].projection.type === this.facts.views[this.state.view].projection.type;
    const still = !same || window.matchMedia("(prefers-reduced-motion: reduce)").matches || !this.held;
    await Promise.all([this.outlines(view), this.outlines("world")]);
    this.state.view = view;
    this.own = point && { center: { lon: point[0], lat: point[1] }, zoom: this.own?.zoom ?? 1 };
    const after = this.aimed(view, point);
    const into = after.scale >= before.scale;
    if (!still && into) await this.glide(before, after, this.project, "normal");
    await this.drawMap();
    this.grasp();
    this.show();
    if (!still && !into) await this.glide(after, before, this.project, "reverse");
  }

  camera() {
    const { center } = this.map._fullLayout.geo;
    return { scale: inside.pixelScale(this.map), lon: center.lon, lat: center.lat };
  }

  aimed(view, point) {
    const { box } = this.facts.views[view];
    const shape = inside.fitted(this.map, [box[0], box[2]], [box[1], box[3]]);
    const { clientWidth, clientHeight } = this.mapBox;
    const grows = Math.min(clientWidth / shape.width, clientHeight / shape.height);
    const [lon, lat] = point ?? shape.middle;
    return { scale: inside.pixelScale(this.map) * (point ? 1 : grows), lon, lat };
  }

  // Moves the drawn picture from one camera to another, or back.
  async glide(from, to, project, direction) {
    const at = project(to.lon, to.lat);
    if (!at) return;
    const grows = to.scale / from.scale;
    const { clientWidth, clientHeight } = this.mapBox;
    const there = `translate(${clientWidth / 2 - grows * at[0]}px, ${clientHeight / 2 - grows * at[1]}px) scale(${grows})`;
    this.sheet.style.transformOrigin = "0 0";
    const frames = [{ transform: "none" }, { transform: there }];
    if (direction === "reverse") frames.reverse();
    await this.sheet.animate(frames, { duration: FLIGHT_MS, easing: "cubic-bezier(.45,0,.2,1)" }).finished;
  }

  // From the whole window, a step on starts at its first year, a step back at its last.
  step(years) {
    const { stepping, at, from, to } = this.state;
    const start = stepping || years > 0 ? at : to + 1;
    this.set({ stepping: true, at: Math.max(from, Math.min(to, start + years)) });
  }

  say(text) {
    this.live.textContent = text;
  }

  // ---- the server -------------------------------------------------------------------------------

  // Tells Python what is picked and shown. Until it answers, the same is told again.
  tell() {
    this.sent.serial += 1;
    this.asked = { serial: `${this.sent.mark}:${this.sent.serial}`, ...this.asking() };
    this.hand();
  }

  hand() {
    clearTimeout(this.waiting);
    try {
      this.send(this.asked);
    } catch (fault) {
      console.warn("the server is away", fault.message);
    }
    this.waiting = setTimeout(() => {
      this.notify(this.facts.words.waiting);
      this.hand();
    }, HUSH_MS);
  }

  // A short word over the stage, until the next or for a while.
  notify(text, forMs) {
    this.note.textContent = text;
    this.note.hidden = !text;
    clearTimeout(this.noting);
    if (forMs) this.noting = setTimeout(() => this.notify(""), forMs);
  }

  // Python has run: it answers the last thing asked, or wants another state (Back, a button).
  answer(data, send) {
    this.send = send;
    const fresh = data.addresses.facts !== this.data.addresses.facts;
    const before = this.data.state;
    this.data = data;
    if (this.asked && data.answered !== this.asked.serial) return;
    clearTimeout(this.waiting);
    if (!this.held) return;
    this.notify("");
    this.follow(changed(before, data.state), fresh);
    if (this.called) this.bringCard();
  }

  // On a phone the card lies below the stage.
  bringCard() {
    this.called = false;
    if (this.root.clientWidth > 700 || !this.state.pick) return;
    document.querySelector(".st-key-card")?.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  async follow(change, fresh) {
    const { view, pick } = this.state;
    Object.assign(this.state, change);
    if ("map" in change) this.own = camera(change.map);
    else if (view !== this.state.view) this.own = null;
    if ("map" in change || fresh || clothes.theme() !== this.figure.theme || view !== this.state.view) {
      await this.load();
      await this.draw();
    }
    this.show();
    if (this.state.pick !== pick) this.follow_pick(this.state.pick);
    this.rest();
  }

  // ---- pointer, size, system ----------------------------------------------------------------------

  listen() {
    const { signal } = this.ending;
    this.pointing(this.mapBox, (x, y, slack) => this.onMap(x, y, slack), signal);
    this.pointing(this.timeBox, (x, y, slack) => this.onTime(x, y, slack), signal);
    this.map.on("plotly_relayouting", () => this.ground.draw(this.map));
    this.map.on("plotly_relayout", () => this.moved());
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.mapBox);
    this.sizes.observe(this.timeBox);
    window.addEventListener("popstate", () => clearTimeout(this.resting), { signal });
    this.undress = clothes.onDress(() => this.dress());
    window.addEventListener("keydown", (event) => this.controls.key(event), { signal, capture: true });
  }

  pointing(box, find, signal) {
    let down = null;
    box.addEventListener("pointermove", (event) => {
      const [x, y] = within(box, event);
      const found = event.buttons ? null : find(x, y, 8);
      box.classList.toggle("pointing", Boolean(found));
      this.point(found, event);
    }, { signal });
    box.addEventListener("pointerleave", () => this.point(null), { signal });
    box.addEventListener("pointerdown", (event) => { down = within(box, event); }, { signal, capture: true });
    box.addEventListener("pointerup", (event) => {
      const [x, y] = within(box, event);
      if (!down || Math.hypot(x - down[0], y - down[1]) > 5) return;
      const found = find(x, y, event.pointerType === "touch" ? 18 : 8);
      if (found?.startsWith("bar-")) {
        this.point(found, event);
        return;
      }
      if (found || event.target.closest(".cx-plot")) this.pick(found);
      this.tip.hidden = true;
    }, { signal, capture: true });
  }

  onMap(x, y, slack) {
    const point = nearestPoint(this.points, x, y, slack * 0.75);
    if (point) {
      const events = this.spotEvents(this.spots.get(point.spot));
      return events.length === 1 ? events[0] : point.spot;
    }
    return nearestLine(this.lines, x, y, slack)?.corridor ?? null;
  }

  onTime(x, y, slack) {
    return nearestMark(this.boxes, x, y, slack)?.mark ?? this.onBar(x, y);
  }

  // The year of arrivals under the pointer: told, never picked.
  onBar(x, y) {
    if (y > this.boxes[0].top) return null;
    const year = Math.floor(this.scale.year(x));
    return this.facts.bars[year] ? `bar-${year}` : null;
  }

  point(id, event) {
    if (id !== (this.pointed ?? null)) {
      this.pointed = id;
      this.show();
    }
    this.tip.hidden = !id;
    if (id) this.hint(id, event);
  }

  hint(id, event) {
    const mark = this.marks.get(id);
    const corridor = this.facts.corridors[id];
    const spot = this.spots.get(id);
    this.tip.replaceChildren();
    make("b", "", this.tip, mark?.title ?? corridor?.name ?? spot?.label ?? this.facts.words.arrivals);
    const { words } = this.facts;
    const events = spot && this.spotEvents(spot).length;
    const more = mark?.words ?? corridor?.years ?? this.facts.bars[id.slice(4)] ?? (events ? words.events_here.replace("{n}", events)
      : words.corridors_here.replace("{n}", spot.corridors.length));
    make("span", "", this.tip, more);
    const [x, y] = within(this.root, event);
    const { clientWidth } = this.root;
    const wide = this.tip.offsetWidth;
    Object.assign(this.tip.style, { left: `${Math.max(4, Math.min(x + 14, clientWidth - wide - 4))}px`, top: `${y - this.tip.offsetHeight - 12 > 4 ? y - this.tip.offsetHeight - 12 : y + 22}px` });
  }

  moved() {
    if (this.moving) return;
    this.moving = true;
    this.keep();
    this.ground.draw(this.map);
    requestAnimationFrame(async () => {
      await this.settle();
      this.rest();
      requestAnimationFrame(() => { this.moving = false; });
    });
  }

  resized() {
    cancelAnimationFrame(this.resizing);
    this.resizing = requestAnimationFrame(() => this.draw().then(() => this.show()));
  }
}

// ---- small things ---------------------------------------------------------------------------------

function within(box, event) {
  const { left, top } = box.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function size(box) {
  return { width: box.clientWidth, height: box.clientHeight, autosize: false };
}

// Sizes of a figure are given for a stage 1000 pixels high; text stays at least as large as usual.
function scaled(value, by, key = "", parent = "") {
  if (Array.isArray(value)) return value.map((own) => scaled(own, by, key, parent));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, scaled(own, by, name, key)]));
  }
  if (key === "dash") return value.replace(/[\d.]+(?=px)/g, (pixels) => (pixels * by).toFixed(2));
  if (typeof value !== "number" || !SCALED.has(`${parent}.${key}`)) return value;
  const least = LEAST[parent] ?? 0;
  return Math.max(Math.min(value, least), value * by);
}

// Text from the facts is not markup for plotly.js either.
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function target(element) {
  return element.matches("path") ? element : element.querySelector("path");
}

// What Python wants otherwise than before; what it leaves as it was stays the visitor's.
function changed(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key]));
}

function merged(base, change) {
  const plain = (value) => value && typeof value === "object" && !Array.isArray(value);
  const both = Object.entries(change).map(([key, value]) => [key, plain(value) ? merged(base[key] ?? {}, value) : value]);
  return { ...base, ...Object.fromEntries(both) };
}

// Parts as steps of a thousandth of a degree -> longitudes and latitudes, parted by null.
const unpacked = new WeakMap();

function degrees(parts) {
  if (!unpacked.has(parts)) {
    const [lon, lat] = [[], []];
    for (const part of parts) {
      let [x, y] = [0, 0];
      for (let i = 0; i < part.length; i += 2) {
        lon.push((x += part[i]) / 1000);
        lat.push((y += part[i + 1]) / 1000);
      }
      lon.push(null);
      lat.push(null);
    }
    unpacked.set(parts, { lon: lon.slice(0, -1), lat: lat.slice(0, -1) });
  }
  return unpacked.get(parts);
}

function joined(lines) {
  const gap = (key) => lines.flatMap((line) => [...line[key], null]).slice(0, -1);
  return { lon: gap("lon"), lat: gap("lat") };
}

// "lon,lat,zoom,turned" of the address.
function camera(text) {
  if (!text) return null;
  const [lon, lat, zoom, turned] = text.split(",").map(Number);
  return { center: { lon, lat }, zoom, turned };
}

function rings(box, circles) {
  let layer = box.querySelector(":scope > svg.cx-rings");
  if (!layer) {
    layer = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    layer.setAttribute("class", "cx-rings");
    layer.setAttribute("aria-hidden", "true");
    box.append(layer);
  }
  layer.replaceChildren(...circles.flatMap(({ x, y, r, wide = 0 }) => ["halo", "ring"].map((name) => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const own = { x: x - wide - r, y: y - r, width: 2 * (wide + r), height: 2 * r, rx: r, class: name };
    for (const [key, value] of Object.entries(own)) shape.setAttribute(key, value);
    return shape;
  })));
}
