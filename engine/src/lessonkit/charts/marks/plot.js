// A plot of lines: axes, lines with their names beside them, a rule across, a bracket with words, one event, a hatched band
// for doubt, the lines of the state before, and values read off by pointer or by keyboard. Marks are made of it.
// Shown: name, xs, said (what each x is called), lines (label, values, said, tone, dash, ghost), ticks, borders, levels, points,
// bare (lines without their last value), rule, bracket, event, band, since, means, moves, between, across and up (names of the axes), named (places with words below the axis), height, reading, before, room (pixels that a mark needs on the right).

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";
import { free, lastRoom, meets, spots } from "./of_lines/values.js";
import { balanced, bold, clamp, inked, long, text, tone, wrapped } from "./of_lines/words.js";
import { broken, path, reach, scale } from "./of_lines/courses.js";
import { axisNames, between, means, moves, since, valued } from "./of_lines/stretches.js";

const LINE = 17;
const NARROW = 560;
const DOTS = { solid: "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", dash: "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z", dot: "m-3.5 -3.5h7v7h-7z" };
const DASHES = { solid: null, dash: "8 4", dot: "2 4" };
const ROW = 16; // the height of words below the axis
const LEADER = 12;
const MARGIN = { top: 22, left: 44, right: 16, bottom: 24 };

/** Places moved only as far as they need to stand `gap` apart, none below `end`. */
export const spread = (places, gap, end) => {
  const moved = [];
  for (const place of places) moved.push(moved.length ? Math.max(place, moved[moved.length - 1] + gap) : place);
  for (let i = moved.length - 1, most = end; i >= 0; i -= 1, most = moved[i + 1] - gap) moved[i] = Math.min(moved[i], most);
  return moved;
};

const lastOf = (values) => values.reduce((found, value, i) => (value === null ? found : i), -1);

/** A plot in an element; `show(shown)` draws it. `over(geometry)` is called after each drawing, for what a
 * mark adds, and `avoid()` gives the lines of it that names must not meet, as pairs of a place and a value. */
export const plot = (el, { label, over, avoid = () => [] } = {}) => {
  const key = make("ul", { class: "key" });
  const image = svg("svg", { class: "plot" });
  const reading = make("input", { type: "range", class: "reading", min: 0, step: 1, "aria-label": label });
  const box = make("div", { class: "plotbox" }, image);
  el.classList.add("scomm-plot");
  el.append(key, box);

  const hatch = fresh("hatch");
  const cut = fresh("cut");
  const reveal = svg("rect", { x: 0, y: -40, width: 0, height: 900 });
  const layers = {};
  image.append(svg("defs", {}, hatching(hatch, "context", { gap: 6, line: 1.5 }), svg("clipPath", { id: cut }, reveal)));
  for (const name of ["back", "ghosts", "lines", "front", "added", "read"]) layers[name] = image.appendChild(svg("g", { class: name }));
  let paths = [];
  let shown = null;
  let before = null; // the lines of the state before
  let geometry = null;
  let width = 0;

  const gridAndAxes = ({ x, y, left, right, bottom }) => {
    const { levels, ticks, borders } = shown;
    for (const [at, words] of levels) {
      layers.back.append(svg("line", { x1: left, x2: right, y1: y(at), y2: y(at), class: at === levels[0][0] ? "axis" : "grid", "data-tick": "y", "data-y": at }));
      layers.back.append(text(left - 6, y(at) + 4, words, { anchor: "end", fill: "soft" }));
    }
    for (const at of borders) layers.back.append(svg("line", { x1: x(at), x2: x(at), y1: bottom, y2: bottom + 5, class: "axis", "data-tick": "x", "data-x": at }));
    const room = Math.max(...ticks.map(([, words]) => long(words))) + 14;
    const gaps = ticks.slice(1).map(([at], i) => x(at) - x(ticks[i][0]));
    const step = Math.max(1, Math.ceil(room / Math.max(1, Math.min(...gaps, 1e6))));
    const named = shown.named.map(([i]) => x(shown.xs[i])); // their lines go down to their names
    ticks.forEach(([at, words], i) => {
      if ((ticks.length - 1 - i) % step) return;
      if (named.some((line) => Math.abs(line - x(at)) < long(words) / 2)) return;
      const place = clamp(x(at), long(words) + 10, left - 30, width); // digits are wide
      layers.back.append(text(place, bottom + 19, words, { anchor: "middle", fill: "soft", ...(place === x(at) && { "data-tick": "x", "data-x": at }) }));
    });
  };

  const band = ({ x, top, bottom, left, right }) => {
    if (!shown.band) return;
    const { first, last, label: words } = shown.band;
    const [from, to] = [Math.max(x(first), left), Math.min(x(last), right)];
    layers.back.append(svg("rect", { x: from, y: top, width: to - from, height: bottom - top, class: "band", style: `fill:url(#${hatch})` }));
    layers.front.append(text(clamp((from + to) / 2, long(words), 0, width), top - 8, words, { anchor: "middle", fill: "soft" }));
  };

  const event = ({ x, top, bottom, right, ends }) => {
    if (!shown.event) return;
    const { at, label: words } = shown.event;
    layers.front.append(svg("line", { x1: x(at), x2: x(at), y1: top - 4, y2: bottom, class: "event", "data-x": at }));
    layers.front.append(text(clamp(x(at), long(words), 0, ends ? right : width), top - 8, words, { anchor: "middle" }));
  };

  // Words below the axis at some of the places, pushed apart where they would meet, and a thin line up to the dots.
  const namedPlaces = ({ x, y, bottom }) => {
    const places = shown.named.map(([i, words]) => ({ i, words, at: x(shown.xs[i]), w: bold(words) }));
    places.forEach((one, j) => {
      const before = places[j - 1];
      const over = before ? before.at + before.w / 2 + 8 - (one.at - one.w / 2) : 0;
      if (over > 0) [before.at, one.at] = [before.at - over / 2, one.at + over / 2];
    });
    for (let j = places.length - 1, most = width; j >= 0; j -= 1) {
      places[j].at = Math.min(places[j].at, most - places[j].w / 2);
      most = places[j].at - places[j].w / 2 - 8;
    }
    for (const { i, words, at } of places) {
      const values = shown.lines.map(({ values: one }) => one[i]).filter((value) => value !== null);
      const place = x(shown.xs[i]);
      layers.back.append(svg("path", { class: "leader", d: `M${place} ${y(Math.min(...values))}V${bottom + 24}` }));
      layers.back.append(text(at, bottom + 19 + ROW, words, { anchor: "middle" }));
    }
  };

  const ruleAndBracket = ({ x, y, left, right, bottom }) => {
    const { rule, bracket } = shown;
    if (!rule) return;
    const at = y(rule.value);
    layers.back.append(svg("line", { x1: left, x2: right, y1: at, y2: at, class: "rule", "data-y": rule.value }));
    layers.front.append(text(left + 4, at - 6, rule.label));
    if (!bracket) return;
    const [from, to] = [x(bracket.start), x(bracket.end)];
    const line = bottom - 26;
    const words = bold(bracket.label);
    const beside = words > to - from && to + words + 10 < right;
    [[from, bracket.from, "end", -6], [to, bracket.to, "start", 6]].forEach(([place, end, anchor, off], i) => {
      const which = bracket.lines[i];
      layers.front.append(
        svg("line", { x1: place, x2: place, y1: at, y2: bottom, class: "drop", style: `stroke:${tone(shown.lines[which].tone)}` }),
        svg("circle", { cx: place, cy: at, r: 5, class: "at", style: `fill:${tone(shown.lines[which].tone)}` }),
      );
      const room = anchor === "end" ? place - left : right - place;
      const note = bracket.notes[i];
      if (note && width >= NARROW && room > long(note) + 8)
        layers.front.append(text(place + off, line + (i === 1 && beside ? -14 : 2), note, { anchor, fill: shown.lines[which].tone }));
      if (width >= NARROW && room > long(end) + 8) layers.front.append(text(place + off, bottom - 7, end, { anchor }));
    });
    layers.front.append(svg("path", { d: `M${from} ${line - 5}V${line + 5}M${to} ${line - 5}V${line + 5}M${from} ${line}H${to}`, class: "bracket" }));
    const [middle, anchor] = beside ? [to + 8, "start"] : [clamp((from + to) / 2, words, left, width), "middle"];
    layers.front.append(text(middle, beside ? line + 4 : line - 9, bracket.label, { anchor, class: "halo strong" }));
  };

  // Names stand at the ends of the lines, or beside them where the ends meet; where there is no room, in a key above.
  const points = ({ x, y }) => shown.lines.map(({ values }) => values.map((value, i) => (value === null ? null : [x(shown.xs[i]), y(value)])));

  const besides = (g) => {
    const all = points(g);
    const others = avoid().map((line) => line.map(([at, value]) => [g.x(at), g.y(value)]));
    const mean = shown.lines.map(({ values }) => values.reduce((sum, value) => sum + (value ?? 0), 0));
    const taken = [...g.values, ...(shown.rule ? [{ x: g.left, y: g.y(shown.rule.value) - 20, w: long(shown.rule.label) + 8, h: 22 }] : [])];
    if (shown.bracket) {
      taken.push({ x: g.left, y: g.bottom - 52, w: g.right - g.left, h: 52 });
      for (const at of [shown.bracket.start, shown.bracket.end]) taken.push({ x: g.x(at) - 4, y: g.y(shown.rule.value), w: 8, h: g.bottom });
    }
    if (shown.event) taken.push({ x: g.x(shown.event.at) - 4, y: 0, w: 8, h: g.bottom });
    const found = shown.lines.map((line, i) => {
      const upper = mean.every((other) => mean[i] >= other);
      if (line.quiet || all[i].filter(Boolean).length < 2) return { words: [] }; // a line that is not there yet has no name on it
      const words = wrapped(line.label, 24);
      const [w, h] = [Math.max(...words.map(bold)), words.length * LINE];
      const goal = g.top + (g.bottom - g.top) * (upper ? 0.25 : 0.62);
      const spots = all[i]
        .filter(Boolean)
        .map(([px, py]) => ({ x: upper ? px - 10 - w : px + 10, y: upper ? py - h - 2 : py + 2, w, h, off: Math.abs(py - goal) }))
        .filter((spot) => spot.x > g.left + 2 && spot.x + w < g.right && spot.y > g.top && spot.y + h < g.bottom && free(spot, [...all, ...others]) && !taken.some((other) => meets(spot, other)))
        .sort((one, other) => one.off - other.off);
      if (spots[0]) taken.push(spots[0]);
      return spots[0] && { ...spots[0], words, upper, tone: line.tone };
    });
    return found.every(Boolean) && found;
  };

  // Where each value is a point, a name stands on one line beside it.
  const ended = (label, said) => (shown.points ? [`${said} ${label}`] : [...balanced(label, 20), ...(shown.bare ? [] : [said])]);

  const names = (g) => {
    for (const one of g.placed ?? [])
      one.words.forEach((words, i) =>
        layers.front.append(
          text(one.upper ? one.x + one.w : one.x, one.y + 13 + i * LINE, words, { anchor: one.upper ? "end" : "start", fill: one.tone, class: "halo strong" }),
        ),
      );
    if (!g.ends) return;
    const ends = shown.lines
      .map((line) => ({ line, at: lastOf(line.values) }))
      .filter(({ line, at }) => at >= 0 && !line.quiet)
      .map(({ line, at }) => ({ line, y: g.y(line.values[at]), words: ended(line.label, line.said[at]) }))
      .sort((one, other) => one.y - other.y);
    // Each takes as many lines as it has words, so what is spread is their middles.
    let last = -1e6;
    for (const one of ends) last = one.top = Math.max(one.y - (one.words.length * LINE) / 2, last + (one === ends[0] ? 0 : ends[ends.indexOf(one) - 1].words.length * LINE + 4));
    for (let i = ends.length - 1, most = g.bottom + 8; i >= 0; i -= 1) {
      ends[i].top = Math.min(ends[i].top, most - ends[i].words.length * LINE);
      most = ends[i].top - 4;
    }
    for (const { line, top, words, y: from } of ends) {
      const middle = top + (words.length * LINE) / 2;
      if (shown.points) layers.front.append(svg("path", { class: "leader", d: `M${g.right + 7} ${from}L${g.right + 7 + LEADER} ${middle}`, style: `stroke:${tone(line.tone)}` }));
      const off = shown.points ? 10 + LEADER : 10;
      words.forEach((one, i) => layers.front.append(text(g.right + off, top + 13 + i * LINE, one, { fill: line.tone, class: "halo strong" })));
    }
  };

  // A dot has the shape of its line's dash, so that it is told apart without its color.
  const dot = ([x, y], { dash, tone: name }, [at, value]) => svg("path", { class: "dot", "data-x": at, "data-y": value, d: `M${x} ${y}${DOTS[dash]}`, style: `fill:${tone(name)}` });

  const sample = ({ tone: name, dash }) =>
    svg("svg", { width: 28, height: 12, "aria-hidden": true }, svg("line", { x1: 0, x2: 28, y1: 6, y2: 6, class: "line", "stroke-dasharray": DASHES[dash], style: `stroke:${tone(name)}` }));

  const lines = (g, moved) => {
    while (paths.length > shown.lines.length) paths.pop().remove();
    shown.lines.forEach((line, i) => {
      const made = (paths[i] ??= layers.lines.appendChild(svg("path", { class: "line" })));
      const { ends } = broken(shown.xs, line.values, shown.band);
      for (const [name, value] of Object.entries({ d: path(shown.xs, ends, g.x, g.y), ...reach(shown.xs, ends) })) made.setAttribute(name, value);
      made.setAttribute("stroke-dasharray", DASHES[line.dash] ?? "none");
      made.style.stroke = tone(line.tone);
    });
    layers.lines.querySelectorAll(".dot").forEach((one) => one.remove());
    el.classList.toggle("dots", shown.points);
    if (shown.points)
      points(g) // the first line has the largest dots, so those of the others lie on top and hide none
        .map((line, i) => line.flatMap((point, j) => (point ? [dot(point, shown.lines[i], [shown.xs[j], shown.lines[i].values[j]])] : [])))
        .forEach((dots) => layers.lines.append(...dots));
    layers.ghosts.replaceChildren();
    const ghosts = (before?.lines ?? []).filter((line) => line.ghost && !shown.lines.some(({ key: other }) => other === line.key));
    if (!moved && before && before.unit === shown.unit && before.xs.join() === shown.xs.join())
      for (const ghost of ghosts) layers.ghosts.append(svg("path", { class: "ghost", d: path(shown.xs, broken(shown.xs, ghost.values, shown.band).ends, g.x, g.y) }));
    return layers.ghosts.childElementCount > 0;
  };

  const keys = (g, ghost) => {
    const rows = g.ends || g.placed ? [] : shown.lines.filter(({ values, quiet }) => lastOf(values) > 0 && !quiet).map((line) => make("li", {}, sample(line), make("span", { text: line.label, style: `color:${inked(line.tone)}` })));
    if (ghost) rows.push(make("li", { class: "note" }, svg("svg", { width: 28, height: 12, "aria-hidden": true }, svg("line", { x1: 0, x2: 28, y1: 6, y2: 6, class: "ghost" })), make("span", { text: shown.before })));
    key.replaceChildren(...rows);
  };

  const place = (right, height) => {
    const { xs, levels } = shown;
    const g = { left: MARGIN.left, right: width - right, top: MARGIN.top, bottom: height - MARGIN.bottom - (shown.named.length || shown.across ? ROW : 0), width };
    const widest = Math.max(...levels.map(([, words]) => long(words)));
    g.left = Math.max(MARGIN.left, widest + 10);
    g.x = scale(shown.from ?? xs[0], shown.to ?? xs[xs.length - 1], g.left, g.right);
    g.y = scale(levels[0][0], levels[levels.length - 1][0], g.bottom, g.top);
    return g;
  };

  const draw = (moved = false) => {
    if (!shown || !width) return;
    const wide = width >= NARROW;
    const measure = place(MARGIN.right, shown.height);
    // Ends that meet can't be named there.
    const ends = shown.lines.map(({ values }) => lastOf(values)).filter((i) => i >= 0);
    const tops = shown.lines.filter(({ values }) => lastOf(values) >= 0).map(({ values }) => measure.y(values[lastOf(values)])).sort((a, b) => a - b);
    const apart = ends.every((i) => i === ends[0]) && tops.every((at, i) => !i || at - tops[i - 1] > 2);
    const atEnds = wide && apart && shown.lines.length > 0;
    const right = atEnds && shown.lines.some(({ quiet }) => !quiet) ? Math.min(shown.points ? 270 : 190, Math.max(...shown.lines.map(({ label: words, said }) => Math.max(...ended(words, said[lastOf(said)] ?? "").map(bold)))) + 14 + (shown.points ? LEADER + 12 : 0)) : Math.max(MARGIN.right, lastRoom(shown), shown.room ?? 0);
    let g = place(right, shown.height);
    g.ends = atEnds;
    g.values = spots(shown, g);
    g.placed = !atEnds && wide ? besides(g) || null : null;
    for (const name of ["back", "front", "added", "read"]) layers[name].replaceChildren();
    const ghost = lines(g, moved);
    keys(g, ghost);
    // The key takes its height from the picture, which as a whole stays as high as it is.
    const height = shown.height - key.offsetHeight;
    if (height !== shown.height) {
      const kept = { ends: g.ends, placed: g.placed };
      g = Object.assign(place(right, height), kept);
      g.values = spots(shown, g);
      if (g.placed) g.placed = besides(g) || g.placed;
      lines(g, moved);
    }
    image.setAttribute("width", width);
    image.setAttribute("height", height);
    geometry = g;
    since(shown, layers, g);
    band(g);
    gridAndAxes(g);
    axisNames(shown, layers, g);
    namedPlaces(g);
    ruleAndBracket(g);
    event(g);
    means(shown, layers, g);
    moves(shown, layers, g);
    between(shown, layers, g);
    valued(shown, layers, g);
    names(g);
    layers.added.replaceChildren();
    over?.({ ...g, layer: layers.added, back: layers.back });
    const shows = shown.reading;
    if (shows && !reading.isConnected) box.append(reading);
    if (!shows) reading.remove();
    reading.max = shown.xs.length - 1;
    reading.style.cssText = `left:${g.left - 8}px;width:${g.right - g.left + 16}px;top:${g.top}px;height:${g.bottom - g.top}px`;
    if (read >= 0 && shows) readAt(Math.min(read, shown.xs.length - 1));
  };

  // Reading: the values of all lines at one place.
  let read = -1;
  const readAt = (i) => {
    read = i;
    reading.value = i;
    const { x, y, top, bottom, left, right } = geometry;
    const at = x(shown.xs[i]);
    const values = shown.lines.map((line) => ({ ...line, value: line.values[i], words: line.said[i] }));
    reading.setAttribute("aria-valuetext", `${shown.said[i]}: ${values.map(({ label: one, words }) => `${one} ${words}`).join(", ")}`);
    layers.read.replaceChildren(svg("line", { x1: at, x2: at, y1: top, y2: bottom, class: "reader" }));
    layers.read.append(
      svg("rect", { x: clamp(at, long(shown.said[i]) + 8, left, width) - long(shown.said[i]) / 2 - 4, y: top - 22, width: long(shown.said[i]) + 8, height: 20, class: "plate" }),
      text(clamp(at, long(shown.said[i]) + 8, left, width), top - 8, shown.said[i], { anchor: "middle", class: "halo strong" }),
    );
    const known = values.filter(({ value }) => value !== null).sort((one, other) => y(one.value) - y(other.value));
    const rows = spread(known.map(({ value }) => y(value) + 4), LINE, bottom - 4);
    known.forEach(({ value, words, tone: name }, j) => {
      const side = at + 12 + long(words) < right + 4;
      layers.read.append(svg("circle", { cx: at, cy: y(value), r: 5, class: "at", style: `fill:${tone(name)}` }));
      layers.read.append(text(side ? at + 10 : at - 10, rows[j], words, { anchor: side ? "start" : "end", fill: name, class: "halo strong" }));
    });
  };
  const nearest = (event_) => {
    const at = event_.clientX - image.getBoundingClientRect().left;
    return shown.xs.reduce((best, one, i) => (Math.abs(geometry.x(one) - at) < Math.abs(geometry.x(shown.xs[best]) - at) ? i : best), 0);
  };
  const rest = () => {
    if (document.activeElement === reading && reading.matches(":focus-visible")) return;
    read = -1;
    layers.read.replaceChildren();
  };
  let pointed = -1;
  reading.addEventListener("pointerdown", (one) => readAt((pointed = nearest(one))));
  reading.addEventListener("pointermove", (one) => readAt((pointed = nearest(one))));
  reading.addEventListener("pointerleave", rest);
  reading.addEventListener("blur", rest);
  reading.addEventListener("keydown", () => (pointed = -1));
  reading.addEventListener("input", () => readAt(pointed >= 0 ? pointed : Number(reading.value)));
  reading.addEventListener("focus", () => reading.matches(":focus-visible") && readAt(read >= 0 ? read : lastOf(shown.xs)));

  const watching = whenWide(box, (now) => {
    width = now;
    draw(true);
  });

  return {
    show(next) {
      const first = !shown;
      if (shown && JSON.stringify(shown.lines.map(({ key: one }) => one)) !== JSON.stringify(next.lines.map(({ key: one }) => one))) before = shown;
      shown = next;
      named(image, next.name);
      draw(first);
    },
    /** Draws one line anew from left to right, as long as `wait`; `done` is called at its end. */
    reveal(index, wait, done) {
      const line = paths[index];
      if (!line || !geometry) return done();
      line.setAttribute("clip-path", `url(#${cut})`);
      const begun = performance.now();
      const step = (now) => {
        const part = Math.min(1, (now - begun) / wait);
        reveal.setAttribute("width", geometry.left + part * (geometry.right - geometry.left) + (part === 1 ? 60 : 0));
        if (part < 1 && line.isConnected) return requestAnimationFrame(step);
        line.removeAttribute("clip-path");
        return done();
      };
      reveal.setAttribute("width", 0);
      requestAnimationFrame(step);
    },
    redraw: () => draw(true),
    image,
    box,
    at: () => geometry,
    gone: watching,
  };
};
