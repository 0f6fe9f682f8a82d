// A native range whose handle stands only at given values, each at its true place on a line from the first to the last.

import { make } from "../dom.js";

const THUMB = 16; // pixels of the handle: its middle can't reach the ends of the track

/** The range, with a short line at its ends and a triangle at the value that is marked, which are named; `choose(index)` when a learner moves it. */
export const stops = (id, { values, marked, ends }, labels, choose) => {
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
    // A screen reader moves a range by a little, to say “one more”.
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
