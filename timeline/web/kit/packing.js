// Cards in columns, each below the shortest: what opens in one moves only those below it.

const ROW = 4; // pixels; a card takes as many rows as it is high

export class Packing {
  /** @param {HTMLElement} grid whose columns its style sheet gives */
  constructor(grid) {
    this.grid = grid;
    this.columns = 0;
    this.sizes = new ResizeObserver(() => this.pack());
    this.sizes.observe(grid);
  }

  /** @param {HTMLElement} card */
  add(card) {
    this.sizes.observe(card);
  }

  end() {
    this.sizes.disconnect();
  }

  pack() {
    const cards = /** @type {HTMLElement[]} */ ([...this.grid.children]);
    const before = cards.map((card) => card.style.gridColumn);
    for (const card of cards) card.style.gridColumn = ""; // a card in a third column keeps it there
    const { gridTemplateColumns, columnGap } = getComputedStyle(this.grid);
    const columns = gridTemplateColumns.split(" ").length;
    const gap = parseFloat(columnGap) || 0;
    cards.forEach((card, i) => {
      card.style.gridColumn = before[i];
    });
    const rows = cards.map((card) => Math.ceil((card.offsetHeight + gap) / ROW));
    if (columns !== this.columns || cards.some((card) => !card.style.gridColumn)) this.place(cards, rows, columns);
    cards.forEach((card, i) => {
      card.style.gridRowEnd = `span ${rows[i]}`;
    });
  }

  /**
   * @param {readonly HTMLElement[]} cards
   * @param {readonly number[]} rows
   * @param {number} columns
   */
  place(cards, rows, columns) {
    this.columns = columns;
    const ends = Array(columns).fill(0);
    cards.forEach((card, i) => {
      const column = ends.indexOf(Math.min(...ends));
      card.style.gridColumn = String(column + 1);
      ends[column] += rows[i];
    });
  }
}
