// The signs of a journey: a gate on a line, and what goes along it: a print, a paper or a person.

import { svg } from "../dom.js";

const TURNS = { open: -62, half: -32, shut: 0 };

/** A barrier on a card: one post, and a striped arm that rises as the gate opens. It stands upright whichever way its line runs. */
export const gate = ({ gate: state, disputed }) =>
  svg(
    "g",
    { class: `gate ${state} ${disputed ? "disputed" : ""}` },
    svg("rect", { class: "of-gate", x: -14, y: -13, width: 28, height: 26, rx: 5 }),
    svg(
      "g",
      { transform: `translate(-8 4) rotate(${TURNS[state]})` },
      svg("rect", { class: "bar", x: 0, y: -2.5, width: 18, height: 5, rx: 1 }),
      ...[6, 12].map((x) => svg("rect", { class: "stripe", x, y: -1.5, width: 2.5, height: 3 })),
    ),
    svg("path", { class: "post", d: "M-11 10V2a2.5 2.5 0 0 1 5 0V10z" }),
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
