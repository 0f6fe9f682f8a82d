// What the looks of a map mean: a list of looks, one of them for the lines that mean doubt in all of them.

import { make } from "../dom.js";
import { swatch } from "./looks.js";

const DOUBT = { ground: "", lines: "edge", width: 2.2 };

/** The legend, and its rows with their looks where those alone are to stand there of which something is seen. */
export const legend = ({ legend: { title, rows, doubt, seen, aside }, looks, mine }, ring) => {
  const items = rows.map(([text, cells]) => ({
    cells,
    row: make("li", { class: cells.length ? "" : "head" }, cells.length ? swatch(looks[cells[0]]) : null, text),
  }));
  const unsure = looks.map((_, i) => i).filter((i) => looks[i].lines && !looks[i].dotted);
  if (doubt) items.push({ cells: unsure, row: make("li", {}, swatch(DOUBT), doubt) });
  const el = make("ul", { class: "legend", "aria-label": title }, ...items.map(({ row }) => row), aside ? make("li", { class: "aside", text: aside }) : null, mine ? make("li", { class: "mine" }, ring(), mine) : null);
  // A heading stands there as long as one of the rows after it does.
  const parts = items.map(({ cells, row }, i) => {
    const next = items.findIndex(({ cells: one }, at) => at > i && !one.length);
    return { row, cells: cells.length ? cells : items.slice(i + 1, next < 0 ? rows.length : next).flatMap((one) => one.cells) };
  });
  return { el, keyed: seen ? parts : [] };
};
