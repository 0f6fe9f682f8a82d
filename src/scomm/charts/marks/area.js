// Area: a square for each group, as large as the group, all on one scale; the square before stays as a dashed outline.
// Fixed: most (people who fill the largest square), heading, before. Shown: squares (n, said, label), name.

import { make, named, svg, whenWide } from "./dom.js";

const SIDE = 168; // the largest square
const GAP = 12;

export const area = (el, { most, heading, before: words }) => {
  el.classList.add("scomm-area");
  const image = svg("svg", { class: "squares" });
  const key = make("ul", { class: "key" });
  el.append(make("p", { class: "note", text: heading }), image, key);
  let now = null;
  let last = null;
  let before = null;

  const draw = (width) => {
    if (!now) return;
    const side = Math.min(SIDE, width - 4);
    const long = (n) => Math.max(2, Math.sqrt(n / most) * side);
    const both = now.squares.reduce((sum, one) => sum + long(one.n), GAP * (now.squares.length - 1));
    const scale = Math.min(1, (width - 4) / both); // two squares side by side where there is little room
    image.setAttribute("width", width);
    image.setAttribute("height", side + 4);
    let x = 2;
    const drawn = now.squares.map(({ n }, i) => {
      const length = long(n) * scale;
      const square = svg("rect", { class: i ? "other" : "own", x, y: side + 2 - length, width: length, height: length });
      x += length + GAP;
      return square;
    });
    const was = before && before.squares.length === 1 && now.squares.length === 1 && before.squares[0].n !== now.squares[0].n;
    if (was) {
      const length = long(before.squares[0].n);
      drawn.push(svg("rect", { class: "was", x: 2, y: side + 2 - length, width: length, height: length }));
    }
    image.replaceChildren(...drawn);
    key.replaceChildren(
      ...now.squares.map(({ said, label }, i) =>
        make(
          "li",
          { class: i ? "other" : "own" },
          make("b", { text: said }),
          ` ${label} `,
          was ? make("span", { class: "before", text: words.replace("{n}", before.squares[0].said) }) : null,
        ),
      ),
    );
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      const text = JSON.stringify(shown);
      if (text !== last?.text) {
        before = last;
        last = { text, squares: shown.squares };
      }
      now = shown;
      named(image, shown.name);
      draw(el.clientWidth);
    },
    gone: stop,
  };
};
