// Board: cards with what was found, in columns with their numbers; a card that is chosen is told in full below them.
// Fixed: pick. Shown: columns (name, note, none, count, strong, cards (title, sign, word, found (result, line), told)), name.

import { make, whenWide } from "./dom.js";

const ROOM = 640; // below it columns stand one below the other
const MANY = 2; // a column with more cards is twice as wide
const GLYPHS = { down: "▼", none: "○", up: "▲" };

export const board = (el, { pick }) => {
  el.classList.add("scomm-board");
  const columns = make("div", { class: "columns", role: "group" });
  const told = make("div", { class: "told", "aria-live": "polite" });
  el.append(columns, told);
  let chosen = "";
  const fade = (list) => list.classList.toggle("more", list.scrollHeight - list.clientHeight - list.scrollTop > 4);
  const leave = whenWide(el, (width) => {
    el.classList.toggle("narrow", width < ROOM);
    columns.querySelectorAll("ul").forEach(fade);
  });

  const tell = (card, button) => {
    chosen = card.told.join();
    told.classList.add("open");
    for (const one of columns.querySelectorAll("button")) one.setAttribute("aria-pressed", one === button ? "true" : "false");
    told.replaceChildren(make("p", { class: "head" }, make("b", { text: card.title }), ` · ${card.word}`), ...card.told.map((line) => make("p", { text: line })));
  };

  const cardOf = (card) => {
    const button = make(
      "button",
      { type: "button", class: card.sign, "aria-pressed": "false", "aria-label": `${card.title}: ${card.word}. ${card.found.map(({ result, line }) => `${result}: ${line}`).join("; ")}` },
      make("span", { class: "glyph", "aria-hidden": true, text: GLYPHS[card.sign] }),
      make(
        "span",
        { class: "words" },
        ...card.found.flatMap(({ result, line }) => [make("b", { text: result }), make("span", { class: "line", text: line })]),
        make("span", { class: "by", text: card.title }),
      ),
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
            { class: column.strong && "strong" },
            make("p", { class: "name" }, column.count ? make("b", { class: "count", text: column.count }) : "", column.name),
            make("p", { class: "note", text: column.note }),
            listOf(cards[i]),
            column.cards.length ? "" : make("p", { class: "empty", text: column.none }),
          ),
        ),
      );
      const still = cards.flat().find((one) => one.card.told.join() === chosen);
      if (still) tell(still.card, still.button);
      else told.replaceChildren(make("p", { class: "note", text: pick }));
      told.classList.toggle("open", Boolean(still));
      columns.querySelectorAll("ul").forEach(fade);
    },
    gone: leave,
  };
};
