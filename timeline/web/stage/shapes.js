// The shapes that Python sends, by the names that they have on the stage; nothing of it runs.

/** @typedef {import("../wire.d.ts").MarkRow} Mark */
/** @typedef {import("../wire.d.ts").SpotRow} Spot */
/** @typedef {import("../wire.d.ts").TrackRow} Track */
/** @typedef {import("../wire.d.ts").WayRow & { points: [number, number][] }} DrawnWay */
/** @typedef {import("../wire.d.ts").WayLabel} WayLabel */
/** @typedef {import("../wire.d.ts").NameRow} NameOnMap */
/** @typedef {import("../wire.d.ts").ReturnedRow} Returned */
/** @typedef {import("../wire.d.ts").LabelSizes} LabelSizes */
/** @typedef {import("../wire.d.ts").MapFigure} MapFigure */
/** @typedef {import("../wire.d.ts").MapProjection} MapProjection */
/** @typedef {import("../wire.d.ts").MapLabels & { family: string }} MapLook with the letters they are in */
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
