// Rows on a time line. A row that stands for many unfolds to them; what is told of a row stands below, for a pointer and the keyboard.
// A row of many is a stack of thin bars, so that they can be counted. A bar without an end is pointed there.
// Fixed: looks, words. Shown: rows (names, kind, told, by, own, parts, since, dated, open_start, open_end), dates, event, bracket, name.

import { make, whenWide } from "./dom.js";

const ROOM = 560; // pixels that names beside lines need
const APART = 6; // pixels between two dates
const LEAST = 2; // pixels of a bar, so that it is seen, as in the stylesheet
const STACK = 126; // pixels that a stack of many takes
const percent = (share) => `${100 * share}%`;

export const spans = (el, { looks, words }) => {
  el.classList.add("scomm-spans");
  const look = Object.fromEntries(looks.map((one) => [one.id, one.look]));
  const bar = ({ kind, from, to, sure }) => {
    const moment = from === to;
    const one = make("span", { class: `part ${look[kind]} ${sure ? "" : "maybe"} ${moment ? "moment" : ""}` });
    one.style.left = percent(from);
    if (!moment) one.style.width = percent(to - from);
    if (!moment) one.style.marginLeft = `calc(min(0px, ${percent(to - from)} - ${LEAST}px) / 2)`; // one that is wider than it lasts lies around it
    Object.assign(one.dataset, moment ? { x: from } : { left: from, right: to });
    return one;
  };
  const sample = (classes) => make("i", { "aria-hidden": true }, make("span", { class: `part ${classes}` }));
  const key = make("ul", { class: "key" });
  // The key has what is in view, and no more.
  const keys = (given) => {
    const parts = given.flatMap((row) => row.parts);
    const item = (there, classes, label) => there && make("li", {}, sample(classes), label);
    const items = [
      ...looks.map(({ id, label, look: tone }) => item(parts.some(({ kind, from, to }) => kind === id && from < to), tone, label)),
      item(parts.some(({ sure }) => !sure), "accent maybe", words.hatched),
      item(given.some(({ dated }) => dated), "accent dated", words.dated),
      item(parts.some(({ from, to }) => from === to), "context moment", words.moment),
      item(given.some((row) => row.open_start), "accent open-left", words["open-start"]),
      item(given.some((row) => row.open_end), "accent open-right", words["open-end"]),
    ];
    key.replaceChildren(...items.filter(Boolean));
  };
  const dates = make("div");
  const axis = make("div", { class: "axis", "aria-hidden": true }, make("div"), dates);
  const rows = make("ul", { class: "rows", tabindex: 0, style: "list-style:none;margin:0;padding:0" });
  const told = make("p", { class: "told" });
  el.append(key, axis, rows, told);

  const open = new Set(); // what a reader has unfolded, by its first name
  const line = (row, shown, many = 1) => {
    const at = make("div", { class: "line" });
    for (const { at: share } of shown.dates) at.append(grid(share, ""));
    if (shown.event) at.append(grid(shown.event.at, "event"));
    const bars = row.parts.map(bar);
    at.append(...bars);
    const [first, last] = [bars[0], bars[bars.length - 1]];
    if (first && row.dated) first.classList.add("dated");
    if (first && row.open_start) first.classList.add("open-left");
    if (last && row.open_end) last.classList.add("open-right");
    if (first && row.since) first.append(make("span", { class: "since", text: row.since }));
    if (many > 1) {
      const step = Math.min(5, Math.max(2.5, STACK / many));
      at.classList.toggle("endless", Boolean(row.open_end));
      if (last) at.classList.add(look[row.parts[row.parts.length - 1].kind]);
      at.style.setProperty("--step", `${step}px`);
      at.style.height = `${many * step + 8}px`;
    }
    return at;
  };
  const grid = (share, kind) => {
    const one = make("span", { class: `grid ${kind}`, "data-left": share });
    one.style.left = percent(share);
    return one;
  };
  const signs = (row) => [row.open_start && words["open-start"], row.open_end && words["open-end"], row.dated && words.dated].filter((words) => words && !row.told?.includes(words)).join("; ");

  const show = (shown) => {
    rows.setAttribute("aria-label", shown.name);
    keys(shown.rows);
    dates.replaceChildren(
      ...shown.dates.map(({ at, said }, i) => {
        const one = make("span", { text: said, ...(i && { "data-tick": "x", "data-x": at }) }); // the first begins at its place
        one.style.left = percent(at);
        return one;
      }),
    );
    if (shown.event) {
      const { at, said } = shown.event;
      const one = make("b", { text: said });
      // The words stand at the line of their day, on the side that has room.
      one.classList.toggle("before", at > 0.5);
      if (at > 0.5) one.style.right = percent(1 - at);
      else one.style.left = percent(at);
      dates.append(one);
    }
    rows.replaceChildren(
      ...shown.rows.filter(({ parts }) => parts.length).map((row) => {
        const many = row.names.length > 1;
        const item = make("li", {});
        const name = many ? (words[row.kind] ?? words.rows).replace("{n}", row.names.length) : row.names[0];
        const dated = row.by ? `${name}, ${row.by}` : name;
        const button = many && make("button", { type: "button", "aria-expanded": String(open.has(row.names[0])), title: words.unfold.replace("{n}", row.names.length) });
        if (button) button.textContent = dated;
        const words_of = `${name}: ${row.told}${signs(row) ? `; ${signs(row)}` : ""}.`;
        const head = make("div", { class: `row ${many ? "group" : ""} ${row.own ? "own" : ""}` }, make("span", {}, button || dated), line(row, shown, row.names.length));
        head.append(make("span", { class: "scomm-hidden", text: `${row.told}${signs(row) ? `; ${signs(row)}` : ""}` }));
        const tell = () => (told.textContent = words_of);
        head.addEventListener("pointerenter", tell);
        head.addEventListener("focusin", tell);
        const children = make("div", { hidden: !open.has(row.names[0]) }, ...(many ? row.names.map((one) => make("div", { class: "row child" }, make("span", { text: one }), line(row, shown))) : []));
        button &&
          button.addEventListener("click", () => {
            open.has(row.names[0]) ? open.delete(row.names[0]) : open.add(row.names[0]);
            const there = open.has(row.names[0]);
            children.hidden = !there;
            button.setAttribute("aria-expanded", String(there));
          });
        item.append(head, children);
        return item;
      }),
    );
    const over = shown.bracket && shown.rows.filter(({ parts }) => parts.length).findIndex(({ parts }) => parts.some(({ from, sure }) => !sure && from === shown.bracket.from));
    if (shown.bracket && over >= 0) {
      const { from, to, said } = shown.bracket;
      const one = make("b", { text: said });
      one.style.left = percent(from);
      one.style.width = percent(to - from);
      const at = make("div", { class: "line" }, ...shown.dates.map(({ at: share }) => grid(share, "")), ...(shown.event ? [grid(shown.event.at, "event")] : []), one);
      rows.children[over].before(make("li", { class: "row bracket", "aria-hidden": true }, make("span"), at));
    }
    const away = shown.rows.filter(({ parts }) => !parts.length).flatMap(({ names }) => names);
    if (away.length) rows.append(make("li", { class: "outside", text: words.outside.replace("{names}", away.join(", ")) }));
    const mine = shown.rows.find((row) => row.own);
    told.textContent = mine ? `${mine.names[0]}: ${mine.told}.` : words.point;
    rows.scrollTop = 0;
    thin();
  };
  // Of dates that would meet, the earlier one is left out: the lines below tell where it is.
  const thin = () => {
    let next = Infinity;
    for (const one of [...dates.querySelectorAll("span")].reverse()) {
      const { left, right } = one.getBoundingClientRect();
      one.classList.toggle("none", right > next - APART);
      if (right <= next - APART) next = left;
    }
  };
  const leave = whenWide(el, (room) => {
    el.classList.toggle("narrow", room < ROOM);
    thin();
  });
  return { show, gone: leave };
};
