// What the looks of a map mean: a list of looks, or a table of who and how surely.

import { make } from "../dom.js";
import { swatch } from "./looks.js";

/** The legend, and of a table its rows with their looks, so that those alone stand there of which something is seen. */
export const legend = ({ legend: { title, rows, columns }, looks, mine }, ring) => {
  const sample = (i) => (i === null ? null : swatch(looks[i]));
  if (!columns.length) {
    const items = rows.map(([text, [i]]) => make("li", {}, sample(i), text));
    return { el: make("ul", { class: "legend", "aria-label": title }, ...items, mine ? make("li", { class: "mine" }, ring(), mine) : null), keyed: [] };
  }
  const cell = (i) => make("td", {}, sample(i), i === null ? null : make("span", { class: "scomm-hidden", text: looks[i].label }));
  const wide = (i) => Object.assign(cell(i), { colSpan: columns.length });
  const keyed = rows.map(([text, cells]) => ({
    cells: cells.filter((i) => i !== null),
    row: make("tr", {}, make("th", { scope: "row", text }), ...(cells.length < columns.length ? [wide(cells[0])] : cells.map(cell))),
  }));
  const head = make("tr", {}, make("td"), ...columns.map((text) => make("th", { scope: "col", text })));
  const table = make(
    "table",
    { class: "legend" },
    make("caption", { class: "scomm-hidden", text: title }),
    head,
    ...keyed.map(({ row }) => row),
    mine ? make("tr", { class: "mine" }, make("th", { scope: "row", text: mine }), make("td", {}, ring())) : null,
  );
  // Room for every row, so that nothing moves when one comes or goes.
  return { el: make("div", { class: "all", style: `min-height:${20 * (rows.length + 1)}px` }, table), keyed, head };
};
