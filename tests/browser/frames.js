// Some frames of a film, in base64, at these seconds: how much of each of its parts is no paper, from 0 to
// 1, and how far it is from the frame before, in the mean of its colours.
async ([film, times, parts]) => {
  const bytes = Uint8Array.from(atob(film), (letter) => letter.charCodeAt(0));
  const src = URL.createObjectURL(new Blob([bytes], { type: "video/webm" }));
  const shown = Object.assign(document.createElement("video"), { muted: true, src });
  const heard = (kind) =>
    new Promise((done, fail) => {
      shown.addEventListener(kind, done, { once: true });
      shown.addEventListener("error", fail, { once: true });
    });
  await heard("loadeddata");
  const canvas = new OffscreenCanvas(shown.videoWidth, shown.videoHeight);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (data, paper) => {
    let ink = 0;
    for (let i = 0; i < data.length; i += 4) ink += Math.abs(data[i] - paper) > 60;
    return (4 * ink) / data.length;
  };
  let before = null;
  const seen = [];
  for (const [at, time] of times.entries()) {
    const sought = heard("seeked");
    shown.currentTime = time;
    await sought;
    pen.drawImage(shown, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const ink = {};
    for (const [name, box] of Object.entries(parts[at])) ink[name] = drawn(pen.getImageData(...box).data, data[0]);
    let far = 0;
    if (before) for (let i = 0; i < data.length; i += 64) far += Math.abs(data[i] - before[i]);
    seen.push({ ink, far: (64 * far) / data.length });
    before = data;
  }
  URL.revokeObjectURL(src);
  return { size: [canvas.width, canvas.height], seen };
}
