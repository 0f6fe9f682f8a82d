// The controls of an explorer: lists, rows of buttons, a range that plays, a button to the next value, and lists inside a sentence.
// Each is native HTML with a visible label; `show` marks what is chosen, what does not exist, and which one is to blame.

import { fresh, make, still } from "./dom.js";

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
  // A dashed frame and small words below its label say that a value is missing; their room is kept, so no button changes its size.
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

// A button that goes to the next value, after the last to the first, with the value beside it.
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
export const control = (given, choose, words, playing) => SHAPES[given.shape](given, choose, words, { playing });

/** A sentence whose words are lists: `text` holds the names of controls in braces. */
export const sentence = (text, controls, choose, words) => {
  const made = {};
  const el = make("p", { class: "sentence" });
  for (const part of text.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) el.append((made[name] = list(controls[name], (i) => choose(name, i), words, { inline: true })).el);
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
