// Board: cards in columns; one card at a time is told in full below them.
// Fixed: pick. Shown: columns (name, note, none, cards (title, sign, word, line, told)), name.

import { make, whenWide } from "./dom.js";

const ROOM = 640; // below it columns stand one below the other
const MANY = 3; // a column with more cards is twice as wide
const GLYPHS = { down: "▼", none: "○", up: "▲" };

export const board = (el, { pick }) => {
  el.classList.add("scomm-board");
  const columns = make("div", { class: "columns", role: "group" });
  const told = make("div", { class: "told", "aria-live": "polite" });
  el.append(columns, make("p", { class: "note", text: pick }), told);
  let chosen = "";
  const fade = (list) => list.classList.toggle("more", list.scrollHeight - list.clientHeight - list.scrollTop > 4);
  const leave = whenWide(el, (width) => {
    el.classList.toggle("narrow", width < ROOM);
    columns.querySelectorAll("ul").forEach(fade);
  });

  const tell = (card, button) => {
    chosen = card.told.join();
    for (const one of columns.querySelectorAll("button")) one.setAttribute("aria-pressed", one === button ? "true" : "false");
    told.replaceChildren(make("p", { class: "head" }, make("b", { text: card.title }), ` · ${card.word}`), ...card.told.map((line) => make("p", { text: line })));
  };

  const cardOf = (card) => {
    const button = make(
      "button",
      { type: "button", class: card.sign, "aria-pressed": "false", "aria-label": `${card.title}: ${card.word}. ${card.line}` },
      make("span", { class: "glyph", "aria-hidden": true, text: GLYPHS[card.sign] }),
      make("span", { class: "words" }, make("b", { text: card.title }), make("span", { class: "line", text: card.line })),
    );
    button.addEventListener("click", () => tell(card, button));
    return { card, button };
  };

  const listOf = (cards) => {
    const list = make("ul", {}, ...cards.map(({ button }) => make("li", {}, button)));
    list.addEventListener("scroll", () => fade(list));
    return list;
  };

  return {
    show(shown) {
      columns.setAttribute("aria-label", shown.name);
      const wide = ({ length }) => (length > MANY ? 2 : length ? 1 : 0.7);
      columns.style.setProperty("--widths", shown.columns.map(({ cards }) => `minmax(0, ${wide(cards)}fr)`).join(" "));
      const cards = shown.columns.map((column) => column.cards.map(cardOf));
      columns.replaceChildren(
        ...shown.columns.map((column, i) =>
          make(
            "section",
            {},
            make("p", { class: "name", text: column.name }),
            make("p", { class: "note", text: column.note }),
            listOf(cards[i]),
            column.cards.length ? "" : make("p", { class: "empty", text: column.none }),
          ),
        ),
      );
      const all = cards.flat();
      const { card, button } = all.find((one) => one.card.told.join() === chosen) || all[0];
      tell(card, button);
      columns.querySelectorAll("ul").forEach(fade);
    },
    gone: leave,
  };
};
