// What is used of plotly.js; the rest of its inside stands in stage/inside.js.

export interface PlotlyMarker {
  color?: string;
  size?: number[];
  opacity?: number | number[];
  pattern?: { shape?: string; fgcolor?: string };
}

/** What is read of a trace; Plotly has the rest as Python made it. */
export interface PlotlyTrace {
  type?: string;
  orientation?: string;
  yaxis?: string;
  x?: Array<number | string | null>;
  y?: Array<number | string | null>;
  base?: number[];
  lon?: number[];
  lat?: number[];
  customdata?: string[];
  marker?: PlotlyMarker;
  xaxis?: string;
}

export interface PlotlyNote {
  x: number;
  y?: number;
  yref?: string;
  text?: string;
  xanchor?: string;
  font?: { size?: number; color?: string };
}

export interface PlotlyLayout {
  font: { size: number; color: string; family: string };
  xaxis: { range: [number, number] };
  margin?: { l?: number; r?: number };
  paper_bgcolor?: string;
  height: number;
  width?: number;
  autosize?: boolean;
  shapes?: object[];
  annotations?: PlotlyNote[];
  legend?: { y: number };
}

export interface PlotlyDrawing {
  data: PlotlyTrace[];
  layout: PlotlyLayout;
}

export interface PlotlyHovered {
  data: PlotlyTrace;
  pointNumber: number;
}

export interface PlotlyFigure extends HTMLElement, PlotlyDrawing {
  on(event: string, act: (event: { points: PlotlyHovered[] }) => void): void;
}

interface PlotlyLibrary {
  react(box: HTMLElement, data: object[], layout: object, settings?: object): Promise<PlotlyFigure>;
  restyle(box: HTMLElement, change: object, traces?: number[]): Promise<unknown>;
  relayout(box: HTMLElement, change: object): Promise<unknown>;
  purge(box: HTMLElement): void;
  toImage(figure: object, settings: object): Promise<string>;
  Fx: { hover(box: HTMLElement, points: object[], subplot: string): void };
}

declare global {
  interface Window {
    Plotly: PlotlyLibrary;
  }
}
