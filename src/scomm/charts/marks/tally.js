// Tally: a table whose rows begin with a control each; two columns of what it brings about, both added up below.
// Fixed: heading, together, none, sides (label, look), name, before; holds (controls). Shown: rows (two counts each, null where there can be none), the last is the sum.

import { sampleOf } from "./dots.js";
import { make } from "./dom.js";

export const tally = (el, { heading, together, none, sides, name, before: was, holds }, tools) => {
  el.classList.add("scomm-tally");
  const cells = [...holds, null].map(() => sides.map(() => make("td")));
  const row = (first, i) => make("tr", { class: i === holds.length ? "sum" : "" }, first, ...cells[i]);
  el.append(
    make(
      "table",
      { "aria-label": name },
      make("thead", {}, make("tr", {}, make("th", { scope: "col", text: heading }), ...sides.map(({ label, look }) => make("th", { scope: "col" }, sampleOf(look), ` ${label}`)))),
      make("tbody", {}, ...holds.map((one, i) => row(make("td", {}, tools.held(one)), i)), row(make("th", { scope: "row", text: together }), holds.length)),
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
