// Stages: all the dots, then those that are left at each stage; on the arrow between two stages stands a native range.
// Fixed: rates (control, steps: what each says, tick: the step that is marked), tick (its word), before. Shown: stages (n, said, label,
// unsure, why: a note), name. Solid dots are left, outlines were lost on the way, hatched ones came by a way that is not sure.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";

const WIDE = 480; // from this width of a row on a hundred dots stand in it, else fifty
const THUMB = 16; // a range's thumb: its middle can't reach the ends of the track

// The rate at both ends of a range: its steps are few and not evenly apart, so a place on the track is no scale.
const ends = (steps) =>
  [steps[0], steps[steps.length - 1]].map((words, i) => make("span", { class: `end ${i ? "last" : ""}`, "aria-hidden": true, text: /^[\d.]+%/.exec(words)?.[0] ?? "" }));

export const stages = (el, { rates, tick, before: words }, tools) => {
  el.classList.add("scomm-stages");
  const list = make("ol", {});
  const hatch = fresh("hatch");
  el.append(list);
  let now = null;
  let last = null;
  let before = null;

  const inputs = rates.map(({ control, steps, tick: marked }) => {
    const id = fresh("rate");
    const { label, labels } = tools.control(control);
    const input = make("input", { type: "range", id, min: 0, max: labels.length - 1, step: 1 });
    const said = make("span", { class: "said", "aria-hidden": true });
    const share = marked / (labels.length - 1);
    const mark = make("span", {
      class: `tick ${marked === labels.length - 1 ? "last" : ""}`,
      text: tick,
      "aria-hidden": true,
      style: `left:calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${share})`,
    });
    const show = (index) => {
      input.value = index;
      input.setAttribute("aria-valuetext", labels[index]);
      said.textContent = steps[index];
    };
    input.addEventListener("input", () => {
      show(Number(input.value));
      tools.choose(control, Number(input.value));
    });
    const arrow = make(
      "div",
      { class: "arrow" },
      make("span", { class: "down", text: "↓", "aria-hidden": true }),
      make("label", { for: id, class: "scomm-hidden", text: label }),
      said,
      make("span", { class: "track" }, input, mark, ...ends(steps)),
    );
    return { arrow, control, show };
  });

  const rows = [null, ...inputs].map((input) => {
    const number = make("b");
    const label = make("span", { class: "label" });
    const ghost = make("span", { class: "before" });
    const note = make("span", { class: "why" });
    const image = svg("svg", { class: "dots" });
    const dots = make("div", { class: "row" }, make("p", { class: "words" }, number, " ", label, " ", make("span", { class: "aside" }, ghost, note)), make("div", { class: "room" }, image));
    list.append(make("li", {}, input?.arrow, dots));
    return { number, label, ghost, note, image, circles: [] };
  });
  rows[0].image.before(svg("svg", { width: 0, height: 0, "aria-hidden": true, style: "position:absolute" }, svg("defs", {}, hatching(hatch, "accent", { gap: 3, line: 1.4 }))));

  // So many circles in a row of the picture; those that were there stay, so that a change can be seen.
  const lay = (row, count, columns, pitch, reserved) => {
    while (row.circles.length > count) row.circles.pop().remove();
    while (row.circles.length < count) row.circles.push(row.image.appendChild(svg("circle")));
    row.circles.forEach((circle, i) => {
      circle.setAttribute("cx", ((i % columns) + 0.5) * pitch);
      circle.setAttribute("cy", (Math.floor(i / columns) + 0.5) * pitch);
    });
    row.image.setAttribute("width", columns * pitch);
    row.image.setAttribute("height", Math.ceil(reserved / columns) * pitch);
  };

  const draw = () => {
    const width = rows[0].image.parentElement.clientWidth;
    if (!now || !width) return;
    const columns = width >= WIDE ? 100 : 50;
    const pitch = width / columns;
    const [all, ...others] = now.stages;
    now.stages.forEach((stage, i) => {
      const row = rows[i];
      const from = i > 1 ? now.stages[i - 1].n : stage.n;
      const kept = i ? stage.n - stage.unsure : others[0].n;
      const count = i ? Math.max(from, kept) + stage.unsure : all.n;
      lay(row, count, columns, pitch, i ? 100 : all.n);
      const large = Math.min(3, pitch * 0.44);
      row.circles.forEach((circle, place) => {
        const unsure = i && place >= count - stage.unsure;
        const look = place < kept ? "kept" : unsure ? "unsure" : i ? "gone" : "nothing";
        circle.setAttribute("class", look);
        circle.setAttribute("r", look === "kept" || look === "unsure" ? large : look === "gone" ? large * 0.8 : large * 0.6);
        circle.style.fill = look === "unsure" ? `url(#${hatch})` : "";
      });
      row.number.textContent = stage.said;
      row.label.textContent = stage.label;
      row.note.textContent = stage.why;
      const was = before?.[i]?.said;
      row.ghost.textContent = was && was !== stage.said ? words.replace("{n}", was) : "";
    });
  };
  const chosen = () => inputs.forEach(({ control, show }) => show(tools.at(control)));
  const stop = whenWide(el, draw);
  chosen();

  return {
    show(shown) {
      const text = JSON.stringify(shown);
      if (text !== last?.text) {
        before = last?.stages;
        last = { text, stages: shown.stages };
      }
      now = shown;
      named(rows[0].image, shown.name);
      for (const { image } of rows.slice(1)) image.setAttribute("aria-hidden", "true");
      draw();
    },
    chosen,
    gone: stop,
  };
};
