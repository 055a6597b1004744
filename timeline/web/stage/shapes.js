// The shapes that Python sends, by the names that they have on the stage; nothing of it runs.

/** @typedef {import("../wire.d.ts").MarkRow} Mark */
/** @typedef {import("../wire.d.ts").SpotRow} Spot */
/** @typedef {import("../wire.d.ts").TrackRow} Track */
/** @typedef {import("../wire.d.ts").WayRow & { points: [number, number][] }} DrawnWay */
/** @typedef {import("../wire.d.ts").WayLabel} WayLabel */
/** @typedef {import("../wire.d.ts").NameRow} NameOnMap */
/** @typedef {import("../wire.d.ts").ReturnedRow} Returned */
/** @typedef {{ from_px: number, main: number, way: number, fact: number, country: [number, number], shrink: number, focus: number, place: number, sea: number, year: number, rank: number, least: number }} LabelSizes */
/** @typedef {{ family: string, sizes: LabelSizes[], dot: number, ring: number, disc: number, casing: number, halo: string, ink: string, quiet: string, panel: string, country: string, sea: string, river: string, accent: string, aside: string, ways: Record<DrawnWay["kind"], { line: string, words: string, head: string }>, groups: Record<string, string>, widths: { at: number, power: number, least: number, most: number } }} MapLook */
/** @typedef {import("../wire.d.ts").CorridorRow} Corridor */
/** @typedef {import("../wire.d.ts").Facet} Facet */
/** @typedef {import("../wire.d.ts").SourceRow} SourceRow */
/** @typedef {import("../wire.d.ts").WayState} Beginning */
/** @typedef {import("../wire.d.ts").OpeningCard} Opening */
/** @typedef {import("../wire.d.ts").StageFacts} Facts */
/** @typedef {import("../wire.d.ts").StageLook} Look */
/** @typedef {import("../wire.d.ts").Addresses} Addresses */
/** @typedef {import("../wire.d.ts").StageData} StageData */
/** @typedef {import("../wire.d.ts").Card} Card */
/** @typedef {import("../wire.d.ts").Cards} Cards */

export {};
