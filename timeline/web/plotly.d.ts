// What is used of plotly.js; the rest of its inside stands in stage/inside.js.

export interface PlotlyFigure extends HTMLElement {
  data: any[];
  layout: any;
  on(event: string, act: (event: any) => void): void;
}

interface PlotlyLibrary {
  react(box: HTMLElement, data: any[], layout: object, settings?: object): Promise<PlotlyFigure>;
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
