// What Python sends of the timeline, by the names that it has here; nothing of it runs.

/** @typedef {import("../wire.d.ts").MarkRow} TimelineMark */
/** @typedef {import("../wire.d.ts").TimelineEra} TimelineEra */
/** @typedef {import("../wire.d.ts").TimelineBar} TimelineBar */
/** @typedef {import("../wire.d.ts").Timeline} Timeline */
/** @typedef {import("../wire.d.ts").DotLook} DotLook */
/** @typedef {import("../wire.d.ts").TimeFigure} TimeLook */

export {};
