// Put into a page before its own scripts. Times are milliseconds of performance.now().
(() => {
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.splice(0).forEach((call) => call(performance.now()));

  // Called from an animation frame: `call` runs once that frame is painted.
  const painted = (call) => {
    waiting.push(call);
    port2.postMessage(0);
  };
  const frame = () => new Promise(requestAnimationFrame);

  // What runs without an end says that something comes, and rests never.
  const moves = (one) => one.playState === "running" && one.effect.getComputedTiming().iterations !== Infinity;

  async function settled() {
    await frame();
    await frame();
    while (document.getAnimations().some(moves)) await frame();
    await frame();
  }

  const read = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
  let answer = null;

  // From the next input of a kind until all texts have changed.
  function arm(kind, selector, texts) {
    const before = read(selector);
    answer = new Promise((resolve) => {
      window.addEventListener(kind, ({ timeStamp }) => {
        const look = () => {
          const now = read(selector);
          const changed = now.length >= texts && now.every((text, i) => text && text !== before[i]);
          if (changed) painted((at) => resolve(at - timeStamp));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
  }

  const answered = (patience) => Promise.race([answer, new Promise((resolve) => setTimeout(resolve, patience, null))]);

  // From the next key until `stands` is on the page and painted.
  function wait(stands) {
    answer = new Promise((resolve) => {
      window.addEventListener("keydown", ({ timeStamp }) => {
        const look = () => {
          if (document.querySelector(stands)) painted((at) => resolve(at - timeStamp));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
  }

  // Frames and states while [data-playing=true]: {gaps: [ms between frames], states}.
  async function played() {
    const root = document.querySelector("[data-playing]");
    while (root.dataset.playing !== "true") await frame();
    const [gaps, states] = [[], new Set()];
    for (let last = await frame(); root.dataset.playing === "true";) {
      const now = await frame();
      states.add(root.dataset.at);
      gaps.push(now - last);
      last = now;
    }
    return { gaps, states: states.size };
  }

  // When the page had been parsed and when `drawn` first stood there.
  async function drawn(selector) {
    while (!document.querySelector(selector)) await frame();
    const [{ domContentLoadedEventEnd }] = performance.getEntriesByType("navigation");
    return performance.now() - domContentLoadedEventEnd;
  }

  // When `drawn` first stood on the screen, since the address was asked for.
  async function shown(selector) {
    while (!document.querySelector(selector)) await frame();
    return new Promise(painted);
  }

  window.bench = { settled, arm, wait, answered, played, drawn, shown };
})();
