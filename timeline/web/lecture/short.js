// The short version of a lecture: without the scenes that may be skipped.

export function shortened({ told, noted, raw }) {
  const minutes = span(left(noted.scenes));
  return {
    told: { ...told, scenes: left(told.scenes) },
    noted: { ...noted, minutes, scenes: left(noted.scenes) },
    raw: { ...raw, minutes, scenes: left(raw.scenes) },
  };
}

export function left(scenes) {
  return scenes.filter(({ skip }) => !skip);
}

// Minutes of all scenes; null where one of them has none.
export function span(scenes) {
  return scenes.every(({ minutes }) => minutes) ? scenes.reduce((sum, { minutes }) => sum + minutes, 0) : null;
}
