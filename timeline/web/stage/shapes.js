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
 * @property {Record<string, string[]>} facets
 */
/** @typedef {{ id: string, label: string, name: string, lon: number, lat: number, tier: number, country: string, events: string[], corridors: string[] }} Spot */
/** @typedef {{ id: string, corridor: string, first: number, last: number | null, places: string[] }} Track */
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
 * @property {{ words: Record<string, string> }} [timeline]
 * @property {Record<string, string>} bars arrivals of a year in words
 * @property {Mark[]} marks in the order of time
 * @property {Spot[]} spots
 * @property {Track[]} tracks
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
