// A guess dragged on an axis below a lid, the lid over the truth, which is a button, and one that asks for more worlds.
// Fixed: guess, lid (controls), values, words. Shown: axis, levels, truth (or null), told, unit, more (a control, or "").

import { fresh, make, whenWide } from "./dom.js";
import { EDGE, GUTTER, RIGHT, scaled } from "./intervals.js";

const ROOM = 520;
const ASK = 140; // what the words on the axis need
const THUMB = 10; // half of the handle

export const lid = (el, { guess, lid: cover, values, words }, tools) => {
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
    // Why nothing is shown yet is said where the guess is made, and aloud; from there the keys go on.
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
