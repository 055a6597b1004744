// @ts-nocheck
// What lies under the pointer.

// The nearest of `points` [{x, y, reach}] whose own reach plus `slack` covers (x, y).
export function nearestPoint(points, x, y, slack) {
  let best = null;
  let least = Infinity;
  for (const point of points) {
    if (point.off) continue;
    const away = Math.hypot(point.x - x, point.y - y) - point.reach;
    if (away <= slack && away < least) [best, least] = [point, away];
  }
  return best;
}

// The nearest of `lines` [{xy: [[x, y], ...]}], anywhere along its length.
export function nearestLine(lines, x, y, slack) {
  let best = null;
  let least = slack * slack;
  for (const line of lines) {
    if (line.off) continue;
    for (let i = 1; i < line.xy.length; i += 1) {
      const away = fromSegment(line.xy[i - 1], line.xy[i], x, y);
      if (away <= least) [best, least] = [line, away];
    }
  }
  return best;
}

function fromSegment(a, b, x, y) {
  if (!a || !b) return Infinity;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = dx || dy ? ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.max(0, Math.min(1, along));
  return (a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2;
}
