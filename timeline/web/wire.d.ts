// The shapes that cross the wire. Written from Python's types by `make types`.

/** What a catalogue says under a key: texts, and tables of more; a Python test knows which. */
export type Phrases = Record<string, any>;

/**
 * `act` is what the keys do, by name and in words; `label` is how they are called.
 */
export interface KeyRow {
  act: string;
  keys: Array<string>;
  label: string;
  words: string;
}

/**
 * Letters of a syllable of Hangul by their places in Unicode; patterns, and what they sound as.
 *
 * Letters that are doubled sound as one. `others`: names that are told, and what else they are
 * looked for by.
 */
export interface SoundRules {
  leads: Array<string>;
  vowels: Array<string>;
  tails: Array<string>;
  alike: Array<[string, string]>;
  others: Array<[Array<string>, Array<string>]>;
}

/**
 * A source for a list; `url` is blank where none is known, `said` is who and when.
 *
 * `rank`: how near it is to what it tells, in words.
 */
export interface SourceRow {
  id: string;
  title: string;
  url: string;
  said: string;
  rank?: string;
}

/**
 * A part of a text; with one of the others it is a link.
 *
 * It leads to a pick, to years (first and last), or opens what a term means.
 */
export interface TextPart {
  text: string;
  pick?: string;
  years?: [number, number];
  term?: string;
}

/**
 * An element; `href` of a link alone, `value` the number of an item in a list that has them.
 *
 * A link with a `term` opens what that means.
 */
export interface WordNode {
  kind: string;
  of: Array<WordNode | string>;
  value?: number;
  href?: string;
  term?: string;
}

export interface Swatch {
  kind: "line" | "disc" | "area" | "bar";
  colour: string;
  width: number;
  dash?: string;
  fill?: string;
  opacity?: number;
}

/**
 * A heading has no swatch. `views`: the maps on which something is drawn so.
 */
export interface LegendRow {
  swatch: Swatch | null;
  text: string;
  views: Array<string>;
}

/**
 * How the dot of an event is drawn; `ring` is kept for what is contested.
 */
export interface DotLook {
  mark: "disc" | "ring" | "half" | "dash" | "diamond";
  colour: string;
}

/**
 * In pixels on a screen 1080 pixels high, in a wide and a narrow column; none is less.
 */
export interface Letters {
  wide: number;
  narrow: number;
  least: number;
}

/**
 * Opacity of what is not of the year or the pick.
 */
export interface Paleness {
  bar: number;
  dot: number;
}

/**
 * How the timeline looks: `leaders` in turn, `bands` and `returns` by their kinds.
 */
export interface TimeLook {
  colours: Record<string, string>;
  leaders: Array<string>;
  bands: Record<string, string>;
  groups: Record<string, string>;
  returns: Record<string, DotLook>;
  type: Letters;
  pale: Paleness;
}

export interface TimelineEra {
  id: string;
  kind: string;
  name: string;
  note: string;
  from: number;
  to: number | null;
}

/**
 * People of a year, `said` as a number is written; `mark`: it stands at the bar.
 */
export interface TimelineBar {
  year: number;
  women: number | null;
  men: number | null;
  total: number;
  said: string;
  mark: boolean;
  certainty: string;
}

/**
 * `focus` are the years with the most room while all are shown; `before` is in lines.
 *
 * `groups` are those of the events, as they are called, by the names of their colours.
 */
export interface Timeline {
  focus: [number, number];
  before: string;
  eras: Array<TimelineEra>;
  bars: Array<TimelineBar>;
  groups: Record<string, string>;
  words: Record<string, string>;
}

/**
 * What the timeline asks of an event: what stands `at` its dot, and before which others.
 */
export interface TimelineMark {
  short: string;
  said: string;
  at: number;
  rank: number;
  group: string;
  kind: string;
  lifted: boolean;
  edge: boolean;
  told: boolean;
  undated: boolean;
  contested: boolean;
}

/**
 * Sizes of text in CSS pixels on a map at least `from_px` wide; 0 is not written.
 *
 * `country` is the least and the greatest, `shrink` what the sizes of countries are multiplied
 * by; no text is smaller than `least`. `rank` is the last of places named on the map of a
 * region; the closer, the more.
 */
export interface LabelSizes {
  from_px: number;
  main: number;
  way: number;
  fact: number;
  country: [number, number];
  shrink: number;
  focus: number;
  place: number;
  sea: number;
  year: number;
  rank: number;
  least: number;
}

export interface WayColours {
  line: string;
  words: string;
  head: string;
}

/**
 * By how much lines grow with the scale: 1 `at` so many metres a pixel.
 */
export interface WidthRule {
  at: number;
  power: number;
  least: number;
  most: number;
}

/**
 * How names, dots, discs and legs over the map look: `ways` by kind, `groups` of events.
 */
export interface MapLabels {
  sizes: Array<LabelSizes>;
  dot: number;
  ring: number;
  disc: number;
  halo: string;
  ink: string;
  quiet: string;
  panel: string;
  country: string;
  sea: string;
  river: string;
  accent: string;
  aside: string;
  ways: Record<string, WayColours>;
  groups: Record<string, string>;
  widths: WidthRule;
  casing: number;
}

export interface Rotation {
  lon: number;
  lat?: number;
}

/**
 * A projection as Plotly takes it.
 */
export interface MapProjection {
  type: string;
  parallels?: Array<number>;
  rotation: Rotation;
}

/**
 * The map for Plotly, and what lies over it.
 */
export interface MapFigure {
  data: Array<Record<string, any>>;
  layout: Record<string, any>;
  labels: MapLabels;
}

/**
 * The ground of a small map: part of the land and its path; `home` is where people arrive.
 */
export interface SmallGround {
  land: Array<[string, string]>;
  home: [number, number] | null;
}

/**
 * A line of a small map; `hue` is out, return or onward, `dash` air, sea or blank.
 */
export interface SmallLine {
  d: string;
  hue: string;
  dash: string;
  width: number;
}

export interface ToldEvent {
  id: string;
  text: string;
}

/**
 * What stands on the page before a chart is drawn; `rest` is the path of all else.
 *
 * `heights` in pixels and `narrow_below` in CSS pixels are by theme; a height is that of the wide
 * figure and, where there is one, of the narrow. `figures` are paths by theme, of a
 * `ChartLook`. `file` is what its files are called, without
 * ending. A `sentence` stands for the figure of a single number. `left`: how many of its numbers a
 * filter lets through; blank for all.
 */
export interface ChartHead {
  id: string;
  title: string;
  counts: Array<TextPart>;
  leaves_out: Array<TextPart>;
  unverified: string;
  left: string;
  source_line: string;
  rows: number;
  csv: string;
  file: string;
  sentence: string;
  rest: string;
  figures: Record<string, string>;
  hint: string;
  heights: Record<string, Array<number>>;
  narrow_below: Record<string, number>;
}

export interface TableRows {
  columns: Array<string>;
  rows: Array<Array<string | number | null>>;
}

/**
 * `events` are by year; `makers` of the sources, weightiest first; `edition` is a version.
 */
export interface ChartRest {
  alt: string;
  over_years: boolean;
  css: Record<string, Record<string, string>>;
  table: TableRows;
  foot: string;
  edition: string;
  makers: Array<string>;
  sources: Array<SourceRow>;
  events: Record<string, Array<ToldEvent>>;
}

export interface ChartData {
  head: ChartHead;
  plotly: string;
  style: string;
  window: [number, number] | null;
  level: number;
  words: Phrases;
}

export interface FramePage {
  path: string;
  title: string;
}

/**
 * Keys of an address that pages share: which years are shown, how certain, how all looks.
 */
export interface SharedKeys {
  window: Array<string>;
  sieve: Array<string>;
  look: Array<string>;
}

/**
 * Paths of what the frame asks for at need: terms, the search, changes since an edition.
 */
export interface FrameFiles {
  terms: string;
  search: string;
  searching: string;
  searching_style: string;
  editions: string;
}

/**
 * `n` published numbers are so certain.
 */
export interface SieveValue {
  value: string;
  label: string;
  n: number;
}

/**
 * How certain facts may be asked to be; `here`: the charts of this page hold to it.
 */
export interface Sieve {
  label: string;
  values: Array<SieveValue>;
  here: boolean;
}

/**
 * A language by its own name; `short` is what a button has room for.
 */
export interface Tongue {
  code: string;
  tag: string;
  name: string;
  short: string;
}

/**
 * `own` is the name of the reader's own data that are shown; blank for ours.
 *
 * `letters` are single keys by what they do, which act where there is a stage.
 */
export interface FrameData {
  lang: string;
  letters: Record<string, string>;
  tongues: Array<Tongue>;
  pages: Array<FramePage>;
  now: string;
  title: string;
  shared: SharedKeys;
  style: string;
  files: FrameFiles;
  sieve: Sieve;
  edition: string;
  own: string;
  themes: Record<string, Record<string, any>>;
  words: Phrases;
}

/**
 * The one component of a page: its module, the path of its room, and what it is drawn of.
 *
 * `drawn` is a CSS selector of what stands once its first picture is there.
 */
export interface EarlyPart {
  module: string;
  room: string;
  data: any;
  drawn: string;
}

/**
 * What a page is drawn of before its session is there: as the session will say it.
 */
export interface EarlyPage {
  frame: FrameData;
  part: EarlyPart;
}

/**
 * `n` facts have changed since; `ids` of what addresses name and what has changed of it.
 *
 * `scenes` of lectures that come with the facts, by lecture, count from 1: they rest on changes.
 */
export interface EditionRow {
  day: string;
  n: number;
  ids: Array<string>;
  scenes: Record<string, Array<number>>;
}

/**
 * The edition that is served, and by version those before.
 */
export interface Editions {
  now: string;
  day: string;
  past: Record<string, EditionRow>;
}

/**
 * What a page says by itself when its server is away; files by what they are called.
 *
 * `own` is the path of the room that brings what a reader has of his own.
 */
export interface ReachData {
  words: Record<string, string>;
  style: string;
  files: Record<string, string>;
  own: string;
}

/**
 * A word of the glossary, in the other script too, and ids of the sources of what it means.
 */
export interface TermRow {
  term: string;
  second: string;
  definition: Array<TextPart>;
  sources: Array<string>;
}

/**
 * What can be found: where it leads, its title and more of it, and the words it is found by.
 *
 * `years` of an event that has a date, first and last; `said` of a chart is what it counts;
 * `names` of a route are what it is called for short.
 */
export interface SearchRow {
  to: string;
  title: string;
  more: string;
  text: string;
  years?: [number, number];
  said?: string;
  names?: Array<string>;
}

/**
 * `names`: whether its titles are names, as of a place, rather than sentences.
 *
 * `answers`: whether what stands beside a title answers, and is nothing to find it by.
 */
export interface SearchKind {
  kind: string;
  heading: string;
  names: boolean;
  answers: boolean;
  rows: Array<SearchRow>;
}

/**
 * `endings`: what is written on to a name, as a pattern; blank where nothing is.
 */
export interface SearchFile {
  endings: string;
  kinds: Array<SearchKind>;
  sounds: SoundRules;
  words: Phrases;
}

/**
 * `other` is the language of second names.
 */
export interface Terms {
  other: string;
  terms: Record<string, TermRow>;
  sources: Record<string, SourceRow>;
  words: Record<string, string>;
}

export interface StageState {
  from: number;
  to: number;
  at: number;
  stepping: boolean;
  pick: string | null;
  view: string;
  map: string | null;
  filters: Record<string, Array<string>>;
  q: string;
}

/**
 * Paths, `figures` by theme and `ground` by view; a deck on disk has no `citations`.
 */
export interface Addresses {
  plotly: string;
  style: string;
  nowhere: string;
  facts: string;
  cards: string;
  terms: string;
  citations: string | null;
  figures: Record<string, string>;
  ground: Record<string, string>;
}

/**
 * What a stage is given wherever it stands.
 */
export interface StageFiles {
  addresses: Addresses;
  fault: string;
  notice: string;
}

/**
 * `asked` is the address that a run of the page has read.
 */
export interface StageData {
  addresses: Addresses;
  fault: string;
  notice: string;
  state: StageState;
  turn: number;
  asked?: Record<string, string>;
}

/**
 * What the first page is drawn of before its session is there: as the session will say it.
 */
export interface EarlyData {
  frame: FrameData;
  stage: StageData;
}

export interface ViewRow {
  projection: MapProjection;
  box: [number, number, number, number];
  lines: "near" | "far";
  beyond: number;
  rings: Array<number>;
  clip: number | null;
}

export interface FacetValue {
  value: string;
  label: string;
}

export interface Facet {
  key: string;
  label: string;
  values: Array<FacetValue>;
}

/**
 * An event; `start` and `end` in decimal years.
 *
 * `legs` are its own, in order; `dispute` says what is contested.
 */
export interface MarkRow {
  short: string;
  said: string;
  at: number;
  rank: number;
  group: string;
  kind: string;
  lifted: boolean;
  edge: boolean;
  told: boolean;
  undated: boolean;
  contested: boolean;
  id: string;
  title: string;
  words: string;
  places: Array<string>;
  corridors: Array<string>;
  importance: number;
  legs: Array<string>;
  dispute: string;
  facets: Record<string, Array<string>>;
  start: number;
  end: number;
}

/**
 * A place, with ids of what happened there and of corridors through it.
 *
 * `area`: it is known no closer than to a province or a stretch of border. `rank` 1 is named
 * first.
 */
export interface SpotRow {
  id: string;
  label: string;
  short: string;
  second: string;
  name: string;
  lon: number;
  lat: number;
  rank: number | null;
  side: "above" | "below" | "left" | "right" | "above-left" | "above-right" | "below-left" | "below-right" | null;
  area: boolean;
  events: Array<string>;
  corridors: Array<string>;
}

/**
 * A line, and its arrow heads as [lon, lat, lon ahead, lat ahead].
 */
export interface DrawnLine {
  steps: Array<number>;
  heads: Array<Array<number>>;
}

/**
 * A leg; `last` is None while it is in use.
 */
export interface TrackRow {
  id: string;
  corridor: string;
  ends: [string, string];
  dash: "air" | "sea" | "posted" | "";
  ink: "land" | "return" | "own";
  first: number;
  last: number | null;
  certainty: string;
  places: Array<string>;
  far: DrawnLine;
  near: DrawnLine;
}

/**
 * What stands at a way, and where: `at` is lon and lat.
 *
 * `counted`: the years of each count that the fact tells of, the last None where it goes on.
 */
export interface WayLabel {
  at: [number, number];
  side: "above" | "below" | "left" | "right" | "above-left" | "above-right" | "below-left" | "below-right";
  emphasis: number;
  told: string;
  fact: string;
  counted: Array<[number, number | null]>;
}

/**
 * A way as it is drawn; `years` are stretches of use, the last year None while it is in use.
 *
 * `abroad`: it is drawn on the map of the world alone. `ink` is that of its kind, or "own".
 */
export interface WayRow {
  id: string;
  name: string;
  kind: "land" | "sea" | "air" | "return" | "onward" | "area";
  ink: string;
  legs: Array<string>;
  corridors: Array<string>;
  years: Array<[number, number | null]>;
  views: Array<string>;
  abroad: boolean;
  dashed: boolean;
  steps: Array<number>;
  heads: Array<Array<number>>;
  label: WayLabel | null;
}

/**
 * The name of a country or a water; `at` are places it may stand at, the best first.
 */
export interface NameRow {
  id: string;
  kind: "focus" | "country" | "sea";
  text: string;
  second: string;
  at: Array<[number, number]>;
  size: number;
  rank: number;
  lines: "near" | "far" | "";
}

/**
 * A place along a corridor, and how one gets there from the one before.
 */
export interface StopRow {
  place: string;
  told: string;
}

export interface ReturnedRow {
  id: string;
  corridor: string;
  from: [number, number];
  to: [number, number];
  first: number;
  last: number | null;
  foremost: boolean;
}

/**
 * A route; one that is `undated` is drawn in all years.
 */
export interface CorridorRow {
  name: string;
  facets: Record<string, Array<string>>;
  years: string;
  first: number;
  last: number | null;
  undated: boolean;
}

export interface WayState {
  lecture?: string;
  pick?: string;
  from?: number;
  to?: number;
}

export interface OpeningWay {
  title: string;
  text: string;
  state: WayState;
}

/**
 * `lead` is the sentence under the title where there is no room for the text.
 */
export interface OpeningCard {
  title: string;
  lead: string;
  text: string;
  how: string;
  begin: string;
  sources: Array<SourceRow>;
  ways: Array<OpeningWay>;
}

/**
 * All that no theme changes.
 *
 * `language` is a BCP 47 tag. `undated`: nothing has a date, and there are no years to show.
 * `span` is the first year and the one after the last; `usual` what
 * the address leaves out.
 */
export interface StageFacts {
  language: string;
  span: [number, number];
  usual: Record<string, number | string>;
  first_view: string;
  last_view: string;
  views: Record<string, ViewRow>;
  words: Phrases;
  opening: OpeningCard;
  edition: string;
  version: string;
  facets: Array<Facet>;
  undated: boolean;
  bars: Record<string, string>;
  timeline: Timeline;
  marks: Array<MarkRow>;
  spots: Array<SpotRow>;
  tracks: Array<TrackRow>;
  ways: Array<WayRow>;
  names: Array<NameRow>;
  stops: Record<string, Array<StopRow>>;
  returned: Array<ReturnedRow>;
  arrivals: Record<string, number>;
  years: Record<string, string>;
  reached: string | null;
  corridors: Record<string, CorridorRow>;
}

export interface TimeFigure {
  colours: Record<string, string>;
  leaders: Array<string>;
  bands: Record<string, string>;
  groups: Record<string, string>;
  returns: Record<string, DotLook>;
  type: Letters;
  pale: Paleness;
  figure: Record<string, any>;
}

/**
 * Both figures in one theme, the legend, and the values that style sheets name.
 */
export interface StageLook {
  theme: string;
  map: MapFigure;
  time: TimeFigure;
  legend: Array<LegendRow>;
  css: Record<string, string>;
}

/**
 * A count of each year as (year, number, the number in words); `note` is who counted.
 */
export interface CardBars {
  title: string;
  note: string;
  bars: Array<[number, number, string]>;
}

/**
 * What a pick is told with: paragraphs and lines as (label, text), headings with ids.
 *
 * `bars` stand after the first paragraph; None where no series is published.
 */
export interface Card {
  above: string;
  title: string;
  text: Array<[string, Array<TextPart>]>;
  bars: CardBars | null;
  facts: Array<[string, Array<TextPart>]>;
  more: Array<[string, Array<string>]>;
  sources: Array<string>;
  unverified: string;
}

export interface Cards {
  sounds: SoundRules;
  cards: Record<string, Card>;
  sources: Record<string, SourceRow>;
}

export interface CiteStyle {
  key: string;
  label: string;
}

/**
 * By id and style; `address` stands where that of the page goes.
 */
export interface Citations {
  styles: Array<CiteStyle>;
  address: string;
  edition: string;
  cards: Record<string, Record<string, string>>;
  sources: Record<string, Record<string, string>>;
}

/**
 * A term in its place of the alphabet, with the events in whose words it stands.
 */
export interface GlossaryRow {
  id: string;
  letter: string;
  told: Array<ToldEvent>;
}

/**
 * `other` are the ids in the order of the other script.
 */
export interface GlossaryPage {
  rows: Array<GlossaryRow>;
  sounds: SoundRules;
  other: Array<string>;
}

/**
 * `page` is the path of a `GlossaryPage`.
 */
export interface GlossaryData {
  page: string;
  terms: string;
  style: string;
  words: Record<string, string>;
}

/**
 * What the address asks for: a chart alone, a section to begin at, a year to begin with.
 */
export interface NumbersAsked {
  chart: string | null;
  section: string | null;
  year: number | null;
}

/**
 * A section by its name, and the ids of its charts.
 */
export interface NumbersEntry {
  id: string;
  title: string;
  charts: Array<string>;
}

/**
 * `section` is the one that is shown, `page` the path of it; blank where there is none.
 */
export interface NumbersData {
  entries: Array<NumbersEntry>;
  section: string;
  page: string;
  plotly: string;
  style: string;
  window: [number, number];
  asked: NumbersAsked;
  words: Record<string, string>;
  chart_words: Phrases;
}

export interface NotShown {
  name: string;
  reason: Array<TextPart>;
}

export interface SeenClaim {
  claim: string;
  text: string;
}

/**
 * `share` in per cent.
 */
export interface ToldBarPart {
  words: string;
  share: number;
  colour: string;
}

export interface ToldBar {
  title: string;
  parts: Array<ToldBarPart>;
}

export interface ToldYear {
  said: Array<string>;
  bars: Array<ToldBar>;
  events: Array<ToldEvent>;
}

/**
 * The figure to play with; `colours` are by theme.
 */
export interface YearsFigure {
  id: string;
  colours: Record<string, Record<string, string>>;
  years: Record<string, ToldYear>;
  title: string;
  counts: Array<TextPart>;
  leaves_out: Array<TextPart>;
  slider: string;
  back: string;
  forward: string;
}

/**
 * One of both.
 */
export interface NumbersPart {
  chart?: ChartHead;
  years?: YearsFigure;
}

export interface NumbersSection {
  id: string;
  title: string;
  finding: Array<TextPart>;
  intro: Array<TextPart>;
  see: Array<SeenClaim>;
  parts: Array<NumbersPart>;
  not_shown: Array<NotShown>;
}

/**
 * `most` is how many bytes a file may have; what was asked for may be `missing` here.
 */
export interface OwnData {
  style: string;
  most: number;
  missing: boolean;
  words: Phrases;
}

/**
 * What is shown under its id: until the server needs the room, or is told to forget it.
 */
export interface KeptOwn {
  id: string;
  name: string;
  events: number;
  places: number;
  routes: number;
  problems: number;
}

/**
 * A route at a glance; `box` is the part of its map to show.
 *
 * `first` is None where no years are given, `last` while it is in use.
 *
 * `count` says too that no number is published; `counted`, what a number is of. Both are blank
 * of what a reader has brought without one.
 */
export interface RouteTile {
  id: string;
  name: string;
  short: string;
  years: string;
  first: number | null;
  last: number | null;
  hue: string;
  count: string;
  counted: string;
  view: string;
  box: [number, number, number, number];
  lines: Array<SmallLine>;
}

export interface RouteGroup {
  title: string;
  says: string;
  routes: Array<RouteTile>;
}

/**
 * What opens when it is asked for.
 */
export interface FoldedText {
  title: string;
  text: Array<WordNode | string>;
}

/**
 * Published counts: charts of those that may share one, the others in words.
 */
export interface CountsPart {
  text: Array<WordNode | string>;
  charts: Array<ChartHead>;
  rest: Array<WordNode | string>;
}

/**
 * A question by its name, and under it what answers it.
 */
export interface RouteAnswer {
  id: string;
  text: Array<WordNode | string>;
}

/**
 * The overview, and the path of each route by its id; `span` is first and last year.
 *
 * `charts` says of which route a chart is, blank where it is of none.
 */
export interface RoutesPage {
  span: [number, number];
  css: Record<string, Record<string, string>>;
  size: [number, number];
  grounds: Record<string, SmallGround>;
  groups: Array<RouteGroup>;
  years: ChartHead | null;
  answers: Array<RouteAnswer>;
  answered: FoldedText;
  returns: Array<WordNode | string>;
  cases: FoldedText | null;
  general: CountsPart;
  general_sources: FoldedText;
  routes: Record<string, string>;
  charts: Record<string, string>;
}

export interface GlanceRow {
  label: string;
  text: Array<TextPart>;
}

/**
 * A stage of a journey; `low` and `high` in days, None where it is open or not published.
 *
 * `legs` and `places` are what it lights on the map; `whole`: it spans several others.
 */
export interface JourneyStage {
  seq: number;
  name: string;
  when: string;
  low: number | null;
  high: number | null;
  km: string;
  what: Array<TextPart>;
  danger: Array<TextPart>;
  note: Array<TextPart>;
  told: Array<WordNode | string>;
  legs: Array<string>;
  places: Array<string>;
  whole: boolean;
}

/**
 * `ticks` are days and how they are named; the last is the longest that is drawn.
 */
export interface ToldJourney {
  title: string;
  says: string;
  stages: Array<JourneyStage>;
  ticks: Array<[number, string]>;
  longest: number;
}

/**
 * `box` is west, south, east, north in degrees.
 */
export interface RouteMap {
  view: string;
  box: [number, number, number, number];
  alt: string;
}

/**
 * `no_journey` stands where others have a strip of stages; blank where none has.
 */
export interface ToldRoute {
  id: string;
  name: string;
  glance: Array<GlanceRow>;
  map: RouteMap;
  head: Array<WordNode | string>;
  journey: ToldJourney | null;
  no_journey: string;
  way: Array<WordNode | string>;
  law: Array<WordNode | string>;
  now: Array<WordNode | string>;
  dangers: Array<WordNode | string>;
  events: Array<WordNode | string>;
  counts: CountsPart;
  years: ChartHead | null;
  steps: FoldedText;
  sources: FoldedText;
}

/**
 * `stage` are the files of the map; `window` first and last year shown, both included.
 */
export interface RoutesData {
  page: string;
  stage: Addresses;
  style: string;
  window: [number, number];
  words: Record<string, string>;
  chart_words: Phrases;
  fault: string;
}

/**
 * Its word, and SVG paths in a box of 24 by 24: what is filled, and what is only drawn.
 */
export interface VerdictLook {
  word: string;
  filled: string;
  drawn: string;
}

export interface ClaimTile {
  id: string;
  number: number;
  label: string;
  verdict: string | null;
  to: Record<string, string | null>;
  now: boolean;
}

export interface TallyRow {
  verdict: string;
  n: number;
  meaning: string;
}

export interface ClaimLink {
  text: string;
  to: Record<string, string | null>;
  now?: boolean;
}

export interface ClaimSteps {
  before: ClaimLink | null;
  after: ClaimLink | null;
  at: string;
}

export interface ClaimChoice {
  verdict: string;
  meaning: string;
  key: string;
  to: Record<string, string | null>;
}

export interface ClaimText {
  head: string;
  text: Array<TextPart>;
}

export interface StageLink {
  text: string;
  params: Record<string, string>;
}

export interface ClaimSources {
  line: string;
  rows: Array<SourceRow>;
  unverified: string;
}

/**
 * A claim whose verdict is seen; alone on the page it has all of this but `more`.
 */
export interface OpenedClaim {
  verdict: string;
  meaning: string;
  finding: Array<TextPart>;
  more?: string;
  said?: string;
  change?: Array<TextPart>;
  change_label?: string;
  texts?: Array<ClaimText>;
  nothing?: string;
  stage?: StageLink | null;
  onward?: ClaimLink | null;
  sources?: ClaimSources;
}

/**
 * `choices` and `ask` while the verdict is to be guessed, else `opened`.
 */
export interface ClaimCard {
  id: string;
  title: string;
  claim: string;
  level: number;
  to: Record<string, string | null> | null;
  choices?: Array<ClaimChoice>;
  ask?: string;
  opened?: OpenedClaim;
}

export interface EndedClaim {
  id: string;
  number: number;
  claim: string;
  to: Record<string, string | null>;
  guess: string | null;
  verdict: string | null;
  hidden: string;
  alike: string;
}

export interface ClaimsEnding {
  title: string;
  count: string;
  note: string;
  columns: Array<string>;
  rows: Array<EndedClaim>;
  onward: ClaimLink | null;
  anew: ClaimLink;
}

/**
 * `lecture` is the path of one that asks a hall every claim, `scene` that of this claim.
 */
export interface ClaimsHall {
  text: string;
  lecture: string;
  scene: string;
}

export interface ClaimsStrip {
  label: string;
  claims: Array<ClaimTile>;
  tally: Array<TallyRow>;
  modes: Array<ClaimLink>;
  steps: ClaimSteps | null;
  hall: ClaimsHall;
  hint: string;
}

/**
 * What the page is about; `report` is checked, and stands in a sentence, within `around`.
 */
export interface ClaimsHead {
  intro: string;
  around: [string, string];
  report: SourceRow | null;
  how: string;
}

/**
 * One of `head`, `strip`, `cards` and `ending`; the look of each verdict, its hues by theme.
 */
export interface ClaimsData {
  style: string;
  adding: Phrases;
  verdicts: Record<string, VerdictLook>;
  hues: Record<string, Record<string, string>>;
  head?: ClaimsHead;
  strip?: ClaimsStrip;
  cards?: Array<ClaimCard>;
  ending?: ClaimsEnding;
}

/**
 * From `low` to `high` on the scale of its number; `low` is 0 where it is one number.
 */
export interface NumberPart {
  who: string;
  said: string;
  low: number;
  high: number;
}

/**
 * A number, or the `range` of several: its `ends` in digits, `said` as it is known if one.
 *
 * `unit` and `what` it counts in words, `most` is the end of the scale of its parts.
 */
export interface ToldNumber {
  form: "sum" | "range";
  ends: Array<string>;
  said: string;
  unit: string;
  what: string;
  most: number;
  parts: Array<NumberPart>;
}

/**
 * `figures` are paths by theme, each of a `ChartLook`; `mark` are its years in full colour.
 *
 * `change` from the first to the second of them in words, blank where none can be said.
 */
export interface ToldChart {
  id: string;
  title: string;
  counts: string;
  alt: string;
  over_years: boolean;
  figures: Record<string, string>;
  mark: Array<number>;
  change: string;
}

/**
 * `number` with its unit, or from which to which; blank where it names none.
 */
export interface ToldAccount {
  who: string;
  number: string;
  says: string;
}

/**
 * `source` is who published it and when, and its title.
 */
export interface ToldQuote {
  words: string;
  who: string;
  source: string;
}

export interface OwnImage {
  image: string;
  caption: string;
  credit: string;
  description: string;
}

/**
 * `right` counts from 1; 0 where none is.
 */
export interface ToldQuestion {
  answers: Array<string>;
  right: number;
}

/**
 * What a layout shows, under its name.
 */
export interface Shown {
  number?: ToldNumber;
  chart?: ToldChart;
  columns?: Array<ToldAccount>;
  quote?: ToldQuote;
  picture?: OwnImage;
  question?: ToldQuestion;
}

/**
 * `builds`: its words come part by part; `named` are ids of what they name on the map.
 */
export interface ToldScene {
  heading: string;
  words: Array<WordNode | string>;
  layout: string;
  builds: boolean;
  named: Array<string>;
  shown: Shown;
  state: StageState;
  plays: boolean;
  seconds: number | null;
  skip: boolean;
  source_line: string;
  sources: Array<SourceRow>;
}

/**
 * Who had arrived by the end of a year: in it, None where only all so far were counted.
 */
export interface ArrivedRow {
  year: number;
  people: number | null;
  in_all: number;
}

/**
 * All that the audience sees; `arrived` in one that plays by itself.
 */
export interface ToldLecture {
  title: string;
  author: string;
  language: string;
  plays: boolean;
  arrived: Array<ArrivedRow>;
  scenes: Array<ToldScene>;
}

/**
 * `minutes` is its budget, else what its notes take; None where it has neither.
 */
export interface NotedScene {
  heading: string;
  notes: Array<WordNode | string>;
  minutes: number | null;
  skip: boolean;
}

/**
 * What only the lecturer sees.
 */
export interface NotedLecture {
  minutes: number | null;
  scenes: Array<NotedScene>;
}

export interface RawAccount {
  who?: string;
  number?: string | Array<string>;
  says?: string;
  facts?: Array<string>;
}

/**
 * As a lecture file has it; what else stands there is kept.
 */
export interface RawScene {
  heading?: string;
  also?: Record<string, any>;
  words?: string;
  notes?: string;
  layout?: string;
  builds?: boolean;
  number?: string | Array<string>;
  made_of?: Array<string>;
  chart?: string;
  mark?: Array<number>;
  columns?: Array<RawAccount>;
  quote?: Record<string, string>;
  picture?: Record<string, string>;
  answers?: Array<string>;
  right?: number;
  stage?: Record<string, any>;
  plays?: boolean;
  minutes?: number;
  seconds?: number;
  skip?: boolean;
  facts?: Array<string>;
  comments?: Record<string, string>;
}

export interface RawLecture {
  crossings?: number;
  also?: Record<string, any>;
  title?: string;
  author?: string;
  about?: string;
  audience?: string;
  language?: string;
  minutes?: number;
  plays?: boolean;
  edition?: string;
  scenes?: Array<RawScene>;
  comments?: Record<string, string>;
}

/**
 * `scene` counts from 1; 0 is the lecture.
 */
export interface AdviceRow {
  scene: number;
  message: string;
}

/**
 * A lecture file as the browser shows it, as text again, and what is wrong with it.
 */
export interface CheckedLecture {
  told: ToldLecture;
  noted: NotedLecture;
  text: string;
  raw: RawLecture;
  faults: Array<string>;
  advice: Array<AdviceRow>;
}

export interface SceneExtent {
  heading: string;
  layout: string;
  minutes: number | null;
  skip: boolean;
}

/**
 * What stands in a list of lectures; `checked` is the path of the rest.
 */
export interface BuiltIn {
  id: string;
  title: string;
  about: string;
  audience: string;
  minutes: number | null;
  scenes: Array<SceneExtent>;
  checked: string;
}

/**
 * Parameters of the address, as they stand there.
 */
export interface LecturesAsked {
  lecture?: string;
  scene?: string;
  short?: string;
  back?: string;
  notes?: string;
  edit?: string;
}

/**
 * What can be named, and whether it is a number.
 */
export interface LookupRow {
  id: string;
  text: string;
  number: boolean;
}

/**
 * What a lecturer can name, by what it is called.
 */
export interface LookupFile {
  facts: Array<LookupRow>;
  sources: Array<LookupRow>;
  charts: Array<LookupRow>;
  sounds: SoundRules;
}

/**
 * `answers` answer questions, `lookup` is what can be named.
 *
 * `keeps_links`: the server keeps what is behind a short link.
 *
 * `language` is the code of that of the page, one of the `tongues`. `whole` is the stage of all
 * years. `replaceable` are the fields of a scene in which a text may be replaced, as
 * `columns.says`.
 */
export interface LecturesData {
  language: string;
  tongues: Array<Tongue>;
  stage: StageFiles;
  whole: StageState;
  lookup: string;
  replaceable: Array<string>;
  style: string;
  answers: string;
  built_in: Array<BuiltIn>;
  asked: LecturesAsked;
  keeps_links: boolean;
  words: Phrases;
}

/**
 * A lecture that the server keeps for so many days after it was last opened.
 */
export interface KeptLink {
  id: string;
  days: number;
}

/**
 * A lecture in another language than that of the page, with all that a deck needs for it.
 */
export interface SpokenLecture {
  stage: StageFiles;
  lecture: ToldLecture;
  noted: NotedLecture;
  answers: string;
  words: Phrases;
}

/**
 * What a file holds of one language; `noted` is compressed.
 */
export interface DeckVersion {
  tongue: Tongue;
  stage: StageFiles;
  lecture: ToldLecture;
  answers: string;
  noted: string;
  words: Phrases;
}

/**
 * What stands in a lecture of one file: `files`, by path, are compressed.
 *
 * It opens as it says; `also` are the other languages that it can be turned to.
 */
export interface DeckFile {
  tongue: Tongue;
  stage: StageFiles;
  lecture: ToldLecture;
  answers: string;
  noted: string;
  words: Phrases;
  also: Array<DeckVersion>;
  files: Record<string, string>;
  themes: Record<string, Record<string, any>>;
}

/**
 * A lecture that plays in place, with the words of its controls.
 */
export interface PlayingLecture {
  lecture: ToldLecture;
  words: Phrases;
}

/**
 * What the audience's window tells the lecturer's: scenes from 0, `began` in ms.
 *
 * `shown` is the scene that the audience sees, another one while the picture is `frozen`;
 * `skipped` are scenes that are left out. `language` is the code of that of the hall. One that is
 * opened `anew` takes over when it began from a window that knows better.
 */
export interface DeckPlace {
  kind: "at";
  language: string;
  scene: number;
  shown: number;
  built: number;
  black: boolean;
  frozen: boolean;
  began: number;
  anew: boolean;
  skipped: Array<number>;
}

/**
 * The picture of a scene, as a data address; blank where none can be made.
 */
export interface DeckPicture {
  kind: "picture";
  scene: number;
  image: string;
}

/**
 * The lecture in a language that was asked for; a `fault` in words where it can't be had.
 */
export interface DeckSpoken {
  kind: "spoken";
  language: string;
  lecture?: ToldLecture;
  noted?: NotedLecture;
  words?: Phrases;
  fault?: string;
}

/**
 * The audience's window has left the lecture.
 */
export interface DeckGone {
  kind: "gone";
}

/**
 * What the lecturer's window asks for.
 *
 * `scene` of "go" and "picture"; `scenes` of "skip", which are left out, or come back; `began` of
 * "began", which a deck that was opened anew takes over; `language` is the code of "speak".
 */
export interface DeckWish {
  kind: "hello" | "go" | "next" | "before" | "black" | "freeze" | "restart" | "skip" | "picture" | "began" | "speak";
  language?: string;
  scene?: number;
  scenes?: Array<number>;
  began?: number;
}

/**
 * Where the lecture stands: `build` parts of the scene are there; the server counts `n`.
 *
 * `state` is what the stage shows otherwise than the scene was made, by keys of StageState; the
 * lecturer's `map` moves only where it stands in there.
 */
export interface RoomPlace {
  n: number;
  scene: number;
  build: number;
  black: boolean;
  state: Record<string, any>;
}

/**
 * The question that is put; `round` 2 is asked after the hall has talked about it.
 *
 * `choices` is how many answers it has; `counts` are of each answer by round, once shown.
 */
export interface RoomQuestion {
  scene: number;
  round: number;
  state: "open" | "closed" | "shown";
  choices: number;
  answered: number;
  counts?: Array<Array<number>>;
}

/**
 * What somebody in the hall asked; `state` is told to the lecturer alone.
 */
export interface HallQuestion {
  id: number;
  text: string;
  votes: number;
  state?: "new" | "shown" | "dropped";
}

/**
 * Whether the hall may ask, and what of it the lecturer has opened to all.
 */
export interface RoomHall {
  on: boolean;
  shown: Array<HallQuestion>;
}

/**
 * Answers for the lecturer's browser to keep, by marks that tell nobody's phone.
 */
export interface RoomVotes {
  scene: number;
  round: number;
  votes: Record<string, number>;
}

/**
 * Whether what the lecturer does is shown to all; `second` is there who may have it.
 */
export interface RoomBaton {
  yours: boolean;
  second: boolean;
}

/**
 * On where `by` is above 0, else back.
 */
export interface RoomStep {
  by: number;
}

export interface RoomKey {
  key: string;
}

/**
 * `choice` counts from 0.
 */
export interface PhoneAnswer {
  scene: number;
  round: number;
  choice: number;
}

/**
 * What the server says: to all, and below `over` to who gives the lecture.
 *
 * By its `token` a phone is counted; `uncounted`: there is none for it now, so its answer is not.
 * `answer` is what was counted of it, `taken` whether the question that it sent last was; `phones`
 * answers `still` too. `over` is why nobody may stay: "ended", "no_such", "full". `joined` is how
 * many tokens there are. `gone`: the data of the lecture are not with the server any more. `back`
 * are keys to the baton that lead no more, for the lecturer's browser to keep.
 */
export interface RoomSays {
  at?: RoomPlace;
  question?: RoomQuestion;
  hall?: RoomHall;
  token?: string;
  answer?: PhoneAnswer;
  uncounted?: boolean;
  taken?: boolean;
  over?: string;
  baton?: RoomBaton;
  phones?: number;
  joined?: number;
  asked?: HallQuestion;
  votes?: RoomVotes;
  click?: RoomStep;
  hand?: RoomKey;
  back?: Array<string>;
  gone?: boolean;
}

/**
 * `token` is what the room gave it before, blank at first; `seen` the last `n` it showed.
 */
export interface PhoneJoins {
  token: string;
  seen: number;
}

/**
 * `key` opens the room, or was handed to a second lecturer; `phone` is a name of its tab.
 *
 * `back` are keys that were handed over and taken back, for a server that has forgotten it.
 */
export interface HostJoins {
  key: string;
  phone: string;
  back?: Array<string>;
}

export interface PhoneAsk {
  text: string;
}

export interface PhoneVote {
  id: number;
}

/**
 * `votes` were kept in the lecturer's browser while the room was gone.
 */
export interface HostQuestion {
  scene: number;
  round: number;
  state: "open" | "closed" | "shown";
  choices: number;
  votes?: Record<string, number>;
}

/**
 * Whether the hall may ask; ids of questions that are opened to all, and that are put away.
 *
 * `asked` is all that a server which has started anew has forgotten, the first one first.
 */
export interface HostHall {
  on: boolean;
  shown: Array<number>;
  dropped: Array<number>;
  asked?: Array<HallQuestion>;
}

/**
 * What the server hears: from phones, from who gives the lecture, from a clicker.
 *
 * `still` asks for a word, whoever says it: a line may be dead without a sign.
 */
export interface RoomHears {
  join?: PhoneJoins;
  answer?: PhoneAnswer;
  ask?: PhoneAsk;
  vote?: PhoneVote;
  host?: HostJoins;
  at?: RoomPlace;
  question?: HostQuestion;
  hall?: HostHall;
  hand?: Record<string, any>;
  baton?: Record<string, any>;
  end?: Record<string, any>;
  clicker?: RoomKey;
  click?: RoomStep;
  still?: Record<string, any>;
}

/**
 * A room of the lecturer's: its key proves it, `clicker` is the address of who may only step.
 *
 * Each `qr` is an image of the address before it, as SVG.
 */
export interface RoomOpened {
  code: string;
  key: string;
  address: string;
  qr: string;
  clicker: string;
  clicker_qr: string;
}

/**
 * The vote of the scene that is shown; `next` is what the key does now, blank for nothing.
 */
export interface DeskRound {
  state: "open" | "closed" | "shown";
  round: number;
  answered: number;
  next: "open" | "closed" | "shown" | "";
}

/**
 * What the audience's window tells the lecturer's of its room.
 *
 * `there`: the server answers; `locked`: it opens rooms to who knows its password; `size` of the
 * sign on the screen, blank where it is put away; `hand` is the address for a second lecturer,
 * once it is asked for.
 */
export interface RoomDesk {
  kind: "room";
  code: string;
  address: string;
  clicker: string;
  clicker_qr: string;
  there: boolean;
  locked: boolean;
  fault: string;
  size: string;
  phones: number;
  joined: number;
  vote: DeskRound | null;
  asks: boolean;
  asked: Array<HallQuestion>;
  hand: string;
  mine: boolean;
  second: boolean;
  results: number;
}

/**
 * What the lecturer's window asks of the room; `id` of a question from the hall.
 *
 * `password` of the server, with "unlock".
 */
export interface RoomWish {
  kind: "room_wish";
  act: "turn" | "vote" | "asks" | "open" | "drop" | "hand" | "baton" | "save" | "end" | "unlock";
  id?: number;
  password?: string;
}

/**
 * What a phone begins with, in its own language: nothing of any scene.
 *
 * `made` is another one once the lecture has changed; `state` is that of a stage before any scene.
 */
export interface RoomTalk {
  title: string;
  language: string;
  made: string;
  state: StageState;
  stage: StageFiles;
  words: Phrases;
}

/**
 * A scene that the hall has reached; `held` while what answers its question is not shown.
 */
export interface RoomScene {
  scene: ToldScene;
  held: boolean;
}

/**
 * For who gives it, in a language; no note is in it.
 */
export interface RoomLecture {
  lecture: ToldLecture;
  stage: StageFiles;
  answers: string;
  words: Phrases;
}

/**
 * What the page of a phone begins with.
 */
export interface RoomPage {
  code: string;
  terms: string;
  themes: Record<string, Record<string, any>>;
  words: Phrases;
  tongues: Array<Tongue>;
}

/**
 * A source as it is listed and filtered; `year` is blank where no date is known.
 *
 * `said` is who and when, `about` kind, language and rank in words; `copy_of` is the id of the
 * source that has the same story first, else blank; `facts` is how many rest on it.
 */
export interface SourceEntry {
  id: string;
  title: string;
  url: string;
  said: string;
  about: string;
  kind: string;
  rank: string;
  publisher: string;
  year: string;
  language: string;
  read: string;
  copy_of: string;
  facts: number;
}

export interface SourceValue {
  value: string;
  label: string;
  count: number;
}

/**
 * `key` is that of the address and of a `SourceEntry`.
 *
 * `former` are values of earlier addresses, with what they are called now.
 */
export interface SourceFilter {
  key: string;
  label: string;
  values: Array<SourceValue>;
  former: Record<string, string>;
}

export interface SourceList {
  sources: Array<SourceEntry>;
  filters: Array<SourceFilter>;
  sounds: SoundRules;
}

/**
 * A fact, and where it is shown: blank where it has no place of its own.
 */
export interface RestingFact {
  text: string;
  to: string;
}

export interface RestingFacts {
  heading: string;
  facts: Array<RestingFact>;
}

export interface SourcesPart {
  anchor: string;
  title: string;
  of: Array<WordNode | string>;
}

/**
 * All of it in a style; `text` has a mark where the address of the visitor goes.
 */
export interface CitedWhole {
  label: string;
  text: string;
}

/**
 * `address` is that mark.
 */
export interface SourcesTold {
  parts: Array<SourcesPart>;
  cited: Array<CitedWhole>;
  address: string;
  edition: string;
}

export interface EditionSince {
  title: string;
  of: Array<WordNode | string>;
}

/**
 * Paths of a `SourceList`, of `RestingFacts` by source, of `Citations`, and of a `SourcesTold`.
 *
 * `since` is that of an `EditionSince`, blank without one; it comes `first` where it is asked for.
 */
export interface SourcesData {
  listed: string;
  resting: string;
  citations: string;
  told: string;
  since: string;
  first: boolean;
  style: string;
  parts: Array<[string, string]>;
  words: Phrases;
}
