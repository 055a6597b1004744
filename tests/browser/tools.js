// What tests ask of the drawn stage, found through what Plotly holds: `customdata` and `meta`
// come from the figures. Read into each page as `cx`.

window.cx = {
  stage: () => document.querySelector("[data-testid=stage]"),
  time: () => document.querySelector(".cx-time .cx-plot"),
  map: () => document.querySelector(".cx-map .cx-plot"),
  within(box, x, y) {
    const { left, top } = box.getBoundingClientRect();
    return [left + x, top + y];
  },
  group(figure, number) {
    const groups = figure.querySelectorAll("g.trace.scattergeo, g.trace.scatter, g.trace.bars");
    return [...groups].find((group) => {
      const bound = group.__data__;
      return (Array.isArray(bound) ? bound[0]?.trace : bound?.trace)?.index === number;
    });
  },
  points(figure, number) {
    return [...this.group(figure, number).querySelectorAll("path.point, g.point")];
  },
  opacity(element) {
    const path = element.matches("path") ? element : element.querySelector("path");
    const { opacity, fillOpacity, strokeOpacity, fill } = getComputedStyle(path);
    return Number(opacity) * Number(fill === "none" ? strokeOpacity : fillOpacity);
  },
  // Where an event lies on the timeline, whether it is named there, and how much is seen of it: 1 for
  // one that stands out or is as all others, less for one that stands back, 0 for one let out.
  mark(id) {
    const button = document.querySelector(`.cx-event [data-id="${id}"]`);
    if (!button) return null;
    const row = button.closest("li");
    const drawn = document.querySelector(`.cx-before [data-event="${id}"]`);
    const named = !row.hidden && !row.classList.contains("tick");
    const { left, top, right, bottom } = (named ? button.querySelector(".title") : drawn ?? button).getBoundingClientRect();
    const opacity = row.hidden ? 0 : Number(drawn?.getAttribute("opacity") ?? 1);
    return { at: [(left + right) / 2, (top + bottom) / 2], named, opacity, look: row.dataset.look };
  },
  events() {
    return [...document.querySelectorAll(".cx-event")].length;
  },
  // The middle of the bars of a year on the screen.
  bar(year) {
    const figure = this.time();
    for (const [number, { customdata }] of figure.data.entries()) {
      const own = [...customdata].indexOf(year);
      if (own >= 0) return this.middle(this.points(figure, number)[own]);
    }
    return null;
  },
  // Where a year begins, of those that are named.
  year(year) {
    return this.middle(document.querySelector(`.cx-behind [data-year="${year}"]`));
  },
  middle(element) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  },
  project(lon, lat) {
    const point = this.map()._fullLayout.geo._subplot.projection([lon, lat]);
    return point && this.within(this.map(), ...point);
  },
  // The lines of ways that the map has, with the corridors that go by them.
  corridors() {
    return this.map().data.map((trace, number) => ({ trace, number })).filter(({ trace }) => trace.meta.part === "line" && trace.visible !== false);
  },
  line(number) {
    return this.group(this.map(), number).querySelector("path.js-line");
  },
  // How much is seen of the ways of a corridor, or of all that it does not go by.
  corridor(id, others = false) {
    return this.corridors().filter(({ trace }) => trace.meta.corridors.includes(id) !== others)
      .map(({ number }) => this.opacity(this.line(number)));
  },
  // How much is seen of the ways by which none of these corridors goes.
  besides(ids) {
    return this.corridors().filter(({ trace }) => !trace.meta.corridors.some((own) => ids.includes(own)))
      .map(({ number }) => this.opacity(this.line(number)));
  },
  // Whether the ways of a corridor, or all others, are drawn in a colour that is not their own.
  grey(id, others = false) {
    return this.corridors().filter(({ trace }) => trace.meta.corridors.includes(id) !== others)
      .map(({ number, trace }) => {
        const probe = document.createElement("i");
        probe.style.color = trace.line.color;
        return getComputedStyle(this.line(number)).stroke !== probe.style.color;
      });
  },
  // The disc of what happened at a place, and whether it is seen.
  spot(id) {
    const disc = document.querySelector(`.cx-art-discs [data-spot="${id}"]`);
    const { left, top, right, bottom } = disc.getBoundingClientRect();
    return { at: [(left + right) / 2, (top + bottom) / 2], opacity: getComputedStyle(disc).visibility === "hidden" ? 0 : 1 };
  },
  // Points of a corridor's ways on the screen, away from every dot, and every other corridor's ways and their names.
  along(id, alone) {
    const box = document.querySelector(".cx-map").getBoundingClientRect();
    const dots = [...document.querySelectorAll(".cx-art-dots circle")].map((dot) => dot.getBoundingClientRect()).map(({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2]);
    const ways = this.corridors().map(({ trace }) => ({
      own: trace.meta.corridors[0] === id, line: [...trace.lon].map((lon, i) => this.project(lon, trace.lat[i])),
    }));
    const others = ways.filter((way) => !way.own).flatMap((way) => dense(way.line));
    const own = this.corridors().flatMap(({ trace: { meta } }) => (meta.corridors[0] === id ? [meta.way] : []));
    const names = [...document.querySelectorAll(".cx-art-names :is([data-kind=way], [data-kind=place])")].filter((name) => !own.includes(name.dataset.id)).map((name) => name.getBoundingClientRect());
    const under = ([x, y]) => names.some(({ left, right, top, bottom }) => x > left - 4 && x < right + 4 && y > top - 4 && y < bottom + 4);
    const far = (point, points, least) => points.every((other) => Math.hypot(point[0] - other[0], point[1] - other[1]) > least);
    const seen = ([x, y]) => x > box.left + 8 && x < box.right - 8 && y > box.top + 8 && y < box.bottom - 40;
    return ways.filter((way) => way.own).flatMap((way) => dense(way.line))
      .filter((point) => seen(point) && !under(point) && far(point, dots, 24) && far(point, others, alone));
  },
};
// The line with a point at least every four pixels.
function dense(line) {
  const points = [];
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const parts = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 4));
    for (let k = 0; k < parts; k += 1) points.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
  }
  return points;
}
