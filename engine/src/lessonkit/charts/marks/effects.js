// Published findings around a line of no change, in groups: a dot on its interval, an open ring where no error was seen, and
// without a number a hatched band or side that fades, or words. One that is chosen is told in full below. Fixed: axis, levels, scale, pick. Shown: name,
// groups (name, note, none, apart, effects (line, by, sign, shape, word, said, told, value, low, high (or null), note, loud, label, brief, whose)).

import { make, whenWide } from "./dom.js";
import { scaled } from "./intervals.js";

const ROOM = 640; // below it a finding stands below its words
const BESIDE = 328; // pixels that the words take where a finding stands beside them
const LETTER = 0.8; // of its height a digit is so wide, or less
const SIZES = { large: [26, 22], plain: [17, 15] }; // pixels: a number's height, where there is room and where there is little
const [NOTE, NOTES_LETTER] = [13, 0.56]; // pixels: the height of the words below a number; of that a letter is so wide
const AROUND = [28, 24]; // pixels: the margins of a number
const FADES = 14; // hundredths of the scale over which what has no number fades away, on each side

export const effects = (el, { axis, levels, scale, pick }) => {
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
  // Without a number nothing ends: a band fades both ways, a side away from no change to a question mark. The words stand where nothing is drawn.
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
