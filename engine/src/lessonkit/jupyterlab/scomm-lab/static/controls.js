// The controls of a choice, an order, a number and a written answer. Each is made for one exercise and gives
// `node`, and `show(value)`, which sets it as a cell says: null where the answer is open. What a learner does goes to `give`.
// `lacks()` is what keeps an answer that was begun from being checked, `{ words, field }`; null where nothing does.

import { element, freshId, inline } from "./elements.js";
import { guess } from "./guess.js";
import { COUNT, inFigures, MAYBE_A_YEAR, readField } from "./numbers.js";
import { asParagraphs, asPython, fromParagraphs } from "./source.js";

// The control for an exercise; null where an answer is code. `give(python)` writes it into the cell.
export function controlFor(exercise, say, give) {
  if (exercise.kind === "choice") return exercise.length > 1 ? order(exercise, say, give) : choice(exercise, say, give);
  if (exercise.kind === "prediction") return guess(exercise, say, give);
  if (exercise.kind === "number" && exercise.route === "no-code") return number(exercise, say, give);
  if (exercise.kind === "written") return written(exercise, say, give);
  return null;
}

// A letter without the brackets, quotes and dots that people put around it.
const letter = value => String(value).trim().replace(/^[([\x22\x27\x60]+|[)\]\x22\x27\x60.:]+$/g, "").toLowerCase();

function choice(exercise, say, give) {
  const name = freshId("choice");
  const radios = Object.entries(exercise.options).map(([value, words]) => {
    const input = element("input", { type: "radio", name, value, onchange: () => give(asPython(value)) });
    return { input, row: element("label", { class: "scomm-option" }, input, element("span", {}, element("b", {}, value), " "), element("span", {}, ...inline(words))) };
  });
  return {
    node: element("fieldset", {}, element("legend", {}, say("choice.legend")), ...radios.map(one => one.row)),
    show(value) {
      const chosen = value === null ? null : letter(Array.isArray(value) && value.length === 1 ? value[0] : value);
      const known = chosen === null || chosen in exercise.options;
      radios.forEach(({ input }) => { input.checked = input.value === chosen; });
      return known;
    },
  };
}

function order(exercise, say, give) {
  const letters = Object.keys(exercise.options);
  const named = at => exercise.places
    ? say("order.place-named", { place: at + 1, means: exercise.places[at] })
    : say("order.place", { place: at + 1 });
  const menus = Array.from({ length: exercise.length }, (_, at) => {
    const id = freshId("place");
    const menu = element("select", { id, onchange: () => giveAll() },
      element("option", { value: "" }, say("order.none")),
      ...letters.map(one => element("option", { value: one }, one)));
    return { menu, row: element("div", { class: "scomm-place" }, element("label", { for: id }, named(at)), menu, element("span", { class: "scomm-picked" })) };
  });
  const note = element("p", { class: "scomm-small", role: "status" });

  function describe() {
    const picked = menus.map(({ menu }) => menu.value);
    menus.forEach(({ menu, row }) => row.lastChild.replaceChildren(...inline(exercise.options[menu.value] ?? "")));
    const twice = picked.find((one, at) => one && picked.indexOf(one) !== at);
    note.textContent = twice ? say("order.twice", { letter: twice }) : "";
  }
  function giveAll() {
    describe();
    const picked = menus.map(({ menu }) => menu.value || null);
    give(picked.every(one => one === null) ? "..." : asPython(picked));
  }
  return {
    node: element("fieldset", {}, element("legend", {}, say(exercise.places ? "order.legend-named" : "order.legend")),
      element("ul", { class: "scomm-options", "aria-label": say("order.letters") }, ...letters.map(one => element("li", {}, element("b", {}, one), " ", ...inline(exercise.options[one])))),
      element("div", { class: "scomm-places" }, ...menus.map(one => one.row)), note),
    show(value) {
      const parts = value === null ? [] : Array.isArray(value) ? value : String(value).split(/[\s>,;→]+/);
      const picked = parts.map(one => (one === null ? "" : letter(one)));
      const known = picked.length <= menus.length && picked.every(one => one === "" || letters.includes(one));
      menus.forEach(({ menu }, at) => { menu.value = known ? picked[at] ?? "" : ""; });
      describe();
      return known;
    },
    lacks() {
      const open = menus.findIndex(({ menu }) => !menu.value);
      if (open < 0 || menus.every(({ menu }) => !menu.value)) return null;
      return { words: say("order.open", { place: named(open) }), field: menus[open].menu };
    },
  };
}

// A field for one number. `low` and `high` are told at once, and a number outside them is still the learner's answer. What was typed in
// another unit, such as percent for so many of a thousand, is told in the one that is asked for. Its name says which exercise it belongs to, for it may be read alone, in a list of fields.
export function numberField({ label, unit, units, title, low, high, commasFrom = COUNT, give, say, below = null }) {
  const [id, told] = [freshId("number"), freshId("told")];
  const note = element("p", { class: "scomm-small", role: "status", id: told });
  const figures = value => inFigures(value, commasFrom);
  let shown = null;
  function judge(told = "") {
    const outside = shown !== null && (shown < low || shown > high) ? say("number.outside", { low: figures(low), high: figures(high) }) : "";
    field.toggleAttribute("aria-invalid", Number.isNaN(shown) || Boolean(outside));
    note.textContent = outside || told;
  }
  const field = element("input", {
    id, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", size: 10, "aria-describedby": below ? `${below.id} ${told}` : told,
    "aria-label": nameOf({ label, unit, title, say }),
    oninput: () => {
      const read = readField(field.value, { units, unit, low, high }, say);
      shown = read.value;
      judge(read.told);
      give(Number.isNaN(shown) ? null : shown);
    },
  });
  return {
    node: element("div", { class: "scomm-number" }, element("label", { for: id }, label), field, element("span", { class: "scomm-unit" }, unit ?? ""), ...(below ? [below] : []), note),
    show(value) {
      if (value === shown) return; // the learner may be typing it
      shown = value;
      field.value = value === null ? "" : figures(value);
      judge();
    },
    lacks(half = false) {
      const words = Number.isNaN(shown) ? say("number.unread", { label }) : half && shown === null ? say("number.missing", { label }) : "";
      return words ? { words, field } : null;
    },
  };
}

// What a screen reader calls a field or a line: what stands beside it, and the exercise.
export const nameOf = ({ label, unit, title, say }) =>
  unit ? say("number.named", { label, unit, title }) : say("number.named-alone", { label, title });

// How precise a number is asked for, on a line of its own; null where that goes without saying.
export function precisionOf({ precision }, say) {
  if (precision === undefined) return null;
  const words = Number.isInteger(precision) && precision > 0 ? say("number.decimals", { n: precision }) : say(precision === 0 ? "number.whole" : "number.exact");
  return element("p", { class: "scomm-small scomm-precision", id: freshId("precision") }, words);
}

function number(exercise, say, give) {
  const [low, high] = exercise.range ?? [];
  const unit = exercise.unit ?? exercise.type;
  const field = numberField({
    label: say("number.label"), unit, units: exercise.units, title: exercise.title, say, low, high, commasFrom: MAYBE_A_YEAR, give: value => give(asPython(value)),
    below: precisionOf(exercise, say),
  });
  return {
    node: element("fieldset", {}, element("legend", {}, say("number.legend")), field.node),
    show(value) {
      const number = typeof value === "string" ? readField(value, { units: exercise.units, unit, low, high }, say).value : value;
      const known = value === null || (typeof number === "number" && !Number.isNaN(number));
      field.show(known ? number : null);
      return known;
    },
    lacks: field.lacks,
  };
}

function written(exercise, say, give) {
  const [id, told] = [freshId("text"), freshId("counted")];
  const counted = element("p", { class: "scomm-small", id: told });
  const [fewest, most] = exercise.words ?? [1, 1000];
  const count = () => {
    const n = box.value.split(/\s+/).filter(Boolean).length;
    counted.textContent = say("written.counted", { n, fewest, most });
  };
  const box = element("textarea", {
    id, rows: 8, "aria-describedby": told, spellcheck: "true",
    "aria-label": say("written.named", { label: say("written.label"), title: exercise.title }),
    oninput: () => { count(); give(box.value.trim() ? asParagraphs(box.value) : '"""\n\n"""'); },
  });
  return {
    node: element("div", { class: "scomm-written" }, element("label", { for: id }, say("written.label")), box, counted),
    show(value) {
      const known = value === null || typeof value === "string";
      const text = known && value !== null ? fromParagraphs(value) : "";
      if (text !== box.value && !(text.trim() === "" && box.value.trim() === "")) box.value = text;
      count();
      return known;
    },
  };
}
