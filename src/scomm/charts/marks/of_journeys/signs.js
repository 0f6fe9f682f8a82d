// The signs of a journey: a gate across a line, and what goes along it: a print, a paper or a person.

import { svg } from "../dom.js";

const HALF = 21; // from the line to a post: the bar is twice as long
const BARS = { open: -90, half: -45, shut: 0 };

/** Two posts on both sides of a line, and a striped bar between them that turns aside as the gate opens. The line runs to the right. */
export const gate = ({ gate: state, disputed }) =>
  svg(
    "g",
    { class: `gate ${state} ${disputed ? "disputed" : ""}` },
    svg(
      "g",
      { class: "bar", transform: `rotate(${BARS[state]} 0 ${HALF})` },
      svg("rect", { x: -4, y: -HALF, width: 8, height: 2 * HALF }),
      ...[0, 1, 2].map((i) => svg("rect", { class: "stripe", x: -3, y: -HALF + 6 + 13 * i, width: 6, height: 5 })),
    ),
    svg("rect", { class: "post", x: -6, y: -HALF - 6, width: 12, height: 10, rx: 2 }),
    svg("rect", { class: "post", x: -6, y: HALF - 4, width: 12, height: 10, rx: 2 }),
  );

const DRAWN = {
  print: [2.5, 5, 7.5].map((r) => `M${-r} ${7 - r / 3}V1a${r} ${r} 0 0 1 ${2 * r} 0v${6 - r / 3}`),
  paper: ["M-6 -6H6M-6 -1H6M-6 4H2"],
  person: ["M-3.5 -4.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0", "M-7 8.5V6.5a7 5.5 0 0 1 14 0V8.5"],
};

/** What goes along a line, on a card. */
export const carried = (what) =>
  svg(
    "g",
    { class: "carried" },
    svg("rect", { x: -11, y: -13, width: 22, height: 26, rx: 4 }),
    ...DRAWN[what].map((d) => svg("path", { d })),
  );
