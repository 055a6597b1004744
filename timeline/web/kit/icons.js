// Icons: drawn here, 20 by 20, so that none is fetched.

import { element } from "./svg.js";

/** @type {Record<string, string>} Lines of two pixels, or a filled shape where it begins with "#". */
const PATHS = {
  play: "#M6 3.5v13l10-6.5z",
  pause: "#M5 4h3.5v12H5zM11.5 4H15v12h-3.5z",
  again: "M4.5 5.5a7 7 0 1 1-1.4 5.5M4 2v4h4",
  back: "M12.5 4.5 7 10l5.5 5.5",
  on: "M7.5 4.5 13 10l-5.5 5.5",
  down: "M4.5 7.5 10 13l5.5-5.5",
  search: "M8.75 3.25a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  filter: "M3 5.5h14M5.5 10h9M8 14.5h4",
  more: "#M4 8.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM10 8.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM16 8.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z",
  close: "M5 5l10 10M15 5 5 15",
  legend: "M3 5.5h4M10 5.5h7M3 10h4M10 10h7M3 14.5h4M10 14.5h7",
  share:
    "M8.5 11.5a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1",
  cite: "M4 12.5V9a4 4 0 0 1 4-4M4 9h4v4.5H4zM12 12.5V9a4 4 0 0 1 4-4M12 9h4v4.5h-4z",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  full: "M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4",
  theme:
    "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  picture: "M3 4.5h14v11H3zM3 13l4-4 3.5 3.5 2.5-2 4 3.5",
  lecture: "M3 4h14v9H3zM10 13v3.5M6.5 16.5h7M10 6v5M7.5 8.5h5",
  laser: "#M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
  pen: "M3.5 16.5l1-4L13.5 3.5l3 3-9 9zM11.5 5.5l3 3",
  enlarge: "M3.5 3.5h8v8h-8zM11.5 11.5l5 5M16.5 12.5v4h-4",
  freeze: "M10 2.5v15M3.5 6.25l13 7.5M16.5 6.25l-13 7.5",
  black: "#M2.5 4.5h15v11h-15z",
  phone: "M6 2.5h8v15H6zM8.5 14.5h3",
  pace: "M3.5 13.5a6.5 6.5 0 1 1 13 0M10 13.5l3-4.5",
};

/** @param {string} name */
export function icon(name) {
  const filled = PATHS[name].startsWith("#");
  const svg = element("svg", { class: "cx-icon", width: 20, height: 20, viewBox: "0 0 20 20", "aria-hidden": "true" });
  const drawn = filled
    ? { fill: "currentColor" }
    : {
        fill: "none",
        stroke: "currentColor",
        "stroke-width": 2,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
      };
  svg.append(element("path", { d: PATHS[name].replace("#", ""), ...drawn }));
  return svg;
}
