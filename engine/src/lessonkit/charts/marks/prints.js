// Prints: two prints side by side with their minutiae, a line from one to the other for each pair, and what is told of them.
// Fixed: size (width and height of a picture), what (is told), words, before; holds (controls beside the prints). Shown: prints (picture, label, said,
// spots: x, y, angle, fork), pairs (place in the first, in the second, whether it agrees with the others), told, name.

import { make, named, svg, whenWide } from "./dom.js";
import { paper, spot } from "./of_prints/spots.js";

const LARGEST = 212; // pixels: a print
const GAP = 45; // between two prints, on a narrow page less
const LARGE = 1.3; // a minutia of a pair

export const prints = (el, { size, what, words, before: was, holds }, tools) => {
  el.classList.add("scomm-prints");
  const image = svg("svg");
  const labels = [0, 1].map(() => make("p", { class: "label" }));
  const captions = [0, 1].map(() => make("p", { class: "note" }));
  const told = make("b");
  const before = make("span", { class: "before" });
  const key = make("ul", { class: "key", "aria-hidden": true });
  const both = make(
    "div",
    { class: "both" },
    make("div", { class: "labels" }, ...labels),
    image,
    make("div", { class: "labels" }, ...captions),
    make("p", { class: "told" }, told, " ", before),
    key,
  );
  el.append(both, make("div", { class: "held" }, ...holds.map(tools.held)));

  const sample = (...inside) => svg("svg", { class: "sample", width: 26, height: 16, "aria-hidden": true }, ...inside);
  const line = (kind) => svg("path", { class: `pair ${kind}`, d: "M1 8H25" });
  key.append(
    ...[
      [sample(spot([9, 8], [0, 0, 0, 0], "")), words.end],
      [sample(spot([9, 8], [0, 0, 0, 1], "")), words.fork],
      [sample(line("agrees")), words.agrees],
      [sample(line("alone")), words.alone],
    ].map(([drawn, text]) => make("li", {}, drawn, make("span", { text }))),
  );

  let now = null;
  let last = null;
  let earlier;
  const draw = () => {
    const width = both.clientWidth;
    if (!now || !width) return;
    const gap = Math.min(GAP, width * 0.08);
    const wide = Math.min(LARGEST, (width - gap) / 2);
    const high = (wide * size[1]) / size[0];
    const at = [0, wide + gap].map((x) => ({ x, y: 0, width: wide, height: high }));
    both.style.setProperty("--print", `${wide}px`);
    both.style.setProperty("--gap", `${gap}px`);
    image.setAttribute("width", 2 * wide + gap);
    image.setAttribute("height", high);
    const place = (which, [x, y]) => [at[which].x + x * wide, y * high];
    const paired = [0, 1].map((which) => new Set(now.pairs.map((pair) => pair[which])));
    const large = Math.max(0.75, wide / LARGEST);
    const spots = now.prints.flatMap(({ spots: all }, which) => {
      const drawn = all.map((one, i) => spot(place(which, one), one, paired[which].has(i) ? "paired" : "", large * (paired[which].has(i) ? LARGE : 1)));
      return [...drawn.filter((_, i) => !paired[which].has(i)), ...drawn.filter((_, i) => paired[which].has(i))];
    });
    // Pairs that agree lie above the others, and all of them below the minutiae.
    const ordered = [...now.pairs].sort((one, other) => one[2] - other[2]);
    const lines = ordered.map(([first, second, agrees]) => {
      const [[x1, y1], [x2, y2]] = [place(0, now.prints[0].spots[first]), place(1, now.prints[1].spots[second])];
      const d = `M${x1} ${y1}L${x2} ${y2}`;
      return svg("g", {}, svg("path", { class: "under", d }), svg("path", { class: `pair ${agrees ? "agrees" : "alone"}`, d }));
    });
    image.replaceChildren(
      svg("rect", { class: "sheet", width: 2 * wide + gap, height: high }),
      ...now.prints.map(({ picture }, which) => paper(picture, at[which], words.synthetic)),
      ...lines,
      ...spots,
    );
  };
  const stop = whenWide(both, draw);

  return {
    show(shown) {
      const text = JSON.stringify(shown); // a refusal shows the same once more: then what was before stays before
      if (text !== last?.text) {
        earlier = last?.told;
        last = { text, told: shown.told };
      }
      now = shown;
      named(image, shown.name);
      shown.prints.forEach(({ label, said }, which) => {
        labels[which].textContent = label;
        captions[which].textContent = said;
      });
      told.textContent = `${what} ${shown.told}`;
      before.textContent = earlier && earlier !== shown.told ? was.replace("{n}", earlier) : "";
      draw();
    },
    gone: stop,
  };
};
