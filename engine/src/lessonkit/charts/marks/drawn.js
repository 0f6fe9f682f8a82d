// You draw it: handles that a pointer drags and number fields that a keyboard fills, then the true line beside the guess.
// Shown: what plot.js shows, and covered, target, known, knows (the number of what is given and its words, or none), beside (the place of another line, and the same of it), given (numbers and words that a guess needs), missed (the places of two lines, and words on the band between them), about, handles (at, label, short, name, ask, drag), after, decimals.

import { make, still, svg } from "./dom.js";
import { path } from "./of_lines/courses.js";
import { free, meets } from "./of_lines/values.js";
import { bold, inked } from "./of_lines/words.js";
import { plot } from "./plot.js";

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

export const drawn = (el, fixed, tools) => {
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

  // The guess: from what is known through each place that was drawn.
  const guess = () => {
    const start = shown.known - 1;
    const all = [[start, shown.lines[shown.target].values[start]], ...shown.handles.map(({ at }, i) => [at, guesses[i]])];
    return all.filter(([at, value]) => at >= 0 && value !== null).map(([at, value]) => [shown.xs[at], value]);
  };
  const line = (g) => path(guess().map(([at]) => at), guess().map(([, value]) => value), g.x, g.y);

  // Where what is known ends and the guess begins.
  const begins = () => shown.since?.at ?? shown.xs[shown.known];

  // What a guess needs to know, where the guess is made: a number with its words, the first at the top and the others at the bottom, so that lines pass between them.
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

  // What happened and is in no count: the band between two lines, as far as both are known.
  const missing = (g) => {
    if (!shown.missed) return;
    const [one, other, words_] = shown.missed;
    const both = shown.xs.flatMap((at, i) => (shown.lines[one].values[i] === null || shown.lines[other].values[i] === null ? [] : [[g.x(at), g.y(shown.lines[one].values[i]), g.y(shown.lines[other].values[i])]]));
    const edge = [...both.map(([x, low]) => `${x} ${low}`), ...[...both].reverse().map(([x, , high]) => `${x} ${high}`)];
    g.back.append(svg("path", { class: "missed", d: `M${edge.join("L")}z` }));
    const [x, low, high] = both[0];
    if (shown.covered) g.layer.append(svg("text", { class: "missed", x: x + 12, y: (low + high) / 2 + 5, text: words_ }));
  };

  // Where a handle stands that nobody has moved: one alone at the last count that is known; else in the middle, or in the middle of a half where a line ends there.
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
    // What is given says its number where it ends: there the learner's own line begins.
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
      // Without room beside it they stand below: below the line that is guessed, and of another between its number and its line.
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

  // The name of the learner's line stands at the place where it is farthest from the truth, on the other side; but where it would meet
  // other words or a line it goes round its place, and then away from it.
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

  // What the drawing and the truth are apart, where they are farthest.
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
