// Stages: all the dots, then those that are left at each stage; on the arrow between two stages stands a native range.
// Fixed: rates (control, values, steps: what each says, marked, ends), words. Shown: stages (n, said, label,
// unsure, assumed: whether all are, why: notes), name. Solid dots are left, outlines were lost on the way, hatched ones came by a way that is not sure.

import { fresh, hatching, make, named, svg, whenWide } from "./dom.js";
import { stops } from "./of_stages/stops.js";

const WIDE = 600; // from this width of a row on so many dots stand in it that each is 8 pixels wide, else fifty
const MANY = 100;

export const stages = (el, { rates, words }, tools) => {
  el.classList.add("scomm-stages");
  const list = make("ol", {});
  const hatch = fresh("hatch");
  el.append(list);
  let now = null;
  let last = null;
  let before = null;

  const inputs = rates.map((rate) => {
    const { control, steps } = rate;
    const id = fresh("rate");
    const { label, labels } = tools.control(control);
    const said = make("span", { class: "said", "aria-hidden": true });
    const range = stops(id, rate, labels, (index) => tools.choose(control, index));
    const show = (index) => {
      range.show(index);
      said.textContent = steps[index];
    };
    const arrow = make(
      "div",
      { class: "arrow" },
      make("span", { class: "down", text: "↓", "aria-hidden": true }),
      make("label", { for: id, class: "scomm-hidden", text: label }),
      said,
      range.el,
    );
    return { arrow, control, show };
  });

  // Once a rate was moved, one button leads back to where all of them began; the keys go to the first range, as the button leaves.
  const back = make("button", { type: "button", class: "back", text: words.back, hidden: true });
  back.addEventListener("click", () => {
    tools.chooseAll(Object.fromEntries(rates.map(({ control, marked }) => [control, marked])));
    list.querySelector("input").focus({ preventScroll: true });
  });

  const rows = [null, ...inputs].map((input, at) => {
    const number = make("b");
    const label = make("span", { class: "label" });
    const ghost = make("span", { class: "before" });
    const note = make("span", { class: "why" });
    const image = svg("svg", { class: "dots" });
    const dots = make("div", { class: "row" }, make("p", { class: "words" }, number, " ", label, " ", make("span", { class: "aside" }, ...(at < rates.length ? [ghost, " ", note] : [note, " ", ghost]))), make("div", { class: "room" }, image));
    list.append(make("li", {}, input?.arrow, dots));
    return { number, label, ghost, note, image, circles: [] };
  });
  rows[0].note.parentElement.after(back);
  rows[0].image.before(svg("svg", { width: 0, height: 0, "aria-hidden": true, style: "position:absolute" }, svg("defs", {}, hatching(hatch, "accent", { gap: 3.2, line: 1.5 }))));

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
    const columns = width >= WIDE ? MANY : 50;
    const pitch = width / columns;
    const [all, ...others] = now.stages;
    now.stages.forEach((stage, i) => {
      const row = rows[i];
      const from = i > 1 ? now.stages[i - 1].n : stage.n;
      const kept = i ? stage.n - stage.unsure : others[0].n;
      const count = i ? Math.max(from, kept) + stage.unsure : all.n;
      lay(row, count, columns, pitch, i ? 100 : all.n);
      const large = Math.min(4.4, pitch * 0.46);
      row.circles.forEach((circle, place) => {
        const unsure = i && (place < kept ? stage.assumed : place >= count - stage.unsure);
        const look = !unsure && place < kept ? "kept" : unsure ? "unsure" : i ? "gone" : "nothing";
        circle.setAttribute("class", look);
        circle.setAttribute("r", look === "kept" || look === "unsure" ? large : large * 0.8);
        circle.style.fill = look === "unsure" ? `url(#${hatch})` : "";
      });
      row.number.textContent = stage.said;
      row.label.textContent = stage.label;
      row.note.replaceChildren(...stage.why.map((text) => make("span", { text })));
      const was = before?.[i]?.said;
      row.ghost.textContent = was && was !== stage.said ? words.before.replace("{n}", was) : "";
    });
  };
  const chosen = () => {
    inputs.forEach(({ control, show }) => show(tools.at(control)));
    back.hidden = rates.every(({ control, marked }) => tools.at(control) === marked);
  };
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
