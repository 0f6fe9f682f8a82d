// made by: python -m tests.stills
const $dom = (() => {

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

/** A pointer that goes down or moves on a picture picks, as the range does that stands with it; and from there the keys go on. */
const grips = (node, range, pick, fits = () => true) => {
let gripped = false;
node.addEventListener("pointerdown", (event) => {
gripped = event.button === 0 && fits(event);
if (!gripped) return;
pick(event);
node.setPointerCapture(event.pointerId);
range.focus({ preventScroll: true });
});
node.addEventListener("mousedown", (event) => gripped && event.preventDefault());
node.addEventListener("pointermove", (event) => {
if (event.buttons === 1 && node.hasPointerCapture(event.pointerId)) pick(event);
});
};

/** Says what an SVG shows: one named image for a screen reader. */
const named = (image, words) => {
image.setAttribute("role", "img");
image.setAttribute("aria-label", words);
};
return { make, svg, fresh, hatching, still, whenWide, grips, named };
})();
const $answers = (() => {

const { fresh, make } = $dom;

const answers = (el, _, tools) => {
el.classList.add("scomm-answers");
const name = fresh("answers");
const heading = make("p", { class: "heading", id: fresh("heading") });
const rows = make("div", { class: "rows", role: "radiogroup", "aria-labelledby": heading.id });
const missing = make("p", { class: "note" });
const all = make("div", { class: "all" }, heading, rows, missing);
el.append(all);
const axis = make("div", { class: "axis", "aria-hidden": true }, ...[0, 25, 50, 75, 100].map((at) => make("span", { text: `${at}%`, style: `--at:${at}`, "data-tick": "x", "data-x": at })));
let points = [];
let places = "";

const build = (shown) => {
points = shown.map((point) => {
const input = make("input", { type: "radio", name, "aria-label": `${point.label}: ${point.said}` });
input.addEventListener("change", () => tools.chooseAll(point.sets));
const track = make("span", { class: "track" }, make("span", { class: "dot", "data-x": point.at }), make("b", { text: point.said, "aria-hidden": true }));
const box = make("label", { style: `--at:${point.at}` }, input, make("span", { class: "name", "aria-hidden": true, text: point.label }), track);
box.classList.toggle("unsure", point.unsure);
box.classList.toggle("other", point.other);
return { ...point, input, box };
});
rows.replaceChildren(...points.map(({ box }) => box), axis);
};
const chosen = () => {
for (const { sets, input, box } of points) {
input.checked = Object.entries(sets).every(([control, place]) => tools.at(control) === place);
box.classList.toggle("chosen", input.checked);
}
};

return {
show(shown) {
heading.textContent = shown.heading;
missing.textContent = shown.missing;
all.style.setProperty("--most", shown.most);
const now = JSON.stringify(shown.points);
if (now !== places) {
places = now;
build(shown.points);
}
chosen();
},
chosen,
};
};
return { answers };
})();
const $area = (() => {

const { fresh, hatching, make, named, svg, whenWide } = $dom;

const SIDE = 146; // the largest square
const GAP = 12;
const WORDS = 18; // a line of words above a square
const SAID = 48; // what a number above a square takes

const area = (el, { most, heading, before: words }) => {
el.classList.add("scomm-area");
const image = svg("svg", { class: "squares" });
const key = make("ul", { class: "key" });
el.append(make("p", { class: "note", text: heading }), image, key);
const defs = svg("defs");
const hatches = {};
let now = null;
let last = null;
let before = null;

const fill = ({ look, tone }) => {
if (look === "outline") return "var(--scomm-page)";
if (look === "solid") return `var(--scomm-${tone})`;
if (!hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
return `url(#${hatches[tone]})`;
};

const filled = ({ portions }, x, y, side, kind) => {
let from = y;
const parts = portions.map((portion) => {
const part = svg("rect", { class: `portion ${portion.look}`, x, y: from, width: side, height: portion.share * side });
part.style.fill = fill(portion);
from += portion.share * side;
return part;
});
const frame = svg("rect", { class: kind, x, y, width: side, height: side });
return [svg("rect", { class: "ground", x, y, width: side, height: side }), ...parts, frame];
};

const draw = (width) => {
if (!now || !width) return; // in a closed fold there is no room yet
const side = Math.min(SIDE, width - 4);
const long = (n) => Math.max(2, Math.sqrt(n / most) * side);
const all = now.squares;
const both = all.reduce((sum, one) => sum + Math.max(long(one.n), SAID), GAP * (all.length - 1));
const scale = Math.min(1, (width - 4) / both); // two squares side by side where there is little room
image.setAttribute("width", width);
const single = now.squares.length === 1;
const foot = side + (single ? 0 : WORDS) + 2;
image.setAttribute("height", foot + 2);
const drawn = [];
let x = 2;
for (const [i, square] of all.entries()) {
const length = long(square.n) * scale;
drawn.push(...filled(square, x, foot - length, length, i ? "other" : "own"));
if (!single) drawn.push(svg("text", { x, y: foot - length - 5, text: square.said }));
x += Math.max(length, all.length > 1 ? SAID : 0) + GAP;
}
const was = words && before && before.squares.length === 1 && single && before.squares[0].n !== now.squares[0].n;
if (was) {
const length = long(before.squares[0].n) * scale;
drawn.push(svg("rect", { class: "was", x: 2, y: foot - length, width: length, height: length }));
}
image.replaceChildren(defs, ...drawn);
key.replaceChildren(
...now.squares.map(({ said, label }, i) =>
make(
"li",
{ class: i ? "other" : "own" },
make("b", { text: said }),
` ${label} `,
was ? make("span", { class: "before", text: words.replace("{n}", before.squares[0].said) }) : null,
),
),
);
};
const stop = whenWide(el, draw);

return {
show(shown) {
const text = JSON.stringify(shown);
if (text !== last?.text) {
before = last;
last = { text, squares: shown.squares };
}
now = shown;
named(image, shown.name);
draw(el.clientWidth);
},
gone: stop,
};
};
return { area };
})();
const $words = (() => {

const { svg } = $dom;

const [CHAR, BOLD] = [6.9, 8]; // pixels of a letter of 13, on average

const tone = (name) => `var(--scomm-${name})`;
const inked = (name) => tone(name === "context" ? "soft" : name); // words need more contrast than lines

const text = (x, y, words, { anchor = "start", fill = "ink", ...rest } = {}) =>
svg("text", { x, y, "text-anchor": anchor, class: "halo", style: `fill:${inked(fill)}`, text: words, ...rest });

const long = (words, letter = CHAR) => words.length * letter;
const bold = (words) => long(words, BOLD);

/** Keeps words of this width, centered at a place, between two ends. */
const clamp = (at, width, from, to) => Math.min(Math.max(at, from + width / 2), Math.max(to - width / 2, from + width / 2));

/** Words in lines of at most so many letters. */
const wrapped = (words, most) =>
words.split(" ").reduce((lines, word) => {
const last = lines[lines.length - 1];
if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
else lines.push(word);
return lines;
}, []);

/** The same in lines of about the same length. */
const balanced = (words, most) => wrapped(words, Math.max(8, Math.ceil(words.length / Math.ceil(words.length / most)) + 2));
return { tone, inked, text, long, bold, clamp, wrapped, balanced };
})();
const $courses = (() => {

/** A function from [from, to] to [start, end]. */
const scale = (from, to, start, end) => (value) => start + ((value - from) / (to - from || 1)) * (end - start);

const within = (at, band) => Boolean(band?.broken) && at > band.first && at < band.last;

/** What the box of a line says of its axes (see `mark.py`): from its first place to its last, and from its lowest value to its highest. */
const reach = (xs, values) => {
const [places, known] = [xs.filter((_, i) => values[i] !== null), values.filter((value) => value !== null)];
const ends = known.length > 1 ? { left: Math.min(...places), right: Math.max(...places), top: Math.max(...known), bottom: Math.min(...known) } : {};
return Object.fromEntries(["left", "right", "top", "bottom"].map((edge) => [`data-${edge}`, ends[edge] ?? ""]));
};

/** The values of a line that a band breaks, as `ends`, a gap between its two sides, and as `dots` what lies in the gap: pairs. */
const broken = (xs, values, band) => ({
ends: values.map((value, i) => (within(xs[i], band) ? null : value)),
dots: xs.map((at, i) => [at, values[i]]).filter(([at, value]) => value !== null && within(at, band)),
});

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
return { scale, reach, broken, path };
})();
const $curves = (() => {

const { fresh, hatching, named, svg, whenWide } = $dom;
const { bold, clamp, long, text, tone, wrapped } = $words;
const { reach, scale } = $courses;

const DASHES = { solid: null, dash: "8 4", dot: "2 4" };
const LINE = 17;
const MARGIN = { top: 26, right: 14, bottom: 42 };
const GAP = 11; // pixels from a dot to its words
const SPARE = 1.08; // letters of some fonts are wider
const APART = 60; // pixels from another curve that are far enough
const [MOST, FEW, NARROW] = [26, 18, 560]; // letters in a line of words, and in a picture narrower than so many pixels

const curves = (el) => {
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

const alone = ([px, py], others) => Math.min(APART, ...others.map(([ox, oy]) => Math.round(Math.hypot(px - ox, py - oy) / 20) * 20));

const dot = ([px, py], { at: [across, up], tone: name, open }, kind, r) =>
svg("circle", { class: kind, "data-x": across, "data-y": up, cx: px, cy: py, r, style: open ? `fill:var(--scomm-page);stroke:${tone(name)}` : `fill:${tone(name)}` });

const draw = () => {
if (!shown || !width) return;
const { levels, ticks, height, here, start } = shown;
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
return { curves };
})();
const $cut = (() => {

const { fresh, grips, named, svg, whenWide } = $dom;
const { bold, long, text, wrapped } = $words;
const { scale } = $courses;

const DECADE = 27; // pixels: a step up the scale is ten times as many
const FLOOR = 0.5; // the foot of the scale, so that a single comparison has a height
const ROW = 17; // pixels: a line of words
const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const RIGHT = 12;
const SPARE = 1.08; // letters of some fonts are wider

const decades = (most) => Math.log10(most / FLOOR);

const cut = (el, fixed, tools) => {
const { values, ticks, width: bin, across, up, stamp } = fixed;
const name = fixed.follows;
const image = svg("svg", {});
el.classList.add("scomm-cut");
el.append(...fixed.holds.map((one) => tools.held(one)), image);
const [first, last] = [ticks[0][0], ticks[ticks.length - 1][0]];
let shown = null;
let now = 0;
let width = 0;
let drawn = []; // of each heap its clip and its two courses, which stay, so that a change of them can be seen
let x = null;

const back = image.appendChild(svg("g", {}));
const middle = image.appendChild(svg("g", {}));
const front = image.appendChild(svg("g", {}));

const lay = () => {
if (drawn.length === shown.heaps.length) return;
middle.replaceChildren();
drawn = shown.heaps.map(() => {
const id = fresh("side");
const side = svg("rect", {});
const [all, wrong] = [svg("path", { class: "heap" }), svg("path", { class: "heap wrong", "clip-path": `url(#${id})` })];
middle.append(svg("clipPath", { id }, side), all, wrong);
return { side, all, wrong };
});
};

const course = (counts, y, foot) => {
const tops = counts.map((count, i) => `H${x(first + i * bin).toFixed(1)}V${y(count).toFixed(1)}`);
return `M${x(first)} ${foot}${tops.join("")}H${x(last).toFixed(1)}V${foot}Z`;
};

const sides = ({ below, above, wrong }, at, y, end) => {
const said = (words, px, anchor, error) =>
front.append(text(px, y, words, { anchor, fill: error ? "counter" : "soft", class: error ? "halo strong" : "halo" }));
const [left, right] = [bold(below), bold(above)];
if (wrong === "below" || at - left - 8 >= 0) said(below, Math.max(at - 8, left), "end", wrong === "below");
if (wrong === "above" || at + right + 8 <= end) said(above, Math.min(at + 8, width - right), "start", wrong === "above");
};

const draw = () => {
if (!shown || !width) return;
lay();
back.replaceChildren();
front.replaceChildren();
const levels = shown.heaps.map(({ most }) => Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, i) => 10 ** i));
const left = Math.max(...levels.flat().map((one) => long(one.toLocaleString("en-US")))) + 10;
x = scale(first, last, left, width - RIGHT);
const at = x(values[now]);
const places = [];
const rows = wrapped(up, Math.floor(width / long("0")));
let top = rows.length * ROW;
for (const { most } of shown.heaps) {
const roof = top + 2 * ROW + 6;
const foot = roof + decades(most) * DECADE;
places.push({ top, roof, foot });
top = foot + 8;
}
const foot = places[places.length - 1].foot;
rows.forEach((words, i) => back.append(text(0, 11 + i * ROW, words, { fill: "soft" })));
shown.heaps.forEach((heap, i) => {
const { top: head, roof, foot: floor } = places[i];
const y = (count) => (count < 1 ? floor : floor - decades(count) * DECADE);
for (const level of levels[i])
back.append(
svg("line", { class: "grid", x1: left, x2: width - RIGHT, y1: y(level), y2: y(level) }),
text(left - 6, y(level) + 4, level.toLocaleString("en-US"), { anchor: "end", fill: "soft" }),
);
back.append(svg("line", { class: "axis", x1: left, x2: width - RIGHT, y1: floor, y2: floor }));
front.append(text(Math.max(0, Math.min(left, width - SPARE * bold(heap.label))), head + 14, heap.label, { class: "strong" }));
const { side, all, wrong } = drawn[i];
const d = course(heap.counts, y, floor);
for (const one of [all, wrong]) one.setAttribute("d", d);
const errors = heap.wrong === "below" ? { x: 0, width: at } : { x: at, width: Math.max(0, width - at) };
for (const [key, value] of Object.entries({ ...errors, y: roof - ROW, height: floor - roof + ROW })) side.setAttribute(key, value);
sides(heap, at, head + ROW + 14, i ? width : width - RIGHT - long(stamp));
});
for (const { top: head, foot: floor } of places) back.append(svg("line", { class: "cut", "data-x": values[now], x1: at, x2: at, y1: head + ROW + 2, y2: floor + 4 }));
for (const [value, words] of ticks)
back.append(svg("line", { class: "axis", "data-tick": "x", "data-x": value, x1: x(value), x2: x(value), y1: foot, y2: foot + 4 }), text(x(value), foot + 18, words, { anchor: "middle", fill: "soft" }));
back.append(text((left + width - RIGHT) / 2, foot + 35, across, { anchor: "middle", fill: "soft" }));
front.append(text(width - RIGHT, rows.length * ROW + ROW + 14, stamp, { anchor: "end", fill: "soft", class: "stamp" }));
image.setAttribute("width", width);
image.setAttribute("height", foot + 40);
el.style.setProperty("--from", `${x(values[0]) - THUMB / 2}px`);
el.style.setProperty("--long", `${x(values[values.length - 1]) - x(values[0]) + THUMB}px`);
named(image, shown.name);
};

const pick = (event) => {
const [from, to] = [x(values[0]), x(values[values.length - 1])];
const part = (event.clientX - image.getBoundingClientRect().left - from) / (to - from);
tools.choose(name, Math.round(Math.min(1, Math.max(0, part)) * (values.length - 1)));
};
grips(image, el.querySelector("input[type=range]"), pick);

const gone = whenWide(el, (wide) => {
width = wide;
draw();
});
return {
show(given) {
shown = given;
draw();
},
step(index) {
now = index;
draw();
},
gone,
};
};
return { cut };
})();
const $dots = (() => {

const { make, named, svg, whenWide } = $dom;

const FULL = 0.36; // half a dot, as a share of its place
const QUIET = 0.62; // of half a dot
const SAMPLE = 16;

const course = ({ look, shape }, places, r) => {
if (shape === "diamond") return places.map(([x, y]) => `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z`).join("");
if (look === "solid") return places.map(([x, y]) => `M${x} ${y}h0`).join("");
const ring = r - 0.6;
return places.map(([x, y]) => `M${x - ring} ${y}a${ring} ${ring} 0 1 0 ${2 * ring} 0a${ring} ${ring} 0 1 0 ${-2 * ring} 0`).join("");
};

const painted = (group, places, r) => {
const half = group.quiet ? QUIET * r : r;
const path = svg("path", { class: [group.look, group.shape, group.quiet && "quiet"].filter(Boolean).join(" "), d: course(group, places, half) });
path.style.setProperty("--tone", `var(--scomm-${group.tone})`);
if (group.look === "solid" && group.shape === "dot") path.setAttribute("stroke-width", 2 * half);
return path;
};

/** The sign of a group, for a key or a heading. */
const sampleOf = (group) => svg("svg", { class: "sample", width: SAMPLE, height: SAMPLE, "aria-hidden": true }, painted({ ...group, quiet: false }, [[SAMPLE / 2, SAMPLE / 2]], 5));

const GAP = 0.7;
const rows = (columns) => ({ wide: columns, at: (i) => [i % columns, Math.floor(i / columns)], high: (n) => Math.ceil(n / columns) });
const squares = (columns) => {
const across = columns / 10;
const corner = (square) => [(square % across) * (10 + GAP), Math.floor(square / across) * (10 + GAP)];
return {
wide: columns + (across - 1) * GAP,
at: (i) => [corner(Math.floor(i / 100))[0] + (i % 10), corner(Math.floor(i / 100))[1] + Math.floor((i % 100) / 10)],
high: (n) => corner(Math.ceil(n / 100) - 1)[1] + 10,
corner,
};
};

const around = (n, { wide, corner }, step) => {
const [x, y] = corner ? corner(Math.floor(n / 100)) : [0, 0];
const [left, columns, rest] = corner ? [x, 10, n % 100] : [0, wide, n];
const [row, place] = [y + Math.floor(rest / columns), rest % columns];
const [right, down] = [(left + columns) * step, row * step];
return place ? `M${left * step} ${down + step}H${(left + place) * step}V${down}H${right}` : `M${left * step} ${down}H${right}`;
};
const many = (groups, ghost) => groups.slice(0, ghost).reduce((sum, { n }) => sum + n, 0);

const dots = (el, { columns: asked, hundreds, pitch, ghost, before: was, loud }) => {
el.classList.add("scomm-dots");
const heading = make("p", { class: "heading" });
const image = svg("svg");
const key = make("ul", { class: "key" });
el.classList.toggle("loud", Boolean(loud));
el.append(heading, image, key);
let now = null;
let last = null;
let before = null;
let drawn = "";

const draw = () => {
const width = el.clientWidth;
if (!now || !width) return;
const columns = asked || Math.floor(width / pitch);
const lie = hundreds ? squares(columns) : rows(columns);
const step = asked ? width / lie.wide : pitch;
const old = ghost && before ? many(before, ghost) : 0;
const shape = JSON.stringify([now.groups, columns, width, old]);
if (shape === drawn) return;
drawn = shape;
let at = 0;
const paths = now.groups.map((group) => {
const places = Array.from({ length: group.n }, () => {
const place = lie.at(at).map((one) => Math.round((one + 0.5) * step * 10) / 10);
at += 1;
return place;
});
return painted(group, places, step * FULL);
});
image.setAttribute("width", lie.wide * step);
image.setAttribute("height", lie.high(at) * step);
image.replaceChildren(...paths);
if (old && old < at && old !== many(now.groups, ghost)) image.append(svg("path", { class: "was", d: around(old, lie, step) }));
};
const stop = whenWide(el, draw);

return {
show(shown) {
const text = JSON.stringify(shown); // a refusal shows the same once more: then what was before stays before
if (text !== last?.text) {
before = last?.groups;
last = { text, groups: shown.groups };
}
now = shown;
named(image, shown.name);
heading.textContent = shown.heading;
key.replaceChildren(
...shown.groups.map((group, i) => {
const old = before?.[i]?.said;
return make(
"li",
{ class: i < loud && "large" },
sampleOf(group),
make("span", {}, make("b", { text: group.said }), ` ${group.label} `, was && i < ghost && old && old !== group.said && make("span", { class: "before", text: was.replace("{n}", old) })),
);
}),
);
draw();
},
gone: stop,
};
};
return { sampleOf, dots };
})();
const $values = (() => {

const { bold } = $words;

const [OFF, HIGH, LEAST, BESIDE] = [9, 13, 15, 10]; // pixels from a dot to its value, of a value, from one value to the next where none is free, and to a value beside

/** Whether no line passes through a box; lines are lists of places, with null for a gap. */
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

const meets = (one, two) => one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h;

/** The room on the right that the values at the last place need, where they are told as those of other places are. */
const lastRoom = ({ valued = [], points, lines }) => (valued.length && points ? Math.max(...lines.map(({ said }) => bold(said[said.length - 1]))) + 2 * BESIDE : 0);

/** Where the values at some places stand, and those at the last place where no name at an end tells them: there only what is free. */
const spots = ({ valued = [], points, lines, xs }, { x, y, left, top, bottom, width, ends }) => {
const courses = lines.map(({ values }) => values.map((value, i) => (value === null ? null : [x(xs[i]), y(value)])));
const last = xs.length - 1;
const places = [...valued.map((i) => [i, true]), ...(valued.length && points && !ends && !valued.includes(last) ? [[last, false]] : [])];
const found = [];
for (const [i, always] of places) {
const known = lines.filter(({ values }) => values[i] !== null).sort((one, other) => other.values[i] - one.values[i]);
if (!always) known.reverse(); // the lowest has the axis below it, so the others make room above
let lowest = -1e6;
for (const { values, said, tone } of known) {
const [px, py, w] = [x(xs[i]), y(values[i]), bold(said[i])];
lowest = Math.max(py - OFF, lowest + LEAST);
const beside = i === last ? [0, -HIGH, HIGH].map((off) => ({ x: px + BESIDE, y: py - HIGH / 2 + off, w, h: HIGH })) : [];
const around = [py - OFF - HIGH, py + OFF].flatMap((at) => [px - 3 - w, px - w / 2, px + 3].map((from) => ({ x: from, y: at, w, h: HIGH })));
const boxes = [...beside, ...around];
const inside = (one) => one.x > left && one.x + w <= width && one.y > top && one.y + HIGH < bottom;
const one = boxes.find((box) => inside(box) && free(box, courses) && !found.some((other) => meets(box, other)));
if (one || always) found.push({ words: said[i], tone, ...(one ?? { x: px - 3 - w, y: lowest - HIGH, w, h: HIGH }) });
}
}
return found;
};
return { free, meets, lastRoom, spots };
})();
const $stretches = (() => {

const { svg } = $dom;
const { bold, clamp, long, text, tone, wrapped } = $words;

const NARROW = 560;
const LINE = 17;
const LETTER = 5.4; // pixels of a letter in a sentence, spaces among them

/** The time since something, tinted. */
const since = ({ since: given, up = "" }, layers, { x, top, bottom, right, width }) => {
if (!given) return;
const from = x(given.at);
layers.back.append(
svg("rect", { x: from, y: top, width: right - from, height: bottom - top, class: "since" }),
svg("line", { x1: from, x2: from, y1: top - 4, y2: bottom, class: "begins", "data-x": given.at }),
);
const middle = clamp(from, long(given.label), 0, width);
const above = width >= NARROW && middle - long(given.label) / 2 > up.length * LETTER; // else the name of the axis stands there
if (above) return layers.front.append(text(middle, top - 8, given.label, { anchor: "middle" }));
const rows = wrapped(given.label, Math.floor((right - from) / 7));
rows.forEach((row, i) => layers.front.append(text(from + 6, bottom - 7 - LINE * (rows.length - 1 - i), row)));
};

/** Means as short bars; the words of the upper of two stand above it, of the lower below, in rows between which they have a "|". */
const means = ({ means: given = [], since: begun }, layers, { x, y, left, right }) => {
for (const { first, last, value, label, tone: name } of given) {
const [from, to] = [x(first), x(last)];
const upper = !given.some((other) => other.first === first && other.value > value);
const rows = label.split("|");
const anchor = !begun || rows.length < 2 ? "middle" : last < begun.at ? "end" : "start";
const middle = { middle: clamp((from + to) / 2, bold(label), left, right), end: to, start: from + 6 }[anchor];
const start = upper ? -9 - LINE * (rows.length - 1) : 20;
layers.front.append(
svg("line", { x1: from, x2: to, y1: y(value), y2: y(value), class: "mean", "data-y": value, style: `stroke:${tone(name)}` }),
...rows.filter(Boolean).map((row, i) => text(middle, y(value) + start + LINE * i, row, { anchor, fill: name, class: "halo strong" })),
);
}
};

const HEAD = 7; // of an arrow
const LOUD = [42, 30]; // the size of the number of the finding, with room and with little
const QUIET = [17, 15];
const WORD = 18; // the height of a word below its number
const NUDGE = 5; // pixels by which a number is moved until it meets no line

const lineAt = ({ values }, xs, at) => {
const i = xs.findIndex((one) => one >= at);
if (i <= 0 || values[i] === null || values[i - 1] === null) return values[Math.max(i, 0)];
return values[i - 1] + ((at - xs[i - 1]) / (xs[i] - xs[i - 1])) * (values[i] - values[i - 1]);
};

/** How far lines moved: an arrow each with its number, which stands where it meets no line, and a dashed line at the value from which it came. */
const moves = ({ moves: given = [], lines, xs }, layers, { x, y, top, bottom, right, width }) => {
const narrow = width < NARROW ? 1 : 0;
const taken = [];
const sorted = [...given].sort((one, other) => other.loud - one.loud);
for (const { at, start, end, number, word, tone: name, loud } of sorted) {
const place = x(at);
const [from, to] = [y(start), y(end)];
const down = Math.sign(to - from);
const style = `stroke:${tone(name)}`;
const head = Math.abs(to - from) > 2 * HEAD ? `M${place - HEAD} ${to - down * HEAD}L${place} ${to}L${place + HEAD} ${to - down * HEAD}` : "";
layers.front.append(
svg("line", { class: "came", x1: x(0), x2: place + HEAD, y1: from, y2: from, style }),
svg("path", { class: "moved", d: `M${place} ${from}V${to}${head}`, style }),
);
const size = (loud ? LOUD : QUIET)[narrow];
const below = loud && narrow ? wrapped(word, 7) : [];
const [wide, high] = [0.62 * size * number.length + (below.length ? 0 : 9.5 * word.length + 6), 0.74 * size + WORD * below.length];
const courses = Array.from({ length: 9 }, (_, i) => (i / 8) * wide + 14).map((off) => lines.map((line) => y(lineAt(line, xs, at + (off / (right - place)) * (xs[xs.length - 1] - at)))));
const free = (edge) =>
edge > top && edge + high < bottom && !courses.flat().some((one) => one > edge - 4 && one < edge + high + 4) && !taken.some((one) => edge < one.edge + one.high + 8 && one.edge < edge + high + 8);
const middle = (from + to) / 2 - high / 2;
const edges = Array.from({ length: 80 }, (_, i) => middle + (i % 2 ? 1 : -1) * Math.ceil(i / 2) * NUDGE);
const edge = edges.find(free) ?? middle;
taken.push({ edge, high });
const words = text(place + 14, edge + 0.74 * size, number, { fill: name, class: "halo strong" });
words.style.fontSize = `${size}px`;
const small = `font-size:${Math.min(16, size)}px`;
if (below.length) words.append(...below.map((line) => svg("tspan", { text: line, style: small, x: place + 14, dy: WORD })));
else words.append(svg("tspan", { text: ` ${word}`, style: small }));
layers.front.append(words);
}
};

/** The distance of two lines at a place: a span with ends, and its words on the left. */
const between = ({ between: given, lines, xs }, layers, { x, y, width }) => {
if (!given) return;
const place = x(xs[given.at]);
const [from, to] = given.lines.map((i) => y(lines[i].values[given.at]));
const [top, bottom] = [Math.min(from, to) + 4, Math.max(from, to) - 4];
layers.back.append(svg("path", { class: "bracket", d: `M${place - 5} ${top}H${place + 5}M${place - 5} ${bottom}H${place + 5}M${place} ${top}V${bottom}` }));
const rows = width < NARROW ? wrapped(given.label, 12) : [given.label];
rows.forEach((row, i) => layers.front.append(text(place - 10, (top + bottom) / 2 + 5 + LINE * (i - (rows.length - 1) / 2), row, { anchor: "end", class: "halo strong" })));
};

/** The name of the time axis below it, and of the other above its upper end. */
const axisNames = ({ across, up }, layers, { left, right, top, bottom }) => {
if (across) layers.back.append(text((left + right) / 2, bottom + 35, across, { anchor: "middle", fill: "soft" }));
if (up) layers.back.append(text(0, top - 11, up, { fill: "soft" }));
};

/** The values of lines at some places, where `spots` has found room for them. */
const valued = (_, layers, { values }) => {
for (const { x, y, h, words, tone: name } of values) layers.front.append(text(x, y + h - 2, words, { fill: name, class: "halo strong" }));
};
return { since, means, moves, between, axisNames, valued };
})();
const $plot = (() => {

const { fresh, hatching, make, named, svg, whenWide } = $dom;
const { free, lastRoom, meets, spots } = $values;
const { balanced, bold, clamp, inked, long, text, tone, wrapped } = $words;
const { broken, path, reach, scale } = $courses;
const { axisNames, between, means, moves, since, valued } = $stretches;

const LINE = 17;
const NARROW = 560;
const DOTS = { solid: "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", dash: "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z", dot: "m-3.5 -3.5h7v7h-7z" };
const DASHES = { solid: null, dash: "8 4", dot: "2 4" };
const ROW = 16; // the height of words below the axis
const LEADER = 12;
const MARGIN = { top: 22, left: 44, right: 16, bottom: 24 };

/** Places moved only as far as they need to stand `gap` apart, none below `end`. */
const spread = (places, gap, end) => {
const moved = [];
for (const place of places) moved.push(moved.length ? Math.max(place, moved[moved.length - 1] + gap) : place);
for (let i = moved.length - 1, most = end; i >= 0; i -= 1, most = moved[i + 1] - gap) moved[i] = Math.min(moved[i], most);
return moved;
};

const lastOf = (values) => values.reduce((found, value, i) => (value === null ? found : i), -1);

/** A plot in an element; `show(shown)` draws it. `over(geometry)` is called after each drawing, for what a
* mark adds, and `avoid()` gives the lines of it that names must not meet, as pairs of a place and a value. */
const plot = (el, { label, over, avoid = () => [] } = {}) => {
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
return { spread, plot };
})();
const $drawn = (() => {

const { make, still, svg } = $dom;
const { path } = $courses;
const { free, meets } = $values;
const { bold, inked } = $words;
const { plot } = $plot;

const HINT = [700, 800]; // pixels of a picture that has room for a hint beside its one handle, or beside the first
const SINGLE = [24, 20]; // the radius of the one handle, with room and with little: its question mark is as large as the number of the finding
const NARROW = 560;
const FREE = 8; // pixels from it to the end of a line that it must not cover
const BESIDE = 190; // pixels to the next handle that leave room for it there; else it stands above
const FIELD = 64; // pixels: a number below its handle, as wide as in the stylesheet
const LEAD = 200; // pixels before the first number that its words need
const ROOMY = 300; // pixels after what is known in which words stand beside a number that is given; else they stand below it
const [OVER, UNDER] = [12, 28]; // pixels from a line to the foot of a number over it, and of one under it
const ASIDE = { off: 8, high: 16, foot: 4, free: 4, step: 6 }; // pixels from a place to the name of its line, its height and what of it is below its foot, to other words, and from one try to the next
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

const board = plot(el, { label: fixed.read, over: (g) => over(g), avoid: () => (shown && any() ? [guess()] : []) });
const fields = make("div", { class: "fields" });
const button = make("button", { type: "button" });
const note = make("p", { class: "gap" });
const under = make("div", { class: "under" }, make("div", {}, note), button);
el.classList.add("scomm-drawn");
el.append(fields, under);

const written = (value) => `${value.toFixed(shown.decimals)}${shown.after}`;
const round = (value) => Number(value.toFixed(shown.decimals));
const ends = () => [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
const any = () => guesses.some((one) => one !== null);

const guess = () => {
const start = shown.known - 1;
const all = [[start, shown.lines[shown.target].values[start]], ...shown.handles.map(({ at }, i) => [at, guesses[i]])];
return all.filter(([at, value]) => at >= 0 && value !== null).map(([at, value]) => [shown.xs[at], value]);
};
const line = (g) => path(guess().map(([at]) => at), guess().map(([, value]) => value), g.x, g.y);

const begins = () => shown.since?.at ?? shown.xs[shown.known];

const needed = (g) => {
const x = g.x(begins()) + 14;
const roomy = g.right - x > ROOMY;
shown.given.forEach(([number, said], i) => {
const up = shown.given.length - 1 - i; // rows from the bottom
const over_ = shown.beside.length && !i ? shown.lines[shown.beside[0][0]] : null; // its line goes on below it
const upper = over_ ? Math.max(g.top + 24, Math.min(...over_.values.slice(shown.known).map(g.y)) - (roomy ? OVER : OVER + 16)) : g.top + (roomy ? 34 : 24);
const y = i ? g.bottom - (roomy ? 10 + 36 * up : 44 + 42 * up) : upper;
const style = over_ ? `fill:${inked(over_.tone)}` : "";
const big = g.layer.appendChild(svg("text", { class: "halo given", x, y, style, text: number }));
g.layer.append(svg("text", { class: "halo strong", style, ...(roomy ? { x: x + big.getComputedTextLength() + 8, y } : { x, y: y + 16 }), text: said }));
});
};

const missing = (g) => {
if (!shown.missed) return;
const [one, other, words_] = shown.missed;
const both = shown.xs.flatMap((at, i) => (shown.lines[one].values[i] === null || shown.lines[other].values[i] === null ? [] : [[g.x(at), g.y(shown.lines[one].values[i]), g.y(shown.lines[other].values[i])]]));
const edge = [...both.map(([x, low]) => `${x} ${low}`), ...[...both].reverse().map(([x, , high]) => `${x} ${high}`)];
g.back.append(svg("path", { class: "missed", d: `M${edge.join("L")}z` }));
const [x, low, high] = both[0];
if (shown.covered) g.layer.append(svg("text", { class: "missed", x: x + 12, y: (low + high) / 2 + 5, text: words_ }));
};

const unset = (g, reach) => {
const [low, high] = ends();
const at = shown.handles[0].at;
const free = (value) => shown.lines.every(({ values }) => values[at] === null || Math.abs(g.y(values[at]) - g.y(value)) > reach + FREE);
const last = shown.knows && !shown.handles[1] ? [shown.lines[shown.target].values[shown.known - 1]] : [];
const places = [...last, ...[1 / 2, 1 / 4, 3 / 4].map((part) => low + part * (high - low))];
return places.find(free) ?? places[0];
};

const over = (g) => {
if (!shown) return;
missing(g);
needed(g);
const single = !shown.handles[1];
const reach = single ? SINGLE[g.width < NARROW ? 1 : 0] : 11;
const middle = unset(g, reach);
const shows = shown.covered || any();
for (const [place, number, said] of [...(shown.knows ? [[shown.target, ...shown.knows]] : []), ...shown.beside]) {
const { values, tone } = shown.lines[place];
const given = values.slice(0, shown.known).map(g.y);
const under_ = place === shown.target && shown.missed; // above it is the band
const [x, y] = [g.left + 12, under_ ? Math.max(...given) + UNDER : Math.min(...given) - 14];
const style = `fill:${inked(tone)}`;
const big = g.layer.appendChild(svg("text", { class: "halo number", x, y, style, text: number }));
const beside = x + big.getComputedTextLength() + 8;
const rows = said.split("\n");
const until = g.x(shown.given.length ? begins() : shown.xs[shown.handles[0].at]);
const room = until - beside > 1.5 * Math.max(...rows.map((row) => bold(row)));
const lower = under_ ? y + 16 : Math.max(...given) + 20;
const above = place !== shown.target && !room;
if (above) big.setAttribute("y", y - 15 * rows.length);
const at = (i) => (room ? { x: beside, y: y + (under_ ? 4 : 0) - 16 * (rows.length - 1 - i) } : { x, y: (above ? y - 15 * (rows.length - 1) : lower) + 15 * i });
rows.forEach((row, i) => g.layer.append(svg("text", { class: "halo strong", ...at(i), style, text: row })));
}
const first = any() ? -1 : 0; // the handle to begin with; the others are pale until they are moved
if (shows) g.layer.append(svg("path", { class: "guess", d: line(g) }));
shown.handles.forEach(({ at }, i) => {
const [x, set] = [g.x(shown.xs[at]), guesses[i] !== null];
const y = g.y(set ? guesses[i] : middle);
if (shown.covered) {
g.back.append(svg("line", { class: "rail", "data-x": shown.xs[at], x1: x, x2: x, y1: g.top, y2: g.bottom }));
g.layer.append(svg("circle", { class: `handle ${set ? "" : "open"} ${set || i === first ? "" : "later"}`, "data-x": shown.xs[at], "data-y": set ? guesses[i] : middle, cx: x, cy: y, r: single ? (set ? 14 : reach) : set ? 9 : 11 }));
if (!set) g.layer.append(svg("text", { class: `unset ${i === first ? "" : "later"}`, x, y: y + (single ? 12 : 5), "text-anchor": "middle", text: "?" }));
if (!i) fields.classList.toggle("led", x > LEAD); // there is room for words before the first
if (!i && !any()) {
g.layer.append(svg("path", { class: "way", d: single ? `M${x - 8} ${y - reach - 4}l8 -8l8 8M${x - 8} ${y + reach + 4}l8 8l8 -8` : `M${x - 4} ${y - 18}l4 -5l4 5M${x - 4} ${y + 18}l4 5l4 -5` }));
const next = shown.handles[1] ? g.x(shown.xs[shown.handles[1].at]) - x : BESIDE;
const place = single ? { x: x - reach - 10, y: y + 5, "text-anchor": "end" } : next < BESIDE ? { x, y: y - 28, "text-anchor": "middle" } : { x: x + 18, y: y + 5 };
const { ask, drag } = shown.handles[i];
const rows = ask ? [[-6, "halo ask", ask], [14, "halo drag", drag]] : [[0, "halo drag", drag]];
if (g.width >= HINT[single ? 0 : 1]) g.layer.append(...rows.map(([down, name, text]) => svg("text", { class: name, ...place, y: place.y + down, text })));
}
fields.querySelectorAll("label")[i]?.style.setProperty("--at", `${Math.min(x, g.width - FIELD / 2)}px`); // the number below its handle
} else if (set) {
const truth = shown.lines[shown.target].values[at];
if (truth !== null) g.layer.append(svg("line", { class: "apart", x1: x, x2: x, y1: y, y2: g.y(truth) }));
g.layer.append(svg("circle", { class: "guessed", "data-x": shown.xs[at], "data-y": guesses[i], cx: x, cy: y, r: 5 }));
}
});
if (!shown.covered && any()) {
const { i, high } = farthest() ?? { i: guesses.findIndex((one) => one !== null), high: true };
naming(g, g.x(shown.xs[shown.handles[i].at]), g.y(guesses[i]), high);
}
};

const naming = (g, x, y, high) => {
const name = g.layer.appendChild(svg("text", { class: "halo", text: words["your-line"] }));
const [w, h] = [name.getComputedTextLength(), ASIDE.high];
const taken = [...board.image.querySelectorAll("text")].filter((one) => one !== name).map((one) => one.getBBox());
const boxes = taken.map(({ x: left, y: top, width, height }) => ({ x: left - ASIDE.free, y: top, w: width + 2 * ASIDE.free, h: height }));
const courses = [...shown.lines.map(({ values }) => values.map((value, at) => (value === null ? null : [g.x(shown.xs[at]), g.y(value)]))), guess().map(([at, value]) => [g.x(at), g.y(value)])];
const [over_, under_, before, after] = [y - ASIDE.off - h, y + ASIDE.off, x - ASIDE.off - w, x + ASIDE.off];
const [near, far] = high ? [over_, under_] : [under_, over_];
const around = [[high ? before : after, near], [high ? after : before, near], [before, far], [after, far]];
const away = Array.from({ length: Math.ceil((g.bottom - g.top) / ASIDE.step) }, (_, n) => [[before, over_ - n * ASIDE.step], [before, under_ + n * ASIDE.step]]).flat();
const spots = [...around, ...away].map(([left, top]) => ({ x: left, y: top, w, h }));
const clear = spots.filter((one) => one.x > g.left && one.x + w <= g.width && one.y >= 0 && one.y + h < g.bottom && !boxes.some((box) => meets(one, box)));
const spot = clear.find((one) => free(one, courses)) ?? clear[0] ?? spots[0];
name.setAttribute("x", spot.x);
name.setAttribute("y", spot.y + h - ASIDE.foot);
};

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
button.textContent = words.answer;
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
make("span", { class: "lead", text: words.type, "aria-hidden": true }),
...shown.handles.map(({ label, short, name }, i) => {
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
return make("label", {}, make("span", { text: short, "aria-hidden": true }), input, shown.after);
}),
);
};

const farthest = () => {
const { values, said } = shown.lines[shown.target];
return shown.handles
.map(({ at, label }, i) => ({ i, label, mine: guesses[i], truth: values[at], said: said[at], high: guesses[i] >= values[at] }))
.filter(({ mine, truth }) => mine !== null && truth !== null)
.sort((one, other) => Math.abs(other.mine - other.truth) - Math.abs(one.mine - one.truth))[0];
};
const gap = () => {
const { label, mine, truth, said } = farthest();
return filled(round(mine) === round(truth) ? words.met : words.gap, { label, guess: written(mine), truth: said });
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
note.textContent = !next.covered && any() ? gap() : "";
button.textContent = next.covered ? words.answer : words.again;
button.classList.toggle("main", next.covered && any());
el.classList.toggle("covered", next.covered);
el.classList.toggle("single", next.handles.length === 1);
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
const $intervals = (() => {

const { make, named, still, svg, whenWide } = $dom;

const GUTTER = 240; // pixels for names beside lying intervals
const EDGE = 16;
const RIGHT = 64; // and for numbers in a column at the right
const ROOM = 520;
const NOTE = 16; // the height of a note
const BEAT = 500; // milliseconds from one world to the next

const scaled = ([from, to], start, end) => (value) => start + ((value - from) / (to - from)) * (end - start);

const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

const intervals = (el) => {
el.classList.add("scomm-intervals");
const image = svg("svg", {});
const key = make("p", { class: "note" });
el.append(image, key);
let shown = null;
let width = 0;
let timer = null;

const size = (height) => {
image.setAttribute("width", width);
image.setAttribute("height", height);
image.setAttribute("viewBox", `0 0 ${width} ${height}`);
};

const lying = () => {
const narrow = width < ROOM;
const left = narrow ? EDGE : GUTTER;
const x = scaled(shown.axis, left, width - (narrow ? EDGE : RIGHT));
const noted = narrow && shown.items.some(({ note }) => note); // where there is little room a note has a line of its own
const high = shown.height + (noted ? NOTE * shown.items.length : 0);
const row = (high - 44) / shown.items.length;
const bottom = high - 22;
size(high);
for (const [at, words] of shown.levels) {
image.append(svg("line", { class: at === 0 ? "zero" : "grid", "data-tick": "x", "data-x": at, x1: x(at), x2: x(at), y1: 18, y2: bottom }), text(x(at), bottom + 16, words, "middle", "note"));
}
across((at) => ({ x1: x(at), x2: x(at), y1: 14, y2: bottom }), (at, i, words) => {
const others = shown.across.filter((_, n) => n !== i).map(({ value }) => value);
const leftmost = others.length ? at < others[0] : false;
return text(x(at) + (others.length ? (leftmost ? 4 : -4) : 0), 10, words, others.length ? (leftmost ? "end" : "start") : "middle");
});
shown.items.forEach((item, i) => {
const y = 22 + row * (i + 0.5) + (narrow ? 8 : 0) + (noted ? NOTE / 2 : 0);
const group = svg("g", { class: item.strong ? "strong" : "weak" });
const words = narrow ? `${item.label}: ${item.said}` : item.label;
group.append(text(0, narrow ? y - 12 - (noted ? NOTE : 0) : y + (item.note ? -2 : 4), words));
if (item.note) group.append(text(0, narrow ? y - 12 : y + 14, item.note, "start", "note"));
group.append(svg("line", { class: "span", "data-left": item.low, "data-right": item.high, x1: x(item.low), x2: x(item.high), y1: y, y2: y }));
group.append(svg("circle", { class: "point", "data-x": item.value, cx: x(item.value), cy: y, r: 7 }));
if (!narrow) {
group.append(text(width - 4, y + 4, item.said, "end"));
}
item.dots.forEach((value, n) => group.append(svg("circle", { class: "dot", "data-x": value, cx: x(value), cy: y + 10 + 5 * (n % 3), r: 3.5, "data-world": n })));
image.append(group);
});
};

const upright = () => {
const y = scaled(shown.axis, shown.height - 26, 18);
const wide = (width - 44 - EDGE) / shown.items.length;
const x = (i) => 44 + wide * (i + 0.5);
if (shown.since >= 0) {
const from = x(shown.since) - wide / 2;
image.append(svg("rect", { class: "since", x: from, y: 18, width: width - EDGE - from, height: shown.height - 44 }));
image.append(svg("line", { class: "begins", x1: from, x2: from, y1: 14, y2: shown.height - 26 }), text(from, 12, shown.during, "middle"));
}
for (const [at, words] of shown.levels)
image.append(svg("line", { class: at === 0 ? "zero" : "grid", "data-tick": "y", "data-y": at, x1: 40, x2: width - EDGE, y1: y(at), y2: y(at) }), text(36, y(at) + 4, words, "end", "note"));
const every = Math.ceil(34 / wide);
shown.items.forEach((item, i) => {
const group = svg("g", { class: `upright ${item.strong ? "strong" : "weak"}` });
group.append(svg("line", { class: "span", "data-bottom": item.low, "data-top": item.high, x1: x(i), x2: x(i), y1: y(item.low), y2: y(item.high) }), svg("circle", { class: "point", "data-y": item.value, cx: x(i), cy: y(item.value), r: 5 }));
if (i % every === 0) group.append(text(x(i), shown.height - 8, item.label, "middle", "note"));
image.append(group);
});
across((at, one) => ({ x1: x(one.tone === "counter" && shown.since >= 0 ? shown.since : 0) - wide / 2, x2: width - EDGE, y1: y(at), y2: y(at) }), (at, i, words) => text(width - EDGE, y(at) - 5, words, "end"));
};

const across = (ends, label) =>
shown.across.forEach((one, i) => {
image.append(svg("line", { class: `across ${one.tone === "counter" ? "" : "dashed"}`, style: `stroke:var(--scomm-${one.tone})`, ...ends(one.value, one) }), label(one.value, i, one.label));
});

const worlds = () => {
clearInterval(timer);
const dots = [...image.querySelectorAll("[data-world]")];
if (!dots.length || still()) return;
const most = Math.max(...dots.map((one) => Number(one.dataset.world)));
let now = 0;
for (const one of dots) one.style.visibility = Number(one.dataset.world) ? "hidden" : "";
timer = setInterval(() => {
now += 1;
for (const one of dots) if (Number(one.dataset.world) === now) one.style.visibility = "";
if (now >= most || !el.isConnected) clearInterval(timer);
}, BEAT);
};

const draw = () => {
if (!shown || !width) return;
image.replaceChildren();
size(shown.height);
named(image, shown.name);
key.textContent = shown.key;
(shown.upright ? upright : lying)();
};
const leave = whenWide(el, (now) => {
width = now;
draw();
});
return {
show(given) {
const same = shown && JSON.stringify(shown.items.map(({ dots }) => dots)) === JSON.stringify(given.items.map(({ dots }) => dots));
shown = given;
width = el.clientWidth || width;
draw();
if (!same) worlds();
},
gone() {
clearInterval(timer);
leave();
},
};
};
return { GUTTER, EDGE, RIGHT, scaled, intervals };
})();
const $effects = (() => {

const { make, whenWide } = $dom;
const { scaled } = $intervals;

const ROOM = 640; // below it a finding stands below its words
const BESIDE = 328; // pixels that the words take where a finding stands beside them
const LETTER = 0.8; // of its height a digit is so wide, or less
const SIZES = { large: [26, 22], plain: [17, 15] }; // pixels: a number's height, where there is room and where there is little
const [NOTE, NOTES_LETTER] = [13, 0.56]; // pixels: the height of the words below a number; of that a letter is so wide
const AROUND = [28, 24]; // pixels: the margins of a number
const FADES = 14; // hundredths of the scale over which what has no number fades away, on each side

const effects = (el, { axis, levels, scale, pick }) => {
el.classList.add("scomm-effects");
const rows = make("div", { class: "rows", role: "group" });
const told = make("div", { class: "told", "aria-live": "polite" });
el.append(rows, told);
let chosen = "";
let wide = 0;
let numbers = []; // each with the room beyond it: a number that has none stands on the other side of its dot
const turn = () => {
const narrow = wide < ROOM;
const track = narrow ? wide : wide - BESIDE;
for (const { end, beyond, loud } of numbers) {
const [number, note] = [end.firstChild, end.children[1]].map((one) => one?.textContent.length ?? 0);
const needs = Math.max(SIZES[loud ? "large" : "plain"][Number(narrow)] * LETTER * number, NOTE * NOTES_LETTER * note) + AROUND[Number(narrow)];
end.classList.toggle("turned", (beyond * track) / 100 < needs);
}
};
const fade = () => rows.classList.toggle("more", rows.scrollHeight - rows.clientHeight - rows.scrollTop > 4);
rows.addEventListener("scroll", fade);
const leave = whenWide(el, (width) => {
el.classList.toggle("narrow", width < ROOM);
wide = width;
turn();
fade();
});

const x = scaled(axis, 0, 100);
const grid = (clear = () => false) => levels.filter(([at]) => !clear(at)).map(([at]) => make("i", { class: at === 0 ? "zero" : "grid", "data-left": at, style: `left:${x(at)}%` }));
const valued = ({ value, low, high, said, note, sign, shape, loud }) => {
const less = value < 0;
const [from, to] = shape === "dot" ? [x(low), x(high)] : [x(value), x(value)];
const end = make("span", { class: `end ${less ? "less" : "more"}`, style: `--from:${from}%;--to:${to}%` }, make("b", { text: said }), note ? make("span", { class: "note", text: note }) : null);
numbers.push({ end, beyond: less ? from : 100 - to, loud });
return make(
"span",
{ class: "track" },
...grid(),
shape === "dot" ? make("span", { class: `range ${sign}`, "data-left": low, "data-right": high, style: `left:${from}%;width:${to - from}%` }) : null,
make("span", { class: `point ${shape} ${sign}`, "data-x": value, style: `left:${x(value)}%` }),
end,
);
};
const unvalued = ({ label, note, sign, shape }) => {
const zero = x(0);
const right = sign === "up" || sign === "not-down";
const at = { band: [zero - FADES, zero + FADES], side: right ? [zero, zero + FADES] : [zero - FADES, zero] }[shape];
const [from, to] = at ?? [zero, zero];
const words = { band: `right:${100 - from}%`, side: right ? `right:${100 - from}%` : `left:${zero}%`, words: "" }[shape];
const before = shape === "band" || (shape === "side" && right);
return make(
"span",
{ class: "track labelled" },
...(shape === "words" ? [] : grid((level) => (before ? level < 0 : level > 0))),
at ? make("span", { class: `hatched ${shape} ${sign}`, style: `left:${from}%;width:${to - from}%` }) : null,
shape === "side" ? make("span", { class: `unknown ${sign}`, style: right ? `left:${to}%` : `right:${100 - from}%`, text: "?" }) : null,
make("span", { class: before ? "words before" : "words", style: words }, make("b", { text: label }), note ? make("span", { class: "note", text: note }) : null),
);
};
const tell = (one, button) => {
chosen = one.told.join();
told.classList.add("open");
for (const other of rows.querySelectorAll("button")) other.setAttribute("aria-pressed", other === button ? "true" : "false");
told.replaceChildren(make("p", { class: "head" }, make("b", { text: one.by }), ` · ${one.word}`), ...one.told.map((line) => make("p", { text: line })));
};
const rowOf = (one) => {
const button = make(
"button",
{ type: "button", class: one.loud && "loud", "aria-pressed": "false", "aria-label": `${one.by}: ${one.word}. ${one.said}: ${one.line}` },
make("span", { class: "what" }, make("span", { class: one.brief ? "line brief" : "line", text: one.brief || one.line }), make("span", { class: "by", text: one.whose || one.by })),
one.value !== null ? valued(one) : unvalued(one),
);
button.addEventListener("click", () => tell(one, button));
return { one, button };
};
const scaleOf = () =>
make(
"div",
{ class: "scale", "aria-hidden": true },
make("span", { text: scale }),
make("span", { class: "track" }, ...levels.map(([at, text]) => make("span", { class: at === 0 ? "level none" : "level", "data-tick": "x", "data-x": at, style: `left:${x(at)}%`, text }))),
);

return {
show(shown) {
rows.setAttribute("aria-label", shown.name);
numbers = [];
const made = shown.groups.map((group) => group.effects.map(rowOf));
rows.replaceChildren(
...(shown.groups.every((group) => group.apart) ? [] : [scaleOf()]),
...shown.groups.map((group, i) =>
make(
"section",
group.apart ? { class: "other", "data-scale": true } : {},
make("p", { class: "name" }, group.name, make("span", { class: "note", text: group.effects.length ? group.note : group.none })),
group.apart && group.effects.some((one) => one.shape !== "words") ? scaleOf() : null,
make("ul", {}, ...made[i].map(({ button }) => make("li", {}, button))),
),
),
);
const still = made.flat().find(({ one }) => one.told.join() === chosen);
if (still) tell(still.one, still.button);
else told.replaceChildren(make("p", { class: "note", text: pick }));
told.classList.toggle("open", Boolean(still));
turn();
fade();
},
gone: leave,
};
};
return { effects };
})();
const $spots = (() => {

const { svg } = $dom;

const RING = 3.4; // half the width of a sign, in pixels of the page
const TAIL = 5; // from its edge on

/** The picture of a print at a place, with a frame and a word in its corner. */
const paper = (picture, { x, y, width, height }, word) =>
svg(
"g",
{},
svg("rect", { class: "paper", x, y, width, height }),
svg("image", { href: picture, x, y, width, height, preserveAspectRatio: "none" }),
svg("rect", { class: "frame", x, y, width, height }),
svg("text", { class: "stamp", x: x + width - 4, y: y + height - 5, "text-anchor": "end", text: word }),
);

const sign = (x, y, angle, fork, large) => {
const r = RING * large;
const [cos, sin] = [Math.cos(angle), -Math.sin(angle)];
const tail = `M${x + r * cos} ${y + r * sin}L${x + (r + TAIL * large) * cos} ${y + (r + TAIL * large) * sin}`;
const ring = fork
? `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
return ring + tail;
};

/** A minutia (angle, fork) at a place of the picture, dark on a pale edge; `kind` is a class, and `large` how much larger it is. */
const spot = ([x, y], [, , angle, fork], kind, large = 1) => {
const d = sign(x, y, angle, fork, large);
return svg("g", { class: `spot ${kind} ${fork ? "fork" : "end"}` }, svg("path", { class: "edge", d }), svg("path", { class: "line", d }));
};
return { paper, spot };
})();
const $film = (() => {

const { make, svg, whenWide } = $dom;
const { paper, spot } = $spots;

const HALF = 5; // pixels: half a line of the flow

const film = (el, { size, synthetic }) => {
el.classList.add("scomm-film");
const heading = make("p", { class: "note" });
const list = make("ol", {});
el.append(heading, list);
let now = null;
let rows = [];

const draw = () => {
if (!now || !el.clientWidth) return;
now.frames.forEach(({ picture, flow, spots }, i) => {
const { image } = rows[i];
const width = Math.floor(image.parentElement.clientWidth);
const height = Math.round((width * size[1]) / size[0]);
image.setAttribute("width", width);
image.setAttribute("height", height);
const course = flow
.map(([x, y, angle]) => {
const [across, down] = [HALF * Math.cos(angle), -HALF * Math.sin(angle)];
return `M${x * width - across} ${y * height - down}L${x * width + across} ${y * height + down}`;
})
.join("");
image.replaceChildren(
paper(picture, { x: 0, y: 0, width, height }, synthetic),
...(course ? [svg("path", { class: "flow under", d: course }), svg("path", { class: "flow", d: course })] : []),
...spots.map((one) => spot([one[0] * width, one[1] * height], one, "")),
);
const word = image.querySelector(".stamp");
image.append(word);
});
};
const stop = whenWide(el, draw);

return {
show(shown) {
heading.textContent = shown.heading;
if (rows.length !== shown.frames.length) {
rows = shown.frames.map(() => ({ image: svg("svg", { "aria-hidden": true }), label: make("b"), words: make("span", { class: "note" }) }));
list.replaceChildren(...rows.map(({ image, label, words }) => make("li", {}, make("div", {}, image), label, " ", words)));
}
shown.frames.forEach(({ label, words }, i) => {
rows[i].label.textContent = label;
rows[i].words.textContent = words;
});
now = shown;
draw();
},
gone: stop,
};
};
return { film };
})();
const $front_pages = (() => {

const { make } = $dom;

const front_pages = (el) => {
el.classList.add("scomm-pages");
const pages = [];
return {
show(shown) {
el.setAttribute("role", "group");
el.setAttribute("aria-label", shown.name);
shown.pages.forEach(({ paper, headline, numbers, share, unsure }, i) => {
if (!pages[i]) {
const parts = ["paper", "headline", "numbers"].map((name) => make("p", { class: name }));
const bar = make("span", {});
const box = make("article", { class: i % 2 ? "other" : "" }, ...parts, make("div", { class: "share", "aria-hidden": true }, bar));
pages[i] = { parts, bar };
el.append(box);
}
[paper, headline, numbers].forEach((text, place) => (pages[i].parts[place].textContent = text));
pages[i].bar.classList.toggle("unsure", unsure);
pages[i].bar.style.width = `${100 * share}%`;
});
},
};
};
return { front_pages };
})();
const $hundreds = (() => {

const { fresh, hatching, make, named, svg, whenWide } = $dom;

const [STEP, R] = [10, 3.7];
const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const NARROW = 560;

const place = (i) => [(i % 10) * STEP + STEP / 2, (9 - Math.floor(i / 10)) * STEP + STEP / 2];
const dots = (from, to) => Array.from({ length: to - from }, (_, i) => place(from + i)).map(([x, y]) => `M${x - R} ${y}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0`).join("");

const hundreds = (el, { follows, holds, labels, across }, tools) => {
el.classList.add("scomm-hundreds");
el.style.setProperty("--many", labels.length);
const heading = make("p", { class: "heading" });
const hatch = fresh("hatch");
const defs = svg("defs");
const cells = labels.map((label, i) => {
const [some, rest, said] = [svg("path", {}), svg("path", { class: "rest" }), make("b")];
const cell = make("div", { class: "cell" }, svg("svg", { viewBox: "0 0 100 100" }, i ? null : defs, rest, some), said, make("span", { class: "of", text: label }));
cell.addEventListener("click", () => tools.choose(follows, i)); // the range above is there for every hand
return { cell, some, rest, said };
});
const line = make("div", { class: "fields" }, ...cells.map(({ cell }) => cell));
el.append(...holds.map((one) => tools.held(one)), heading, line, make("p", { class: "note across", text: across }));
let tone = "";

const stop = whenWide(el, (width) => {
const one = width < NARROW ? 0 : width / labels.length;
el.classList.toggle("narrow", !one);
el.style.setProperty("--from", `${one ? one / 2 - THUMB / 2 : 0}px`);
el.style.setProperty("--long", one ? `${width - one + THUMB}px` : "100%");
});

return {
show(shown) {
heading.textContent = shown.heading;
named(line, shown.name);
if (tone !== shown.tone) {
tone = shown.tone;
line.style.setProperty("--tone", `var(--scomm-${tone})`);
defs.replaceChildren(hatching(hatch, tone, { gap: 3, line: 1.4 }));
}
shown.fields.forEach(({ n, said, look }, i) => {
const one = cells[i];
one.some.setAttribute("class", look);
one.some.setAttribute("d", dots(0, n));
one.some.style.fill = look === "hatch" ? `url(#${hatch})` : "";
one.rest.setAttribute("d", dots(n, 100));
one.said.textContent = said;
});
},
step(index) {
cells.forEach(({ cell }, i) => cell.classList.toggle("chosen", i === index));
},
gone: stop,
};
};
return { hundreds };
})();
const $signs = (() => {

const { svg } = $dom;

const REACH = 13; // from the middle of the line to a post

const LEAF = 32; // how long a leaf is that stands open
const STRIPE = 3.6; // how wide a stripe of it is

/** One of two leaves, hinged at a post: it lies across the line, or is swung along it. Its stripes make a gate of it. */
const leaf = (side, shut, towards) => {
const [long, wide] = [shut ? REACH : LEAF, 6.5];
const turned = shut ? -side * 90 : towards > 0 ? side * 20 : 180 - side * 20;
const stripes = (shut ? [0.15, 0.7] : [0.1, 0.34, 0.58, 0.82]).map((at) => `M${at * long} ${-wide / 2}h${STRIPE}v${wide}h${-STRIPE}z`);
return svg(
"g",
{ class: shut ? "leaf across" : "leaf along", transform: `translate(0 ${side * REACH}) rotate(${turned})` },
svg("rect", { x: 0, y: -wide / 2, width: long, height: wide, rx: 1.5 }),
svg("path", { d: stripes.join("") }),
);
};

/** A gate whose leaves open to the right (1) or to the left (-1). One that is disputed has no leaves: it is a question. */
const gate = ({ gate: state, disputed }, towards = 1) => {
const posts = [-1, 1].map((side) => svg("rect", { class: "post", x: -6, y: side < 0 ? -REACH - 14 : REACH, width: 12, height: 14, rx: 2 }));
const parts = disputed
? [svg("path", { class: "ghost", d: "M0 -25L25 0L0 25L-25 0z" }), svg("text", { class: "sign", y: 8, text: "?" })]
: [leaf(-1, state !== "open", towards), leaf(1, state === "shut", towards), ...posts];
return svg("g", { class: `gate ${state} ${disputed ? "disputed" : ""}` }, ...parts);
};

const DRAWN = {
print: [2.5, 5, 7.5].map((r) => `M${-r} ${7 - r / 3}V1a${r} ${r} 0 0 1 ${2 * r} 0v${6 - r / 3}`),
paper: ["M-6 -8H3L7 -4V8H-6zM-3 -2H4M-3 2H4"],
question: ["M-8 -7H8V4H1L-4 8V4H-8z", "M-2 -3.2a2 2 0 1 1 2.6 2V0M.6 2v.4"],
person: ["M-3.5 -4.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0", "M-7 8.5V6.5a7 5.5 0 0 1 14 0V8.5"],
};

/** What goes along a line. */
const carried = (what) =>
svg("svg", { class: "carried", viewBox: "-10 -10 20 20", "aria-hidden": true }, ...DRAWN[what].map((d) => svg("path", { d })));
return { gate, carried };
})();
const $track = (() => {

const { fresh, svg } = $dom;

const ENDS = [112, 36]; // how wide and how high the box of an end is

const words = (kind, { x, y }, anchor, ...lines) =>
svg("text", { class: kind, x, y, "text-anchor": anchor }, ...lines.map(([name, text, dy]) => svg("tspan", { class: name, x, dy, text })));

const box = (x, y, wide, high, rx) => svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx });

const shape = ({ shape: kind, x, y }) => {
if (kind === "round") return [svg("circle", { cx: x, cy: y, r: 13 })];
if (kind === "end") return [box(x, y, ...ENDS, ENDS[1] / 2)];
return [box(x, y, 32, 34, 4), svg("path", { class: "bars", d: [-8, 0, 8].map((dx) => `M${x + dx} ${y - 10}v20`).join("") })];
};

const said = ({ shape: kind, side, name, does, x, y }) => {
if (kind === "end") return words("", { x, y: y + 5 }, "middle", ["name", name, 0]);
return words("", { x, y: side === "above" ? y - 40 : y + 34 }, "middle", ["name", name, 0], ["does", does, 17]);
};

/** Draws it all into an image; gives the groups of its legs in their order and of its stations by their ids, and the tips of lines. */
const track = (image, { grounds, stations, lines }) => {
const [chevron, arrow, tip] = ["chevron", "arrow", "tip"].map(fresh);
const marker = (id, refX, size, child) =>
svg("marker", { id, viewBox: "-6 -6 12 12", refX, refY: 0, markerWidth: size, markerHeight: size, orient: "auto", markerUnits: "userSpaceOnUse", overflow: "visible" }, child);
image.append(
svg(
"defs",
{},
marker(chevron, 26, 12, svg("path", { class: "chevron", d: "M-2 -3.5L1.5 0L-2 3.5" })),
marker(arrow, 26, 12, svg("path", { d: "M-5 -6.5L6 0L-5 6.5z", fill: "context-stroke" })),
marker(tip, 3, 12, svg("path", { d: "M-5 -5L5 0L-5 5z", fill: "context-stroke" })),
),
...grounds.map(({ name, x, y, outline }) =>
svg("g", { class: "ground" }, outline && svg("path", { d: outline }), svg("text", { class: "owner", x, y, "text-anchor": outline ? "start" : "middle", text: name })),
),
);
const way = (d, more = {}) => svg("g", { class: "way", ...more }, svg("path", { class: "under", d }), svg("path", { class: "over", d }));
const legs = lines.map(({ path, forks, fork_says, aside, says, says_at: [x, y, anchor] }) => {
const group = svg(
"g",
{ class: `line ${aside ? "aside" : ""}` },
path && way(path),
...forks.map(([d, id]) => way(d, { "data-end": id })),
...fork_says.map(([text, x, y]) => svg("text", { class: "which", x, y, text })),
svg("g", { class: "at" }),
svg("text", { class: "says", x, y, "text-anchor": anchor, text: says }),
);
return group;
});
image.append(...legs.filter((_, i) => lines[i].aside), ...legs.filter((_, i) => !lines[i].aside).reverse());
const stops = Object.fromEntries(stations.map((one) => [one.id, svg("g", { class: `station ${one.shape}` }, ...shape(one), said(one))]));
image.append(...Object.values(stops));
const tips = Object.fromEntries(Object.entries({ chevron, arrow, tip }).map(([name, id]) => [name, `url(#${id})`]));
return { legs, stops, tips };
};
return { track };
})();
const $journey = (() => {

const { make, named, still, svg, whenWide } = $dom;
const { carried, gate } = $signs;
const { track } = $track;

const ROOM = 740; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

const LEAVES = { can: { gate: "open" }, disputed: { gate: "open", disputed: true } };
/** A piece of the line of a kind, with its gate where there is one. */
const sample = (kind, one = LEAVES[kind]) => svg("svg", { class: `sample ${kind}`, viewBox: "-29 -27 58 54", "aria-hidden": true }, svg("path", { class: "road", d: "M-29 0H29" }), one && gate(one));

const journey = (el, fixed, tools) => {
const { words, lines } = fixed;
const [left, top, width, height] = fixed.view_box;
el.classList.add("scomm-journey");
const image = svg("svg", { viewBox: `${left} ${top} ${width} ${height}` });
const { legs, stops, tips } = track(image, fixed);
legs.forEach((leg, i) => leg.addEventListener("click", () => go(i + 1)));

const key = make("ul", { class: "key", "aria-label": words.key });
const buttons = lines.map(({ aside }, i) => {
const button = make("button", { type: "button", tabindex: -1, class: aside && "aside" });
button.addEventListener("click", () => go(i + 1));
return button;
});
const list = make("ol", { "aria-label": words.list }, ...buttons.map((button) => make("li", {}, button)));
const back = make("button", { type: "button", text: words.back });
const next = make("button", { type: "button", text: words.next });
const play = make("button", { type: "button", text: words.play });
const card = make("div", { class: "card" });
el.append(key, make("div", { class: "plan" }, image, list), make("div", { class: "steps" }, back, next, play), card);
const put = (i, x, y) => {
buttons[i].parentElement.style.cssText = `--x:${(100 * (x - left)) / width}%;--y:${(100 * (y - top)) / height}%`;
};

let now = 0; // no step is lit; the first one is 1
let told = null;
let timer = null;
const last = lines.length;
const go = (i, focus = false) => {
if (i < 0 || i > last) return;
tools.choose(fixed.follows, i);
if (focus) buttons[i - 1].focus();
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
const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 1, End: last }[event.key];
if (to === undefined) return;
event.preventDefault();
stop();
go(Math.max(1, to), true);
});

const mark = () => {
const { steps } = told;
const on = now ? steps[now - 1] : null;
legs.forEach((leg, i) => {
const { happens, main, ends, few, kind, seen } = steps[i];
const place = !now ? "whole" : i + 1 === now ? "on" : i + 1 < now ? "past" : "ahead";
leg.setAttribute("class", `line ${lines[i].aside ? "aside" : ""} ${place} ${kind} ${main ? "main" : ""} ${seen ? "seen" : ""}`);
for (const way of leg.querySelectorAll(".way")) {
const id = way.dataset.end;
way.classList.toggle("out", Boolean(id) && !ends.includes(id));
way.classList.toggle("few", Boolean(id) && few.includes(id));
way.lastChild.setAttribute("marker-end", lines[i].aside ? tips.tip : way.matches(".out") || !happens ? "none" : kind === "can" ? tips.chevron : kind === "disputed" ? "none" : tips.arrow);
}
});
const reached = steps.flatMap(({ ends }) => ends);
const parts = new Set(lines.flatMap(({ forks }) => forks.map(([, id]) => id)));
const lit = on?.happens ? [lines[now - 1].sender, lines[now - 1].receiver, ...on.ends] : [];
for (const { id, shape } of fixed.stations)
stops[id].setAttribute("class", `station ${shape} ${lit.includes(id) ? "on" : ""} ${parts.has(id) ? (reached.includes(id) ? "reached" : "out") : ""}`);
buttons.forEach((button, i) => {
button.tabIndex = i === Math.max(0, now - 1) ? 0 : -1;
if (i + 1 === now) button.setAttribute("aria-current", "step");
else button.removeAttribute("aria-current");
const { kind, seen } = steps[i];
button.className = [kind, lines[i].aside && "aside", seen && "seen"].filter(Boolean).join(" ");
});
back.disabled = now === 0;
next.disabled = now === last;
};

/** The gate of a step on its line, with its words; or what ends before a step that does not happen. */
const stand = (i, step) => {
const { gate: [x, y, towards], gate_says_at: [sx, sy, anchor], aside } = lines[i];
const says = legs[i].querySelector(".says");
says.textContent = step.stops || (step.happens ? lines[i].says : aside ? `${lines[i].says}: ${words["never-short"]}` : "");
says.classList.toggle("stops", Boolean(step.stops));
const [wx, wy, wa] = aside && !step.happens ? [lines[i].x + 34, lines[i].y + 5, "start"] : lines[i].says_at;
if (!lines[i].forks.length) for (const [name, value] of [["x", wx], ["y", wy], ["text-anchor", wa]]) says.setAttribute(name, value);
const parent = legs[i].querySelector(".at");
parent.replaceChildren();
if (step.stops) {
const end = legs[i].querySelector(".over").getPointAtLength(17);
parent.append(svg("path", { class: "buffer", d: `M${end.x} ${end.y - 16}V${end.y + 16}` }));
}
if (!step.gate || !step.happens) return;
const one = gate(step, towards);
one.setAttribute("transform", `translate(${x} ${y}) scale(${aside ? 0.8 : 1.15})`);
const parts = step.gate_says.split("\n").map((line, n) => [line, sx, n ? 16 : 0]);
parent.append(
one,
svg("text", { class: `gate-says ${step.disputed ? "disputed" : step.gate}`, x: sx, y: sy, "text-anchor": anchor }, ...parts.map(([said, x, dy], n) => svg("tspan", { class: n ? "" : "state", x, dy, text: said }))),
);
};

/** What a list says of a step beside its way. */
const saidOf = ({ happens, gate: state, gate_says, ends }) => {
if (!happens) return words.never;
if (state) return gate_says.replace("\n", ": ").replaceAll("\n", " ");
return ends.length ? words.ends.replace("{where}", fixed.stations.filter(({ id }) => ends.includes(id)).map(({ name }) => name).join(", ")) : "";
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
key.replaceChildren(...shown.counts.map(([kind, n, said]) => make("li", {}, sample(kind), make("b", { text: n }), ` ${said}`)));
const onLine = lines.filter(({ aside }) => !aside).length;
shown.steps.forEach((step, i) => {
const { sign, x, y, forks, aside, carries } = lines[i];
stand(i, step);
const places = forks.filter(([, id]) => step.ends.includes(id));
const middle = (at) => places.reduce((sum, one) => sum + one[at], 0) / places.length;
if (places.length) {
const says = legs[i].querySelector(".says");
put(i, middle(2), middle(3));
for (const [name, value] of [["x", middle(2)], ["y", middle(3) + 29]]) says.setAttribute(name, value);
if (places.length > 1 || lines[i].fork_says?.length) says.textContent = ""; // between two ways there is no room for it, and a way with words of its own needs none
} else put(i, x, y);
const said = saidOf(step);
buttons[i].replaceChildren(
make("span", { class: "sign", text: sign }),
carried(carries),
make("span", { class: "route" }, make("span", { text: step.label }), ...(said ? [make("span", { class: "said", text: said })] : [])),
...(step.gate && step.happens ? [sample(step.kind, step)] : []),
);
const which = aside ? words.aside.replace("{n}", sign) : words.of.replace("{n}", sign).replace("{all}", onLine);
buttons[i].setAttribute("aria-label", `${which}. ${step.label}.${said ? ` ${said}.` : ""}`);
});
const line = ([, text], i) => make("p", {}, i ? make("span", { text }) : make("b", { text }));
const side = ([label, text]) => make("p", { class: "side" }, make("b", { text: label }), " ", make("span", { text }));
const sides = shown.words.filter(([label]) => label);
card.replaceChildren(...shown.words.filter(([label]) => !label).map(line), ...(sides.length ? [make("div", { class: "sides" }, ...sides.map(side))] : []));
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
const $lid = (() => {

const { fresh, make, whenWide } = $dom;
const { EDGE, GUTTER, RIGHT, scaled } = $intervals;

const ROOM = 520;
const ASK = 140; // what the words on the axis need
const THUMB = 10; // half of the handle

const lid = (el, { guess, lid: cover, values, words }, tools) => {
el.classList.add("scomm-lid");
const id = fresh("guess");
const input = make("input", { type: "range", id, min: 1, max: values.length, step: 1 });
const output = make("output", { for: id, "aria-hidden": true });
const truth = make("span", { class: "true" }, make("span"));
const lift = make("button", { type: "button", class: "lift" });
const more = make("button", { type: "button" });
const ticks = make("div", { class: "ticks", "aria-hidden": true });
const unit = make("span", { class: "unit" });
const ask = make("span", { class: "ask", "aria-hidden": true, text: words.ask });
const place_ = make("div", { class: "place" }, truth, input, ask, ticks);
el.append(make("div", { class: "beside" }, more), make("label", { for: id, text: words.guess }), output, unit, place_, lift);
let shown = null;
let width = 0;
const zero = values.indexOf(0) + 1 || Math.ceil(values.length / 2); // where a guess by keyboard begins; until then no handle is seen

const labels = () => tools.control(guess).labels;
const place = () => {
if (!shown || !width) return;
const narrow = width < ROOM;
el.classList.toggle("narrow", narrow);
const [left, right] = [narrow ? EDGE : GUTTER, width - (narrow ? EDGE : RIGHT)];
const x = scaled(shown.axis, left, right);
const at = tools.at(guess);
const open = shown.truth !== null;
el.classList.toggle("open", open);
input.style.left = `${x(values[0]) - THUMB}px`;
input.style.width = `${x(values[values.length - 1]) - x(values[0]) + 2 * THUMB}px`;
input.value = at || zero;
input.classList.toggle("unset", !at);
ask.hidden = Boolean(at);
ask.style.left = input.style.left;
ask.style.width = input.style.width;
if (at) el.classList.remove("asked");
if (!el.classList.contains("asked")) ask.textContent = parseFloat(input.style.width) > ASK ? words.ask : "";
const said = at ? labels()[at] : words["not-yet"].replace("{value}", labels()[Number(input.value)]);
input.setAttribute("aria-valuetext", said);
output.textContent = at ? labels()[at].split(",")[0] : "";
unit.textContent = shown.unit;
const marks = shown.levels.filter(([one]) => one >= values[0] && one <= values[values.length - 1]);
ticks.replaceChildren(...marks.map(([one, text]) => make("span", { text, style: `left:${x(one)}px`, "data-tick": "x", "data-x": one })));
truth.hidden = !open;
if (open) {
truth.style.left = `${x(shown.truth)}px`;
truth.dataset.x = shown.truth;
truth.classList.toggle("left", x(shown.truth) > (left + right) / 2);
truth.firstChild.textContent = words.truth.replace("{value}", shown.told);
}
lift.style.cssText = open ? `left:${shown.more ? 132 : 0}px` : `left:${left}px;width:${right - left}px`;
lift.textContent = open ? words.cover : at ? words.lift : words["lift-first"];
lift.classList.toggle("first", !at);
more.hidden = !shown.more;
if (shown.more) more.textContent = tools.at(shown.more) ? words.one : words.more;
};
input.addEventListener("input", () => {
tools.choose(guess, Number(input.value));
place();
});
const here = () => {
if (!tools.at(guess)) tools.choose(guess, Number(input.value));
place();
};
input.addEventListener("pointerup", here);
input.addEventListener("keydown", (event) => {
if (event.key === "Enter" || event.key === " ") here();
});
lift.addEventListener("click", () => {
if (tools.at(guess)) return tools.choose(cover, shown.truth === null ? 1 : 0);
const why = words.first.replace("{value}", labels()[Number(input.value)].split(",")[0]);
ask.textContent = why;
el.classList.add("asked");
tools.say(why);
input.focus();
});
more.addEventListener("click", () => tools.choose(shown.more, tools.at(shown.more) ? 0 : 1));
const leave = whenWide(el, (now) => {
width = now;
place();
});
return {
show(given) {
shown = given;
place();
},
chosen: place,
gone: leave,
};
};
return { lid };
})();
const $guessed = (() => {

const { svg } = $dom;
const { path } = $courses;
const { bold, text } = $words;

const AWAY = 20; // pixels from the place to its words

const guessedAt = (tools) => {
let shown = null;
let g = null;
let layer = null;

const draw = () => {
if (!layer) return;
layer.replaceChildren();
const chosen = shown.guessed && tools.at(shown.guessed.guess);
if (!chosen) return;
const { guess, values, line: which, since, at, mine } = shown.guessed;
const line = shown.lines[which];
const moved = values[chosen - 1];
const [low, high] = [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
const now = line.values[shown.xs.indexOf(at)];
const [px, here] = [g.x(at), Math.min(Math.max(g.y(now - moved), g.top), g.bottom)];
const course = line.values.map((one, i) => (one === null || shown.xs[i] < since || one - moved < low || one - moved > high ? null : one - moved));
const words = mine.replace("{value}", tools.control(guess).labels[chosen]);
layer.append(
svg("path", { class: "mine", d: path(shown.xs, course, g.x, g.y) }),
svg("line", { class: "apart", x1: px, x2: px, y1: g.y(now), y2: here }),
text(Math.min(px + AWAY, g.right - bold(words)), Math.min(here + 24, g.bottom - 6), words, { class: "halo strong" }),
);
};
return {
over(geometry) {
g = geometry;
layer = svg("g", {});
geometry.layer.append(layer);
draw();
},
show(next) {
shown = next;
},
draw,
};
};
return { guessedAt };
})();
const $lines = (() => {

const { guessedAt } = $guessed;
const { plot } = $plot;

const lines = (el, fixed, tools) => {
const board = plot(el, { label: fixed.read, over: (g) => guessed.over(g) });
const guessed = guessedAt(tools);
return {
...board,
show(next) {
guessed.show(next);
board.show(next);
},
chosen: () => guessed.draw(),
};
};
return { lines };
})();
const $finder = (() => {

const { fresh, make } = $dom;

const MOST = 6; // names in the list
const SLIPS = 2; // letters that may be wrong in a name

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’.]/g, "").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);

const slips = (one, other) => {
if (Math.abs(one.length - other.length) > SLIPS) return SLIPS + 1;
let row = Array.from({ length: other.length + 1 }, (_, i) => i);
for (let i = 1; i <= one.length; i += 1) {
const next = [i];
for (let j = 1; j <= other.length; j += 1)
next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
row = next;
}
return row[other.length];
};

/** The places of the names nearest to what is typed; each name has the words of its region beside it. */
const near = (typed, names) => {
const words = plain(typed);
if (!words.length) return [];
const begins = (all) => words.every((word) => all.some((one) => one.startsWith(word)));
const found = names
.map(({ own, all }, i) => {
if (own.join(" ").startsWith(words.join(" "))) return [0, own.length, i];
if (begins(all)) return [own[0].startsWith(words[0]) ? 1 : 2, own.length, i];
return [9, 0, i];
})
.filter(([rank]) => rank < 9);
if (!found.length)
for (const [i, { own }] of names.entries()) {
const off = slips(words[0], own[0]) + (words.length > 1 && own.length > 1 ? slips(words[1], own[1]) : 0);
if (off <= SLIPS && words[0].length > 3) found.push([3 + off, 0, i]);
}
return found.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]).slice(0, MOST).map(([, , i]) => i);
};

/** The field; `go(place)` is called with the area that was chosen. `labels` are the names in full. */
const finder = (areas, labels, words, go) => {
const names = areas.map(({ name, region, short }) => ({ own: plain(name), all: plain(`${name} ${region} ${short}`) }));
const [id, list] = [fresh("find"), fresh("found")];
const input = make("input", {
id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
"aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, placeholder: words.find_key,
});
const box = make("ul", { id: list, role: "listbox", "aria-label": words.found, hidden: true });
const none = make("p", { class: "note none", role: "status", text: "" });
const el = make("div", { class: "control finder" }, make("label", { for: id, text: words.find }), input, box, none);
let places = [];
let at = -1;
const mark = (to) => {
at = to;
[...box.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
if (at < 0) input.removeAttribute("aria-activedescendant");
else input.setAttribute("aria-activedescendant", box.children[at].id);
};
const show = (found) => {
places = found;
box.replaceChildren(
...found.map((i) => {
const option = make("li", { id: fresh("option"), role: "option", "aria-selected": "false", text: labels(i) });
option.addEventListener("pointerdown", (event) => {
event.preventDefault(); // the field keeps the focus, so that the list is there when the click ends
take(i);
});
return option;
}),
);
box.hidden = !found.length;
input.setAttribute("aria-expanded", String(Boolean(found.length)));
mark(found.length ? 0 : -1);
};
const take = (i) => {
input.value = "";
show([]);
go(i);
};
input.addEventListener("input", () => {
show(near(input.value, names));
none.textContent = plain(input.value).join("").length > 2 && !places.length ? words.found_none : "";
});
input.addEventListener("blur", () => {
show([]);
none.textContent = "";
});
input.addEventListener("keydown", (event) => {
event.stopPropagation();
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
if (step && places.length) {
event.preventDefault();
mark((at + step + places.length) % places.length);
} else if (event.key === "Enter" && at >= 0) {
event.preventDefault();
take(places[at]);
} else if (event.key === "Escape") {
input.value = "";
show([]);
}
});
return { el, focus: () => input.focus() };
};
return { near, finder };
})();
const $layers = (() => {

const { svg } = $dom;

/** `isolate(places)` shows these areas alone, or all where it is given null; `paint(place, look)` gives an area its look on the layer that is seen. */
const layers = (outlines, looks, fills) => {
const area = (i) => Object.assign(svg("path", { d: outlines[i] }), { area: i, look: 0 });
const [whole, alone] = [svg("g", { class: "areas" }), svg("g", { class: "areas alone" })];
const all = outlines.map((_, i) => area(i));
whole.append(...all);
let seen = all; // by the place of each area
return {
els: [whole, alone],
isolate(places) {
const some = (places ?? []).map(area);
alone.replaceChildren(...some);
seen = places ? Object.fromEntries(some.map((path) => [path.area, path])) : all;
whole.classList.toggle("unseen", Boolean(places));
},
paint(i, look) {
const path = seen[i];
if (path.look === look) return;
path.style.fill = fills[look];
path.classList.toggle("filled", Boolean(look) && !looks[look].whole);
path.look = look;
},
size: (unit) => whole.style.setProperty("--unit", unit),
};
};
return { layers };
})();
const $looks = (() => {

const { fresh, svg } = $dom;

const TILE = 6; // pixels from line to line

const tone = (name) => `fill:var(--scomm-${name})`;

const FINE = { tile: 3.2, width: 1.3 }; // pixels, in a small mark: several lines, so that it can't be read as a sign

const pattern = ({ ground, lines, width, dotted, between, edged, tile = TILE }) => {
const size = edged || between ? tile + 2 : tile;
const node = svg("pattern", { id: fresh("look"), width: size, height: size, patternUnits: "userSpaceOnUse" });
if (ground) node.append(svg("rect", { width: size, height: size, style: tone(ground) }));
if (edged) node.append(svg("rect", { width: width + 2, height: size, style: tone("page") }));
if (dotted) node.append(svg("circle", { cx: size / 2, cy: size / 2, r: width, style: tone(lines) }));
else node.append(svg("rect", { x: edged ? 1 : 0, width, height: size, style: tone(lines) }));
if (between) node.append(svg("circle", { cx: (size + width) / 2, cy: size / 2, r: 1.3, style: tone(lines) }));
node.size = (unit) => node.setAttribute("patternTransform", `scale(${unit}) rotate(45)`);
node.size(1);
return node;
};

/** The fill of each look, and the patterns that must stand in the picture; `size(unit)` keeps lines as wide as they are. */
const fills = (looks) => {
const patterns = looks.map((look) => (look.lines ? pattern(look) : null));
return {
defs: svg("defs", {}, ...patterns.filter(Boolean)),
fills: looks.map(({ ground }, i) =>
patterns[i] ? `url(#${patterns[i].id})` : ground ? `var(--scomm-${ground})` : "",
),
size: (unit) => patterns.forEach((one) => one?.size(unit)),
};
};

/** Looks as they are in a mark of a few pixels. */
const fine = (looks) => looks.map((look) => (look.lines && !look.edged && !look.dotted ? { ...look, ...FINE, between: false } : look));

/** A small sample of a look for the legend. */
const swatch = (look) => {
const own = fills(look.round ? fine([look]) : [look]);
if (look.round)
return svg("svg", { class: "swatch", width: 24, height: 16, "aria-hidden": true }, own.defs, svg("circle", { class: "dot", cx: 12, cy: 8, r: 6, style: `fill:${own.fills[0]}` }));
return svg(
"svg",
{ class: `swatch${look.framed ? " framed" : ""}`, width: 24, height: 16, "aria-hidden": true },
own.defs,
svg("rect", { x: 1, y: 1, width: 22, height: 14, style: `fill:${own.fills[0] || "var(--scomm-page)"}` }),
);
};
return { fills, fine, swatch };
})();
const $legend = (() => {

const { make } = $dom;
const { swatch } = $looks;

const DOUBT = { ground: "", lines: "edge", width: 2.2 };

/** The legend, and its rows with their looks where those alone are to stand there of which something is seen. */
const legend = ({ legend: { title, rows, doubt, seen, aside }, looks, mine }, ring) => {
const items = rows.map(([text, cells]) => ({
cells,
row: make("li", { class: cells.length ? "" : "head" }, cells.length ? swatch(looks[cells[0]]) : null, text),
}));
const unsure = looks.map((_, i) => i).filter((i) => looks[i].lines && !looks[i].dotted);
if (doubt) items.push({ cells: unsure, row: make("li", {}, swatch(DOUBT), doubt) });
const el = make("ul", { class: "legend", "aria-label": title }, ...items.map(({ row }) => row), aside ? make("li", { class: "aside", text: aside }) : null, mine ? make("li", { class: "mine" }, ring(), mine) : null);
const parts = items.map(({ cells, row }, i) => {
const next = items.findIndex(({ cells: one }, at) => at > i && !one.length);
return { row, cells: cells.length ? cells : items.slice(i + 1, next < 0 ? rows.length : next).flatMap((one) => one.cells) };
});
return { el, keyed: seen ? parts : [] };
};
return { legend };
})();
const $outlines = (() => {

const HALF = 43; // a step of at most so many units is one digit
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((one) => one !== "\\");
const VALUES = Object.fromEntries(DIGITS.map((digit, i) => [digit, i]));

const numbers = (text) => {
const found = [];
for (let i = 0; i < text.length; i += 1) {
const value = VALUES[text[i]];
if (value <= 2 * HALF) found.push(value - HALF);
else {
const size = VALUES[text[i + 1]] * DIGITS.length + VALUES[text[i + 2]] + HALF + 1;
found.push(value === 2 * HALF + 1 ? size : -size);
i += 2;
}
}
return found;
};

const ring = (text, [x, y], box) => {
const [left, top, ...steps] = numbers(text);
let [at, down] = [left + x, top + y];
for (let i = 0; i <= steps.length; i += 2) {
box.left = Math.min(box.left, at);
box.right = Math.max(box.right, at);
box.top = Math.min(box.top, down);
box.bottom = Math.max(box.bottom, down);
at += steps[i];
down += steps[i + 1];
}
return `M${left + x} ${top + y}l${steps.join(" ")}z`;
};

/** The path of each area, `d`, and the `box` around it: worked out here, for a browser would lay out the whole page to tell. */
const unpacked = (text, middle) =>
text.split(" ").map((area) => {
const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
const d = area.split("!").map((one) => ring(one, middle, box)).join("");
return { d, box: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top } };
});

/** What stands in a row of equal neighbours, one by one. */
const spread = (runs) => runs.flatMap(([value, times]) => Array(times).fill(value));

/** Places in a short list: see `packed_places` in land.py. */
const placed = (text) => numbers(text).map((value) => value + HALF);
return { unpacked, spread, placed };
})();
const $names = (() => {

const { svg } = $dom;

const LETTERS = 13; // pixels
const WIDE = 0.62; // of its height a letter is so wide, or less: nothing is measured, for that would lay out three thousand areas
const EDGE = 2; // pixels: what is drawn around the letters

const within = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

/** The name of a region, written over its middle, or as near to it as the whole name stays in the picture. */
const titled = (text, { x, y, width, height }, unit, view) => {
const half = (LETTERS * WIDE * text.length * unit) / 2 + EDGE * unit;
const [high, low] = [(LETTERS + EDGE) * unit, 4 * unit];
return svg("text", {
x: within(x + width / 2, view.x + half, view.x + view.width - half),
y: within(y + height / 2 + 4.5 * unit, view.y + high, view.y + view.height - low),
"text-anchor": "middle", text, style: `font-size:${LETTERS * unit}px;stroke-width:${2 * EDGE * unit}px`,
});
};
return { titled };
})();
const $map = (() => {

const { make, svg, whenWide } = $dom;
const { finder } = $finder;
const { layers } = $layers;
const { legend } = $legend;
const { fills, fine } = $looks;
const { placed, spread, unpacked } = $outlines;
const { titled } = $names;

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BESIDE = 640; // pixels from which on there is room for the legend beside the picture
const NARROW = 1.8; // so many times the lines of words, where the card is narrow
const DOT = 6; // pixels: the radius of a dot
const RING = 14; // pixels: a ring around an area of one's own is never smaller

const typing = (node) => node.matches("select, textarea, input:not([type=range], [type=radio])");

const map = (el, fixed, tools) => {
const { land, dress } = fixed;
const words = dress.find ? { ...fixed.words, find: dress.find } : fixed.words;
const { looks } = dress;
const [left, top, width, height] = land.view_box;
const unfolded = unpacked(land.areas, land.middle);
const outlines = unfolded.map(({ d }) => d);
const of = spread(land.runs);
const names = land.names.split("|").map((name) => name.replace("~", ` ${land.most_called}`));
const changesOf = placed(dress.changes_of);
const toldOf = placed(dress.told_of);
const columns = dress.columns.map((column) => column.split("|"));
const label = (i) => words.place.replace("{name}", names[i]).replace("{region}", land.regions[of[i]][1]);
let now = 0;
let region = "";
let own = -1;
let found = -1;
let unit = 1;

const paint = fills(looks);
const small = fills(fine(looks));
const ground = svg("g", { class: "ground" });
const areas = layers(outlines, looks, paint.fills);
const borders = svg("g", { class: "borders" });
const regions = {};
const around = {}; // the box around each region
unpacked(land.borders, land.middle).forEach(({ d, box }, i) => {
const code = land.regions[i][0];
around[code] = box;
regions[code] = [ground, borders].map((group) => group.appendChild(svg("path", { d, "data-region": code })));
});
const framed = svg("path", { class: "framed" });
const dots = dress.dots.map((dot) => ({ ...dot, node: svg("circle", { class: "dot" }) }));
const pins = ["halo", "line"].map((name) => svg("path", { class: `here ${name}` }));
const rings = ["halo", "line"].map((name) => svg("circle", { class: `ring ${name}`, r: 0 }));
const names_on = svg("g", { class: "names", "aria-hidden": true });
let named = [];
const picture = svg(
"svg",
{ tabindex: 0, role: "application", "aria-roledescription": words.role, "aria-label": words.name },
paint.defs, small.defs, ground, ...areas.els, borders, framed, ...dots.map(({ node }) => node), names_on, ...rings, ...pins,
);

const find = finder(
names.map((name, i) => ({ name, region: land.regions[of[i]][1], short: land.regions[of[i]][2] })),
label, words, (i) => take(i),
);
const next = dress.next && make("button", { type: "button", text: dress.next });
const ring = () => svg("svg", { class: "swatch", width: 24, height: 16, "aria-hidden": true }, svg("circle", { class: "ring line", cx: 12, cy: 8, r: 6 }));
const { el: key, keyed } = legend(dress, ring);
const card = make("p", { class: "card", role: "group", "aria-label": words.card });
const slot = make("div", { class: "slot" }, card);
const shares = make("ul", { class: "shares", "aria-label": fixed.shares_of });
const sheet = make("div", { class: "sheet" }, picture);
el.classList.add("scomm-map");
const places = make("div", { class: "places" }, ...fixed.holds.map(tools.held), find.el);
const numbers = fixed.shares_of && make("div", { class: "numbers" }, make("p", { class: "note", text: fixed.shares_of, "aria-hidden": true }), shares);
const side = make("div", { class: "side" }, numbers || null, places, numbers ? null : key, next || null);
el.append(side, sheet, numbers ? key : "", slot);

const look = (changes) => changes.reduce((before, [from, to]) => (from <= now ? to : before), 0);
const has = outlines.map(() => 0);
const inside = (i) => !region || land.regions[of[i]][0] === region;
const size = () => (el.classList.contains("small") ? 0.7 : 1); // of signs: smaller in a small picture
const recolour = () => {
const current = dress.changes.map(look);
let frames = "";
const used = new Set();
outlines.forEach((outline, i) => {
const to = (has[i] = current[changesOf[i]]);
if (!inside(i)) return;
used.add(to);
areas.paint(i, to);
if (looks[to].framed) frames += outline;
});
if (framed.getAttribute("d") !== frames) framed.setAttribute("d", frames);
const taken = [];
for (const { area, changes, node } of dots) {
const to = look(changes);
const seen = to && region && inside(area); // on the whole land dots would hide the areas
node.style.fill = small.fills[to];
node.style.display = seen ? "" : "none";
if (!seen) continue;
used.add(to);
const r = size() * DOT * unit;
let [x, y] = middle(area);
while (taken.some(([cx, cy]) => Math.hypot(cx - x, cy - y) < 2.4 * r)) x += r / 2;
taken.push([x, y]);
for (const [key, value] of Object.entries({ cx: x, cy: y, r })) node.setAttribute(key, value);
}
for (const { row, cells } of keyed) row.hidden = !cells.some((i) => used.has(i));
};

const box = (i) => unfolded[i].box;
const middle = (i) => [box(i).x + box(i).width / 2, box(i).y + box(i).height / 2];

let laid = "";
const frame = { wide: 0, high: 0 }; // of the picture, in pixels: read when the width changes, and never between two writes
const zoom = () => {
let view = { x: left, y: top, width, height };
if (region) {
const found = around[region];
const margin = 0.04 * Math.max(found.width, found.height);
view = { x: found.x - margin, y: found.y - margin, width: found.width + 2 * margin, height: found.height + 2 * margin };
}
picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
unit = Math.max(view.width / (frame.wide || 860), view.height / (frame.high || 500));
paint.size(unit);
small.size(unit);
picture.style.setProperty("--unit", unit); // strokes are as wide in every view: cheaper than strokes that do not scale
if (!region) areas.size(unit);
names_on.replaceChildren(...(region ? [] : named.map(([code, text]) => titled(text, around[code], unit, view))));
encircle();
};
let alone = "";
const choose = () => {
if (alone !== region) areas.isolate(region ? outlines.map((_, i) => i).filter(inside) : null);
alone = region;
for (const [code, drawn] of Object.entries(regions)) drawn.forEach((one) => one.classList.toggle("out", Boolean(region) && code !== region));
zoom();
recolour();
if (pointed >= 0 && !inside(pointed)) point(-1);
else point(pointed);
};
const encircle = () => {
const there = own >= 0 && inside(own) && frame.wide;
rings.forEach((one) => (one.style.display = there ? "" : "none"));
if (!there) return;
const [x, y] = middle(own);
const size = Math.max(Math.hypot(box(own).width, box(own).height) / 2 + 4 * unit, RING * unit);
rings.forEach((one) => Object.entries({ cx: x, cy: y, r: size }).forEach(([key, value]) => one.setAttribute(key, value)));
};

let roomy = ["", false];
const room = () => {
const [most, beside] = roomy;
slot.style.height = beside && !el.classList.contains("owned") ? "38px" : most;
card.style.maxHeight = most;
};

let pointed = -1;
let pinned = false;
const filledIn = (text, i) => text.replace(/\{(\d)\}/g, (_, at) => columns[at][i]);
const active = (parts) => parts.filter(([from, upto]) => from <= now && now < upto).map(([, , text]) => text);
const told = (i) => active([...dress.told[toldOf[i]], ...(dress.of_regions[land.regions[of[i]][0]] ?? [])]).map((text) => filledIn(text, i));
const said = (i) => (dress.say_look ? [`${looks[has[i]].label}.`, ...told(i)] : told(i)).join(" ");
let written = null;
const reached = () => {
if (card.scrollHeight > card.clientHeight + 1) card.setAttribute("tabindex", "0");
else card.removeAttribute("tabindex");
};
const resized = new ResizeObserver(reached);
resized.observe(card);
const point = (i, aloud = false) => {
if (i !== pointed) pins.forEach((one) => one.setAttribute("d", i < 0 ? "" : outlines[i]));
pointed = i;
card.setAttribute("aria-live", aloud ? "polite" : "off");
const shown = i >= 0 ? i : own >= 0 && inside(own) ? own : -1;
const name = shown >= 0 && shown === own ? words.mine.replace("{name}", label(shown)) : shown >= 0 ? label(shown) : "";
const text = shown < 0 ? words.help : ` · ${said(shown)}`;
if (written === `${name}${text}`) return;
written = `${name}${text}`;
card.replaceChildren(name ? make("b", { text: name }) : "", text);
card.classList.toggle("empty", shown < 0);
reached();
card.scrollTop = 0;
};
const take = (i) => {
if (dress.chooses) {
found = own = i;
el.classList.add("owned");
room();
const at = tools.control(dress.chooses).labels.indexOf(`${names[i]}, ${land.regions[of[i]][2]}`);
tools.choose(dress.chooses, Math.max(0, at));
encircle();
}
visit(i);
};
const visit = (i) => {
pinned = true;
if (!inside(i)) {
const at = tools.control(fixed.place)?.labels.indexOf(land.regions[of[i]][1]) ?? -1;
region = at < 0 ? "" : land.regions[of[i]][0];
choose();
if (at >= 0) tools.choose(fixed.place, at);
}
point(i, true);
};

const nearest = ([x, y], cost) => {
let best = -1;
let least = Infinity;
outlines.forEach((_, i) => {
if (!inside(i)) return;
const [cx, cy] = middle(i);
const price = cost(cx - x, cy - y);
if (price > 0 && price < least) [best, least] = [i, price];
});
return best;
};
const move = (way) => {
if (pointed < 0 || !inside(pointed)) {
const { x, y, width: wide, height: high } = picture.viewBox.baseVal;
return nearest([x + wide / 2, y + high / 2], (dx, dy) => 1 + Math.hypot(dx, dy));
}
return nearest(middle(pointed), (dx, dy) => {
const along = dx * way[0] + dy * way[1];
const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
return along > 0 && aside <= along * 1.2 ? along + 2 * aside : -1;
});
};
const other = (way) => {
const some = dress.told.map((parts) => active(parts).length > 0);
const stops = outlines.map((_, i) => i).filter((i) => some[toldOf[i]] && inside(i));
if (!stops.length) return;
const after = way > 0 ? stops.find((i) => i > pointed) : stops.findLast((i) => i < pointed);
visit(after ?? stops.at(way > 0 ? 0 : -1));
};
picture.addEventListener("keydown", (event) => {
if (event.ctrlKey || event.altKey || event.metaKey) return;
if (event.key === "Home" && own >= 0 && inside(own)) point(own, true);
else if (event.key === "Escape") point(-1);
else if (ARROWS[event.key]) {
const to = move(ARROWS[event.key]);
if (to >= 0) point(to, true);
} else return;
pinned = pointed >= 0;
event.preventDefault();
event.stopPropagation();
});
const keys = (event) => {
if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
if (event.key === "/") find.focus();
else if (next && event.key === "n") other(1);
else if (next && event.key === "p") other(-1);
else return;
event.preventDefault();
event.stopPropagation();
};
if (next) next.addEventListener("click", () => other(1));
const under = ({ target }) => (target.area !== undefined && inside(target.area) ? target.area : -1);
picture.addEventListener("pointermove", (event) => {
const area = under(event);
if (area < 0 || area === pointed) return;
pinned = false;
point(area);
});
picture.addEventListener("click", (event) => {
const area = under(event);
pinned = area >= 0;
point(area);
});
picture.addEventListener("pointerleave", () => {
if (!pinned && document.activeElement !== picture) point(-1);
});

const unwatch = whenWide(el, (wide) => {
const beside = wide >= BESIDE;
el.classList.toggle("beside", beside);
el.classList.toggle("small", wide < 480);
if (numbers) beside ? side.append(places) : slot.after(places);
if (next) (beside ? slot : places).append(next);
picture.style.height = `${beside ? fixed.height : Math.min(fixed.height, Math.round((wide * height) / width))}px`;
roomy = [`${20 * (beside ? dress.lines : Math.ceil(dress.lines * NARROW)) + 18}px`, beside];
room();
[frame.wide, frame.high] = [picture.clientWidth, picture.clientHeight];
el.closest(".scomm-explorer")?.addEventListener("keydown", keys); // the same listener again is no second one
choose();
});
return {
show(shown) {
own = shown.own >= 0 ? shown.own : found;
el.classList.toggle("owned", own >= 0);
room();
region = shown.region;
named = shown.named;
shares.replaceChildren(
...shown.shares.map(({ label, percent, words: number }) => {
const bar = make("span", { class: "bar", "aria-hidden": true }, make("span", { style: `width:${percent}%` }));
return make("li", {}, make("b", { text: number }), make("span", { text: ` ${label}` }), bar);
}),
);
const places = JSON.stringify([region, own, named]);
if (places !== laid) choose();
else {
recolour();
point(pointed);
}
laid = places;
},
step(index) {
if (index === now) return; // the frame says it once more after each state
now = index;
recolour();
point(pointed);
},
gone() {
unwatch();
resized.disconnect();
el.closest(".scomm-explorer")?.removeEventListener("keydown", keys);
},
};
};
return { map };
})();
const $ended = (() => {

const { svg } = $dom;
const { broken, path, scale } = $courses;

const PAD = 4; // pixels beside the line

/**
* Draws a panel's line into an image.
* `scene`: one (xs, said, levels, band), behind, hatch. `look`: width, height, top, bottom and right (room around), dot.
*/
const ended = (image, { line }, { one, behind, hatch }, { width, height, top, bottom, right, dot }) => {
const { xs, band, levels } = one;
const { values } = line;
const [low, high, last, foot] = [levels[0], levels[levels.length - 1], xs.length - 1, height - bottom];
const x = scale(xs[0], xs[last], PAD, width - right);
const y = scale(low[0], high[0], foot, top);
const [until, since] = band?.broken ? [band.first, band.last].map((at) => xs.indexOf(at)) : [last, last];
const part = (from, to) => path(xs, values.map((value, i) => (i < from || i > to ? null : value)), x, y);

image.setAttribute("width", width);
image.setAttribute("height", height);
image.replaceChildren(
...(band ? [svg("rect", { class: "band", x: x(band.first), width: x(band.last) - x(band.first), y: top, height: foot - top, style: `fill:url(#${hatch})` })] : []),
svg("line", { class: "axis", x1: PAD, x2: width - right, y1: foot, y2: foot }),
svg("path", { class: "behind", d: path(xs, broken(xs, behind.values, band).ends, x, y) }),
...(band?.broken ? [svg("path", { class: "later", d: part(since, last) })] : []),
svg("path", { class: "own", d: part(0, until) }),
...broken(xs, values, band).dots.map(([at, value]) => svg("circle", { class: "end later", cx: x(at), cy: y(value), r: dot - 2 })),
...[0, until].map((i) => svg("circle", { class: "end own", cx: x(xs[i]), cy: y(values[i]), r: dot })),
);
};
return { ended };
})();
const $together = (() => {

const { svg } = $dom;
const { scale } = $courses;

/** Pixels: below it words are smaller, and a verdict is left to the numbers and the dash. */
const NARROW = 560;
const WIDE = { left: 118, right: 350, number: 42, words: 15, line: 20, top: 12, bottom: 24, dot: 8 };
const THIN = { left: 84, right: 112, number: 28, words: 13, line: 16, top: 12, bottom: 42, dot: 6 };
const [REACH, OFF, CAP, LETTER] = [14, 14, 0.36, 0.8]; // pixels of a line that is pointed at, from a dot to its words; of a number's height, from its middle to its foot, and the width of a digit
const LETTERS = 13; // in a line of words where there is little room
const FIRM = 40; // how much less the number of the finding gives way than other words

/** The middles of labels (at, high, firm) as near to their ends as they can be, so that none lies on another or below `foot`. */
const apart = (labels, top, foot) => {
labels.sort((one, other) => one.end - other.end || one.order - other.order);
const blocks = [];
let before = 0;
for (const label of labels) {
const shift = before + label.high / 2;
before += label.high;
blocks.push({ labels: [[label, shift]], weight: label.firm, want: label.end - shift });
while (blocks.length > 1 && blocks.at(-2).want > blocks.at(-1).want) {
const [last, one] = [blocks.pop(), blocks.pop()];
const weight = one.weight + last.weight;
blocks.push({ labels: [...one.labels, ...last.labels], weight, want: (one.want * one.weight + last.want * last.weight) / weight });
}
}
for (const { labels: all, want } of blocks) for (const [label, shift] of all) label.at = Math.max(top, Math.min(want, foot - before)) + shift;
};

/** Words in lines of so many letters. */
const wrapped = (text, most) =>
text.split(" ").reduce((rows, word) => {
const last = rows.at(-1);
return last && `${last} ${word}`.length <= most ? [...rows.slice(0, -1), `${last} ${word}`] : [...rows, word];
}, []);

/**
* Draws all of them into an image. `scene`: one (xs, said, levels, band), panels, whole, together, chosen and yours (places of panels, or -1),
* words (yours). `tools`: choose(place).
*/
const together = (image, { one, panels, whole, together: words, chosen, yours, tag }, { width, height, choose }) => {
const { xs, said, levels, band } = one;
const narrow = width < NARROW;
const look = narrow ? THIN : WIDE;
const until = band?.broken ? xs.indexOf(band.first) : xs.length - 1;
const [low, high] = [levels[0], levels[levels.length - 1]];
const foot = height - look.bottom;
const [first, last] = [look.left, width - look.right];
const y = scale(low[0], high[0], foot, look.top);
const course = ({ line }) => `M${first} ${y(line.values[0]).toFixed(1)}L${last} ${y(line.values[until]).toFixed(1)}`;
const end = ({ line }) => y(line.values[until]);
const closes = ({ sides, end: last_ }) => sides[0] ?? last_;
const change = (panel) => `${panel.begin} → ${closes(panel)}`;
const hero = panels[chosen] ?? whole;
const verdicts = new Map(words.named.map(([place, verdict, dashed]) => [panels[place], { verdict, dashed }]));
const kindOf = (panel) => (panel === hero ? "hero" : panel === whole ? "all" : panels[yours] === panel ? "own" : verdicts.has(panel) ? "named" : "thin");

const lineOf = (panel, kind = kindOf(panel)) => {
const dashed = kind === "all" || (kind !== "hero" && verdicts.get(panel)?.dashed);
const tone = kind !== "hero" && verdicts.has(panel) ? "counter" : "";
const node = svg("g", { class: ["course", kind, dashed && "dashed", tone].filter(Boolean).join(" ") }, svg("path", { d: course(panel) }));
if (kind !== "thin") node.append(...[[first, 0], [last, until]].map(([at, i]) => svg("circle", { "data-x": xs[i], "data-y": panel.line.values[i], cx: at, cy: y(panel.line.values[i]), r: kind === "hero" ? look.dot : 4 })));
return node;
};

const labels = [];
const label = (panel, order, lines, draw, firm = 1) => labels.push({ end: end(panel), order, high: typeof lines === "number" ? lines * look.line + 4 : lines.high, firm, draw });
const start = last + OFF;
const row = (at, i, rows, kind, ...parts) => svg("text", { class: `halo ${kind}`, x: start, y: at + (i - (rows - 1) / 2) * look.line + look.words * CAP }, ...parts);
const bold = (text) => svg("tspan", { class: "name", text });
const plain = (text) => svg("tspan", { text });
const said_ = (panel, name, kind) => (at) =>
narrow ? [row(at, 0, 2, kind, bold(name)), row(at, 1, 2, kind, plain(change(panel)))] : [row(at, 0, 1, kind, bold(name), plain(` ${change(panel)}${verdicts.has(panel) ? `, ${verdicts.get(panel).verdict}` : ""}`))];
const rows = narrow ? 2 : 1;
const named = (panel, order, name, kind) => label(panel, order, rows, said_(panel, name, kind));
label(hero, 0, { high: narrow ? look.number + look.line + 4 : look.number }, (at) => {
const middle = narrow ? at - look.line / 2 : at;
const beside = narrow ? [start, middle + look.number / 2 + look.line / 2 + look.words * CAP] : [start + closes(hero).length * look.number * LETTER + 8, at + look.words * CAP];
return [svg("text", { class: "halo number", x: start, y: middle + look.number * CAP, text: closes(hero) }), svg("text", { class: "halo name hero", x: beside[0], y: beside[1], text: hero.short })];
}, FIRM);
if (hero !== whole) named(whole, 1, whole.short, "all");
for (const panel of verdicts.keys()) if (kindOf(panel) === "named") named(panel, 2, panel.short, "counter");
const own = panels[yours];
if (own && own !== hero) {
const kind = verdicts.has(own) ? "counter" : "own";
const mine = narrow ? [bold(own.short), plain(change(own)), plain(tag)] : [bold(`${own.short} (${tag})`)];
const lines = narrow ? mine.map((part, i) => [i, part]) : [[0, mine[0], plain(` ${change(own)}`)]];
const frame = (at) => svg("rect", { class: "frame", x: start - 6, y: at - (lines.length * look.line) / 2 - 2, width: width - start + 5, height: lines.length * look.line + 4, rx: 6 });
label(own, 1, lines.length, (at) => [frame(at), ...lines.map(([i, ...parts]) => row(at, i, lines.length, kind, ...parts))]);
}
const thin = panels.filter((panel) => kindOf(panel) === "thin");
const told = narrow ? wrapped(words.others, LETTERS) : [words.others]; // above the lines, so that it is no line's own name
apart(labels, look.top, foot);

const spot = svg("g", { class: "pointed" });
const point = (panel) => {
spot.replaceChildren();
if (!panel) return;
const named = kindOf(panel) !== "thin";
spot.append(lineOf(panel, "own"));
if (named) return;
const middle = (y(panel.line.values[0]) + end(panel)) / 2;
spot.append(svg("text", { class: "halo name", x: (first + last) / 2, y: Math.max(look.words, middle - OFF), "text-anchor": "middle", text: `${panel.line.label}: ${change(panel)}` }));
};
const hits = panels.map((panel, i) => {
const hit = svg("path", { class: "hit", d: course(panel), "stroke-width": REACH });
hit.addEventListener("pointerenter", () => point(panel));
hit.addEventListener("pointerleave", () => point(null));
hit.addEventListener("click", () => choose(i));
return hit;
});

image.setAttribute("width", width);
image.setAttribute("height", height);
image.setAttribute("aria-label", `${hero.name}. ${words.name}`);
image.replaceChildren(
...[[first, 0], [last, until]].map(([at, i]) => svg("line", { class: "axis", "data-tick": "x y", "data-x": xs[i], "data-bottom": low[0], "data-top": high[0], x1: at, x2: at, y1: look.top, y2: foot })),
...[low, high].map(([at, text]) => svg("text", { class: "scale", x: first - OFF, y: y(at) + 5, "text-anchor": "end", text })),
...[[first, 0], [last, until]].map(([at, i]) => svg("text", { class: "scale", x: at, y: foot + 18, "text-anchor": "middle", text: said[i] })),
narrow ? svg("text", { class: "scale", x: width, y: foot + 36, "text-anchor": "end", text: `→ ${words.after}` }) : svg("text", { class: "scale", x: last + 24, y: foot + 18, text: `→ ${words.after}` }),
...thin.map((panel) => lineOf(panel)),
...[whole, ...panels].filter((panel) => !["thin", "hero"].includes(kindOf(panel))).map((panel) => lineOf(panel)),
lineOf(hero),
svg("text", { class: "halo number", x: first - OFF, y: y(hero.line.values[0]) + look.number * CAP, "text-anchor": "end", text: hero.begin }),
...labels.filter(({ at, end: own_ }) => Math.abs(at - own_) > 6).map(({ at, end: own_ }) => svg("line", { class: "leader", x1: last + 5, x2: start - 3, y1: own_, y2: at })),
...labels.flatMap(({ at, draw }) => draw(at)),
...told.map((text, i) => svg("text", { class: "halo others", x: (first + last) / 2, y: look.top + look.words + i * look.line, "text-anchor": "middle", text })),
...hits,
spot,
);
};
return { NARROW, together };
})();
const $multiples = (() => {

const { fresh, hatching, make, svg, whenWide } = $dom;
const { ended } = $ended;
const { NARROW, together } = $together;
const { plot } = $plot;

const [BETWEEN, AROUND] = [10, 14]; // pixels between panels, and within one
const HIGH = 376; // of the picture of all together
const SMALL = { height: 52, top: 6, bottom: 4, right: 8, dot: 3 };
const ROOM = 44; // pixels above the list of all, where it scrolls

const multiples = (el, fixed, tools) => {
const { panels, behind, whole, one, words, orders, control } = fixed;
let shown = null;
let order = 0; // which of the ways of sorting
let every = false; // whether all panels are shown, small
let opened = -1; // the panel that is open large
let current = 0; // the panel that Tab reaches
let width = 0;
el.classList.add("scomm-multiples");

const name = fresh("sort");
const boxes = orders.map((_, i) => {
const input = make("input", { type: "radio", name, value: i });
input.checked = i === order;
input.addEventListener("change", () => {
order = i;
arrange();
});
return input;
});
const sorting = make(
"fieldset",
{ class: "control chips" },
make("legend", { text: words.sort }),
make("div", {}, ...boxes.map((box, i) => make("label", {}, box, make("span", { text: orders[i][0] })))),
);
const caption = make("p", { class: "caption", text: fixed.together.caption });
const more = make("button", { type: "button", class: "every" });
const back = make("button", { type: "button", text: words.back });
const title = make("b");
const head = make("div", { class: "head" }, back, title);
const list = make("ul");
const image = svg("svg", { role: "img", class: "together" });
const all = make("div", { class: "all" }, make("div", { class: "bar" }, caption, more), image, list);
const room = make("div", { class: "large", hidden: true });
const hatch = fresh("hatch");
el.append(svg("svg", { width: 0, height: 0, class: "defs", "aria-hidden": true }, svg("defs", {}, hatching(hatch, "context", { gap: 5, line: 1 }))), head, all, room);
let board = null; // the large plot, made when it is first wanted

const tiles = panels.map((panel, i) => {
const image = svg("svg", { class: "small", "aria-hidden": true });
const tag = make("span", { class: "tag" });
const corner = make("span", { class: "corner", text: panel.corner });
const button = make("button", { type: "button", tabindex: -1 }, make("span", { class: "top" }, make("b", { text: panel.short }), tag, corner), image);
button.addEventListener("click", () => open(i));
return { panel, button, image, tag, corner, item: make("li", { class: panel.tone }, button) };
});
const places = () => orders[order][1]; // of the panels, in their order

const draw = () => {
if (!shown || !width) return;
all.classList.toggle("every", every);
el.classList.toggle("narrow", width < NARROW);
image.toggleAttribute("hidden", every);
list.hidden = !every;
if (!every) {
const chosen = panels.findIndex(({ place }) => place === shown.chosen);
const scene = { one, panels, whole, together: fixed.together, chosen, yours: shown.yours, tag: words.yours };
return together(image, scene, { width, height: HIGH, choose: (i) => tools.choose(control, panels[i].place) });
}
const columns = width >= 780 ? 6 : width >= 600 ? 4 : width >= 480 ? 3 : 2;
list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
const inside = Math.floor((width - (columns - 1) * BETWEEN) / columns) - AROUND;
for (const i of places()) ended(tiles[i].image, panels[i], { one, behind, hatch }, { ...SMALL, width: inside });
};

const measure = () => {
const was = every;
every = false;
arrange();
el.style.minHeight = "";
for (const node of [head, all]) node.hidden = node === head;
room.hidden = true;
const high = el.offsetHeight;
el.style.minHeight = `${high}px`;
list.style.setProperty("--most", `${high - ROOM}px`);
every = was;
arrange();
shape();
};

const arrange = () => {
const parts = orders[order][2];
const items = places().map((place) => tiles[place].item);
let from = 0;
const rows = parts.flatMap(([text, n]) => [make("li", { class: "heading", text }), ...items.slice(from, (from += n))]);
list.replaceChildren(...(parts.length ? rows : items));
list.setAttribute("aria-label", fixed.name);
more.textContent = every ? fixed.together.less : fixed.together.more;
const [goes, comes] = every ? [caption, sorting] : [sorting, caption];
if (goes.isConnected) goes.replaceWith(comes);
if (!places().includes(current)) current = places()[0];
tiles.forEach(({ panel, corner }, place) => (corner.textContent = place === orders[order][1][0] ? `${panel.corner} ${fixed.unit}` : panel.corner));
roving();
draw();
};
more.addEventListener("click", () => {
every = !every;
arrange();
});

const roving = () => tiles.forEach(({ button }, i) => button.setAttribute("tabindex", i === current ? 0 : -1));
const shape = () => {
const large_ = Boolean(shown.large) || opened >= 0;
all.hidden = large_;
head.hidden = !large_ || Boolean(shown.large);
room.hidden = !large_;
back.hidden = opened < 0 || Boolean(shown.large);
title.textContent = back.hidden ? "" : panels[opened].line.label;
if (!large_) return;
const lines = opened < 0 ? [] : [{ ...panels[opened].line, tone: "accent" }, { ...behind, tone: "context", dash: "dash" }];
board ??= plot(room, { label: fixed.read });
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
const beyond = (at, way) => {
const here = tiles[at].button.getBoundingClientRect();
const off = (i) => {
const there = tiles[i].button.getBoundingClientRect();
return [way * (there.top - here.top), Math.abs(there.left - here.left)];
};
const further = places().map((i) => [i, ...off(i)]).filter(([, down]) => down > 4);
further.sort(([, down, aside], [, down_, aside_]) => down - down_ || aside - aside_);
return places().indexOf(further.length ? further[0][0] : at);
};
el.addEventListener("keydown", (event) => {
if (event.key === "Escape" && opened >= 0 && !shown.large) {
event.stopPropagation();
return close();
}
const at = tiles.findIndex(({ button }) => button === event.target);
if (at < 0) return undefined;
const place = places().indexOf(at);
const last = places().length - 1;
const to = { ArrowRight: place + 1, ArrowLeft: place - 1, ArrowDown: beyond(at, 1), ArrowUp: beyond(at, -1), Home: 0, End: last }[event.key];
if (to === undefined) return undefined;
event.preventDefault();
event.stopPropagation();
current = places()[Math.min(last, Math.max(0, to))];
roving();
return tiles[current].button.focus();
});

const watching = whenWide(el, (now) => {
width = now;
if (shown) measure();
});

return {
show(next) {
const first = !shown;
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
first && width ? measure() : arrange();
shape();
},
gone: () => {
watching();
board?.gone();
},
};
};
return { multiples };
})();
const $outcomes = (() => {

const { make, named, still, svg, whenWide } = $dom;
const { scale } = $courses;

const BEAT = 500; // milliseconds from one world to the next
const LEFT = 40;
const NAMED = 74; // pixels at the left where a level has a name
const TOP = 24; // pixels above the highest level: the name of what begins
const RIGHT = 12;
const APART = 26; // pixels between the places along time and the one that stands beside them

const filled = (words, given) => Object.entries(given).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

const outcomes = (el, { words, together: open }) => {
el.classList.add("scomm-outcomes");
const image = svg("svg", {});
const stage = make("div", { class: "stage" }, image);
const play = make("button", { type: "button" });
const all = make("button", { type: "button" });
const tally = make("span", { class: "tally", "aria-hidden": "true" });
const count = make("span", { class: "count" });
const key = make("p", { class: "note" });
const unit = make("p", { class: "unit" });
el.append(make("div", { class: "over" }, make("span", { class: "score" }, count, tally), play, all), unit, stage, key);
let shown = null;
let width = 0;
let timer = null;
let now = 0; // the world that is shown
let together = open || still();

const last = () => shown.studies.length - 1;
const running = () => timer !== null;

const axes = (wide, high, levels, { left, right, top, bottom, gap }) => {
const along = shown.places.filter(({ apart }) => !apart).length;
const step = (wide - left - right - gap) / shown.places.length;
const [low, most] = [levels[0][0], levels[levels.length - 1][0]];
return { step, x: (i) => left + step * (i + 0.5) + (i >= along ? gap : 0), y: scale(low, most, high - bottom, top) };
};
const truth = ({ x, y, step }) => {
const steps = shown.places.map(({ truth: at, apart }, i) => {
const [from, to] = [x(i) - step / 2, x(i) + step / 2];
return `${i && !apart && !shown.places[i - 1].apart ? "L" : "M"}${from.toFixed(1)} ${y(at).toFixed(1)}H${to.toFixed(1)}`;
});
return svg("path", { class: "truth", d: steps.join("") });
};
const study = (one, { x, y }, size) => {
const of = svg("g", { class: one.held ? "held" : "missed" });
one.tenths.forEach((tenths, i) => {
const [value, margin] = [tenths / 10, one.margins[i] / 10];
const alone = shown.places[i].apart;
if (margin) of.append(svg("line", { class: alone ? "span whole" : "span", "data-bottom": value - margin, "data-top": value + margin, x1: x(i), x2: x(i), y1: y(value - margin), y2: y(value + margin) }));
of.append(svg("circle", { class: alone ? "point whole" : "point", "data-y": value, cx: x(i), cy: y(value), r: alone ? size + 1.5 : size }));
});
return of;
};

const blank = (high, { name: said }) => {
image.replaceChildren();
for (const [name, value] of Object.entries({ width, height: high, viewBox: `0 0 ${width} ${high}` })) image.setAttribute(name, value);
named(image, said);
};

const large = () => {
const high = shown.height;
const levels = around([...shown.studies.flatMap((one) => one.tenths.flatMap((_, i) => ends(one, i))), ...shown.places.map((one) => one.truth), 0]);
const at = axes(width, high, levels, { left: LEFT, right: RIGHT, top: TOP, bottom: 40, gap: APART });
const { x, y, step } = at;
blank(high, shown.one);
const edge = x(shown.places.findIndex(({ apart }) => apart)) - step / 2 - APART / 2;
image.append(svg("rect", { class: "since", x: x(shown.since) - step / 2, y: TOP, width: edge - 4 - x(shown.since) + step / 2, height: high - TOP - 40 }));
for (const [value, label] of levels)
image.append(svg("line", { class: value === 0 ? "zero" : "grid", "data-tick": "y", "data-y": value, x1: LEFT - 4, x2: width - RIGHT, y1: y(value), y2: y(value) }), text(LEFT - 8, y(value) + 4, label, "end", "note"));
const begins = x(shown.since) - step / 2;
image.append(svg("line", { class: "begins", x1: begins, x2: begins, y1: TOP - 10, y2: high - 40 }), text(begins + 4, TOP - 8, shown.during));
const every = Math.ceil(28 / step);
shown.places.forEach(({ label, apart }, i) => {
if (apart) image.append(text(x(i), high - 24, label, "middle", "note"));
else if ((i - shown.since) % every === 0) image.append(text(x(i), high - 24, label, "middle", "note"));
});
image.append(text((LEFT + edge) / 2, high - 6, shown.one.across, "middle", "note"));
shown.studies.slice(0, now).forEach((one, n) =>
one.tenths.forEach((tenths, i) => {
if (one.margins[i]) image.append(svg("circle", { class: "past", cx: x(i) + ((n % 5) - 2) * Math.min(2, step / 12), cy: y(tenths / 10), r: 1.8 }));
}),
);
image.append(truth(at), study(shown.studies[now], at, 4));
const lowest = Math.min(...shown.studies.flatMap((one) => [0, 1, 2].map((i) => Math.min(...ends(one, i)))));
image.append(text(x(0) - step / 2 + 2, y(lowest) + 18, shown.one.truth, "start", "of-truth"));
};

const beside = () => {
const i = shown.places.findIndex(({ apart }) => apart);
const high = shown.height;
const levels = around([...shown.studies.flatMap((one) => ends(one, i)), shown.places[i].truth, 0]);
const right = width - RIGHT;
const y = scale(levels[0][0], levels[levels.length - 1][0], high - 40, 8);
const left = shown.none ? NAMED : LEFT;
const step = (right - left) / shown.studies.length;
const middle = (n) => left + step * (n + 0.5);
blank(high, shown.all);
image.setAttribute("role", "group"); // each world has a name of its own
for (const [value, label] of levels)
image.append(svg("line", { class: value === 0 ? "zero" : "grid", "data-tick": "y", "data-y": value, x1: left - 4, x2: right, y1: y(value), y2: y(value) }), text(left - 8, y(value) + 4, (value === 0 && shown.none) || label, "end", "note"));
const at = y(shown.places[i].truth);
image.append(svg("line", { class: "truth", "data-y": shown.places[i].truth, x1: left, x2: right, y1: at, y2: at }));
const every = Math.ceil(22 / step);
shown.studies.forEach((one, n) => {
const [value, margin] = [one.tenths[i] / 10, one.margins[i] / 10];
image.append(
svg(
"g",
{ class: `world ${one.held ? "held" : "missed"}`, role: "img", "aria-label": one.said },
svg("line", { class: "span whole", "data-bottom": value - margin, "data-top": value + margin, x1: middle(n), x2: middle(n), y1: y(value - margin), y2: y(value + margin) }),
svg("circle", { class: "point whole", "data-y": value, cx: middle(n), cy: y(value), r: 5 }),
),
);
if (n % every === 0) image.append(text(middle(n), high - 24, n + 1, "middle", "note"));
});
const above = shown.studies.filter((one) => one.tenths[i] / 10 > shown.places[i].truth).length * 2 > shown.studies.length;
image.append(text(left + 2, above ? at + 20 : at - 10, shown.all.truth, "start", "of-truth"), text((left + right) / 2, high - 6, shown.all.across, "middle", "note"));
};

const ends = (one, i) => [one.tenths[i] - one.margins[i], one.tenths[i] + one.margins[i]].map((tenths) => tenths / 10);

const around = (values) => {
const [low, most] = [Math.min(...values), Math.max(...values)];
const first = shown.levels.findLastIndex(([at]) => at <= low);
const last = shown.levels.findIndex(([at]) => at >= most);
return shown.levels.slice(Math.max(0, first), last < 0 ? shown.levels.length : last + 1);
};

const score = () => {
const seen = together ? last() + 1 : now + 1;
const held = shown.studies.slice(0, seen).filter((one) => one.held).length;
tally.replaceChildren(...shown.studies.map((one, n) => make("i", { class: n >= seen ? "later" : one.held ? "held" : "missed" })));
count.textContent = filled(shown.counted, { n: held, of: seen });
play.textContent = running() ? words.pause : now >= last() || together ? words.again : words.play;
all.textContent = together ? words.one : words.all;
play.hidden = together;
};
const draw = () => {
if (!shown || !width) return;
unit.textContent = shown.unit;
unit.hidden = !shown.unit;
key.textContent = (together ? shown.all : shown.one).key;
(together ? beside : large)();
score();
};
const stop = () => {
clearInterval(timer);
timer = null;
};
const start = () => {
stop();
if (now >= last()) now = 0;
timer = setInterval(() => {
now += 1;
if (now >= last() || !el.isConnected) stop();
draw();
}, BEAT);
draw();
};
play.addEventListener("click", () => {
if (running()) {
stop();
draw();
} else start();
});
all.addEventListener("click", () => {
together = !together;
stop();
if (together) now = last();
else if (still()) now = 0;
draw();
if (!together && !still()) start();
});

const leave = whenWide(el, (wide) => {
width = wide;
draw();
});
return {
show(given) {
const same = shown && JSON.stringify(shown.studies) === JSON.stringify(given.studies);
shown = given;
width = el.clientWidth || width;
if (same) return draw();
now = 0;
if (together || still()) {
now = together ? last() : 0;
return draw();
}
return start();
},
gone() {
stop();
leave();
},
};
};
return { outcomes };
})();
const $people = (() => {

const { area } = $area;
const { fresh, hatching, make, named, svg, whenWide } = $dom;

const SIZE = { person: [24, 32], dot: [9, 9] };

const NARROW = 520;
const MANY = 5; // groups from which on the key is set small

const pitch = (kind, columns) => {
const [width, height] = SIZE[kind];
return kind === "dot" ? [width + 3, height + 3] : [width + (columns > 10 ? 6 : 14), height + 6];
};

const glyph = (kind) =>
kind === "dot"
? [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4 })]
: [svg("circle", { cx: 12, cy: 6, r: 5 }), svg("path", { d: "M3 30v-9a9 9 0 0 1 18 0v9z" })];

/** Words around a number, such as "at most 14": the words may be smaller than the number. */
const numbered = (said) => said.split(/(\d[\d,.]*)/).filter(Boolean).map((part) => (/^\d/.test(part) ? part : make("span", { class: "less", text: part })));

const people = (el, { wide = true, first = true } = {}) => {
el.classList.add("scomm-people");
const hatches = {};
const defs = svg("defs");
const image = svg("svg", { class: "icons", preserveAspectRatio: "xMinYMin" });
const key = make("ul", { class: "key" });
const also = make("p", { class: "note" });
const side = make("div", { class: "side" }, key, also);
const caption = make("p", { class: "note" });
const heading = make("p", { class: "heading" });
const box = make("div", { class: "icons" }, image);
const size = make("div");
el.append(caption, make("div", { class: "column" }, heading, box, side, size));
image.append(defs);
let icons = [];
let shape = "";
let before = null;
let last = null;
let second = null;
let squares = null;

const signed = (node, sign = "") => {
let text = node.querySelector("text");
if (!sign && !text) return;
text ??= node.appendChild(svg("text", { class: "sign", x: 12, y: 26, "text-anchor": "middle", "aria-hidden": true }));
text.textContent = sign;
};

const paint = (node, { look, tone = "accent", sign }) => {
const how = `${look} ${tone} ${sign ?? ""}`;
if (node.how === how) return; // most of a thousand people look as they did in the state before
node.how = how;
signed(node, sign);
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
const [across, down] = pitch(kind, columns);
icons = Array.from({ length: of }, (_, i) =>
image.appendChild(
svg("g", { transform: `translate(${(i % columns) * across} ${Math.floor(i / columns) * down})` }, ...glyph(kind)),
),
);
const rows = Math.ceil(of / columns);
image.setAttribute("viewBox", `-1 -1 ${columns * across - (across - width) + 2} ${rows * down - (down - height) + 2}`);
};

const around = (at, of, columns, kind) => {
const [width, height] = SIZE[kind];
const [across, down] = pitch(kind, columns);
const [row, place] = [Math.floor(at / columns), at % columns];
const x = place * across - (across - width) / 2;
const [top, bottom] = [row, row + 1].map((one) => Math.min(one, of / columns) * down - (down - height) / 2);
const end = columns * across - (across - width);
return place ? `M0 ${bottom}H${x}V${top}H${end}` : `M0 ${top}H${end}`;
};
const line = (at, of, columns, kind, attributes) =>
svg("path", { d: around(Math.round(at), of, columns, kind), class: "around", ...attributes });

const row = ({ n, said, label, note, look, tone, sign }, kind) => {
const [width, height] = SIZE[kind];
const sample = svg("svg", { class: "sample", viewBox: `-1 -1 ${width + 2} ${height + 2}`, "aria-hidden": true });
const one = svg("g", {}, ...glyph(kind));
paint(one, { look, tone, sign });
sample.append(one);
const was = first ? before?.said[label] : undefined; // only the first people are those of before
const ghost = was !== undefined && was !== said ? make("span", { class: "before", text: before.words.replace("{n}", was) }) : null;
return make(
"li",
{},
sample,
make("div", {}, make("b", {}, ...numbered(said)), ` ${label} `, ghost, note ? make("span", { class: "note", text: note }) : null),
);
};

const drawnLine = ({ words, tone }) =>
make(
"li",
{ class: "line" },
svg("svg", { class: "sample", viewBox: "0 0 24 8", "aria-hidden": true }, svg("path", { d: "M0 4H24", class: "around", style: `stroke:var(--scomm-${tone})` })),
make("div", { text: words }),
);

let given = null;
const fitting = () => (given.glyph === "person" && el.clientWidth < NARROW ? Math.min(given.columns, 10) : given.columns);
const mark = {
gone() {
stop();
second?.mark.gone();
squares?.gone();
},
show(shown) {
given = shown;
const { of, glyph: kind, groups } = shown;
const columns = fitting();
const now = JSON.stringify(groups); // a refusal shows the same once more: then what was before stays before
if (now !== last?.groups) {
before = last;
const said = Object.fromEntries(groups.map(({ label, said: words }) => [label, words]));
last = { groups: now, said, first: groups[0], words: shown.before };
}
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
heading.textContent = shown.heading;
heading.hidden = !shown.heading;
const paired = shown.beside?.glyph === "person";
el.classList.toggle("paired", paired);
side.hidden = Boolean(shown.caption) && !shown.beside;
key.replaceChildren(...(shown.caption ? [] : [...groups.filter(({ label }) => label).map((group) => row(group, kind)), ...shown.lines.map(drawnLine)]));
el.classList.toggle("broad", columns > 10 && kind === "person");
el.classList.toggle("one-number", shown.columns > 10 && kind === "person");
key.classList.toggle("many", groups.length > MANY || (!wide && Boolean(shown.beside) && groups.length > 3));
image.querySelectorAll(".around").forEach((one) => one.remove());
const was = before?.first;
if (shown.ghost && was && was.label === groups[0].label && was.n !== groups[0].n)
image.append(line(was.n, of, columns, kind, { class: "around was" }));
for (const { at: place, tone } of shown.lines)
image.append(line(place, of, columns, kind, { style: `stroke:var(--scomm-${tone})` }));
if (shown.beside) {
second ??= { el: make("div", { class: "beside" }) };
if (paired) el.append(second.el);
else if (second.el.parentElement !== side) side.append(second.el);
second.mark ??= people(second.el, { first: false });
second.mark.show(shown.beside);
}
if (second) second.el.hidden = !shown.beside;
size.hidden = !shown.area;
if (shown.area) {
squares ??= area(size, { ...shown.area, before: first ? shown.area.before : "" });
squares.show(shown.area);
}
},
};
const stop = whenWide(el, () => given && shape && shape.split(" ")[1] !== String(fitting()) && mark.show(given));
return mark;
};
return { people };
})();
const $prints = (() => {

const { make, named, svg, whenWide } = $dom;
const { paper, spot } = $spots;

const LARGEST = 212; // pixels: a print
const GAP = 45; // between two prints, on a narrow page less
const LARGE = 1.3; // a minutia of a pair

const prints = (el, { size, what, words, before: was, holds }, tools) => {
el.classList.add("scomm-prints");
const image = svg("svg");
const labels = [0, 1].map(() => make("p", { class: "label" }));
const captions = [0, 1].map(() => make("p", { class: "note" }));
const told = make("b");
const before = make("span", { class: "before" });
const key = make("ul", { class: "key", "aria-hidden": true });
const both = make(
"div",
{ class: "both" },
make("div", { class: "labels" }, ...labels),
image,
make("div", { class: "labels" }, ...captions),
make("p", { class: "told" }, told, " ", before),
key,
);
el.append(both, make("div", { class: "held" }, ...holds.map(tools.held)));

const sample = (...inside) => svg("svg", { class: "sample", width: 26, height: 16, "aria-hidden": true }, ...inside);
const line = (kind) => svg("path", { class: `pair ${kind}`, d: "M1 8H25" });
key.append(
...[
[sample(spot([9, 8], [0, 0, 0, 0], "")), words.end],
[sample(spot([9, 8], [0, 0, 0, 1], "")), words.fork],
[sample(line("agrees")), words.agrees],
[sample(line("alone")), words.alone],
].map(([drawn, text]) => make("li", {}, drawn, make("span", { text }))),
);

let now = null;
let last = null;
let earlier;
const draw = () => {
const width = both.clientWidth;
if (!now || !width) return;
const gap = Math.min(GAP, width * 0.08);
const wide = Math.min(LARGEST, (width - gap) / 2);
const high = (wide * size[1]) / size[0];
const at = [0, wide + gap].map((x) => ({ x, y: 0, width: wide, height: high }));
both.style.setProperty("--print", `${wide}px`);
both.style.setProperty("--gap", `${gap}px`);
image.setAttribute("width", 2 * wide + gap);
image.setAttribute("height", high);
const place = (which, [x, y]) => [at[which].x + x * wide, y * high];
const paired = [0, 1].map((which) => new Set(now.pairs.map((pair) => pair[which])));
const large = Math.max(0.75, wide / LARGEST);
const spots = now.prints.flatMap(({ spots: all }, which) => {
const drawn = all.map((one, i) => spot(place(which, one), one, paired[which].has(i) ? "paired" : "", large * (paired[which].has(i) ? LARGE : 1)));
return [...drawn.filter((_, i) => !paired[which].has(i)), ...drawn.filter((_, i) => paired[which].has(i))];
});
const ordered = [...now.pairs].sort((one, other) => one[2] - other[2]);
const lines = ordered.map(([first, second, agrees]) => {
const [[x1, y1], [x2, y2]] = [place(0, now.prints[0].spots[first]), place(1, now.prints[1].spots[second])];
const d = `M${x1} ${y1}L${x2} ${y2}`;
return svg("g", {}, svg("path", { class: "under", d }), svg("path", { class: `pair ${agrees ? "agrees" : "alone"}`, d }));
});
image.replaceChildren(
svg("rect", { class: "sheet", width: 2 * wide + gap, height: high }),
...now.prints.map(({ picture }, which) => paper(picture, at[which], words.synthetic)),
...lines,
...spots,
);
};
const stop = whenWide(both, draw);

return {
show(shown) {
const text = JSON.stringify(shown); // a refusal shows the same once more: then what was before stays before
if (text !== last?.text) {
earlier = last?.told;
last = { text, told: shown.told };
}
now = shown;
named(image, shown.name);
shown.prints.forEach(({ label, said }, which) => {
labels[which].textContent = label;
captions[which].textContent = said;
});
told.textContent = `${what} ${shown.told}`;
before.textContent = earlier && earlier !== shown.told ? was.replace("{n}", earlier) : "";
draw();
},
gone: stop,
};
};
return { prints };
})();
const $quantiles = (() => {

const { make, named, svg, whenWide } = $dom;
const { scaled } = $intervals;

const GUTTER = 250; // pixels for names beside the rows
const EDGE = 20;
const ROOM = 560;
const DOTS = [5, 4.5, 4, 3.5, 3, 2.5, 2]; // across, with its gap: the largest with which every pile has room
const ALL = 330; // the height of all rows: a page that doesn't jump
const FEW = 4; // rows, up to which bars are thick
const LABEL = 42; // above a row, where there is little room
const GAP = 10; // below a row, where there is little room
const HEAD = [16, 24]; // for a heading above a row, where there is room and where there is little
const LOW = 52; // of a row with dots, no less
const BARE = 0.62; // of the height of a row with dots, that of one without
const LETTER = 0.62; // of a number, as a share of its size
const SIZES = { first: [46, 20], named: [30, 20], beside: [17, 15] }; // of numbers, with few rows and with many
const SMALLER = 0.8; // where there is little room

const piled = (dots, x, across) => {
const piles = new Map();
return dots.map((value) => {
const place = Math.round(x(value) / across);
const height = piles.get(place) || 0;
piles.set(place, height + 1);
return [place * across, height];
});
};
const highest = (dots, across) => Math.max(0, ...dots.map(([, height]) => (height + 1) * across));

const quantiles = (el) => {
el.classList.add("scomm-quantiles");
const image = svg("svg", {});
const key = make("p", { class: "note" });
el.append(image, key);
let given = null;
let width = 0;
const text = (x, y, words, kind, more = {}) => svg("text", { x, y, class: kind, text: words, ...more });

const draw = () => {
if (!given || !width) return;
const narrow = width < ROOM;
const many = given.rows.length > FEW;
const [left, right] = narrow ? [0, width] : [GUTTER, width - EDGE];
const x = scaled(given.axis, left, right);
const bar = many ? 20 : narrow ? 30 : 36;
const head = HEAD[Number(narrow)];
const heads = given.rows.filter(({ under }) => under).length * head;
const parts = given.rows.map(({ dots }) => (dots.length ? 1 : BARE));
const row = narrow ? (many ? 100 : 118) : Math.max(LOW, (ALL - heads) / parts.reduce((sum, part) => sum + part, 0)); // of a row with dots
const bare = narrow ? LABEL + GAP + bar + 6 : row * BARE;
const ends = []; // where each row ends
for (const { dots, under } of given.rows) ends.push((ends.at(-1) ?? 0) + (under ? head : 0) + (dots.length ? row : bare));
const room = row - bar - 6 - (narrow ? LABEL + GAP : 0); // for piles
const across = DOTS.find((one) => given.rows.every(({ dots }) => highest(piled(dots, x, one), one) <= room)) ?? DOTS[DOTS.length - 1];
const bottom = ends.at(-1) - (narrow ? GAP : 0);
image.replaceChildren();
image.setAttribute("width", width);
image.setAttribute("height", bottom + 24);
image.setAttribute("viewBox", `0 0 ${width} ${bottom + 24}`);
named(image, given.name);
given.levels.forEach(([at, words], i) => {
const end = narrow && (i === 0 ? "start" : i === given.levels.length - 1 && "end");
image.append(svg("line", { class: "grid", "data-tick": "x", "data-x": at, x1: x(at), x2: x(at), y1: 4, y2: bottom + 4 }), text(x(at), bottom + 20, words, "note", { "text-anchor": end || "middle" }));
});
given.rows.forEach(({ label, value, said, note, chance, sure, weight, under, dots }, i) => {
const high = dots.length ? row : bare;
const base = ends[i] - bar - 2 - (narrow ? GAP : 0); // the upper edge of the bar
const group = svg("g", { class: `${sure ? "sure" : "assumed"} ${weight}` });
const size = Math.round(SIZES[weight][many ? 1 : 0] * (narrow && !many ? SMALLER : 1));
const top = narrow ? ends[i] - high + 18 : base + bar / 2 - 2;
const edge = ends[i] - high - head + (narrow ? 1 : 9);
if (under) group.append(text(0, edge + 16, under, "under"));
if (under && i) group.append(svg("line", { class: "parted", x1: 0, x2: right, y1: edge, y2: edge }));
group.append(text(0, top, label, "label"), text(0, top + 17, note, "note"));
group.append(svg("rect", { class: "whole", x: left, y: base, width: right - left, height: bar }));
group.append(svg("rect", { class: "part", "data-right": value, x: left, y: base, width: x(value) - left, height: bar }));
for (const [at, height] of piled(dots, x, across))
group.append(svg("circle", { class: "dot", cx: at, cy: base - across / 2 - height * across, r: across / 2 - 0.4 }));
if (dots.length && chance) {
const heap = piled(dots, x, across).map(([at]) => at);
const after = Math.max(...heap) + 8 + chance.length * 7 < right;
group.append(text(after ? Math.max(...heap) + 8 : Math.min(...heap) - 8, base - 6, chance, "note", { "text-anchor": after ? "start" : "end" }));
}
const fits = x(value) + 12 + said.length * size * LETTER < right;
group.append(text(x(value) + (fits ? 10 : -10), base + bar / 2 + size * 0.36, said, fits ? "said" : "said within", { "text-anchor": fits ? "start" : "end", style: `font-size:${size}px` }));
image.append(group);
});
key.textContent = given.key;
};
const leave = whenWide(el, (now) => {
width = now;
draw();
});
return {
show(shown) {
given = shown;
width = el.clientWidth || width;
draw();
},
gone: leave,
};
};
return { quantiles };
})();
const $ranges = (() => {

const { fresh, hatching, make, named, svg, whenWide } = $dom;

const BAR = 16;
const THIN = 8;

const ranges = (el) => {
el.classList.add("scomm-ranges");
const heading = make("p", { class: "heading" });
const note = make("p", { class: "note" });
const hatches = {};
let given = null;

const row = (height) => {
const defs = svg("defs");
const [image, words] = [svg("svg", { height: height + 2 }), make("p", { class: "words" })];
const hatch = (tone) => {
if (!hatches[tone]) defs.append(hatching((hatches[tone] = fresh("hatch")), tone));
return `url(#${hatches[tone]})`;
};
const box = make("div", { class: "one" }, words, image);
const bar = ({ low, high, tone }, width) => {
const x = (n) => 1 + (n / given.of) * (width - 2);
const piece = (look, from, to, fill) => (to > from ? svg("rect", { class: look, x: x(from), y: 1, width: x(to) - x(from), height, style: `fill:${fill};stroke:var(--scomm-${tone})` }) : null);
return [
svg("rect", { class: "outline", x: 1, y: 1, width: width - 2, height }),
piece("hatch", low, high, hatch(tone)),
piece("solid", 0, low, `var(--scomm-${tone})`),
].filter(Boolean);
};
return {
box,
image,
words,
draw(reach) {
const width = box.clientWidth;
if (!reach || !width) return; // where nothing is shown yet, it is drawn once there is room
image.setAttribute("width", width);
image.replaceChildren(defs, ...bar(reach, width));
},
};
};
const [own, other] = [row(BAR), row(THIN)];
el.append(heading, own.box, note, other.box);
const draw = () => {
if (!given) return;
own.draw(given.own);
other.draw(given.beside);
};
const stop = whenWide(el, draw);

return {
show(shown) {
given = shown;
named(own.image, shown.name);
other.image.setAttribute("aria-hidden", true); // the name tells of both
heading.textContent = shown.heading;
heading.hidden = !shown.heading;
own.words.replaceChildren(make("b", { text: shown.own.said }), ` ${shown.own.label}`);
note.textContent = shown.own.note;
other.words.textContent = shown.beside ? `${shown.beside.label}: ${shown.beside.said}` : "";
other.box.hidden = !shown.beside;
draw();
},
gone: stop,
};
};
return { ranges };
})();
const $spans = (() => {

const { make, whenWide } = $dom;

const ROOM = 560; // pixels that names beside lines need
const APART = 6; // pixels between two dates
const LEAST = 2; // pixels of a bar, so that it is seen, as in the stylesheet
const STACK = 126; // pixels that a stack of many takes
const percent = (share) => `${100 * share}%`;

const spans = (el, { looks, words }) => {
el.classList.add("scomm-spans");
const look = Object.fromEntries(looks.map((one) => [one.id, one.look]));
const bar = ({ kind, from, to, sure }) => {
const moment = from === to;
const one = make("span", { class: `part ${look[kind]} ${sure ? "" : "maybe"} ${moment ? "moment" : ""}` });
one.style.left = percent(from);
if (!moment) one.style.width = percent(to - from);
if (!moment) one.style.marginLeft = `calc(min(0px, ${percent(to - from)} - ${LEAST}px) / 2)`; // one that is wider than it lasts lies around it
Object.assign(one.dataset, moment ? { x: from } : { left: from, right: to });
return one;
};
const sample = (classes) => make("i", { "aria-hidden": true }, make("span", { class: `part ${classes}` }));
const key = make("ul", { class: "key" });
const keys = (given) => {
const parts = given.flatMap((row) => row.parts);
const item = (there, classes, label) => there && make("li", {}, sample(classes), label);
const items = [
...looks.map(({ id, label, look: tone }) => item(parts.some(({ kind, from, to }) => kind === id && from < to), tone, label)),
item(parts.some(({ sure }) => !sure), "accent maybe", words.hatched),
item(given.some(({ dated }) => dated), "accent dated", words.dated),
item(parts.some(({ from, to }) => from === to), "context moment", words.moment),
item(given.some((row) => row.open_start), "accent open-left", words["open-start"]),
item(given.some((row) => row.open_end), "accent open-right", words["open-end"]),
];
key.replaceChildren(...items.filter(Boolean));
};
const dates = make("div");
const axis = make("div", { class: "axis", "aria-hidden": true }, make("div"), dates);
const rows = make("ul", { class: "rows", tabindex: 0, style: "list-style:none;margin:0;padding:0" });
const told = make("p", { class: "told" });
el.append(key, axis, rows, told);

const open = new Set(); // what a reader has unfolded, by its first name
const line = (row, shown, many = 1) => {
const at = make("div", { class: "line" });
for (const { at: share } of shown.dates) at.append(grid(share, ""));
if (shown.event) at.append(grid(shown.event.at, "event"));
const bars = row.parts.map(bar);
at.append(...bars);
const [first, last] = [bars[0], bars[bars.length - 1]];
if (first && row.dated) first.classList.add("dated");
if (first && row.open_start) first.classList.add("open-left");
if (last && row.open_end) last.classList.add("open-right");
if (first && row.since) first.append(make("span", { class: "since", text: row.since }));
if (many > 1) {
const step = Math.min(5, Math.max(2.5, STACK / many));
at.classList.toggle("endless", Boolean(row.open_end));
if (last) at.classList.add(look[row.parts[row.parts.length - 1].kind]);
at.style.setProperty("--step", `${step}px`);
at.style.height = `${many * step + 8}px`;
}
return at;
};
const grid = (share, kind) => {
const one = make("span", { class: `grid ${kind}`, "data-left": share });
one.style.left = percent(share);
return one;
};
const signs = (row) => [row.open_start && words["open-start"], row.open_end && words["open-end"], row.dated && words.dated].filter((words) => words && !row.told?.includes(words)).join("; ");

const show = (shown) => {
rows.setAttribute("aria-label", shown.name);
keys(shown.rows);
dates.replaceChildren(
...shown.dates.map(({ at, said }, i) => {
const one = make("span", { text: said, ...(i && { "data-tick": "x", "data-x": at }) }); // the first begins at its place
one.style.left = percent(at);
return one;
}),
);
if (shown.event) {
const { at, said } = shown.event;
const one = make("b", { text: said });
one.classList.toggle("before", at > 0.5);
if (at > 0.5) one.style.right = percent(1 - at);
else one.style.left = percent(at);
dates.append(one);
}
rows.replaceChildren(
...shown.rows.filter(({ parts }) => parts.length).map((row) => {
const many = row.names.length > 1;
const item = make("li", {});
const name = many ? (words[row.kind] ?? words.rows).replace("{n}", row.names.length) : row.names[0];
const dated = row.by ? `${name}, ${row.by}` : name;
const button = many && make("button", { type: "button", "aria-expanded": String(open.has(row.names[0])), title: words.unfold.replace("{n}", row.names.length) });
if (button) button.textContent = dated;
const words_of = `${name}: ${row.told}${signs(row) ? `; ${signs(row)}` : ""}.`;
const head = make("div", { class: `row ${many ? "group" : ""} ${row.own ? "own" : ""}` }, make("span", {}, button || dated), line(row, shown, row.names.length));
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
const over = shown.bracket && shown.rows.filter(({ parts }) => parts.length).findIndex(({ parts }) => parts.some(({ from, sure }) => !sure && from === shown.bracket.from));
if (shown.bracket && over >= 0) {
const { from, to, said } = shown.bracket;
const one = make("b", { text: said });
one.style.left = percent(from);
one.style.width = percent(to - from);
const at = make("div", { class: "line" }, ...shown.dates.map(({ at: share }) => grid(share, "")), ...(shown.event ? [grid(shown.event.at, "event")] : []), one);
rows.children[over].before(make("li", { class: "row bracket", "aria-hidden": true }, make("span"), at));
}
const away = shown.rows.filter(({ parts }) => !parts.length).flatMap(({ names }) => names);
if (away.length) rows.append(make("li", { class: "outside", text: words.outside.replace("{names}", away.join(", ")) }));
const mine = shown.rows.find((row) => row.own);
told.textContent = mine ? `${mine.names[0]}: ${mine.told}.` : words.point;
rows.scrollTop = 0;
thin();
};
const thin = () => {
let next = Infinity;
for (const one of [...dates.querySelectorAll("span")].reverse()) {
const { left, right } = one.getBoundingClientRect();
one.classList.toggle("none", right > next - APART);
if (right <= next - APART) next = left;
}
};
const leave = whenWide(el, (room) => {
el.classList.toggle("narrow", room < ROOM);
thin();
});
return { show, gone: leave };
};
return { spans };
})();
const $stops = (() => {

const { make } = $dom;

const THUMB = 16; // pixels of the handle: its middle can't reach the ends of the track

/** The range, with a short line at its ends and a triangle at the value that is marked, which are named; `choose(index)` when a learner moves it. */
const stops = (id, { values, marked, ends }, labels, choose) => {
const [low, high] = [values[0], values[values.length - 1]];
const input = make("input", { type: "range", id, min: low, max: high, step: "any" });
let now = 0;
let dragged = false;
const at = (value) => `left:calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${(value - low) / (high - low)})`;
const el = make(
"span",
{ class: "track" },
...values.flatMap((value, i) => (i !== marked && i && i < values.length - 1 ? [] : [make("span", { class: `stop ${i === marked ? "marked" : ""}`, "aria-hidden": true, style: at(value) })])),
input,
...ends.map((text, i) => make("span", { class: `end ${i ? "last" : ""}`, "aria-hidden": true, text })),
);
const show = (index) => {
now = index;
input.value = values[index];
input.setAttribute("aria-valuetext", labels[index]);
};
const go = (index) => {
const next = Math.max(0, Math.min(values.length - 1, index));
show(next);
choose(next);
};
input.addEventListener("pointerdown", () => (dragged = true));
input.addEventListener("pointerup", () => (dragged = false));
input.addEventListener("input", () => {
const given = Number(input.value);
const near = values.reduce((best, value, i) => (Math.abs(value - given) < Math.abs(values[best] - given) ? i : best), 0);
go(near === now && !dragged ? now + Math.sign(given - values[now]) : near);
});
input.addEventListener("keydown", (event) => {
const to = { ArrowRight: now + 1, ArrowUp: now + 1, PageUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageDown: now - 1, Home: 0, End: values.length - 1 }[event.key];
if (to === undefined) return;
event.preventDefault();
go(to);
});
return { el, show };
};
return { stops };
})();
const $stages = (() => {

const { fresh, hatching, make, named, svg, whenWide } = $dom;
const { stops } = $stops;

const WIDE = 600; // from this width of a row on so many dots stand in it that each is 8 pixels wide, else fifty
const MANY = 100;

const stages = (el, { rates, words }, tools) => {
el.classList.add("scomm-stages");
const list = make("ol", {});
const hatch = fresh("hatch");
el.append(list);
let now = null;
let last = null;
let before = null;

const inputs = rates.map((rate) => {
const { control, steps } = rate;
const id = fresh("rate");
const { label, labels } = tools.control(control);
const said = make("span", { class: "said", "aria-hidden": true });
const range = stops(id, rate, labels, (index) => tools.choose(control, index));
const show = (index) => {
range.show(index);
said.textContent = steps[index];
};
const arrow = make(
"div",
{ class: "arrow" },
make("span", { class: "down", text: "↓", "aria-hidden": true }),
make("label", { for: id, class: "scomm-hidden", text: label }),
said,
range.el,
);
return { arrow, control, show };
});

const back = make("button", { type: "button", class: "back", text: words.back, hidden: true });
back.addEventListener("click", () => {
tools.chooseAll(Object.fromEntries(rates.map(({ control, marked }) => [control, marked])));
list.querySelector("input").focus({ preventScroll: true });
});

const rows = [null, ...inputs].map((input, at) => {
const number = make("b");
const label = make("span", { class: "label" });
const ghost = make("span", { class: "before" });
const note = make("span", { class: "why" });
const image = svg("svg", { class: "dots" });
const dots = make("div", { class: "row" }, make("p", { class: "words" }, number, " ", label, " ", make("span", { class: "aside" }, ...(at < rates.length ? [ghost, " ", note] : [note, " ", ghost]))), make("div", { class: "room" }, image));
list.append(make("li", {}, input?.arrow, dots));
return { number, label, ghost, note, image, circles: [] };
});
rows[0].note.parentElement.after(back);
rows[0].image.before(svg("svg", { width: 0, height: 0, "aria-hidden": true, style: "position:absolute" }, svg("defs", {}, hatching(hatch, "accent", { gap: 3.2, line: 1.5 }))));

const lay = (row, count, columns, pitch, reserved) => {
while (row.circles.length > count) row.circles.pop().remove();
while (row.circles.length < count) row.circles.push(row.image.appendChild(svg("circle")));
row.circles.forEach((circle, i) => {
circle.setAttribute("cx", ((i % columns) + 0.5) * pitch);
circle.setAttribute("cy", (Math.floor(i / columns) + 0.5) * pitch);
});
row.image.setAttribute("width", columns * pitch);
row.image.setAttribute("height", Math.ceil(reserved / columns) * pitch);
};

const draw = () => {
const width = rows[0].image.parentElement.clientWidth;
if (!now || !width) return;
const columns = width >= WIDE ? MANY : 50;
const pitch = width / columns;
const [all, ...others] = now.stages;
now.stages.forEach((stage, i) => {
const row = rows[i];
const from = i > 1 ? now.stages[i - 1].n : stage.n;
const kept = i ? stage.n - stage.unsure : others[0].n;
const count = i ? Math.max(from, kept) + stage.unsure : all.n;
lay(row, count, columns, pitch, i ? 100 : all.n);
const large = Math.min(4.4, pitch * 0.46);
row.circles.forEach((circle, place) => {
const unsure = i && (place < kept ? stage.assumed : place >= count - stage.unsure);
const look = !unsure && place < kept ? "kept" : unsure ? "unsure" : i ? "gone" : "nothing";
circle.setAttribute("class", look);
circle.setAttribute("r", look === "kept" || look === "unsure" ? large : large * 0.8);
circle.style.fill = look === "unsure" ? `url(#${hatch})` : "";
});
row.number.textContent = stage.said;
row.label.textContent = stage.label;
row.note.replaceChildren(...stage.why.map((text) => make("span", { text })));
const was = before?.[i]?.said;
row.ghost.textContent = was && was !== stage.said ? words.before.replace("{n}", was) : "";
});
};
const chosen = () => {
inputs.forEach(({ control, show }) => show(tools.at(control)));
back.hidden = rates.every(({ control, marked }) => tools.at(control) === marked);
};
const stop = whenWide(el, draw);
chosen();

return {
show(shown) {
const text = JSON.stringify(shown);
if (text !== last?.text) {
before = last?.stages;
last = { text, stages: shown.stages };
}
now = shown;
named(rows[0].image, shown.name);
for (const { image } of rows.slice(1)) image.setAttribute("aria-hidden", "true");
draw();
},
chosen,
gone: stop,
};
};
return { stages };
})();
const $flags = (() => {

const POLE = 4; // pixels between a pole and its words
const GAP = 12; // pixels between words in one row

const ways = ({ at, wide }, width, row) =>
[at + POLE, at - POLE - wide]
.map((wanted) => {
const start = Math.min(Math.max(0, wanted), width - wide);
return { at, row, start, end: start + wide, from: start === wanted ? row : row + 1 };
})
.filter(({ start }) => start >= 0);

const crosses = (words, pole) => pole.from <= words.row && pole.at > words.start - POLE + 1 && pole.at < words.end + POLE - 1;
const apart = (one, other) =>
!crosses(one, other) && !crosses(other, one) && (one.row !== other.row || one.end + GAP <= other.start || other.end + GAP <= one.start);

/** Places of notes (`at` on the line, `wide`), or null where one has no room, in as few rows as hold all as well as can be, up to `most`. */
const flags = (notes, width, most) => {
let best = null;
const worth = (places, rest = 0) =>
2 * (places.filter(Boolean).length + rest) -
places.reduce((sum, one) => sum + (!one || one.start > one.at ? 0 : one.from > one.row ? 0.3 : 0.5), 0) / notes.length;
const place = (rows, done) => {
const rest = notes.length - done.length;
if (best && worth(done, rest) <= worth(best)) return;
if (!rest) {
best = done;
return;
}
for (let row = 0; row < rows; row += 1)
for (const way of ways(notes[done.length], width, row))
if (done.every((one) => !one || apart(one, way))) place(rows, [...done, way]);
place(rows, [...done, null]);
};
let rows = 0;
const done = () => best && best.every((one) => one && one.start > one.at);
while (rows < most && !done() && notes.length) place((rows += 1), []);
return { rows: Math.max(0, ...(best ?? []).map((one) => (one ? one.row + 1 : 0))), places: best ?? [] };
};
return { flags };
})();
const $strip = (() => {

const { fresh, grips, hatching, make, named, svg, whenWide } = $dom;
const { reach } = $courses;
const { flags } = $flags;

const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const ROW = 17; // pixels: a line of notes
const PEAK = { bars: 15, area: 26 }; // pixels above the highest value: room for its number, or for those of a finding
const HIGH = 28; // pixels: a number of a finding
const NEAR = 6; // pixels from a number to the words beside it
const ROWS = 4; // lines of notes at most
const NARROW = 420; // pixels: below, one note alone is read
const BESIDE = 640; // pixels from which on the range's name, value and button stand beside it

const strip = (el, fixed, tools) => {
const { steps, layers, shape, high: highest, one_note: single, tones, ticks, mentions, times, one_by_one } = fixed;
const [name] = fixed.holds;
const image = svg("svg");
const unit = make("p", { class: "note unit" });
el.classList.add("scomm-strip");
el.classList.toggle("bare", !layers.length);
el.append(tools.held(name), image, unit);
let now = 0;
let shown = { values: [], unit: "", peak: "", points: [], name: "" };
let width = 0;

const ids = layers.map(() => fresh("strip"));
const fill = (i, tone) => (layers[i].look === "hatch" ? `url(#${ids[i]})` : `var(--scomm-${tone ?? layers[i].tone})`);
const defs = () => svg("defs", {}, ...layers.map(({ look, tone }, i) => (look === "hatch" ? hatching(ids[i], tone) : null)));
const place = (i) => {
if (!times.length) return i / (steps - 1);
const before = Math.min(steps - 2, Math.floor(i));
return times[before] + (i - before) * (times[before + 1] - times[before]);
};
const x = (i) => THUMB / 2 + place(i) * (width - THUMB);
const words = (text, at, y, anchor = "middle", kind = "") => svg("text", { x: at, y, "text-anchor": anchor, class: kind, text });

const widths = {};
const measured = (text, kind = "") => {
const key = `${kind}|${text}`;
if (!(key in widths)) {
const node = image.appendChild(words(text, 0, 0, "start", kind));
widths[key] = node.getComputedTextLength();
node.remove();
}
return widths[key];
};

let standing = { rows: 0, places: [] };
const settle = () => {
const asked = mentions.map(({ step, words: text }) => ({ at: x(step), wide: measured(text) }));
if (width >= NARROW && !single) standing = flags(asked, width, ROWS);
else standing = { rows: Math.min(1, mentions.length), places: asked.map(() => null) };
};
const noted = (floor, over) => {
const last = mentions.reduce((best, { step }, i) => (step <= now ? i : best), -1);
const alone = last >= 0 && !standing.places[last];
const { rows, places } = standing;
for (const [i, { step, words: text }] of mentions.entries()) {
if (single && i !== last) continue;
const stands = alone ? null : places[i];
if (!alone && !stands && width >= NARROW) continue; // a pole that nothing names says nothing
const hit = over && Math.abs(x(step) - over.at) < over.half + 3; // it ends above the number of the highest bar
image.append(svg("line", { class: `mention ${i === last && mentions.length > 1 ? "current" : ""}`, "data-x": place(step), x1: x(step), x2: x(step), y1: (stands ? stands.from : rows) * ROW + 2, y2: hit ? over.top : floor }));
if (stands) image.append(words(text, stands.start, stands.row * ROW + 13, "start", i === last && mentions.length > 1 ? "current" : ""));
}
if (!alone) return;
const { step, words: text } = mentions[last];
const wide = measured(text);
image.append(words(text, Math.min(Math.max(0, x(step) - wide / 2), Math.max(0, width - wide)), 13, "start", "current"));
};

const draw = () => {
if (!width) return;
const high = layers.length ? highest : 6;
const peak = layers.length ? PEAK[shape] : 0; // room that stays, so that the strip is as high in every state
const top = standing.rows * ROW + 4 + peak;
const floor = top + high;
image.setAttribute("height", floor + 18);
image.setAttribute("width", width);
image.replaceChildren(defs());
const sums = Array.from({ length: steps }, (_, i) => shown.values.reduce((sum, one) => sum + one[i], 0));
const most = Math.max(1, ...sums);
const y = (value) => floor - (value / most) * high;
const numbers = pointed(y, sums);
if (shape === "area") rulers(y, most, numbers);
if (shape === "area") areas(y);
else bars(y, floor);
image.append(svg("line", { class: "axis", x1: 0, x2: width, y1: floor, y2: floor }));
const taken = [];
const label = (text, at) => {
const half = measured(text) / 2;
const from = Math.min(Math.max(0, at - half), Math.max(0, width - 2 * half));
if (taken.some(([start, end]) => from < end + 3 && from + 2 * half > start - 3)) return;
taken.push([from, from + 2 * half]);
image.append(words(text, from, floor + 16, "start"));
};
for (const [step, text] of ticks) {
image.append(svg("line", { class: "axis", "data-tick": "x", "data-x": place(step), x1: x(step), x2: x(step), y1: floor, y2: floor + 4 }));
label(text, x(step));
}
let over = null;
if (shown.peak) {
const half = measured(shown.peak) / 2;
const at = Math.min(Math.max(half, x(sums.indexOf(Math.max(...sums)))), width - half);
if (!numbers.some((one) => one.from < at + half + 6 && one.to > at - half - 6 && one.y < top + 14)) {
over = { at, half, top: top - PEAK[shape] };
image.append(words(shown.peak, at, top - 4, "middle", "peak"));
}
}
noted(floor, over);
if (shape === "area" || !layers.length) image.append(svg("line", { class: "now", "data-x": place(now), x1: x(now), x2: x(now), y1: top - 2, y2: floor }));
for (const { at, of, level, from, y: base, text, wide, note } of numbers) {
image.append(svg("circle", { class: "point", "data-x": place(of.step), "data-y": of.value, cx: at, cy: level, r: 6 }), words(text, from, base, "start", "point"));
if (note) image.append(words(note, from + wide + NEAR, base, "start", "beside"));
}
for (const { button, end } of byOne) button.setAttribute("aria-disabled", now === end); // it keeps the focus
if (times.length) {
range.style.setProperty("--at", `${x(now)}px`);
range.style.setProperty("--off", `${(place(now) - now / (steps - 1)) * (width - THUMB)}px`);
}
named(image, shown.name);
};
const pointed = (y, sums) =>
shown.points.reduce((done, of, i) => {
const { step, value, words: text, note } = of;
const [at, level, wide] = [x(step), y(value), measured(text, "point")];
const whole = wide + (note ? NEAR + measured(note, "beside") : 0);
const left = !i && shown.points.length > 1;
const start = (long) => (left ? at - 10 - long : at + 10);
const fits = (long) => start(long) >= 0 && start(long) + long <= width;
const from = (long) => Math.min(Math.max(0, start(long)), width - long);
const clear = (long) => y(Math.max(value, ...sums.filter((_, j) => x(j) >= from(long) - 2 && x(j) <= from(long) + long + 2))) - 6;
const long = fits(whole) && clear(wide) - clear(whole) < HIGH ? whole : wide;
const one = { at, of, level, text, wide, note: long === whole ? note : "", from: from(long), to: from(long) + long, y: clear(long) };
const other = done.find(({ from: begins, to, y: base }) => one.from < to + NEAR && one.to > begins - NEAR && Math.abs(one.y - base) < HIGH);
if (other) one.y = other.y - 2 * HIGH < standing.rows * ROW ? level + HIGH + 6 : other.y - HIGH;
return [...done, one];
}, []);
const bars = (y, floor) => {
const wide = Math.max(1.5, ((width - THUMB) / steps) * 0.8);
shown.values.forEach((values, layer) =>
values.forEach((value, i) => {
if (!value) return;
const kind = i === now ? "new" : i < now ? "past" : "future";
const style = kind === "past" ? `fill:${fill(layer, tones[i])}` : null;
image.append(svg("rect", { class: kind, "data-x": place(i), x: x(i) - wide / 2, y: Math.min(y(value), floor - 2), width: wide, height: Math.max(2, floor - y(value)), style }));
}),
);
};
const rulers = (y, most, numbers) => {
const round = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => most / one <= 4) ?? most;
for (let value = round; value <= most; value += round) {
image.append(svg("line", { class: "ruler", "data-tick": "y", "data-y": value, x1: 0, x2: width, y1: y(value), y2: y(value) }));
const taken = numbers.some(({ from, y: base }) => from < measured(String(value)) + NEAR && Math.abs(y(value) - base) < HIGH);
if (!taken) image.append(words(String(value), 0, y(value) - 3, "start", "ruler"));
}
};
const areas = (y) => {
let below = Array(steps).fill(0);
shown.values.forEach((values, layer) => {
const above = values.map((value, i) => below[i] + value);
const upper = above.map((value, i) => `${x(i)} ${y(value)}`);
const lower = below.map((value, i) => `${x(i)} ${y(value)}`).reverse();
image.append(svg("path", { d: `M${upper.join("L")}L${lower.join("L")}z`, style: `fill:${fill(layer)}`, class: "area" }));
image.append(svg("path", { d: `M${upper.join("L")}`, class: "edge", ...reach(above.map((_, i) => place(i)), above), style: `stroke:var(--scomm-${layers[layer].tone})` }));
below = above;
});
};

const pick = (event) => {
const at = (event.clientX - image.getBoundingClientRect().left - THUMB / 2) / (width - THUMB);
const off = (i) => Math.abs(place(i) - at);
tools.choose(name, Array.from({ length: steps }, (_, i) => i).reduce((best, i) => (off(i) < off(best) ? i : best), 0));
};
const range = el.querySelector("input[type=range]");
grips(image, range, pick);
if (times.length) {
el.classList.add("timed");
grips(el, range, pick, ({ target, clientX, clientY }) => {
const { left, right, top, bottom } = range.getBoundingClientRect();
return target === el && clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
});
}
const by = (step, sign, label) => {
const button = make("button", { type: "button", "aria-label": label, title: label, text: sign });
button.addEventListener("click", () => {
const next = now + step;
if (next >= 0 && next < steps) tools.choose(name, next);
});
return { button, end: step < 0 ? 0 : steps - 1 };
};
const byOne = one_by_one.length ? [by(-1, "◂", one_by_one[0]), by(1, "▸", one_by_one[1])] : [];
if (byOne.length) el.append(make("div", { class: "by-one" }, ...byOne.map(({ button }) => button)));

const unwatch = whenWide(el, (wide) => {
el.classList.toggle("beside", wide >= BESIDE);
width = 0;
image.setAttribute("width", 0);
width = Math.floor(range.clientWidth || wide);
settle();
draw();
});
return {
show(given) {
shown = given;
unit.textContent = given.unit;
unit.hidden = !given.unit;
draw();
},
step(index) {
if (index === now) return; // the frame says it once more after each state
now = index;
draw();
},
gone: unwatch,
};
};
return { strip };
})();
const $tally = (() => {

const { sampleOf } = $dots;
const { make } = $dom;

const tally = (el, { heading, none, sides, name, before: was, holds }, tools) => {
el.classList.add("scomm-tally");
const cells = holds.map(() => sides.map(() => make("td")));
el.append(
make(
"table",
{ "aria-label": name },
make("thead", {}, make("tr", {}, make("th", { scope: "col", text: heading }), ...sides.map(({ label, look }) => make("th", { scope: "col" }, sampleOf(look), ` ${label}`)))),
make("tbody", {}, ...holds.map((one, i) => make("tr", {}, make("td", {}, tools.held(one)), ...cells[i]))),
),
);
let last = null;
let before = null;
return {
show({ rows }) {
const text = JSON.stringify(rows);
if (text !== last?.text) {
before = last?.rows;
last = { text, rows };
}
rows.forEach((counts, i) =>
counts.forEach((count, side) => {
const old = before?.[i][side];
cells[i][side].replaceChildren(
make("b", { class: count === null || count === none ? "none" : "", text: count ?? none }),
old && old !== count ? make("span", { class: "before", text: was.replace("{n}", old) }) : "",
);
}),
);
},
};
};
return { tally };
})();
const $tornado = (() => {

const { make } = $dom;

const tornado = (el) => {
el.classList.add("scomm-tornado");
const heading = make("p", { class: "note" });
const list = make("ol", {});
el.append(heading, list);
return {
show(shown) {
heading.textContent = shown.heading;
list.setAttribute("aria-label", shown.name);
list.replaceChildren(
...shown.gains.map(({ label, said, length }) =>
make(
"li",
{},
make("span", { class: "label", text: label }),
make("span", { class: "bar", "aria-hidden": true, style: `--length:${Math.max(0.002, length)}` }),
make("b", { text: said }),
),
),
);
},
};
};
return { tornado };
})();
const marks = { answers: $answers.answers, area: $area.area, curves: $curves.curves, cut: $cut.cut, dots: $dots.dots, drawn: $drawn.drawn, effects: $effects.effects, film: $film.film, front_pages: $front_pages.front_pages, hundreds: $hundreds.hundreds, intervals: $intervals.intervals, journey: $journey.journey, lid: $lid.lid, lines: $lines.lines, map: $map.map, multiples: $multiples.multiples, outcomes: $outcomes.outcomes, people: $people.people, prints: $prints.prints, quantiles: $quantiles.quantiles, ranges: $ranges.ranges, spans: $spans.spans, stages: $stages.stages, strip: $strip.strip, tally: $tally.tally, tornado: $tornado.tornado };

const $controls = (() => {

const { fresh, make, still } = $dom;

const TICKED = 16; // so few steps have a tick each
const SAID = 24; // in so few letters each step is written below its tick
const STEP = 320; // milliseconds a step of playing: slow enough to read a date

const blame = (node, guilty) => (guilty ? node.setAttribute("aria-invalid", "true") : node.removeAttribute("aria-invalid"));

const options = (control) => {
const grouped = control.groups.length ? control.groups : [["", control.labels.map((_, i) => i)]];
return grouped.flatMap(([label, places]) => {
const inside = places.map((i) => make("option", { value: i, text: control.labels[i] }));
return label ? [make("optgroup", { label }, ...inside)] : inside;
});
};

const list = (control, choose, words, { inline = false } = {}) => {
const id = fresh("list");
let gone = ""; // the places that are missing now: of three thousand options none is written again for nothing
const select = make("select", { id, "aria-label": inline && control.label }, ...options(control));
select.addEventListener("change", () => choose(Number(select.value)));
return {
el: inline ? select : make("div", { class: "control" }, make("label", { for: id, text: control.label }), select),
focus: select,
show(index, { missing, guilty }) {
if (gone !== missing.join()) {
gone = missing.join();
for (const option of select.querySelectorAll("option")) {
const i = Number(option.value);
option.textContent = missing.includes(i) ? words.missing.replace("{value}", control.labels[i]) : control.labels[i];
}
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
const unsaid = control.labels.map(() => make("small", { text: words.unpublished }));
texts.forEach((text, i) => text.append(unsaid[i]));
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
unsaid[i].hidden = !gone;
});
blame(field, guilty);
},
};
};

const range = (control, choose, words, { playing }) => {
const last = control.labels.length - 1;
const id = fresh("range");
const ticks = last < TICKED && make("datalist", { id: fresh("ticks") }, ...control.labels.map((_, i) => make("option", { value: i })));
const input = make("input", { type: "range", id, min: 0, max: last, step: 1, list: ticks && ticks.id });
const output = make("output", { for: id, "aria-hidden": true });
const short = control.labels.map((label) => label.replace(/ \(.*\)$/, "")); // without what stands beside a value in parentheses
const each = short.join("").length <= SAID;
const ends = (each ? short : [control.labels[0], control.labels[last]]).map((text, i) => {
const end = make("span", { text });
if (each) end.style.setProperty("--at", i / Math.max(1, last));
return end;
});
const button = control.played && make("button", { type: "button" });
const note = control.played && make("span", { class: "note motion", text: words.less_motion, hidden: true });
const el = make(
"div",
{ class: "control range" },
make("label", { for: id, text: control.label }),
make("div", {}, make("div", { class: "track" }, input, ticks, make("div", { class: each ? "ends each" : "ends", "aria-hidden": true }, ...ends)), output, button, note),
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

const next = (control, choose) => {
const said = make("span", { class: "said", id: fresh("said") });
const button = make("button", { type: "button", text: control.button, "aria-describedby": said.id });
let now = 0;
button.addEventListener("click", () => choose((now + 1) % control.labels.length));
return {
el: make("div", { class: "control next" }, make("span", { class: "label", text: control.label }), make("div", {}, button, said)),
focus: button,
show(index, { guilty }) {
now = index;
said.textContent = control.labels[index];
blame(button, guilty);
},
};
};

const SHAPES = { list: (given, choose, words) => list(given, choose, words), radio: buttons, chips: buttons, range, next };

/** One control, by its shape; `choose(index)` is called when a learner moves it. */
const control = (given, choose, words, playing) => SHAPES[given.shape](given, choose, words, { playing });

/** A sentence whose words are lists: `text` holds the names of controls in braces. */
const sentence = (text, controls, choose, words) => {
const made = {};
const el = make("p", { class: "sentence" });
for (const part of text.split(/(\{\w+\})/)) {
const name = /^\{(\w+)\}$/.exec(part)?.[1];
if (name) el.append((made[name] = list(controls[name], (i) => choose(name, i), words, { inline: true })).el);
else el.append(part);
}
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

const { make } = $dom;
const { control, sentence } = $controls;
const { speech } = $speech;

const PATIENCE = 2000; // milliseconds until a silent Python is spoken of
const FOLLOW = 40; // milliseconds between two questions while a range is dragged

const SETTLES = 3000; // milliseconds within which JupyterLab has surely gone on to the next cell, and has drawn it
const LOOK = 150; // milliseconds between two looks at where an explorer stands
const ACTS = ["keydown", "pointerdown", "touchstart", "wheel"]; // from any of these on, the reader decides what is in the window

const justRun = (el) => Boolean(el.closest(".jp-Cell")?.nextElementSibling?.classList.contains("jp-mod-active"));

const fromItsTop = (box) => {
const outer = box.closest(".jp-WindowedPanel-outer, .jp-Notebook");
if (outer && box.getBoundingClientRect().top < outer.getBoundingClientRect().top) box.scrollIntoView({ block: "start" });
};

const staysInSight = (el, box) => {
const ends = performance.now() + SETTLES;
const stop = () => {
clearInterval(looking);
for (const act of ACTS) window.removeEventListener(act, stop, true);
};
const looking = setInterval(() => {
if (performance.now() > ends) stop();
else if (justRun(el)) fromItsTop(box);
}, LOOK);
for (const act of ACTS) window.addEventListener(act, stop, true);
return stop;
};

const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

const fold = (summary, ...inside) => make("details", {}, make("summary", { text: summary }), ...inside);

const explorer = (marks) => ({
render({ model, el }) {
const { title, question, controls: given, text, words, parts, room } = model.get("fixed");
const byName = Object.fromEntries(given.map((one) => [one.name, one]));
const place = Object.fromEntries(given.map((one, i) => [one.name, i]));
let chosen = [...model.get("chosen")]; // what the controls say here; Python may be a step behind

const finding = make("p", { class: "finding" });
const of = make("p", { class: "of" });
const head = make("div", { class: "head" }, finding, of);
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
head,
);

box.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));

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
const chooseAll = (values) => {
const moves = Object.entries(values).filter(([name, index]) => chosen[place[name]] !== index);
if (!moves.length) return;
if (!connected()) return lose(words.lost);
for (const [name, index] of moves) {
chosen[place[name]] = index;
moved = name;
}
showControls();
for (const [name, index] of moves) for (const one of drawers) if (one.follows === name) one.step?.(index);
ask();
};
const choose = (name, index) => chooseAll({ [name]: index });

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
make("div", { class: "foot" }, more, table, source),
spoken.el,
);

const keepMade = (name, value) => {
model.set("made", { ...model.get("made"), [name]: value });
if (connected()) model.save_changes();
};
const tools = {
choose,
chooseAll,
at: (name) => chosen[place[name]],
control: (name) => byName[name],
held: (name) => made[name].el,
words,
say: spoken.say,
keep: keepMade,
made: (name) => model.get("made")?.[name],
};
const folds = {}; // second pictures, by the words under which they are folded
const folded = (words) => {
if (folds[words]) return folds[words];
drawn.append(make("details", { class: "part wide" }, make("summary", { text: words }), (folds[words] = make("div", { class: "folded" }))));
return folds[words];
};
const drawers = parts.map((fixed) => {
const at = make("div", { class: `part ${fixed.wide ? "wide" : ""}` });
(fixed.fold ? folded(fixed.fold) : drawn).append(at);
return { ...marks[fixed.kind](at, fixed, tools), follows: fixed.follows, at };
});

const showControls = () => {
const { missing, able } = model.get("seen");
const guilty = able.includes(moved) ? moved : able[0];
for (const [name, one] of Object.entries(made))
one.show(chosen[place[name]], { missing: missing[name] ?? [], guilty: guilty === name });
for (const one of drawers) one.chosen?.();
};

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
const kept = [head, readout, notes, source];
let width = 0;
const hold = () => {
const high = kept.map((one) => Math.max(one.offsetHeight, parseFloat(one.style.minHeight) || 0)); // all read, then all written
kept.forEach((one, i) => (one.style.minHeight = `${high[i]}px`));
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
one.at.hidden = Boolean(seen.parts[i].hidden);
if (one.at.hidden) return;
one.show(seen.parts[i]);
if (one.follows) one.step?.(chosen[place[one.follows]]);
});
if (!first) spoken.say(seen.reason ? words.refused : seen.spoken);
first = false;
keep();
};
const answered = () => {
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
for (let one = el, i = 0; one && i < 3; one = one.parentElement, i += 1)
watching.observe(one, { attributes: true, attributeFilter: ["class"] });
model.on("change:seen", answered);
showControls();
show();
if (!connected()) lose(words.lost);

const letGo = staysInSight(el, box);

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
letGo();
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
