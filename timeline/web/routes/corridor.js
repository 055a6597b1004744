// @ts-nocheck
// The map of one corridor alone: the map of the stage with nothing else let through, and still.

import * as dress from "../kit/dress.js";
import { json, script, style } from "../kit/loading.js";
import { make } from "../kit/making.js";
import { Choice } from "../stage/choice.js";
import { MapPane } from "../stage/map.js";

const maps = new WeakMap();

export function connect({ data, parentElement }) {
  const now = maps.get(parentElement);
  if (now?.data.corridor !== data.corridor || now.data.addresses.facts !== data.addresses.facts) {
    now?.end();
    const map = new CorridorMap(parentElement, data);
    maps.set(parentElement, map);
    map.start();
  }
  return () => {
    maps.get(parentElement)?.end();
    maps.delete(parentElement);
  };
}

class CorridorMap {
  constructor(host, data) {
    this.data = data;
    this.root = make("div", "cx-corridor", host);
    this.root.dataset.testid = "corridor-map";
  }

  async start() {
    try {
      const { addresses, view, corridor, box, alt } = this.data;
      const outlines = (name) => json(addresses.ground[name]);
      const [facts] = await Promise.all([
        json(addresses.facts),
        script(addresses.plotly),
        style(addresses.style),
        outlines("world"),
        outlines(view),
      ]);
      if (!this.root.isConnected) return;
      const choice = new Choice(facts);
      const [first, end] = facts.span;
      choice.update({
        from: first,
        to: end - 1,
        at: first,
        stepping: false,
        filters: { corridor: [corridor] },
        q: "",
        pick: corridor,
      });
      const only = new Set(facts.spots.filter(({ corridors }) => corridors.includes(corridor)).map(({ id }) => id));
      this.map = new MapPane(this.root, choice, { outlines, nowhere: addresses.nowhere }, { only, alt });
      Object.assign(this.map, { view, target: box });
      await this.draw();
      this.undress = dress.onDress(() => this.draw());
      this.sizes = new ResizeObserver(() => {
        if (this.root.clientWidth !== this.wide) this.draw();
      });
      this.sizes.observe(this.root);
      this.root.dataset.ready = "true";
    } catch (fault) {
      console.error(fault);
      make("p", "cx-fault", this.root, this.data.fault).setAttribute("role", "alert");
    }
  }

  async draw() {
    const { figures } = this.data.addresses;
    const look = await json(dress.ofTheme(figures));
    for (const [name, value] of Object.entries(look.css)) this.root.style.setProperty(name, value);
    this.root.dataset.theme = look.theme;
    this.wide = this.root.clientWidth;
    await this.map.draw(look.map, Math.max(0.72, Math.min(2, window.innerHeight / 1000)));
    const { choice } = this.map;
    this.map.show(choice.state, choice.related(this.data.corridor));
  }

  end() {
    this.undress?.();
    this.sizes?.disconnect();
    this.map?.end();
    this.root.remove();
  }
}
