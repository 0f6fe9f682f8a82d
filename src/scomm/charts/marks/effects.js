// Published findings on one scale, in groups: a bar with its number at its end, or a sign with words where no such number is known.
// One that is chosen is told in full below. Fixed: axis, levels, scale, pick. Shown: name, key (sample, words), groups (name, note, none,
// effects (line, by, sign, word, said, told, value or null, note, hollow, loud, label, brief, whose)).

import { make, whenWide } from "./dom.js";
import { scaled } from "./intervals.js";

const ROOM = 640; // below it a bar stands below its words
const LONG = 45; // hundredths of the scale: where there is little room, no number stands outside of a longer bar
const BESIDE = 328; // pixels that the words take where a bar stands beside them
const LETTER = 0.66; // of its height a digit is so wide, or less
const SIZES = { large: [42, 34], plain: [17, 17] }; // pixels: a number's height, where there is room and where there is little
const AROUND = 16; // pixels: the margins of a number
const GLYPHS = { down: "◀", none: "○", up: "▶" };

export const effects = (el, { axis, levels, scale, pick }) => {
  el.classList.add("scomm-effects");
  const rows = make("div", { class: "rows", role: "group" });
  const told = make("div", { class: "told", "aria-live": "polite" });
  const key = make("ul", { class: "key" });
  el.append(key, rows, told);
  let chosen = "";
  let wide = 0;
  let numbers = []; // each with its bar's place on the scale: a number that has no room beyond its bar stands on the other side of no change
  const turn = () => {
    const narrow = wide < ROOM;
    const track = narrow ? wide : wide - BESIDE;
    for (const { end, beyond, long, loud } of numbers) {
      const needs = SIZES[loud ? "large" : "plain"][Number(narrow)] * LETTER * end.textContent.length + AROUND;
      end.classList.toggle("turned", !(narrow && long) && (beyond * track) / 100 < needs);
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
  const grid = () => levels.map(([at]) => make("i", { class: at === 0 ? "zero" : "grid", style: `left:${x(at)}%` }));
  const barOf = ({ value, said, hollow, sign, loud }) => {
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const place = value < 0 ? `right:${100 - from}%` : `left:${to}%`;
    const side = value < 0 ? "less" : "more";
    const long = to - from > LONG;
    const end = make("b", { class: long ? `end ${side} long` : `end ${side}`, style: `${place};--from:${from}%;--zero:${x(0)}%`, text: said });
    numbers.push({ end, beyond: value < 0 ? from : 100 - to, long, loud });
    return make(
      "span",
      { class: "track" },
      ...grid(),
      make("span", { class: ["bar", sign, hollow && "hollow"].filter(Boolean).join(" "), style: `left:${from}%;width:${to - from}%` }),
      end,
    );
  };
  // A small label at a sign as high as the bar of the finding's number, in a lane of its own: on the scale a sign would be read as a number.
  const labelOf = ({ label, note, sign }) =>
    make(
      "span",
      { class: "untracked labelled" },
      make("span", { class: `sign ${sign}`, "aria-hidden": true }),
      make("span", { class: "words" }, make("b", { text: label }), make("span", { class: "note", text: note })),
    );
  const sampleOf = (kind) => make("span", { class: `sample bar ${kind}`, "aria-hidden": true });
  const wordsOf = ({ said, note, sign }) =>
    make("span", { class: "untracked" }, make("span", { class: `glyph ${sign}`, "aria-hidden": true, text: GLYPHS[sign] }), make("span", {}, make("b", { text: said }), make("span", { class: "note", text: note })));

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
      one.value !== null ? barOf(one) : one.label ? labelOf(one) : wordsOf(one),
    );
    button.addEventListener("click", () => tell(one, button));
    return { one, button };
  };

  return {
    show(shown) {
      rows.setAttribute("aria-label", shown.name);
      key.hidden = !shown.key.length;
      key.replaceChildren(...shown.key.map(([kind, words]) => make("li", {}, sampleOf(kind), words)));
      numbers = [];
      const made = shown.groups.map(({ effects: all }) => all.map(rowOf));
      const ends = levels.map(([at, text]) => make("span", { class: "level", style: `left:${x(at)}%`, text }));
      rows.replaceChildren(
        make("div", { class: "scale", "aria-hidden": true }, make("span", { text: scale }), make("span", { class: "track" }, ...ends)),
        ...shown.groups.map((group, i) =>
          make(
            "section",
            {},
            make("p", { class: "name" }, group.name, make("span", { class: "note", text: group.note })),
            make("ul", {}, ...made[i].map(({ button }) => make("li", {}, button))),
            group.effects.length ? "" : make("p", { class: "note", text: group.none }),
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
