// Curves on two axes: each through its own points, dots, a hatched stretch for doubt, and the chosen point with drops to both axes.
// Shown: curves (label, points, tone, dash), spots (at, label, tone, open), here (at, words, tone, open), without, band (first,
// last, label), ticks, levels, start, across, up, name, stamp, height.

import { fresh, hatching, named, svg, whenWide } from "./dom.js";
import { bold, clamp, long, text, tone, wrapped } from "./of_lines/words.js";
import { reach, scale } from "./of_lines/courses.js";

const DASHES = { solid: null, dash: "8 4", dot: "2 4" };
const LINE = 17;
const MARGIN = { top: 26, right: 14, bottom: 42 };
const GAP = 11; // pixels from a dot to its words
const SPARE = 1.08; // letters of some fonts are wider
const APART = 60; // pixels from another curve that are far enough
const [MOST, FEW, NARROW] = [26, 18, 560]; // letters in a line of words, and in a picture narrower than so many pixels

export const curves = (el) => {
  const image = svg("svg", {});
  const hatch = fresh("hatch");
  el.classList.add("scomm-curves");
  el.append(image);
  image.append(svg("defs", {}, hatching(hatch, "context", { gap: 6, line: 1.5 })));
  const back = image.appendChild(svg("g", {}));
  const courses = image.appendChild(svg("g", {}));
  const front = image.appendChild(svg("g", {}));
  let paths = [];
  let shown = null;
  let width = 0;

  const frame = ({ x, y, left, right, top, bottom }) => {
    const { levels, ticks, band, across, up } = shown;
    const one_line = top === MARGIN.top;
    if (band) {
      const [from, to] = [x(band.first), x(band.last)];
      back.append(svg("rect", { class: "band", x: from, y: top, width: to - from, height: bottom - top, style: `fill:url(#${hatch})` }));
      front.append(text(clamp((from + to) / 2, long(band.label), one_line ? long(up) + GAP : 0, width), top - 13, band.label, { anchor: "middle", fill: "soft" }));
    }
    for (const [at, words] of levels)
      back.append(svg("line", { class: "grid", "data-tick": "y", "data-y": at, x1: left, x2: right, y1: y(at), y2: y(at) }), text(left - 6, y(at) + 4, words, { anchor: "end", fill: "soft" }));
    back.append(svg("line", { class: "axis", x1: left, x2: right, y1: bottom, y2: bottom }));
    // The last mark stands in any case; one that would run into another is left out.
    const standing = [];
    for (const [at, words] of [ticks[ticks.length - 1], ...ticks.slice(0, -1)]) {
      back.append(svg("line", { class: "axis", "data-tick": "x", "data-x": at, x1: x(at), x2: x(at), y1: bottom, y2: bottom + 4 }));
      const half = long(words) / 2;
      const middle = clamp(x(at), 2 * half, 0, width);
      if (standing.some(([from, to]) => middle - half < to + 6 && middle + half > from - 6)) continue;
      standing.push([middle - half, middle + half]);
      back.append(text(middle, bottom + 18, words, { anchor: "middle", fill: "soft" }));
    }
    back.append(text(clamp((left + right) / 2, long(across), 0, width), bottom + 36, across, { anchor: "middle", fill: "soft" }));
    back.append(text(0, top - 13 - (one_line ? 0 : LINE), up, { fill: "soft" }));
  };

  const meet = (one, other) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
  const crossed = (box, line) =>
    line.some(([px, py], i) => {
      const [qx, qy] = line[i + 1] ?? [px, py];
      return Array.from({ length: 7 }, (_, step) => [px + ((qx - px) * step) / 6, py + ((qy - py) * step) / 6]).some(
        ([ax, ay]) => ax > box.x - 3 && ax < box.x + box.w + 3 && ay > box.y - 2 && ay < box.y + box.h + 2,
      );
    });

  // Words beside one of some places, where they meet no curve, no dot and no other words; else at the first place that holds them.
  const beside = (words, places, g, taken, lines, most = width < NARROW ? FEW : MOST) => {
    const rows = wrapped(words, most);
    const [w, h] = [Math.max(...rows.map(bold)) * SPARE, rows.length * LINE];
    const near = [[GAP, -h - 2], [GAP, 3], [-w - GAP, -h - 2], [-w - GAP, 3], [-w / 2, -h - GAP], [-w / 2, GAP + 2]];
    const far = [2, 4, 6].flatMap((lines) => [[GAP, -h - lines * GAP], [-w - GAP, -h - lines * GAP], [-w / 2, -h - lines * GAP]]);
    const spots = [...near, ...far].flatMap(([dx, dy]) => places.map(([px, py]) => ({ x: px + dx, y: py + dy, w, h, to: dy < -h - GAP ? [px, py] : null })));
    const inside = spots.filter((box) => box.x > g.left + 2 && box.x + w < g.right + MARGIN.right && box.y > g.top - 2 && box.y + h < g.bottom);
    const free = inside.find((box) => !taken.some((other) => meet(box, other)) && !lines.some((line) => crossed(box, line)));
    const found = free ?? inside.find((box) => !taken.some((other) => meet(box, other)));
    if (found) taken.push(found);
    return found && { ...found, rows };
  };
  const write = (box, fill, kind = "halo strong") => {
    if (!box) return;
    if (box.to) front.append(svg("path", { class: "leader", d: `M${clamp(box.to[0], 0, box.x, box.x + box.w)} ${box.y + box.h}L${box.to.join(" ")}` }));
    box.rows.forEach((words, i) => front.append(text(box.x, box.y + 13 + i * LINE, words, { fill, class: kind })));
  };

  // How far a place lies from every point of other curves, as far as it matters: a name stands where its curve is alone.
  const alone = ([px, py], others) => Math.min(APART, ...others.map(([ox, oy]) => Math.round(Math.hypot(px - ox, py - oy) / 20) * 20));

  const dot = ([px, py], { at: [across, up], tone: name, open }, kind, r) =>
    svg("circle", { class: kind, "data-x": across, "data-y": up, cx: px, cy: py, r, style: open ? `fill:var(--scomm-page);stroke:${tone(name)}` : `fill:${tone(name)}` });

  const draw = () => {
    if (!shown || !width) return;
    const { levels, ticks, height, here, start } = shown;
    // Where the name of the axis and that of the hatched stretch have no room side by side, they have a line each.
    const one_line = !shown.band || long(shown.up) + GAP + long(shown.band.label) <= width;
    const g = { left: Math.max(...levels.map(([, words]) => long(words))) + 10, right: width - MARGIN.right, top: MARGIN.top + (one_line ? 0 : LINE), bottom: height - MARGIN.bottom };
    g.x = scale(start?.[0] ?? ticks[0][0], ticks[ticks.length - 1][0], g.left, g.right);
    g.y = scale(start?.[1] ?? levels[0][0], levels[levels.length - 1][0], g.bottom, g.top);
    const at = ([px, py]) => [g.x(px), g.y(py)];
    image.setAttribute("width", width);
    image.setAttribute("height", height);
    named(image, shown.name);
    back.replaceChildren();
    front.replaceChildren();
    frame(g);

    const lines = shown.curves.map(({ points }) => points.map(at));
    while (paths.length > lines.length) paths.pop().remove();
    lines.forEach((line, i) => {
      const made = (paths[i] ??= courses.appendChild(svg("path", { class: "line" })));
      const { points } = shown.curves[i];
      const d = line.length ? `M${line.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join("L")}` : "";
      for (const [name, value] of Object.entries({ d, ...reach(points.map(([at]) => at), points.map(([, at]) => at)) })) made.setAttribute(name, value);
      made.setAttribute("stroke-dasharray", DASHES[shown.curves[i].dash] ?? "none");
      made.style.stroke = tone(shown.curves[i].tone);
    });

    const taken = [];
    const avoided = [...lines];
    const around = ([px, py], r) => taken.push({ x: px - r, y: py - r, w: 2 * r, h: 2 * r });
    for (const spot of shown.spots) {
      front.append(dot(at(spot.at), spot, "spot", 5));
      around(at(spot.at), 5);
    }
    if (here) {
      const [px, py] = at(here.at);
      back.append(svg("path", { class: "drop", d: `M${px} ${g.bottom}V${py}H${g.left}`, style: `stroke:${tone(here.tone)}` }));
      front.append(dot([px, py], here, "here", 8));
      around([px, py], 8);
      avoided.push([[px, g.bottom], [px, py], [g.left, py]]);
    }
    const corners = [[g.left, g.bottom - GAP], [g.right, g.top + GAP], [g.left, g.top + GAP], [g.right, g.bottom - GAP]];
    const inCorner = (words, most) => {
      const box = beside(words, corners, g, taken, avoided, most);
      if (box) write({ ...box, to: null }, most ? "ink" : "soft", "halo");
    };
    if (!here && shown.without) inCorner(shown.without, FEW);
    for (const spot of shown.spots) if (spot.label) write(beside(spot.label, [at(spot.at)], g, taken, avoided), spot.tone);
    if (here) write(beside(here.words, [at(here.at)], g, taken, avoided), here.tone);
    shown.curves.forEach(({ label, tone: name }, i) => {
      if (!label || lines[i].length < 2) return;
      const others = lines.filter((_, j) => shown.curves[j].tone !== name).flat();
      const places = lines[i].map((place, n) => [alone(place, others), Math.abs(n - lines[i].length / 2), place]);
      places.sort(([one, from], [other, to]) => other - one || from - to);
      write(beside(label, places.map(([, , place]) => place), g, taken, avoided), name);
    });
    if (shown.stamp) inCorner(shown.stamp);
  };

  const gone = whenWide(el, (wide) => {
    width = wide;
    draw();
  });
  return {
    show(given) {
      shown = given;
      draw();
    },
    gone,
  };
};
