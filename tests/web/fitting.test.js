import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";

const { fitting, keyed } = await import("../../timeline/web/charts/fitting.js");

const measure = (/** @type {string} */ text, /** @type {number} */ size) => text.length * size * 0.5;
const layout = (/** @type {any} */ own) => ({
  xaxis: { range: [2000, 2020] },
  margin: { l: 10, r: 10 },
  annotations: [{ x: 2010, xanchor: "left", text: "Twelve years", font: { size: 12 }, ...own }],
});
const fitted = (/** @type {any} */ own, width = 220) => fitting(layout(own), width, measure).annotations[0];

test("words that would stick out of a figure end where it ends", () => {
  assert.equal(fitted({}).xanchor, "left");
  const { x, xanchor, xshift } = fitted({}, 120);
  assert.deepEqual([x, xanchor, xshift], [2020, "right", 8]);
});

test("words before their mark begin where the figure does, if they would stick out of it", () => {
  const own = { xanchor: "right", text: "A name that is longer" };
  assert.equal(fitted({ ...own, x: 2019 }).xanchor, "right");
  const { x, xanchor, xshift } = fitted(own);
  assert.deepEqual([x, xanchor, xshift], [2000, "left", -8]);
});

test("the longest of their lines counts, as it is seen", () => {
  assert.equal(fitted({ text: "A <br>&lt;very long name&gt;" }).xanchor, "left");
  assert.equal(fitted({ text: "A <br>a name that is longer still" }).xanchor, "right");
});

test("what stands about its mark, or on no axis, stays where it is", () => {
  for (const own of [{ xanchor: "center" }, { xref: "paper", x: 0.9 }, { x: "2010" }])
    assert.equal(fitted({ ...own, text: "A name that is much too long" }).x, layout(own).annotations[0].x);
  assert.deepEqual(fitting({ margin: {} }, 100, measure), { margin: {} });
});

test("a name of the key that is too long for its line is broken at a blank, and is the same text", () => {
  const named = (/** @type {any} */ own, width = 200) =>
    keyed([{ name: "Thick: used &amp; thin: rare", ...own }], { legend: { font: { size: 12 } } }, width, measure)[0]
      .name;
  assert.equal(named({}, 300), "Thick: used &amp; thin: rare");
  assert.equal(named({}), "Thick: used &amp; thin: <br>rare");
  assert.equal(named({ showlegend: false }), "Thick: used &amp; thin: rare");
  assert.deepEqual(keyed([{ name: "a" }], {}, 10, measure), [{ name: "a" }]);
});
