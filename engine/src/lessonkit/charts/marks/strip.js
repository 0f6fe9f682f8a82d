// A time strip: bars or areas step by step, dated notes above them, and below them the range with which a step is chosen.
// Fixed: steps, ticks, layers, shape, high, one_note, tones, mentions, times, one_by_one (the names of two buttons, or none). Shown: values (of each layer), unit, peak, points, name.

import { fresh, grips, hatching, make, named, svg, whenWide } from "./dom.js";
import { reach } from "./of_lines/courses.js";
import { flags } from "./of_strips/flags.js";

const THUMB = 16; // pixels: a range's first and last steps lie half a thumb from its ends
const ROW = 17; // pixels: a line of notes
const PEAK = { bars: 15, area: 26 }; // pixels above the highest value: room for its number, or for those of a finding
const HIGH = 28; // pixels: a number of a finding
const NEAR = 6; // pixels from a number to the words beside it
const ROWS = 4; // lines of notes at most
const NARROW = 420; // pixels: below, one note alone is read
const BESIDE = 640; // pixels from which on the range's name, value and button stand beside it

export const strip = (el, fixed, tools) => {
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
  // Where a step stands, from 0 to 1; between two steps, such as where a year begins, in proportion.
  const place = (i) => {
    if (!times.length) return i / (steps - 1);
    const before = Math.min(steps - 2, Math.floor(i));
    return times[before] + (i - before) * (times[before + 1] - times[before]);
  };
  const x = (i) => THUMB / 2 + place(i) * (width - THUMB);
  const words = (text, at, y, anchor = "middle", kind = "") => svg("text", { x: at, y, "text-anchor": anchor, class: kind, text });

  // How wide words are, once they are on the page.
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

  // Notes stand where there is room for them; one that has none is read when its step is chosen, in place of the others.
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
    // Names of steps below the axis; one that would run into another is left out.
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
    // The numbers of the finding, beside their dots; the number of the highest bar stands on it, where they leave it room.
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
    // The thumb of the range stands below its step: by itself it stands where even steps would have it.
    for (const { button, end } of byOne) button.setAttribute("aria-disabled", now === end); // it keeps the focus
    if (times.length) {
      range.style.setProperty("--at", `${x(now)}px`);
      range.style.setProperty("--off", `${(place(now) - now / (steps - 1)) * (width - THUMB)}px`);
    }
    named(image, shown.name);
  };
  // One to the left of its dot, a later one to the right; each clear of what is drawn below it, and its note where there is room.
  // Where two would meet, the later one stands above the other, or below its dot where the picture ends.
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
  // Lines at round numbers behind an area, each with its number at the left, but where a number of the finding stands.
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

  // A pointer chooses a step on the bars as well; the range is there for every hand. Where steps are uneven a pointer on the
  // range goes through it to the strip, for its own steps are even.
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
  // Where steps stand close together a pointer can't reach each of them: two buttons can.
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
    // Where nobody can move it, as on paper, there is no range to stand above.
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
