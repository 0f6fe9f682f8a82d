// Answers: a row for each, with its dot on one scale from 0 to 100 percent. Each row is a native radio button.
// Shown: points (at, said, label, sets: places of controls, unsure, other: has the color of the second), heading, missing, most (rows that room is kept for).

import { fresh, make } from "./dom.js";

export const answers = (el, _, tools) => {
  el.classList.add("scomm-answers");
  const name = fresh("answers");
  const heading = make("p", { class: "heading", id: fresh("heading") });
  const rows = make("div", { class: "rows", role: "radiogroup", "aria-labelledby": heading.id });
  const missing = make("p", { class: "note" });
  const all = make("div", { class: "all" }, heading, rows, missing);
  el.append(all);
  const axis = make("div", { class: "axis", "aria-hidden": true }, ...[0, 25, 50, 75, 100].map((at) => make("span", { text: `${at}%`, style: `--at:${at}`, "data-tick": "x", "data-x": at })));
  let points = [];
  let places = "";

  const build = (shown) => {
    points = shown.map((point) => {
      const input = make("input", { type: "radio", name, "aria-label": `${point.label}: ${point.said}` });
      input.addEventListener("change", () => tools.chooseAll(point.sets));
      const track = make("span", { class: "track" }, make("span", { class: "dot", "data-x": point.at }), make("b", { text: point.said, "aria-hidden": true }));
      const box = make("label", { style: `--at:${point.at}` }, input, make("span", { class: "name", "aria-hidden": true, text: point.label }), track);
      box.classList.toggle("unsure", point.unsure);
      box.classList.toggle("other", point.other);
      return { ...point, input, box };
    });
    rows.replaceChildren(...points.map(({ box }) => box), axis);
  };
  const chosen = () => {
    for (const { sets, input, box } of points) {
      input.checked = Object.entries(sets).every(([control, place]) => tools.at(control) === place);
      box.classList.toggle("chosen", input.checked);
    }
  };

  return {
    show(shown) {
      heading.textContent = shown.heading;
      missing.textContent = shown.missing;
      all.style.setProperty("--most", shown.most);
      const now = JSON.stringify(shown.points);
      if (now !== places) {
        places = now;
        build(shown.points);
      }
      chosen();
    },
    chosen,
  };
};
