// A guess dragged on an axis, a button that lifts the lid over the truth, and one that asks for more worlds.
// Fixed: guess, lid (controls), values, words. Shown: axis, levels, truth (or null), told, more (a control, or "").

import { fresh, make, whenWide } from "./dom.js";
import { EDGE, GUTTER, RIGHT, scaled } from "./intervals.js";

const ROOM = 520;
const THUMB = 8; // half of a native handle

export const lid = (el, { guess, lid: cover, values, words }, tools) => {
  el.classList.add("scomm-lid");
  const id = fresh("guess");
  const input = make("input", { type: "range", id, min: 1, max: values.length, step: 1 });
  const output = make("output", { for: id, "aria-hidden": true });
  const truth = make("span", { class: "true" }, make("span"));
  const strip = make("div", { class: "strip" }, make("label", { for: id, text: words.guess }), truth, output, input);
  const lift = make("button", { type: "button" });
  const more = make("button", { type: "button" });
  const told = make("span");
  el.append(strip, make("div", { class: "buttons" }, lift, more, told));
  let shown = null;
  let width = 0;
  const middle = Math.ceil(values.length / 2);

  const labels = () => tools.control(guess).labels;
  const place = () => {
    if (!shown || !width) return;
    const narrow = width < ROOM;
    el.classList.toggle("narrow", narrow);
    const x = scaled(shown.axis, narrow ? EDGE : GUTTER, width - (narrow ? EDGE : RIGHT));
    const at = tools.at(guess);
    input.style.left = `${x(values[0]) - THUMB}px`;
    input.style.width = `${x(values[values.length - 1]) - x(values[0]) + 2 * THUMB}px`;
    input.value = at || input.value || middle;
    input.classList.toggle("unset", !at);
    const said = at ? labels()[at] : words["not-yet"].replace("{value}", labels()[Number(input.value)]);
    input.setAttribute("aria-valuetext", said);
    output.textContent = at ? labels()[at] : "?";
    output.style.left = `${x(values[Number(input.value) - 1])}px`;
    truth.hidden = shown.truth === null;
    if (shown.truth !== null) {
      truth.style.left = `${x(shown.truth)}px`;
      truth.classList.toggle("left", shown.truth <= values[Number(input.value) - 1]);
      truth.firstChild.textContent = words.truth.replace("{value}", shown.told);
    }
    lift.textContent = shown.truth === null ? words.lift : words.cover;
    lift.disabled = !at;
    told.textContent = at ? "" : words.first;
    more.hidden = !shown.more;
    if (shown.more) more.textContent = tools.at(shown.more) ? words.one : words.more;
  };
  input.value = middle;
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
  lift.addEventListener("click", () => tools.choose(cover, shown.truth === null ? 1 : 0));
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
    gone: leave,
  };
};
