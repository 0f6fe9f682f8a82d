// made by: python -m scomm.jupyterlab.stills
const $dom = (() => {
// Small pieces that every mark and the frame use: elements, SVG, hatching, and whether motion is welcome.

const SVG = "http://www.w3.org/2000/svg";

const filled = (node, attributes, children) => {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? (key.startsWith("aria-") ? "true" : "") : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** An HTML element with attributes (`text` is its text; false and null leave one out) and children. */
const make = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

/** An SVG element, in the same way. */
const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

let ids = 0;
/** An id that no other element of the page has. */
const fresh = (name) => `scomm-${name}-${(ids += 1)}-${Math.random().toString(36).slice(2, 8)}`;

/** A pattern of lines at 45 degrees, for what is not sure; use `fill: url(#id)`. `tone` is a colour's name, such as "accent". */
const hatching = (id, tone, { gap = 5, line = 2 } = {}) =>
  svg(
    "pattern",
    { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: line, height: gap, style: `fill:var(--scomm-${tone})` }),
  );

/** Whether the reader wants less motion. */
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls `draw(width)` now and whenever the width of an element has changed; gives a function that stops it. */
const whenWide = (el, draw) => {
  let width = -1;
  const look = () => {
    const now = Math.floor(el.clientWidth);
    if (now && now !== width) draw((width = now));
  };
  const watching = new ResizeObserver(look);
  watching.observe(el);
  look();
  return () => watching.disconnect();
};

/** Says what an SVG shows: one named image for a screen reader. */
const named = (image, words) => {
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", words);
};
return { make, svg, fresh, hatching, still, whenWide, named };
})();
const $plot = (() => {
// A plot of lines: axes, lines with their names beside them, a rule across, a bracket with words, one event, a hatched band
// for doubt, the lines of the state before, and values read off by pointer or by keyboard. Marks are made of it.
// Shown: name, xs, said (what each x is called), lines (label, values, said, tone, dash, ghost), ticks, borders, levels, points,
// rule, bracket, event, band, height, reading, before.

const { fresh, hatching, make, named, svg, whenWide } = $dom;

const CHAR = 6.9; // pixels of a letter of 13, on average
const LINE = 17;
const NARROW = 560;
const DASHES = { solid: null, dash: "8 4", dot: "2 4" };
const MARGIN = { top: 22, left: 44, right: 16, bottom: 24 };

const tone = (name) => `var(--scomm-${name})`;

/** A function from [from, to] to [start, end]. */
const scale = (from, to, start, end) => (value) => start + ((value - from) / (to - from || 1)) * (end - start);

/** The `d` of a line with gaps where a value is missing. */
const path = (xs, values, x, y) => {
  let open = false;
  return values
    .map((value, i) => {
      if (value === null) return (open = false) || "";
      const command = open ? "L" : "M";
      open = true;
      return `${command}${x(xs[i]).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
};

/** Words in lines of at most so many letters. */
const wrapped = (words, most) =>
  words.split(" ").reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
    return lines;
  }, []);

/** Places moved only as far as they need to stand `gap` apart, none below `end`. */
const spread = (places, gap, end) => {
  const moved = [];
  for (const place of places) moved.push(moved.length ? Math.max(place, moved[moved.length - 1] + gap) : place);
  for (let i = moved.length - 1, most = end; i >= 0; i -= 1, most = moved[i + 1] - gap) moved[i] = Math.min(moved[i], most);
  return moved;
};

const text = (x, y, words, { anchor = "start", fill = "ink", ...rest } = {}) =>
  svg("text", { x, y, "text-anchor": anchor, class: "halo", style: `fill:${tone(fill)}`, text: words, ...rest });

const long = (words) => words.length * CHAR;

/** Keeps words of this width, centered at a place, between two ends. */
const clamp = (at, width, from, to) => Math.min(Math.max(at, from + width / 2), Math.max(to - width / 2, from + width / 2));

const lastOf = (values) => values.reduce((found, value, i) => (value === null ? found : i), -1);

/** A plot in an element; `show(shown)` draws it. `over(geometry)` is called after each drawing, for what a mark adds. */
const plot = (el, { label, over } = {}) => {
  const key = make("ul", { class: "key" });
  const image = svg("svg", { class: "plot" });
  const reading = make("input", { type: "range", class: "reading", min: 0, step: 1, "aria-label": label });
  const box = make("div", { class: "plotbox" }, image, reading);
  el.classList.add("scomm-plot");
  el.append(key, box);

  const hatch = fresh("hatch");
  const cut = fresh("cut");
  const reveal = svg("rect", { x: 0, y: -40, width: 0, height: 900 });
  const layers = {};
  image.append(svg("defs", {}, hatching(hatch, "context", { gap: 6, line: 1.5 }), svg("clipPath", { id: cut }, reveal)));
  for (const name of ["back", "ghosts", "lines", "front", "more", "read"]) layers[name] = image.appendChild(svg("g", { class: name }));
  let paths = [];
  let shown = null;
  let before = null; // the lines of the state before
  let geometry = null;
  let width = 0;

  const gridAndAxes = ({ x, y, left, right, bottom }) => {
    const { levels, ticks, borders } = shown;
    for (const [at, words] of levels) {
      layers.back.append(svg("line", { x1: left, x2: right, y1: y(at), y2: y(at), class: at === levels[0][0] ? "axis" : "grid" }));
      layers.back.append(text(left - 6, y(at) + 4, words, { anchor: "end", fill: "soft" }));
    }
    for (const at of borders) layers.back.append(svg("line", { x1: x(at), x2: x(at), y1: bottom, y2: bottom + 5, class: "axis" }));
    const room = Math.max(...ticks.map(([, words]) => long(words))) + 14;
    const gaps = ticks.slice(1).map(([at], i) => x(at) - x(ticks[i][0]));
    const step = Math.max(1, Math.ceil(room / Math.max(1, Math.min(...gaps, 1e6))));
    ticks.forEach(([at, words], i) => {
      if ((ticks.length - 1 - i) % step) return;
      const place = clamp(x(at), long(words), left - 30, width);
      layers.back.append(text(place, bottom + 19, words, { anchor: "middle", fill: "soft" }));
    });
  };

  const band = ({ x, top, bottom, left, right }) => {
    if (!shown.band) return;
    const { first, last, label: words } = shown.band;
    const [from, to] = [Math.max(x(first), left), Math.min(x(last), right)];
    layers.back.append(svg("rect", { x: from, y: top, width: to - from, height: bottom - top, class: "band", style: `fill:url(#${hatch})` }));
    layers.front.append(text(clamp((from + to) / 2, long(words), 0, width), top - 8, words, { anchor: "middle", fill: "soft" }));
  };

  const event = ({ x, top, bottom }) => {
    if (!shown.event) return;
    const { at, label: words } = shown.event;
    layers.front.append(svg("line", { x1: x(at), x2: x(at), y1: top - 4, y2: bottom, class: "event" }));
    layers.front.append(text(clamp(x(at), long(words), 0, width), top - 8, words, { anchor: "middle" }));
  };

  const ruleAndBracket = ({ x, y, left, right, bottom }) => {
    const { rule, bracket } = shown;
    if (!rule) return;
    const at = y(rule.value);
    layers.front.append(svg("line", { x1: left, x2: right, y1: at, y2: at, class: "rule" }));
    layers.front.append(text(left + 4, at - 6, rule.label));
    if (!bracket) return;
    const [from, to] = [x(bracket.start), x(bracket.end)];
    const line = bottom - 26;
    [[from, bracket.from, "end", -6], [to, bracket.to, "start", 6]].forEach(([place, end, anchor, off], i) => {
      const which = bracket.lines[i];
      layers.front.append(
        svg("line", { x1: place, x2: place, y1: at, y2: bottom, class: "drop", style: `stroke:${tone(shown.lines[which].tone)}` }),
        svg("circle", { cx: place, cy: at, r: 5, class: "at", style: `fill:${tone(shown.lines[which].tone)}` }),
      );
      const room = anchor === "end" ? place - left : right - place;
      if (room > long(end) + 8) layers.front.append(text(place + off, bottom - 7, end, { anchor }));
    });
    layers.front.append(svg("path", { d: `M${from} ${line - 5}V${line + 5}M${to} ${line - 5}V${line + 5}M${from} ${line}H${to}`, class: "bracket" }));
    const inside = long(bracket.label) < to - from;
    const full = to + long(bracket.label) + 10 > width;
    const [place, anchor] = inside ? [(from + to) / 2, "middle"] : full ? [from - 8, "end"] : [to + 8, "start"];
    layers.front.append(text(place, inside ? line - 9 : line + 4, bracket.label, { anchor, class: "halo strong" }));
  };

  // Names stand at the ends of the lines, or beside them where the ends meet; where there is no room, in a key above.
  const points = ({ x, y }) => shown.lines.map(({ values }) => values.map((value, i) => (value === null ? null : [x(shown.xs[i]), y(value)])));

  const free = (rect, lines) =>
    !lines.some((line) =>
      line.some((point, i) => {
        const next = line[i + 1];
        if (!point) return false;
        const steps = next ? 6 : 0;
        for (let step = 0; step <= steps; step += 1) {
          const px = next ? point[0] + ((next[0] - point[0]) * step) / 6 : point[0];
          const py = next ? point[1] + ((next[1] - point[1]) * step) / 6 : point[1];
          if (px > rect.x - 4 && px < rect.x + rect.w + 4 && py > rect.y - 3 && py < rect.y + rect.h + 3) return true;
        }
        return false;
      }),
    );

  const besides = (g) => {
    const all = points(g);
    const mean = shown.lines.map(({ values }) => values.reduce((sum, value) => sum + (value ?? 0), 0));
    const taken = shown.rule ? [{ x: g.left, y: g.y(shown.rule.value) - 20, w: long(shown.rule.label) + 8, h: 22 }] : [];
    if (shown.bracket) taken.push({ x: g.left, y: g.bottom - 52, w: g.right - g.left, h: 52 });
    const meets = (one) => taken.some((two) => one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h);
    const found = shown.lines.map((line, i) => {
      const upper = mean.every((other) => mean[i] >= other);
      const words = wrapped(line.label, 24);
      const [w, h] = [Math.max(...words.map(long)), words.length * LINE];
      const goal = g.top + (g.bottom - g.top) * (upper ? 0.25 : 0.62);
      const spots = all[i]
        .filter(Boolean)
        .map(([px, py]) => ({ x: upper ? px - 10 - w : px + 10, y: upper ? py - h - 2 : py + 2, w, h, off: Math.abs(py - goal) }))
        .filter((spot) => spot.x > g.left + 2 && spot.x + w < g.right && spot.y > g.top && spot.y + h < g.bottom && free(spot, all) && !meets(spot))
        .sort((one, other) => one.off - other.off);
      if (spots[0]) taken.push(spots[0]);
      return spots[0] && { ...spots[0], words, upper, tone: line.tone };
    });
    return found.every(Boolean) && found;
  };

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
      .filter(({ at }) => at >= 0)
      .map(({ line, at }) => ({ line, y: g.y(line.values[at]), words: [...wrapped(line.label, 20), line.said[at]] }))
      .sort((one, other) => one.y - other.y);
    // Each takes as many lines as it has words, so what is spread is their middles.
    let last = -1e6;
    for (const one of ends) last = one.top = Math.max(one.y - (one.words.length * LINE) / 2, last + (one === ends[0] ? 0 : ends[ends.indexOf(one) - 1].words.length * LINE + 4));
    for (let i = ends.length - 1, most = g.bottom + 8; i >= 0; i -= 1) {
      ends[i].top = Math.min(ends[i].top, most - ends[i].words.length * LINE);
      most = ends[i].top - 4;
    }
    for (const { line, top, words } of ends)
      words.forEach((one, i) => layers.front.append(text(g.right + 10, top + 13 + i * LINE, one, { fill: line.tone, class: "halo strong" })));
  };

  const sample = ({ tone: name, dash }) =>
    svg("svg", { width: 28, height: 12, "aria-hidden": true }, svg("line", { x1: 0, x2: 28, y1: 6, y2: 6, class: "line", "stroke-dasharray": DASHES[dash], style: `stroke:${tone(name)}` }));

  const lines = (g, moved) => {
    while (paths.length > shown.lines.length) paths.pop().remove();
    shown.lines.forEach((line, i) => {
      const made = (paths[i] ??= layers.lines.appendChild(svg("path", { class: "line" })));
      made.setAttribute("d", path(shown.xs, line.values, g.x, g.y));
      made.setAttribute("stroke-dasharray", DASHES[line.dash] ?? "none");
      made.style.stroke = tone(line.tone);
    });
    layers.lines.querySelectorAll("circle").forEach((one) => one.remove());
    if (shown.points)
      points(g).forEach((line, i) =>
        line.forEach((point) => point && layers.lines.append(svg("circle", { cx: point[0], cy: point[1], r: 4.5, style: `fill:${tone(shown.lines[i].tone)}` }))),
      );
    layers.ghosts.replaceChildren();
    const ghosts = (before?.lines ?? []).filter((line) => line.ghost && !shown.lines.some(({ key: other }) => other === line.key));
    if (!moved && before && before.unit === shown.unit && before.xs.join() === shown.xs.join())
      for (const ghost of ghosts) layers.ghosts.append(svg("path", { class: "ghost", d: path(shown.xs, ghost.values, g.x, g.y) }));
    return layers.ghosts.childElementCount > 0;
  };

  const keys = (g, ghost) => {
    const rows = g.ends || g.placed ? [] : shown.lines.map((line) => make("li", {}, sample(line), make("span", { text: line.label, style: `color:${tone(line.tone)}` })));
    if (ghost) rows.push(make("li", { class: "note" }, svg("svg", { width: 28, height: 12, "aria-hidden": true }, svg("line", { x1: 0, x2: 28, y1: 6, y2: 6, class: "ghost" })), make("span", { text: shown.before })));
    key.replaceChildren(...rows);
  };

  const place = (right, height) => {
    const { xs, levels } = shown;
    const g = { left: MARGIN.left, right: width - right, top: MARGIN.top, bottom: height - MARGIN.bottom, width };
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
    const apart = ends.every((i) => i === ends[0]) && tops.every((at, i) => !i || at - tops[i - 1] > 6);
    const atEnds = wide && apart && shown.lines.length > 0;
    const right = atEnds ? Math.min(190, Math.max(...shown.lines.map(({ label: words, said }) => Math.max(...[...wrapped(words, 20), said[lastOf(said)] ?? ""].map(long))) + 20)) : MARGIN.right;
    let g = place(right, shown.height);
    g.ends = atEnds;
    g.placed = !atEnds && wide ? besides(g) || null : null;
    for (const name of ["back", "front", "more", "read"]) layers[name].replaceChildren();
    const ghost = lines(g, moved);
    keys(g, ghost);
    // The key takes its height from the picture, which as a whole stays as high as it is.
    const height = shown.height - key.offsetHeight;
    if (height !== shown.height) {
      const kept = { ends: g.ends, placed: g.placed };
      g = Object.assign(place(right, height), kept);
      if (g.placed) g.placed = besides(g) || g.placed;
      lines(g, moved);
    }
    image.setAttribute("width", width);
    image.setAttribute("height", height);
    geometry = g;
    band(g);
    gridAndAxes(g);
    ruleAndBracket(g);
    event(g);
    names(g);
    layers.more.replaceChildren();
    over?.({ ...g, layer: layers.more, paths, lines: layers.lines });
    const shows = shown.reading;
    reading.hidden = !shows;
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
return { scale, path, wrapped, spread, plot };
})();
const $drawn = (() => {
// You draw it: handles that a pointer drags and number fields that a keyboard fills, then the true line beside the guess.
// Shown: what plot.js shows, and covered, target, known, about, handles (at, label, name), after, decimals.

const { make, still, svg } = $dom;
const { path, plot } = $plot;

const DRAWING = 1200; // milliseconds in which the true line draws itself

const filled = (words, given) => Object.entries(given).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);

const drawn = (el, fixed, tools) => {
  const { words, control } = fixed;
  const [COVERED, LIFTED] = [0, 1];
  let shown = null;
  let guesses = []; // one number a handle, null where nothing was drawn
  let about = null;
  let dragging = false;
  let lifting = false;

  const board = plot(el, { label: fixed.read, over: (g) => over(g) });
  const fields = make("div", { class: "fields" });
  const button = make("button", { type: "button" });
  const note = make("p", { class: "gap" });
  const under = make("div", { class: "under" }, make("div", {}, note, fields), button);
  el.classList.add("scomm-drawn");
  el.append(under);

  const written = (value) => `${value.toFixed(shown.decimals)}${shown.after}`;
  const round = (value) => Number(value.toFixed(shown.decimals));
  const ends = () => [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
  const any = () => guesses.some((one) => one !== null);

  // The guess: from what is known through each place that was drawn.
  const line = (g) => {
    const target = shown.lines[shown.target];
    const start = shown.known - 1;
    const all = [[start, target.values[start]], ...shown.handles.map(({ at }, i) => [at, guesses[i]])].filter(([, value]) => value !== null);
    return path(all.map(([at]) => shown.xs[at]), all.map(([, value]) => value), g.x, g.y);
  };

  const over = (g) => {
    if (!shown) return;
    const middle = (ends()[0] + ends()[1]) / 2;
    const shows = shown.covered || any();
    if (shows) g.layer.append(svg("path", { class: "guess", d: line(g) }));
    shown.handles.forEach(({ at }, i) => {
      const [x, set] = [g.x(shown.xs[at]), guesses[i] !== null];
      const y = g.y(set ? guesses[i] : middle);
      if (shown.covered) {
        g.layer.append(svg("line", { class: "rail", x1: x, x2: x, y1: g.top, y2: g.bottom }));
        g.layer.append(svg("circle", { class: set ? "handle" : "handle open", cx: x, cy: y, r: 9 }));
        if (!set) g.layer.append(svg("path", { class: "way", d: `M${x - 4} ${y - 14}l4 -5l4 5M${x - 4} ${y + 14}l4 5l4 -5` }));
      } else if (set) {
        const truth = shown.lines[shown.target].values[at];
        if (truth !== null) g.layer.append(svg("line", { class: "apart", x1: x, x2: x, y1: y, y2: g.y(truth) }));
        g.layer.append(svg("circle", { class: "guessed", cx: x, cy: y, r: 5 }));
      }
    });
    if (!shown.covered && any()) {
      const first = guesses.findIndex((one) => one !== null);
      const x = g.x(shown.xs[shown.handles[first].at]);
      g.layer.append(svg("text", { class: "halo", x: x + 9, y: g.y(guesses[first]) + 5, text: words["your-line"] }));
    }
  };

  // By pointer: whatever is nearest follows it, so that a line can be drawn across in one stroke.
  const follow = (event) => {
    const g = board.at();
    const box = board.image.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const nearest = shown.handles.reduce(
      (best, { at }, i) => (Math.abs(g.x(shown.xs[at]) - x) < Math.abs(g.x(shown.xs[shown.handles[best].at]) - x) ? i : best),
      0,
    );
    const [low, high] = ends();
    const value = low + ((g.bottom - y) / (g.bottom - g.top)) * (high - low);
    put(nearest, Math.min(high, Math.max(low, round(value))));
  };
  board.box.addEventListener("pointerdown", (event) => {
    if (!shown?.covered) return;
    dragging = true;
    board.box.setPointerCapture(event.pointerId);
    follow(event);
    event.preventDefault();
  });
  board.box.addEventListener("pointermove", (event) => dragging && follow(event));
  for (const end of ["pointerup", "pointercancel"])
    board.box.addEventListener(end, () => {
      if (dragging) keep();
      dragging = false;
    });

  const put = (i, value) => {
    guesses[i] = value;
    const input = fields.querySelectorAll("input")[i];
    if (input && input !== document.activeElement) input.value = value ?? "";
    button.textContent = any() ? words.lift : words.skip;
    button.classList.toggle("main", any());
    board.redraw();
  };
  const keep = () => {
    const made = shown.handles.map(({ label }, i) => [label, guesses[i]]).filter(([, value]) => value !== null);
    tools.keep("drawn", { about, guesses: Object.fromEntries(made) });
  };

  const rows = () => {
    const [low, high] = ends();
    fields.replaceChildren(
      ...shown.handles.map(({ label, name }, i) => {
        const input = make("input", { type: "number", min: low, max: high, step: 10 ** -shown.decimals, inputmode: "decimal", "aria-label": name });
        input.value = guesses[i] ?? "";
        input.addEventListener("input", () => {
          const value = input.value === "" ? null : Math.min(high, Math.max(low, round(Number(input.value))));
          put(i, value);
          if (value !== null) tools.say(filled(words.drawing, { name: label, value: written(value) }));
        });
        input.addEventListener("change", () => {
          input.value = guesses[i] ?? "";
          keep();
        });
        return make("label", {}, make("span", { text: label, "aria-hidden": true }), input, shown.after);
      }),
    );
  };

  // What the drawing and the truth are apart, where they are farthest.
  const gap = () => {
    const target = shown.lines[shown.target];
    const apart = shown.handles
      .map(({ at, label }, i) => ({ label, guess: guesses[i], truth: target.values[at], said: target.said[at] }))
      .filter(({ guess, truth }) => guess !== null && truth !== null)
      .sort((one, other) => Math.abs(other.guess - other.truth) - Math.abs(one.guess - one.truth))[0];
    if (!apart) return words.skipped;
    const same = round(apart.guess) === round(apart.truth);
    return filled(same ? words.met : words.gap, { label: apart.label, guess: written(apart.guess), truth: apart.said });
  };

  button.addEventListener("click", () => {
    lifting = shown.covered;
    if (!shown.covered) guesses = guesses.map(() => null);
    tools.choose(control, shown.covered ? LIFTED : COVERED);
  });

  return {
    show(next) {
      const fresh = next.about !== about || next.handles.length !== guesses.length;
      const was = shown;
      shown = next;
      if (fresh) {
        const made = tools.made("drawn");
        about = next.about;
        guesses = next.handles.map(({ label }) => (made?.about === about ? (made.guesses[label] ?? null) : null));
      }
      const focused = fields.contains(document.activeElement);
      if (fresh || was?.covered !== next.covered) rows();
      fields.hidden = !next.covered;
      note.textContent = next.covered ? words.how : any() ? gap() : "";
      button.textContent = next.covered ? (any() ? words.lift : words.skip) : words.again;
      button.classList.toggle("main", next.covered && any());
      el.classList.toggle("covered", next.covered);
      board.show(next);
      if (lifting && !next.covered) {
        lifting = false;
        const told = any() ? gap() : "";
        if (told) setTimeout(() => tools.say(told)); // after what the frame says of the change
        if (!still()) board.reveal(next.target, DRAWING, () => {});
      }
      if (focused) button.focus();
    },
    gone: board.gone,
  };
};
return { drawn };
})();
const $journey = (() => {
// A journey: stations joined by numbered steps. The step that is now carries the print; past steps are dark, later ones faint.
// A gate stands where somebody can act: open, half open or shut. The list of steps moves it from the keyboard.
// Fixed: stations, lines, view_box, box, words. Shown: steps (label, happens, gate, disputed, gate_says), words, name.

const { fresh, make, named, still, svg, whenWide } = $dom;

const ROOM = 620; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

const BARS = { open: -100, half: -42, shut: 0 };

// Two posts on both sides of a line, and a bar between them that turns away as the gate opens.
const gate = ({ gate: state, disputed }) =>
  svg(
    "g",
    { class: `gate ${disputed ? "disputed" : ""}` },
    svg("path", { class: "bar", d: "M-3 13V-13h6V13z", transform: `rotate(${BARS[state]} 0 13)` }),
    svg("circle", { cx: 0, cy: -14, r: 4.5 }),
    svg("circle", { cx: 0, cy: 14, r: 4.5 }),
  );

const print = () =>
  svg(
    "g",
    { class: "print" },
    svg("rect", { x: -13, y: -15, width: 26, height: 30, rx: 4 }),
    ...[3, 6, 9].map((r) => svg("path", { d: `M${-r} ${8 - r / 3}V0a${r} ${r} 0 0 1 ${2 * r} 0v${8 - r / 3}` })),
  );

const journey = (el, fixed, tools) => {
  const { words } = fixed;
  const [left, top, width, height] = fixed.view_box;
  const [wide, high] = fixed.box;
  el.classList.add("scomm-journey");
  const tip = fresh("tip");
  const image = svg(
    "svg",
    { viewBox: `${left} ${top} ${width} ${height}` },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: tip, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 10, markerHeight: 10, orient: "auto", markerUnits: "userSpaceOnUse" },
        svg("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" }),
      ),
    ),
  );
  const stations = Object.fromEntries(
    fixed.stations.map(({ id, lines, below, x, y }) => {
      const start = y - (lines.length * 17) / 2 + 4;
      const group = svg(
        "g",
        { class: "station" },
        svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 6 }),
        ...lines.map((text, i) => svg("text", { class: "name", x, y: start + 17 * i, text })),
        svg("text", { class: "below", x, y: start + 17 * lines.length, text: below }),
      );
      image.append(group);
      return [id, group];
    }),
  );
  const lines = fixed.lines.map(({ path, x, y }, i) => {
    const group = svg(
      "g",
      { class: "line" },
      svg("path", { class: "way", d: path, "marker-end": `url(#${tip})` }),
      svg("g", { class: "at" }),
      svg("circle", { cx: x, cy: y, r: 12 }),
      svg("text", { x, y: y + 4.5, text: i + 1 }),
    );
    group.addEventListener("click", () => go(i));
    image.append(group);
    return group;
  });
  const carried = print();
  image.append(carried);

  const sample = (state, disputed) => svg("svg", { viewBox: "-28 -20 40 40", "aria-hidden": true }, gate({ gate: state, disputed }));
  const key = make(
    "ul",
    { class: "key drawing" },
    make("li", {}, sample("half", false), words["key-gate"]),
    make("li", {}, sample("open", true), words["key-disputed"]),
    make("li", {}, svg("svg", { viewBox: "0 0 26 22", "aria-hidden": true }, svg("path", { d: "M1 11H25", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "3 5" })), words["key-never"]),
  );

  const buttons = fixed.lines.map((_, i) => {
    const button = make("button", { type: "button", tabindex: -1 });
    button.addEventListener("click", () => go(i));
    return button;
  });
  const list = make("ol", { "aria-label": words.list }, ...buttons.map((button) => make("li", {}, button)));
  const back = make("button", { type: "button", text: words.back });
  const next = make("button", { type: "button", text: words.next });
  const play = make("button", { type: "button", text: words.play });
  const card = make("div", { class: "card" });
  el.append(
    make("div", { class: "drawing" }, image),
    key,
    make("div", { class: "steps" }, back, next, play, list),
    card,
  );

  let now = 0;
  let told = null;
  let timer = null;
  const last = fixed.lines.length - 1;
  const go = (i, focus = false) => {
    if (i < 0 || i > last) return;
    tools.choose(fixed.follows, i);
    if (focus) buttons[i].focus();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    play.textContent = words.play;
  };
  const wait = () => {
    const length = card.textContent.split(/\s+/).length;
    timer = setTimeout(() => {
      if (!el.isConnected || now >= last) return stop();
      go(now + 1);
      setTimeout(() => timer !== null && wait(), 400);
    }, Math.max(LEAST, (1000 * length) / WORDS_A_SECOND));
  };
  play.hidden = still();
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    play.textContent = words.pause;
    if (now === last) go(0);
    wait();
  });
  const byHand = (i) => () => {
    stop();
    go(now + i);
  };
  back.addEventListener("click", byHand(-1));
  next.addEventListener("click", byHand(1));
  list.addEventListener("keydown", (event) => {
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop();
    go(to, true);
  });

  const mark = () => {
    const on = told.steps[now];
    lines.forEach((line, i) => {
      line.setAttribute("class", `line ${i === now ? "on" : i < now && told.steps[i].happens ? "past" : ""} ${told.steps[i].happens ? "" : "never"}`);
    });
    const met = new Set(fixed.lines.slice(0, now).flatMap(({ sender, receiver }, i) => (told.steps[i].happens ? [sender, receiver] : [])));
    const ends = on.happens ? [fixed.lines[now].sender, fixed.lines[now].receiver] : [];
    for (const [id, station] of Object.entries(stations))
      station.setAttribute("class", `station ${ends.includes(id) ? "on" : met.has(id) ? "past" : ""}`);
    buttons.forEach((button, i) => {
      button.tabIndex = i === now ? 0 : -1;
      if (i === now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.classList.toggle("never", !told.steps[i].happens);
    });
    // The print stands before the end of its line; at a step that does not happen it stays where it was.
    const way = lines[now].querySelector(".way");
    const point = way.getPointAtLength(way.getTotalLength() * (on.happens ? 1 : 0));
    carried.setAttribute("transform", `translate(${point.x} ${point.y})`);
    back.disabled = now === 0;
    next.disabled = now === last;
  };

  const leave = whenWide(el, (room) => el.classList.toggle("narrow", room < ROOM));
  return {
    step(i) {
      now = i;
      if (told) mark();
    },
    show(shown) {
      told = shown;
      named(image, shown.name);
      shown.steps.forEach((step, i) => {
        const at = lines[i].querySelector(".at");
        at.replaceChildren();
        if (step.gate && step.happens) {
          const [x, y, turned] = fixed.lines[i].gate;
          const one = gate(step);
          one.setAttribute("transform", `translate(${x} ${y}) rotate(${turned})`);
          at.append(one);
        }
        const said = step.happens ? step.gate && [words[step.gate], step.disputed && words.disputed, step.gate_says].filter(Boolean).join(", ") : words.never;
        buttons[i].replaceChildren(String(i + 1), make("span", { class: "route", text: ` ${step.label}${said ? ` (${said})` : ""}` }));
        buttons[i].setAttribute("aria-label", `${i + 1} of ${last + 1}. ${step.label}.${said ? ` ${said}.` : ""}`);
      });
      card.replaceChildren(...shown.words.map((text, i) => make("p", {}, i ? text : make("b", { text }))));
      mark();
    },
    gone() {
      stop();
      leave();
    },
  };
};
return { journey };
})();
const $lines = (() => {
// Lines over time, with their names, a rule and a bracket, an event and a band: see plot.js for what is shown.

const { plot } = $plot;

const lines = (el, fixed) => plot(el, { label: fixed.read });
return { lines };
})();
const $multiples = (() => {
// Small multiples: a list of buttons, each a small line on the same scale; one tab stop, arrow keys, and Enter opens one large.
// Fixed: panels (line, corner, name, place, strong), behind, one (an empty plot), orders, control. Shown: chosen, yours, large.

const { fresh, hatching, make, svg, whenWide } = $dom;
const { path, plot, scale } = $plot;

const SMALL = { height: 56, end: 42 };

const multiples = (el, fixed, tools) => {
  const { panels, behind, one, words, orders, control } = fixed;
  let shown = null;
  let order = 0; // which of the ways of sorting
  let opened = -1; // the panel that is open large
  let current = 0; // the panel that Tab reaches
  el.classList.add("scomm-multiples");

  const name = fresh("sort");
  const boxes = orders.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.checked = i === order;
    input.addEventListener("change", () => sort(i));
    return input;
  });
  const sorting = make(
    "fieldset",
    { class: "control chips" },
    make("legend", { text: words.sort }),
    make("div", {}, ...boxes.map((box, i) => make("label", {}, box, make("span", { text: orders[i][0] })))),
  );
  const back = make("button", { type: "button", text: words.back });
  const title = make("b");
  const head = make("div", { class: "head" }, sorting, back, title);
  const list = make("ul", { "aria-label": fixed.name, "data-scrolls": true });
  const caption = make("p", { class: "note", text: fixed.caption });
  const all = make("div", { class: "all" }, list, caption);
  const room = make("div", { class: "large", hidden: true });
  el.append(head, all, room);
  const board = plot(room, { label: fixed.read });
  const hatch = fresh("hatch");

  const tiles = panels.map((panel, i) => {
    const image = svg("svg", { class: "small", height: SMALL.height, "aria-hidden": true });
    const tag = make("span", { class: "tag" });
    const button = make(
      "button",
      { type: "button", "aria-label": panel.name, tabindex: -1 },
      make("span", { class: "top" }, make("b", { text: panel.line.label }), make("span", { class: "corner", text: panel.corner })),
      image,
      tag,
    );
    button.addEventListener("click", () => open(i));
    return { panel, button, image, tag, item: make("li", { class: panel.strong ? "strong" : "" }, button) };
  });
  all.prepend(svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": true }, svg("defs", {}, hatching(hatch, "context", { gap: 4, line: 1 }))));

  let columns = 5;
  const draw = (width) => {
    columns = width >= 700 ? 5 : width >= 520 ? 4 : 2;
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const inside = Math.floor((width - (columns - 1) * 8) / columns) - 18;
    const x = scale(one.xs[0], one.xs[one.xs.length - 1], 1, inside - SMALL.end);
    const y = scale(one.levels[0][0], one.levels[one.levels.length - 1][0], SMALL.height - 2, 4);
    for (const { panel, image } of tiles) {
      const { values, said } = panel.line;
      const last = values.length - 1;
      image.setAttribute("width", inside);
      image.replaceChildren(
        ...(one.band
          ? [svg("rect", { x: x(one.band.first), width: x(one.band.last) - x(one.band.first), y: 2, height: SMALL.height - 4, style: `fill:url(#${hatch})`, class: "band" })]
          : []),
        svg("line", { class: "axis", x1: 0, x2: inside - SMALL.end + 1, y1: SMALL.height - 1.5, y2: SMALL.height - 1.5 }),
        svg("path", { class: "behind", d: path(one.xs, behind.values, x, y) }),
        svg("path", { class: "own", d: path(one.xs, values, x, y) }),
        svg("circle", { class: "end", cx: x(one.xs[last]), cy: y(values[last]), r: 3 }),
        svg("text", { x: x(one.xs[last]) + 6, y: Math.min(SMALL.height - 4, Math.max(13, y(values[last]) + 4)), text: said[last].replace(/\.\d/, "") }),
      );
    }
  };

  const sort = (i) => {
    order = i;
    list.append(...orders[i][1].map((place) => tiles[place].item));
    current = orders[i][1][0];
    roving();
  };
  const roving = () => tiles.forEach(({ button }, i) => button.setAttribute("tabindex", i === current ? 0 : -1));
  const shape = () => {
    const large = Boolean(shown.large) || opened >= 0;
    all.hidden = large;
    sorting.hidden = large;
    room.hidden = !large;
    back.hidden = opened < 0 || Boolean(shown.large);
    title.textContent = back.hidden ? "" : panels[opened].line.label;
    if (!large) return;
    const lines = opened < 0 ? [] : [{ ...panels[opened].line, tone: "accent" }, { ...behind, tone: "context", dash: "dash" }];
    board.show(shown.large ?? { ...one, lines, name: panels[opened].name });
  };
  const open = (i) => {
    opened = current = i;
    roving();
    shape();
    back.focus();
    tools.choose(control, panels[i].place);
  };
  const close = () => {
    const was = opened;
    opened = -1;
    shape();
    tiles[was].button.focus();
  };
  back.addEventListener("click", close);
  el.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened >= 0 && !shown.large) {
      event.stopPropagation();
      return close();
    }
    const at = tiles.findIndex(({ button }) => button === event.target);
    if (at < 0) return undefined;
    const places = orders[order][1];
    const place = places.indexOf(at);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, ArrowDown: place + columns, ArrowUp: place - columns, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    event.stopPropagation();
    current = places[Math.min(places.length - 1, Math.max(0, to))];
    roving();
    return tiles[current].button.focus();
  });

  sort(0);
  const watching = whenWide(el, draw);

  return {
    show(next) {
      shown = next;
      if (opened >= 0 && panels[opened].place !== next.chosen) opened = panels.findIndex(({ place }) => place === next.chosen);
      tiles.forEach(({ panel, button, item, tag }, i) => {
        const chosen = panel.place === next.chosen;
        item.classList.toggle("chosen", chosen);
        item.classList.toggle("yours", i === next.yours);
        chosen ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
        tag.textContent = i === next.yours ? words.yours : "";
        button.setAttribute("aria-label", i === next.yours ? `${panel.name} (${words.yours})` : panel.name);
        if (chosen && !el.contains(document.activeElement)) current = i;
      });
      roving();
      shape();
    },
    gone: () => {
      watching();
      board.gone();
    },
  };
};
return { multiples };
})();
const $people = (() => {
// People: so many of a hundred (or of a thousand), each one drawn, with a key that counts them.
// Shown: of, columns, glyph ("person" or "dot"), groups (n, look, tone, label, note), name, caption, also, beside (others, drawn small).
// A look is "solid" (sure), "hatch" (not known) or "outline" (not).

const { fresh, hatching, make, named, svg } = $dom;

const SIZE = { person: [24, 32], dot: [9, 9] };

const glyph = (kind) =>
  kind === "dot"
    ? [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4 })]
    : [svg("circle", { cx: 12, cy: 6, r: 5 }), svg("path", { d: "M3 30v-9a9 9 0 0 1 18 0v9z" })];

const people = (el) => {
  el.classList.add("scomm-people");
  const hatches = {};
  const defs = svg("defs");
  const image = svg("svg", { class: "icons" });
  const key = make("ul", { class: "key" });
  const also = make("p", { class: "note" });
  const side = make("div", { class: "side" }, key, also);
  const caption = make("p", { class: "note" });
  el.append(caption, make("div", { class: "icons" }, image), side);
  image.append(defs);
  let icons = [];
  let shape = "";
  let before = null;
  let second = null;

  const paint = (node, { look, tone = "accent" }) => {
    if (look === "hatch" && !hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
    node.setAttribute("class", look);
    node.style.setProperty("--tone", `var(--scomm-${tone})`);
    node.style.fill = look === "hatch" ? `url(#${hatches[tone]})` : "";
  };

  const lay = (of, columns, kind) => {
    if (shape === `${of} ${columns} ${kind}`) return;
    shape = `${of} ${columns} ${kind}`;
    icons.forEach((icon) => icon.remove());
    const [width, height] = SIZE[kind];
    const [across, down] = kind === "dot" ? [width + 3, height + 3] : [width + 14, height + 6];
    icons = Array.from({ length: of }, (_, i) =>
      image.appendChild(
        svg("g", { transform: `translate(${(i % columns) * across} ${Math.floor(i / columns) * down})` }, ...glyph(kind)),
      ),
    );
    const rows = Math.ceil(of / columns);
    image.setAttribute("viewBox", `-1 -1 ${columns * across - (across - width) + 2} ${rows * down - (down - height) + 2}`);
  };

  const row = ({ n, said, label, note, look, tone }, i, kind) => {
    const [width, height] = SIZE[kind];
    const sample = svg("svg", { class: "sample", viewBox: `-1 -1 ${width + 2} ${height + 2}`, "aria-hidden": true });
    const one = svg("g", {}, ...glyph(kind));
    paint(one, { look, tone });
    sample.append(one);
    const was = before?.[i];
    const ghost = was !== undefined && was !== said ? make("span", { class: "before", text: before.words.replace("{n}", was) }) : null;
    return make(
      "li",
      {},
      sample,
      make("div", {}, make("b", { text: said }), ` ${label} `, ghost, note ? make("span", { class: "note", text: note }) : null),
    );
  };

  return {
    show(shown) {
      const { of, columns, glyph: kind, groups } = shown;
      lay(of, columns, kind);
      named(image, shown.name);
      let at = 0;
      for (const group of groups)
        for (let i = 0; i < group.n && at < of; i += 1, at += 1) paint(icons[at], group);
      for (; at < of; at += 1) paint(icons[at], { look: "outline", tone: "edge" });
      also.textContent = shown.also;
      also.hidden = !shown.also;
      caption.textContent = shown.caption;
      caption.hidden = !shown.caption;
      side.hidden = Boolean(shown.caption) && !shown.beside;
      key.replaceChildren(...(shown.caption ? [] : groups.map((group, i) => row(group, i, kind))));
      if (shown.beside) {
        second ??= { el: side.appendChild(make("div", { class: "beside" })) };
        second.mark ??= people(second.el);
        second.mark.show(shown.beside);
      }
      if (second) second.el.hidden = !shown.beside;
      before = Object.assign(
        groups.map(({ said }) => said),
        { words: shown.before },
      );
    },
  };
};
return { people };
})();
const $spans = (() => {
// Rows on a time line. A row that stands for many unfolds to them; what is told of a row stands below, for a pointer and the keyboard.
// Fixed: looks, words. Shown: rows (names, kind, told, own, parts, open_start, open_end, later), dates, event, name.

const { make, whenWide } = $dom;

const ROOM = 560; // pixels that names beside lines need
const percent = (share) => `${100 * share}%`;

const spans = (el, { looks, words }) => {
  el.classList.add("scomm-spans");
  const look = Object.fromEntries(looks.map((one) => [one.id, one.look]));
  const bar = ({ kind, from, to, sure }) => {
    const moment = from === to;
    const one = make("span", { class: `part ${look[kind]} ${sure ? "" : "maybe"} ${moment ? "moment" : ""}` });
    one.style.left = percent(from);
    if (!moment) one.style.width = percent(to - from);
    return one;
  };
  const sample = (classes) => make("i", { "aria-hidden": true }, make("span", { class: `part ${classes}` }));
  const key = make(
    "ul",
    { class: "key" },
    ...looks.map(({ label, look: tone }) => make("li", {}, sample(tone), label)),
    make("li", {}, sample("accent maybe"), words.hatched),
    make("li", {}, sample("context moment"), words.moment),
  );
  const dates = make("div");
  const axis = make("div", { class: "axis", "aria-hidden": true }, make("div"), dates);
  const rows = make("ul", { class: "rows", tabindex: 0, style: "list-style:none;margin:0;padding:0" });
  const told = make("p", { class: "told" });
  el.append(key, axis, rows, told);

  const open = new Set(); // what a reader has unfolded, by its first name
  const line = (row, shown) => {
    const at = make("div", { class: "line" });
    for (const { at: share } of shown.dates) at.append(grid(share, ""));
    if (shown.event) at.append(grid(shown.event.at, "event"));
    at.append(...row.parts.map(bar));
    const tone = look[(row.parts[0] ?? {}).kind] ?? "context";
    for (const [there, side] of [[row.open_start, "left"], [row.open_end, "right"], [row.later, "later"]])
      if (there) at.append(make("span", { class: `sign ${side} ${tone}` }));
    return at;
  };
  const grid = (share, kind) => {
    const one = make("span", { class: `grid ${kind}` });
    one.style.left = percent(share);
    return one;
  };
  const signs = (row) =>
    [row.open_start && words["open-start"], row.open_end && words["open-end"], row.later && words.later].filter(Boolean).join("; ");

  const show = (shown) => {
    rows.setAttribute("aria-label", shown.name);
    dates.replaceChildren(
      ...shown.dates.map(({ at, said }) => {
        const one = make("span", { text: said });
        one.style.left = percent(at);
        return one;
      }),
    );
    if (shown.event) {
      const { at, said } = shown.event;
      const one = make("b", { text: said });
      one.style.left = percent(at);
      one.style.transform = `translateX(${percent(-at)})`; // near an edge it leans inward
      dates.append(one);
    }
    rows.replaceChildren(
      ...shown.rows.map((row) => {
        const many = row.names.length > 1;
        const item = make("li", {});
        const name = many ? (words[row.kind] ?? words.rows).replace("{n}", row.names.length) : row.names[0];
        const button = many && make("button", { type: "button", "aria-expanded": String(open.has(row.names[0])), title: words.unfold.replace("{n}", row.names.length) });
        if (button) button.textContent = name;
        const words_of = `${name}: ${row.told}${signs(row) ? `; ${signs(row)}` : ""}`;
        const head = make("div", { class: `row ${many ? "group" : ""} ${row.own ? "own" : ""}` }, make("span", {}, button || name), line(row, shown));
        head.append(make("span", { class: "scomm-hidden", text: `${row.told}${signs(row) ? `; ${signs(row)}` : ""}` }));
        const tell = () => (told.textContent = words_of);
        head.addEventListener("pointerenter", tell);
        head.addEventListener("focusin", tell);
        const children = make("div", { hidden: !open.has(row.names[0]) }, ...(many ? row.names.map((one) => make("div", { class: "row child" }, make("span", { text: one }), line(row, shown))) : []));
        button &&
          button.addEventListener("click", () => {
            open.has(row.names[0]) ? open.delete(row.names[0]) : open.add(row.names[0]);
            const there = open.has(row.names[0]);
            children.hidden = !there;
            button.setAttribute("aria-expanded", String(there));
          });
        item.append(head, children);
        return item;
      }),
    );
    const first = shown.rows.find((row) => row.own) ?? shown.rows.find((row) => row.names.length > 1) ?? shown.rows[0];
    told.textContent = first ? `${first.names.length > 1 ? (words[first.kind] ?? words.rows).replace("{n}", first.names.length) : first.names[0]}: ${first.told}` : "";
    rows.scrollTop = 0;
  };
  const leave = whenWide(el, (room) => el.classList.toggle("narrow", room < ROOM));
  return { show, gone: leave };
};
return { spans };
})();
const marks = { drawn: $drawn.drawn, journey: $journey.journey, lines: $lines.lines, multiples: $multiples.multiples, people: $people.people, spans: $spans.spans };

const $controls = (() => {
// The controls of an explorer: lists, rows of buttons, a range that plays, and lists inside a sentence.
// Each is native HTML with a visible label; `show` marks what is chosen, what does not exist, and which one is to blame.

const { fresh, make, still } = $dom;

const STEP = 320; // milliseconds a step of playing: slow enough to read a date

const blame = (node, guilty) => (guilty ? node.setAttribute("aria-invalid", "true") : node.removeAttribute("aria-invalid"));

const options = (control) => {
  const grouped = control.groups.length ? control.groups : [["", control.labels.map((_, i) => i)]];
  return grouped.flatMap(([label, places]) => {
    const inside = places.map((i) => make("option", { value: i, text: control.labels[i] }));
    return label ? [make("optgroup", { label }, ...inside)] : inside;
  });
};

const list = (control, choose, words, inline = false) => {
  const id = fresh("list");
  const select = make("select", { id, "aria-label": inline && control.label }, ...options(control));
  select.addEventListener("change", () => choose(Number(select.value)));
  return {
    el: inline ? select : make("div", { class: "control" }, make("label", { for: id, text: control.label }), select),
    focus: select,
    show(index, { missing, guilty }) {
      for (const option of select.querySelectorAll("option")) {
        const i = Number(option.value);
        const text = missing.includes(i) ? words.missing.replace("{value}", control.labels[i]) : control.labels[i];
        if (option.textContent !== text) option.textContent = text;
      }
      select.value = index;
      blame(select, guilty);
    },
  };
};

const buttons = (control, choose, words) => {
  const name = fresh("choice");
  const boxes = control.labels.map((_, i) => {
    const input = make("input", { type: "radio", name, value: i });
    input.addEventListener("change", () => choose(i));
    return input;
  });
  const texts = control.labels.map((label) => make("span", { text: label }));
  const field = make(
    "fieldset",
    { class: `control ${control.shape}` },
    make("legend", { text: control.label }),
    make("div", {}, ...boxes.map((box, i) => make("label", {}, box, texts[i]))),
  );
  return {
    el: field,
    focus: boxes[0],
    show(index, { missing, guilty }) {
      boxes.forEach((box, i) => {
        box.checked = i === index;
        const gone = missing.includes(i);
        box.parentElement.classList.toggle("missing", gone);
        texts[i].textContent = gone ? words.missing.replace("{value}", control.labels[i]) : control.labels[i];
      });
      blame(field, guilty);
    },
  };
};

const range = (control, choose, words, playing) => {
  const last = control.labels.length - 1;
  const id = fresh("range");
  const input = make("input", { type: "range", id, min: 0, max: last, step: 1 });
  const output = make("output", { for: id, "aria-hidden": true });
  const button = control.played && make("button", { type: "button" });
  const note = control.played && make("span", { class: "note", text: words.less_motion, hidden: true });
  const el = make(
    "div",
    { class: "control range" },
    make("label", { for: id, text: control.label }),
    make("div", {}, input, output, button, note),
  );
  let now = 0;
  let timer = null;
  const play = (on) => {
    clearInterval(timer);
    timer = null;
    if (on && now === last) choose(0);
    if (on)
      timer = setInterval(() => {
        if (!el.isConnected || now >= last) return play(false);
        choose(now + 1);
      }, STEP);
    if (!button) return;
    button.textContent = on ? words.pause : words.play;
    button.setAttribute("aria-label", (on ? words.pause_it : words.play_it).replace("{label}", control.label));
    playing(on);
  };
  const respect = () => {
    if (!button) return;
    if (still()) play(false);
    button.hidden = still();
    note.hidden = !still();
  };
  input.addEventListener("input", () => {
    if (timer !== null) play(false);
    choose(Number(input.value));
  });
  button && button.addEventListener("click", () => play(timer === null));
  const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
  motion.addEventListener("change", respect);
  play(false);
  respect();
  return {
    el,
    focus: input,
    play,
    show(index, { guilty }) {
      now = index;
      input.value = index;
      input.setAttribute("aria-valuetext", control.labels[index]);
      output.textContent = control.labels[index];
      blame(input, guilty);
    },
    gone() {
      clearInterval(timer);
      motion.removeEventListener("change", respect);
    },
  };
};

const SHAPES = { list: (given, choose, words) => list(given, choose, words), radio: buttons, chips: buttons, range };

/** One control, by its shape; `choose(index)` is called when a learner moves it. */
const control = (given, choose, words, playing) => SHAPES[given.shape](given, choose, words, playing);

/** A sentence whose words are lists: `text` holds the names of controls in braces. */
const sentence = (text, controls, choose, words) => {
  const made = {};
  const el = make("p", { class: "sentence" });
  for (const part of text.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) el.append((made[name] = list(controls[name], (i) => choose(name, i), words, true)).el);
    else el.append(part);
  }
  // Its height with the longest words in every place, measured in a copy.
  const highest = () => {
    const copy = el.cloneNode(true);
    copy.style.cssText = `position:absolute;visibility:hidden;min-height:0;width:${el.offsetWidth}px`;
    for (const select of copy.querySelectorAll("select")) {
      const longest = [...select.options].reduce((one, other) => (other.text.length > one.text.length ? other : one));
      select.replaceChildren(longest);
    }
    el.parentElement.append(copy);
    const height = copy.offsetHeight;
    copy.remove();
    return height;
  };
  return { el, made, highest };
};
return { control, sentence };
})();
const $speech = (() => {
// What a screen reader is told after a change: the last words alone, once the keys have rested.

const { make } = $dom;

const REST = 600; // milliseconds without a change

/** A region that speaks; `say(words)` waits for rest, and `quiet(true)` until it is `quiet(false)`. */
const speech = () => {
  const el = make("p", { class: "spoken", role: "status", "aria-live": "polite" });
  let timer = null;
  let last = "";
  let hushed = false;
  const rest = () => {
    clearTimeout(timer);
    if (!hushed && last)
      timer = setTimeout(() => {
        el.textContent = last;
        last = "";
      }, REST);
  };
  return {
    el,
    say(words) {
      last = words;
      rest();
    },
    quiet(on) {
      hushed = on;
      rest();
    },
    gone: () => clearTimeout(timer),
  };
};
return { speech };
})();
const $frame = (() => {
// An explorer, whole: name, finding, of whom, controls, picture, readout, and below it words, table and source.
// Model: fixed (what never changes), chosen (the place of each control's value), seen (what Python says of a choice), made
// (what a learner has made in a mark, such as a drawing).
// One model holds it all, so that menus, words and picture can't part. It runs in a notebook and in a page without a kernel.

const { make } = $dom;
const { control, sentence } = $controls;
const { speech } = $speech;

const PATIENCE = 2000; // milliseconds until a silent Python is spoken of
const FOLLOW = 40; // milliseconds between two questions while a range is dragged

const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

const fold = (summary, ...inside) => make("details", {}, make("summary", { text: summary }), ...inside);

const explorer = (marks) => ({
  render({ model, el }) {
    const { title, question, controls: given, text, words, parts, room } = model.get("fixed");
    const byName = Object.fromEntries(given.map((one) => [one.name, one]));
    const place = Object.fromEntries(given.map((one, i) => [one.name, i]));
    let chosen = [...model.get("chosen")]; // what the controls say here; Python may be a step behind

    // What stands on the page.
    const finding = make("p", { class: "finding" });
    const of = make("p", { class: "of" });
    const assumptions = make("div", { class: "controls" });
    const row = make("div", { class: "controls" });
    const drawn = make("div", { class: "parts" });
    const refused = make("p", { class: "refused", hidden: true });
    const lost = make("p", { class: "lost", hidden: true });
    const readout = make("p", { class: "readout" });
    const more = fold(words.more, make("div", { class: "more" }));
    const notes = make("div", { class: "notes" });
    const table = fold(words.table, make("div", { class: "scomm-data" }));
    const source = make("p", { class: "source" });
    const spoken = speech();
    const box = make(
      "div",
      { class: "scomm-explorer", role: "group", "aria-label": title },
      make("p", { class: "kicker" }, make("b", { text: title }), ` ${question}`),
      finding,
      of,
    );

    // JupyterLab's one-key commands stay away: an arrow would move to the next cell, and "d" twice delete the explorer.
    box.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));

    // What is chosen goes to Python one question at a time: a dragged range leaves no queue behind.
    let waiting = null;
    let asked = null;
    const ask = () => {
      if (asked || same(chosen, model.get("chosen"))) return;
      asked = [...chosen];
      clearTimeout(waiting);
      waiting = setTimeout(() => lose(words.silent), PATIENCE);
      model.set("chosen", asked);
      model.save_changes();
    };
    const lose = (why) => {
      chosen = [...model.get("seen").at]; // what the picture shows, so that menus and picture stay equal
      asked = null;
      showControls();
      for (const one of drawers) if (one.follows) one.step?.(chosen[place[one.follows]]);
      lost.textContent = why;
      lost.hidden = false;
      box.classList.add("is-lost");
      spoken.say(why);
    };
    const found = () => {
      clearTimeout(waiting);
      lost.hidden = true;
      box.classList.remove("is-lost");
    };

    let moved = ""; // the control that moved last is to blame for a refusal, if another value of it would do
    const choose = (name, index) => {
      if (chosen[place[name]] === index) return;
      if (!connected()) return lose(words.lost);
      chosen[place[name]] = index;
      moved = name;
      showControls();
      for (const one of drawers) if (one.follows === name) one.step?.(index);
      ask();
    };

    // Controls: in the sentence, in the row, among the assumptions, or held by a mark that stands around one.
    const held = parts.flatMap(({ holds }) => holds);
    const made = {};
    let said = null;
    if (text) {
      said = sentence(text, byName, choose, words);
      Object.assign(made, said.made);
      box.append(said.el);
    }
    for (const one of given) {
      if (made[one.name] || one.shape === "picture") continue;
      made[one.name] = control(one, (index) => choose(one.name, index), words, (on) => spoken.quiet(on));
      if (!held.includes(one.name)) (one.assumption ? assumptions : row).append(made[one.name].el);
    }
    if (row.childElementCount) box.append(row);
    if (assumptions.childElementCount) box.append(fold(words.assumptions, assumptions));
    box.append(
      make("div", { class: "picture" }, drawn, refused, lost),
      readout,
      notes,
      make("div", { class: "foot" }, source, more, table),
      spoken.el,
    );

    const keepMade = (name, value) => {
      model.set("made", { ...model.get("made"), [name]: value });
      if (connected()) model.save_changes();
    };
    const tools = {
      choose,
      at: (name) => chosen[place[name]],
      control: (name) => byName[name],
      held: (name) => made[name].el,
      words,
      say: spoken.say,
      keep: keepMade,
      made: (name) => model.get("made")?.[name],
    };
    const drawers = parts.map((fixed) => {
      const at = make("div", { class: `part ${fixed.wide ? "wide" : ""}` });
      drawn.append(at);
      return { follows: fixed.follows, at, ...marks[fixed.kind](at, fixed, tools) };
    });

    const showControls = () => {
      const { missing, able } = model.get("seen");
      const guilty = able.includes(moved) ? moved : able[0];
      for (const [name, one] of Object.entries(made))
        one.show(chosen[place[name]], { missing: missing[name] ?? [], guilty: guilty === name });
    };

    // What a state needs at most is kept free for every state, so that nothing below jumps; and what was needed once stays.
    const fill = (seen) => {
      finding.textContent = seen.finding;
      of.textContent = seen.of;
      readout.textContent = seen.readout;
      readout.hidden = !seen.readout;
      notes.replaceChildren(...seen.notes.map(card));
      source.textContent = seen.source;
    };
    const card = ({ heading, words: said, foot }) =>
      make("div", {}, make("p", {}, make("b", { text: heading })), make("p", { text: said }), make("p", { class: "by", text: foot }));
    const kept = [finding, of, readout, notes, source];
    let width = 0;
    const hold = () => {
      for (const one of kept) one.style.minHeight = `${Math.max(one.offsetHeight, parseFloat(one.style.minHeight) || 0)}px`;
    };
    const keep = () => {
      if (!box.offsetWidth) return;
      if (box.offsetWidth !== width) {
        width = box.offsetWidth;
        for (const one of kept) one.style.minHeight = "";
        for (const most of room) {
          fill(most);
          hold();
        }
        fill(model.get("seen"));
        if (said) said.el.style.minHeight = `${said.highest()}px`;
      }
      hold();
    };

    let first = true;
    const show = () => {
      const seen = model.get("seen");
      fill(seen);
      more.lastChild.replaceChildren(...seen.words.map((line) => make("p", { text: line })));
      more.hidden = !seen.words.length;
      notes.hidden = !seen.notes.length;
      table.lastChild.innerHTML = seen.table;
      refused.textContent = seen.reason;
      refused.hidden = !seen.reason;
      box.classList.toggle("is-refused", Boolean(seen.reason));
      drawers.forEach((one, i) => {
        one.show(seen.parts[i]);
        if (one.follows) one.step?.(chosen[place[one.follows]]);
      });
      if (!first) spoken.say(seen.reason || seen.spoken);
      first = false;
      keep();
    };
    const answered = () => {
      // Python may choose as well: what a choice resets, or a cell that sets a control.
      if (!asked || !same(model.get("chosen"), asked) || same(chosen, asked)) chosen = [...model.get("chosen")];
      asked = null;
      found();
      showControls();
      show();
      if (!same(chosen, model.get("chosen"))) setTimeout(ask, FOLLOW);
    };

    let gone = false; // its kernel was restarted or has died, as the kit's part of JupyterLab tells
    box.addEventListener("scomm-lost", () => {
      gone = true;
      lose(words.lost);
    });
    const connected = () => !gone && !model.get("lost") && !el.closest(".jupyter-widgets-disconnected");
    const watching = new MutationObserver(() => {
      if (!connected()) lose(words.lost);
      else if (!asked) found();
    });

    el.append(box);
    const resized = new ResizeObserver(keep);
    resized.observe(box);
    // The class stands on the widget's own element, which is `el` or around it.
    for (let one = el, i = 0; one && i < 3; one = one.parentElement, i += 1)
      watching.observe(one, { attributes: true, attributeFilter: ["class"] });
    model.on("change:seen", answered);
    showControls();
    show();
    if (!connected()) lose(words.lost);

    // What plays by itself begins once, when it is seen; who moved it before has begun already.
    const player = given.find(({ plays }) => plays);
    const view = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      view.disconnect();
      if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches && chosen[place[player.name]] === 0) made[player.name].play(true);
    }, { threshold: 0.6 });
    if (player) view.observe(drawn);

    return () => {
      clearTimeout(waiting);
      watching.disconnect();
      resized.disconnect();
      view.disconnect();
      spoken.gone();
      for (const one of Object.values(made)) one.gone?.();
      for (const one of drawers) one.gone?.();
      model.off("change:seen", answered);
    };
  },
});
return { explorer };
})();
export default $frame.explorer(marks);
