// Published findings around a line of no change, in groups: a dot with its number, a bar in outline, a ring on the
// line, or a side that fades. One that is chosen is told in full below. Fixed: axis, levels, scale, pick. Shown: name, key (sample, words),
// groups (name, note, none, apart, effects (line, by, sign, word, said, told, value or null, note, hollow, loud, label, brief, whose)).

import { make, whenWide } from "./dom.js";
import { scaled } from "./intervals.js";

const ROOM = 640; // below it a bar stands below its words
const LONG = 45; // hundredths of the scale: where there is little room, no number stands outside of a longer bar
const MIDDLE = 840; // and below this one the large number is less large
const BESIDE = 328; // pixels that the words take where a bar stands beside them
const LETTER = 0.8; // of its height a digit is so wide, or less
const SIZES = { large: [42, 30], plain: [17, 15] }; // pixels: a number's height, where there is room and where there is little
const BETWEEN = 34; // of a large one, where there is neither much room nor little
const AROUND = [32, 20]; // pixels: the margins of a number, with the dot
const FADES = 18; // hundredths of the scale over which a finding of unknown size fades away

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
    for (const { end, beyond, inside, loud } of numbers) {
      const size = loud && !narrow && wide < MIDDLE ? BETWEEN : SIZES[loud ? "large" : "plain"][Number(narrow)];
      const needs = size * LETTER * end.textContent.length + AROUND[Number(narrow)];
      end.classList.toggle("turned", !(narrow && inside) && (beyond * track) / 100 < needs);
    }
  };
  const fade = () => rows.classList.toggle("more", rows.scrollHeight - rows.clientHeight - rows.scrollTop > 4);
  rows.addEventListener("scroll", fade);
  const leave = whenWide(el, (width) => {
    el.classList.toggle("narrow", width < ROOM);
    el.classList.toggle("middle", width >= ROOM && width < MIDDLE);
    wide = width;
    turn();
    fade();
  });

  const x = scaled(axis, 0, 100);
  const grid = (clear = () => false) => levels.filter(([at]) => !clear(at)).map(([at]) => make("i", { class: at === 0 ? "zero" : "grid", "data-left": at, style: `left:${x(at)}%` }));
  const barOf = ({ value, said, hollow, sign, loud }) => {
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    const place = value < 0 ? `right:${100 - from}%` : `left:${to}%`;
    const side = value < 0 ? "less" : "more";
    const long = to - from > LONG;
    const end = make("b", { class: ["end", side, long && "long", hollow && "beside"].filter(Boolean).join(" "), style: `${place};--from:${from}%;--zero:${x(0)}%`, text: said });
    numbers.push({ end, beyond: value < 0 ? from : 100 - to, inside: long && hollow, loud });
    return make(
      "span",
      { class: "track" },
      ...grid(),
      make("span", { class: ["bar", sign, hollow && "hollow"].filter(Boolean).join(" "), "data-left": Math.min(0, value), "data-right": Math.max(0, value), style: `left:${from}%;width:${to - from}%` }),
      hollow ? null : make("span", { class: `point ${sign}`, "data-x": value, style: `left:${x(value)}%` }),
      end,
    );
  };
  // Without a number: no change is a ring on its line, and what went one way fades away on its side, to a question mark. The words stand on the other side.
  const labelOf = ({ label, note, sign }) => {
    const zero = x(0);
    const [from, to] = sign === "down" ? [zero - FADES, zero] : [zero, zero + FADES];
    const words = sign === "up" ? `right:${100 - zero}%` : `left:${zero}%`;
    return make(
      "span",
      { class: "track labelled" },
      ...grid((at) => (sign === "up" ? at < 0 : at > 0)),
      make("span", sign === "none" ? { class: "sign none", style: `left:${zero}%` } : { class: `sign ${sign}`, style: `left:${from}%;width:${to - from}%` }),
      sign === "none" ? null : make("span", { class: `unknown ${sign}`, style: sign === "up" ? `left:${to}%` : `right:${100 - from}%`, text: "?" }),
      make("span", { class: `words ${sign}`, style: words }, make("b", { text: label }), note ? make("span", { class: "note", text: note }) : null),
    );
  };
  const sampleOf = (kind) => make("span", { class: `sample bar ${kind}`, "aria-hidden": true });
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
      one.value !== null ? barOf(one) : labelOf(one),
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
      const made = shown.groups.map((group) => group.effects.map(rowOf));
      const scaleOf = () => make("div", { class: "scale", "aria-hidden": true }, make("span", { text: scale }), make("span", { class: "track" }, ...levels.map(([at, text]) => make("span", { class: at === 0 ? "level none" : "level", "data-tick": "x", "data-x": at, style: `left:${x(at)}%`, text }))));
      rows.replaceChildren(
        ...(shown.groups.every((group) => group.apart) ? [] : [scaleOf()]),
        ...shown.groups.map((group, i) =>
          make(
            "section",
            group.apart ? { class: "other", "data-scale": true } : {},
            make("p", { class: "name" }, group.name, make("span", { class: "note", text: group.effects.length ? group.note : group.none })),
            group.apart ? scaleOf() : null,
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
