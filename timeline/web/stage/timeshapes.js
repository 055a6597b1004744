// The shapes of the timeline that Python sends, for the checker of types; nothing of it runs.

/**
 * @typedef {object} TimelineMark An event, among `facts.marks`.
 * @property {string} id
 * @property {string} short What stands at its dot.
 * @property {string} title
 * @property {string} words Its day, in words.
 * @property {string} said What its place and colour say: group, kind of return, doubt.
 * @property {number} at Decimal year of its dot.
 * @property {number} start
 * @property {number} end
 * @property {number} rank
 * @property {1 | 2 | 3} importance
 * @property {string} group
 * @property {string} kind How people went back; blank where it is no return.
 * @property {boolean} lifted
 * @property {boolean} edge
 * @property {boolean} told
 * @property {boolean} contested
 * @property {string[]} places
 * @property {string[]} corridors
 */
/** @typedef {{ id: string, kind: string, name: string, note: string, from: number, to: number | null }} TimelineEra */
/** @typedef {{ year: number, women: number | null, men: number | null, total: number, mark: boolean }} TimelineBar */
/**
 * @typedef {object} Timeline
 * @property {[number, number]} focus The years that have the most room while the window is whole.
 * @property {string} before People before the first bar, in lines.
 * @property {TimelineEra[]} eras The most important first.
 * @property {TimelineBar[]} bars
 * @property {Record<string, string>} words
 */
/** @typedef {{ mark: "disc" | "ring" | "half" | "dash", colour: string }} DotLook */
/**
 * @typedef {object} TimeLook
 * @property {any[]} data Bars, for Plotly.
 * @property {any} layout
 * @property {Record<string, string>} colours
 * @property {string[]} leaders Colours of leaders, in turn.
 * @property {Record<string, string>} bands By the kind of era.
 * @property {Record<string, string>} groups
 * @property {Record<string, DotLook>} returns By how people went back.
 * @property {{ wide: number, narrow: number, least: number }} type Letters in pixels, on a stage 1080 pixels high; none is less.
 * @property {{ bar: number, dot: number }} pale Opacity of what is not of this year.
 */

export {};
