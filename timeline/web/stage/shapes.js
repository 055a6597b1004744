// The shapes that Python sends, for the checker of types; nothing of it runs.

/**
 * @typedef {object} Mark an event on the timeline
 * @property {string} id
 * @property {string} title
 * @property {string} words its day, in words
 * @property {number} start
 * @property {number} end
 * @property {boolean} span
 * @property {number} importance
 * @property {string[]} places
 * @property {string[]} corridors
 * @property {string[]} legs its own, in order
 * @property {string} [short] its title in few words
 * @property {number} [rank] in which order it is named
 * @property {string} [dispute] what is contested, in one sentence
 * @property {Record<string, string[]>} facets
 */
/** @typedef {"right" | "left" | "above" | "below" | "above-right" | "below-right" | "above-left" | "below-left"} SpotSide */
/** @typedef {{ id: string, label: string, short: string, second: string, name: string, lon: number, lat: number, tier: number, rank: number | null, side: SpotSide | null, area: boolean, country: string, events: string[], corridors: string[] }} Spot */
/** @typedef {{ steps: number[], heads: number[][], points?: [number, number][] }} LegLine */
/** @typedef {{ id: string, corridor: string, ends: [string, string], dash: string, kind: "land" | "return", first: number, last: number | null, far: LegLine, near: LegLine }} Track a leg */
/** @typedef {"land" | "sea" | "air" | "return" | "onward" | "area"} WayKind */
/** @typedef {{ at: [number, number], side: SpotSide, emphasis: number, told: string, fact: string }} WayLabel */
/** @typedef {{ id: string, name: string, kind: WayKind, layer: string, past: boolean, legs: string[], corridors: string[], years: [number, number | null][], views: string[], abroad: boolean, dashed: boolean, steps: number[], heads: number[][], label: WayLabel | null, points: [number, number][] }} DrawnWay */
/** @typedef {{ id: string, kind: "korea" | "country" | "sea", text: string, second: string, at: [number, number][], size: number, rank: number, lines: string }} NameOnMap */
/** @typedef {{ corridor: string, from: [number, number], to: [number, number], first: number, last: number | null, foremost: boolean }} Returned */
/** @typedef {{ from_px: number, main: number, way: number, fact: number, country: [number, number], shrink: number, korea: number, place: number, sea: number, year: number, rank: number }} LabelSizes */
/** @typedef {{ family: string, sizes: LabelSizes[], dot: number, ring: number, disc: number, casing: number, halo: string, ink: string, quiet: string, panel: string, country: string, sea: string, river: string, accent: string, aside: string, ways: Record<WayKind, { line: string, words: string, head: string }>, groups: Record<string, string>, widths: { at: number, power: number, least: number, most: number } }} MapLook */
/** @typedef {{ name: string, years: string, first: number, last: number | null, facets: Record<string, string[]> }} Corridor */
/** @typedef {{ key: string, label: string, values: { value: string, label: string }[] }} Facet */
/** @typedef {{ title: string, url?: string, said: string }} SourceRow */
/** @typedef {Partial<import("./store.js").State> & { play_seconds?: number }} Beginning */
/**
 * @typedef {object} Opening
 * @property {string} title
 * @property {string} text
 * @property {string} how
 * @property {string} begin
 * @property {SourceRow[]} sources
 * @property {{ title: string, text: string, state: Beginning }[]} ways
 */
/**
 * @typedef {object} Facts
 * @property {[number, number]} span first year, and the one after the last
 * @property {Record<string, any>} usual what an address need not say
 * @property {string} first_view
 * @property {string} last_view
 * @property {Record<string, any>} views
 * @property {Record<string, any>} words
 * @property {Opening} opening
 * @property {string} edition
 * @property {Facet[]} facets
 * @property {Record<string, string>} bars arrivals of a year in words
 * @property {Mark[]} marks in the order of time
 * @property {Spot[]} spots
 * @property {Track[]} tracks
 * @property {DrawnWay[]} ways from the lowest
 * @property {NameOnMap[]} names
 * @property {Record<string, { place: string, told: string }[]>} stops by corridor
 * @property {Returned[]} returned
 * @property {Record<number, number>} arrivals by year
 * @property {string | null} reached
 * @property {Record<string, Corridor>} corridors
 */
/** @typedef {{ theme: string, map: any, time: any, legend: { swatch: any, text: string }[], css: Record<string, string> }} Look */
/**
 * @typedef {object} Addresses where the files of a stage are
 * @property {string} plotly
 * @property {string} style
 * @property {string} nowhere
 * @property {string} facts
 * @property {string} cards
 * @property {string} [citations]
 * @property {Record<string, string>} figures by theme
 * @property {Record<string, string>} ground by view
 */
/** @typedef {{ addresses: Addresses, fault: string, notice?: string, state: import("./store.js").State, turn?: number }} StageData */
/**
 * @typedef {object} Card
 * @property {string} above
 * @property {string} title
 * @property {[string, string][]} text
 * @property {[string, string][]} facts
 * @property {[string, string[]][]} more
 * @property {string[]} sources
 * @property {string} unverified
 */
/** @typedef {{ cards: Record<string, Card>, sources: Record<string, SourceRow> }} Cards */

export {};
