// Tally: a table whose rows begin with a control each, and have what it brings about in two columns.
// Fixed: heading, none, sides (label, look), name, before; holds (controls). Shown: rows (two counts each, null where there can be none).

import { sampleOf } from "./dots.js";
import { make } from "./dom.js";

export const tally = (el, { heading, none, sides, name, before: was, holds }, tools) => {
  el.classList.add("scomm-tally");
  const cells = holds.map(() => sides.map(() => make("td")));
  el.append(
    make(
      "table",
      { "aria-label": name },
      make("thead", {}, make("tr", {}, make("th", { scope: "col", text: heading }), ...sides.map(({ label, look }) => make("th", { scope: "col" }, sampleOf(look), ` ${label}`)))),
      make("tbody", {}, ...holds.map((one, i) => make("tr", {}, make("td", {}, tools.held(one)), ...cells[i]))),
    ),
  );
  let last = null;
  let before = null;
  return {
    show({ rows }) {
      const text = JSON.stringify(rows);
      if (text !== last?.text) {
        before = last?.rows;
        last = { text, rows };
      }
      rows.forEach((counts, i) =>
        counts.forEach((count, side) => {
          const old = before?.[i][side];
          cells[i][side].replaceChildren(
            make("b", { class: count === null || count === none ? "none" : "", text: count ?? none }),
            old && old !== count ? make("span", { class: "before", text: was.replace("{n}", old) }) : "",
          );
        }),
      );
    },
  };
};
