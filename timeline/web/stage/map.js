// @ts-nocheck
// The map: drawn once a view, then only styled; its camera, its names, and what lies under a pointer.

import { Drawn } from "./drawn.js";
import { Ground } from "./ground.js";
import { nearestLine, nearestPoint } from "./hits.js";
import * as inside from "./inside.js";
import { place } from "./labels.js";
import { make } from "../kit/making.js";
import { STAGE, rings, scaled, size } from "../kit/sizing.js";

const SETTINGS = { displayModeBar: false, doubleClick: false, responsive: false, scrollZoom: true };
const NOTHING = [{ type: "scattergeo", lon: [0], lat: [0], mode: "lines" }]; // a map needs a trace
const BAND = 20; // degrees east and west of the middle
const FLIGHT_MS = 700;
const RING = 9; // pixels from a disc to the outside of its ring
const FEW = 3; // places picked at once that are all named
const BLANK = 0.27; // width of a blank, in the size of its text
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 30];
const EDGE = [30, 40]; // pixels within which a place is not well seen

export class MapPane {
  // `files` brings the outlines of a view and says where plotly.js finds nothing to fetch. A map of
  // `only` these spots names them all and stays where it is; one that is `still` does not glide; `alt`
  // says what is seen.
  constructor(root, choice, files, { only = null, still = false, alt = choice.facts.words.map_alt } = {}) {
    this.only = only;
    this.still = still;
    this.choice = choice;
    this.facts = choice.facts;
    this.files = files;
    this.box = make("div", "cx-map", root);
    this.sheet = make("div", "cx-sheet", this.box);
    this.ground = new Ground(this.sheet);
    this.figure = make("div", "cx-plot", this.sheet);
    this.figure.setAttribute("role", "img");
    this.figure.setAttribute("aria-label", alt);
    this.year = make("div", "cx-year", this.box);
    this.foot = make("div", "cx-foot", this.box, this.facts.words.schematic);
    this.drawn = new Drawn();
    this.drawing = Promise.resolve();
    this.seen = new Set();
    for (const track of this.facts.tracks) for (const kind of ["far", "near"]) track[kind].line ??= degrees([track[kind].steps]);
  }

  end() {
    if (this.figure.data) window.Plotly.purge(this.figure);
  }

  get known() {
    return this.facts.views[this.view];
  }

  // ---- drawing --------------------------------------------------------------------------------

  // Drawings that are asked for while one is made follow it: two at once would hold each other's marks.
  draw(look, grow) {
    return this.inTurn(() => this.paint(look, grow));
  }

  // One that failed holds up none after it.
  inTurn(act) {
    this.drawing = this.drawing.then(act, act);
    return this.drawing;
  }

  // An empty map first, to learn where everything will lie; then all of it at once.
  async paint(look, grow) {
    this.look = look;
    this.grow = grow;
    const [world, detail] = await Promise.all([this.files.outlines("world"), this.files.outlines(this.view)]);
    const figure = scaled(look, grow, STAGE);
    const geo = { ...figure.layout.geo, projection: this.known.projection };
    const layout = { ...figure.layout, geo, ...size(this.box) };
    const settings = { ...SETTINGS, staticPlot: Boolean(this.only), topojsonURL: this.files.nowhere };
    await window.Plotly.react(this.figure, NOTHING, layout, settings);
    this.traces = this.grounded(figure.data, { world, detail });
    const { scale, ...ranges } = this.fit(this.target ?? this.known.box);
    Object.assign(geo, ranges, { projection: { ...geo.projection, scale } });
    this.usual = scale;
    if (this.own) this.take(geo);
    await window.Plotly.react(this.figure, NOTHING, { ...layout, geo: { ...geo } }, settings);
    await document.fonts?.load(`600 16px ${layout.font.family}`); // names are measured
    this.locate();
    const [angles, names] = [this.headAngles(), this.placedNames()];
    const data = this.traces.map((trace) => this.filled(trace, { world, detail }, angles, names));
    await window.Plotly.react(this.figure, data, { ...layout, geo }, settings);
    this.ground.draw(this.figure);
    this.grasp();
  }

  // What is left for the figure to draw when the ground has taken the outlines; all of it where
  // plotly.js has changed inside and does not say how it projects.
  grounded(traces, files) {
    const within = inside.geoStream(this.figure) ? (trace) => !trace.meta.track : () => true;
    const parts = ({ ground, track }) => files[ground]?.[track] ?? [];
    this.ground.show(traces.filter((trace) => !within(trace)).map((trace) => ({ trace, parts: parts(trace.meta) })));
    return traces.filter(within);
  }

  filled(trace, grounds, angles, names) {
    const { meta } = trace;
    if (meta.track) return { ...trace, ...degrees(grounds[meta.ground]?.[meta.track] ?? []) };
    if (meta.legs) return { ...trace, ...joined(meta.legs.map((leg) => this.leg(leg).line)) };
    if (meta.heads) return { ...trace, ...this.heads(meta.heads), marker: { ...trace.marker, ...angles } };
    if (meta.spots) return { ...trace, ...names.spots, marker: this.dots(trace) };
    if (meta.regions) return { ...trace, ...names.regions };
    if (meta.discs) return { ...trace, ...this.facts.discs };
    return trace;
  }

  dots({ meta, marker }) {
    if (!this.only) return marker;
    return { ...marker, size: marker.size.map((own, i) => (this.only.has(meta.spots[i]) ? Math.max(own, 6) : 0)) };
  }

  traceOf(key) {
    return this.traces.findIndex(({ meta }) => meta[key]);
  }

  // A leg as this view draws it.
  leg(id) {
    return this.choice.tracks.get(id)[this.known.lines];
  }

  head([leg, number]) {
    return this.leg(leg).heads[number];
  }

  // A head that this view does not draw lies at the foot of its leg: Plotly leaves out what has no
  // place, and the elements after it would be taken for one another.
  heads(wanted) {
    const foot = ({ line }) => [line.lon[0], line.lat[0]];
    const ends = wanted.map((head) => this.head(head) ?? foot(this.leg(head[0])));
    return { lon: ends.map((end) => end[0]), lat: ends.map((end) => end[1]) };
  }

  // ---- the camera -------------------------------------------------------------------------------

  // Where the visitor has gone from the view; kept until a view is asked for.
  take(geo) {
    const { center, zoom, turned } = this.own;
    geo.center = center;
    geo.projection = { ...geo.projection, scale: this.usual * zoom };
    if (turned !== undefined) geo.projection.rotation = { ...geo.projection.rotation, lon: turned };
  }

  keep() {
    const { center, projection } = this.figure._fullLayout.geo;
    this.own = { center: { ...center }, zoom: projection.scale / this.usual, turned: projection.rotation.lon };
  }

  // Nearer, or by parts of what is seen.
  shift({ by, east, north }) {
    this.keep();
    const { center, zoom } = this.own;
    const { clientWidth, clientHeight } = this.box;
    const there = inside.unproject(this.figure, clientWidth * (0.5 + east), clientHeight * (0.5 - north));
    if (there && (east || north)) [center.lon, center.lat] = there;
    this.own.zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom * by));
  }

  // "lon,lat,zoom,turned" as it stands in an address; null where nobody has moved the map.
  get moved() {
    if (!this.own) return null;
    const { center, zoom, turned } = this.own;
    return [center.lon, center.lat, zoom, turned ?? center.lon].map((number) => number.toFixed(2)).join(",");
  }

  set moved(text) {
    const [lon, lat, zoom, turned] = (text ?? "").split(",").map(Number);
    this.own = text ? { center: { lon, lat }, zoom, turned } : null;
  }

  // Plotly cuts a map off at its ranges, so these get the shape of the panel; the scale then
  // lets the box of the view fill it.
  fit([west, south, east, north]) {
    const { clientWidth, clientHeight } = this.box;
    const [lon, lat] = [(west + east) / 2, (south + north) / 2];
    const shape = (x, y) => inside.fitted(this.figure, [lon - x, lon + x], [Math.max(-85, lat - y), Math.min(85, lat + y)]);
    let [low, high] = [0.5, 60];
    for (let i = 0; i < 24; i += 1) {
      const own = shape(BAND, (low + high) / 2);
      if (own.width / own.height > clientWidth / clientHeight) low = (low + high) / 2;
      else high = (low + high) / 2;
    }
    const band = shape(BAND, low);
    const box = inside.fitted(this.figure, [west, east], [south, north]);
    return {
      lonaxis: { range: [lon - BAND, lon + BAND] },
      lataxis: { range: [Math.max(-85, lat - low), Math.min(85, lat + low)] },
      center: { lon: box.middle[0], lat: box.middle[1] },
      scale: Math.min(clientWidth / box.width, clientHeight / box.height) / (clientWidth / band.width),
    };
  }

  // Goes to a view, or to a point within it. The picture on the screen is moved, and drawn anew
  // before (going out) or after (going in), so that nothing is redrawn on the way. `redrawn` is
  // called when it has been.
  async fly(view, point, redrawn) {
    const before = this.camera();
    const same = this.facts.views[view].projection.type === this.known.projection.type;
    const still = this.still || !same || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    await Promise.all([this.files.outlines(view), this.files.outlines("world")]);
    this.view = view;
    this.own = point && { center: { lon: point[0], lat: point[1] }, zoom: this.own?.zoom ?? 1 };
    const after = this.aimed(view, point);
    const into = after.scale >= before.scale;
    if (!still && into) await this.glide(before, after, this.project, "normal");
    await this.draw(this.look, this.grow);
    redrawn();
    if (!still && !into) await this.glide(after, before, this.project, "reverse");
  }

  camera() {
    const { center } = this.figure._fullLayout.geo;
    return { scale: inside.pixelScale(this.figure), lon: center.lon, lat: center.lat };
  }

  aimed(view, point) {
    const { box } = this.facts.views[view];
    const shape = inside.fitted(this.figure, [box[0], box[2]], [box[1], box[3]]);
    const { clientWidth, clientHeight } = this.box;
    const grows = Math.min(clientWidth / shape.width, clientHeight / shape.height);
    const [lon, lat] = point ?? shape.middle;
    return { scale: inside.pixelScale(this.figure) * (point ? 1 : grows), lon, lat };
  }

  // Moves the drawn picture from one camera to another, or back.
  async glide(from, to, project, direction) {
    const at = project(to.lon, to.lat);
    if (!at) return;
    const grows = to.scale / from.scale;
    const { clientWidth, clientHeight } = this.box;
    const there = `translate(${clientWidth / 2 - grows * at[0]}px, ${clientHeight / 2 - grows * at[1]}px) scale(${grows})`;
    this.sheet.style.transformOrigin = "0 0";
    const frames = [{ transform: "none" }, { transform: there }];
    if (direction === "reverse") frames.reverse();
    this.sheet.classList.add("gliding");
    await this.sheet.animate(frames, { duration: FLIGHT_MS, easing: "cubic-bezier(.45,0,.2,1)" }).finished;
    this.sheet.classList.remove("gliding");
  }

  // Where to fly so that what is picked is seen: [view, point]; null where it is seen already.
  wayTo(pick) {
    const found = this.choice.related(pick);
    const points = found ? this.points.filter((point) => found.spots.has(point.spot)) : [];
    if (!points.length || points.some((point) => this.sees(point))) return null;
    const { lon, lat } = this.choice.spots.get(points[0].spot);
    const [west, south, east, north] = this.facts.views[this.facts.first_view].box;
    const near = lon > west - 12 && lon < east + 12 && lat > south - 8 && lat < north + 8;
    if (near && this.view !== this.facts.last_view) return [this.view, [lon, lat]];
    return [near ? this.facts.first_view : this.facts.last_view, null];
  }

  sees({ x, y }) {
    const { clientWidth, clientHeight } = this.box;
    return x > EDGE[0] && y > EDGE[0] && x < clientWidth - EDGE[0] && y < clientHeight - EDGE[1];
  }

  // Whether a name lies on what is picked, or one of few places that are is not named.
  covers(pick) {
    const found = this.choice.related(pick);
    const points = found ? this.points.filter((point) => found.spots.has(point.spot)) : [];
    if (points.length <= FEW && points.some(({ spot }) => !this.named.some(({ id }) => id === spot))) return true;
    return this.named.some(({ box: [x0, y0, x1, y1] }) => points.some(({ x, y, reach }) => {
      const [dx, dy] = [Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1)];
      return Math.hypot(dx, dy) < reach + RING;
    }));
  }

  // After the visitor has moved the map, or a name is in the way.
  settle() {
    return this.inTurn(() => this.rename());
  }

  async rename() {
    this.locate();
    const angles = this.headAngles();
    const names = this.placedNames();
    const traces = ["heads", "spots", "regions"].map((key) => this.traceOf(key));
    await window.Plotly.restyle(this.figure, {
      "marker.angle": [angles.angle, undefined, undefined],
      "marker.size": [angles.size, undefined, undefined],
      text: [undefined, names.spots.text, names.regions.text],
      textposition: [undefined, names.spots.textposition, names.regions.textposition],
    }, traces);
    this.ground.draw(this.figure);
    this.grasp();
  }

  // ---- where everything lies on the screen ------------------------------------------------------

  locate() {
    const project = inside.projector(this.figure);
    this.project = project;
    const sizes = this.traces[this.traceOf("events")];
    const reach = new Map(sizes.meta.events.map((id, i) => [id, sizes.marker.size[i] / 2]));
    this.points = this.facts.spots.map((spot) => {
      const at = project(spot.lon, spot.lat) ?? [-1e4, -1e4];
      return { spot: spot.id, x: at[0], y: at[1], reach: reach.get(spot.id) ?? 2 };
    });
    const { clientWidth, clientHeight } = this.box;
    this.seen = new Set(this.points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight).map(({ spot }) => spot));
    this.lines = this.facts.tracks.map((track) => {
      const { line } = this.leg(track.id);
      return { track: track.id, corridor: track.corridor, xy: line.lon.map((lon, i) => project(lon, line.lat[i])) };
    });
  }

  // Heads turn with the screen; those of legs too short for them stay away.
  headAngles() {
    const { meta, marker } = this.traces[this.traceOf("heads")];
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
    const places = this.traces[this.traceOf("spots")];
    const regions = this.traces[this.traceOf("regions")];
    const { tier: most, lines } = this.known;
    const picked = this.picked();
    const names = places.meta.spots.map((id, i) => this.name(this.choice.spots.get(id), places, i, most, picked));
    const wide = regions.text.map((text, i) => {
      const at = this.project(regions.lon[i], regions.lat[i]);
      const own = regions.meta.regions[i];
      const here = own.tier <= most && (!own.lines || own.lines === lines);
      return at && here && { x: at[0], y: at[1], text, size: regions.textfont.size[i], reach: 0, middle: own.tier === 1 || own.tier === 2 || lines === "near", must: own.tier === 0 };
    });
    const ringed = (name, i) => picked.has(places.meta.spots[i]);
    const first = wide.filter((name, i) => regions.meta.regions[i].tier === 0);
    const rest = wide.filter((name, i) => regions.meta.regions[i].tier !== 0);
    const others = names.map((name, i) => (ringed(name, i) ? null : name));
    const order = [...names.filter(ringed), ...first, ...others.slice(0, this.facts.first_names), ...rest, ...others.slice(this.facts.first_names)];
    const { clientWidth, clientHeight } = this.box;
    const put = place(order, this.covered(picked), clientWidth, clientHeight, places.textfont.family);
    this.named = put.flatMap((found, i) => (found ? [{ id: order[i].id, box: found.box }] : []));
    const of = (name) => name && put[order.indexOf(name)]?.position;
    const off = (name) => (of(name).endsWith("right") ? [name.blanks, name.text] : [name.text, name.blanks]).join("");
    const said = (list, usual) => ({
      text: list.map((name) => (of(name) ? escaped(name.blanks ? off(name) : name.text) : "")), textposition: list.map((name) => of(name) || usual),
    });
    return { spots: said(names, "middle right"), regions: said(wide, "middle center") };
  }

  // The places of the pick, which a ring marks.
  picked() {
    return this.choice.related(this.choice.state.pick)?.spots ?? new Set();
  }

  // Boxes that names keep clear of: what stands over the map and rings, always; discs and dots, if
  // they can.
  covered(picked) {
    const around = ({ x, y, reach }, more) => [x - reach - more, y - reach - more, x + reach + more, y + reach + more];
    const over = [...this.box.querySelectorAll(":scope > .cx-foot, :scope > .cx-year, :scope > .cx-zoom")]
      .map(({ offsetLeft: x, offsetTop: y, offsetWidth, offsetHeight }) => [x, y, x + offsetWidth, y + offsetHeight]);
    const { meta, marker } = this.traces[this.traceOf("spots")];
    const dotted = new Set(meta.spots.filter((id, i) => marker.opacity[i] > 0));
    return {
      taken: [...over, ...this.points.filter(({ spot }) => picked.has(spot)).map((point) => around(point, RING))],
      loose: this.points.filter(({ reach }) => reach > 2).map((point) => around(point, 0)),
      dots: this.points.filter(({ spot }) => dotted.has(spot)).map((point) => around(point, 1)),
    };
  }

  // Where a few places are picked, each is named in every view, outside its ring: blanks keep it off,
  // since plotly.js places a text beside its marker.
  name(spot, { textfont, marker }, i, most, picked) {
    const must = picked.has(spot.id) && picked.size <= FEW;
    if (this.only ? !this.only.has(spot.id) : (spot.tier > most || !this.choice.spotShown(spot)) && !must) return null;
    const at = this.project(spot.lon, spot.lat);
    const own = { id: spot.id, text: spot.label, size: textfont.size[i], reach: marker.size[i] / 1.6 + 1 };
    if (!must) return at && { x: at[0], y: at[1], ...own };
    const { reach } = this.points.find((point) => point.spot === spot.id);
    const off = Math.max(0, Math.ceil((reach + RING + 2 - own.reach) / (own.size * BLANK)));
    return at && { x: at[0], y: at[1], ...own, must, aside: true, blanks: "\u00a0".repeat(off), beyond: off * own.size * BLANK };
  }

  // ---- showing a state: direct style changes, no redraw -----------------------------------------

  grasp() {
    this.drawn.forget();
    this.held = { corridors: [], heads: [], spots: [] };
    this.traces.forEach(({ meta, opacity, line, marker }, number) => {
      if (meta.corridor) {
        this.held.corridors.push({ ...this.drawn.line(this.figure, number), ...this.years(meta), base: opacity, width: line.width });
      }
      for (const [, held] of this.drawn.points(this.figure, number, meta.spots ?? [])) this.drawn.fade(held, marker.opacity[held.i]);
      for (const [head, held] of this.drawn.points(this.figure, number, meta.heads ?? [])) {
        this.held.heads.push({ ...held, ...this.years({ legs: [head[0]] }) });
      }
      for (const [id, held] of this.drawn.points(this.figure, number, meta.events ?? [])) {
        this.held.spots.push({ ...held, spot: this.choice.spots.get(id) });
      }
    });
  }

  years({ legs, corridor }) {
    const tracks = legs.map((leg) => this.choice.tracks.get(leg));
    return {
      legs,
      corridor: corridor ?? tracks[0].corridor,
      first: Math.min(...tracks.map((track) => track.first)),
      last: Math.max(...tracks.map((track) => track.last ?? Infinity)),
    };
  }

  show(state, lit) {
    const { choice, drawn } = this;
    for (const held of this.held.corridors) {
      drawn.fade(held, choice.trackOpacity(held, lit, held.base));
      drawn.thicken(held, choice.isLit(held, lit) ? held.width * 1.5 + 1.5 : held.width);
    }
    for (const held of this.held.heads) drawn.fade(held, choice.trackOpacity(held, lit, 0.9));
    for (const held of this.held.spots) drawn.fade(held, choice.spotOpacity(held.spot, lit));
    const year = state.stepping ? String(state.at) : "";
    if (this.year.textContent !== year) this.year.textContent = year;
  }

  // What is not let through can't be pointed at either.
  hide() {
    for (const point of this.points) point.off = !this.choice.spotShown(this.choice.spots.get(point.spot));
    for (const line of this.lines) line.off = !this.choice.trackShown(this.choice.tracks.get(line.track));
  }

  ring(pick) {
    const found = this.choice.related(pick);
    const at = found ? this.points.filter((point) => found.spots.has(point.spot)) : [];
    rings(this.box, at.map(({ x, y, reach }) => ({ x, y, r: reach + 6 })));
  }

  // The id of what lies within `slack` pixels; a place with one event stands for it.
  find(x, y, slack) {
    const point = nearestPoint(this.points, x, y, slack * 0.75);
    if (point) {
      const events = this.choice.spotEvents(this.choice.spots.get(point.spot));
      return events.length === 1 ? events[0] : point.spot;
    }
    return nearestLine(this.lines, x, y, slack)?.corridor ?? null;
  }
}

// Text from the facts is not markup for plotly.js either.
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
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
