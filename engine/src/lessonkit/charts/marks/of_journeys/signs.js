// The signs of a journey: a gate across its line, seen from above, and what goes along it: a print, a paper, a question or a person.

import { svg } from "../dom.js";

const REACH = 13; // from the middle of the line to a post

const LEAF = 32; // how long a leaf is that stands open
const STRIPE = 3.6; // how wide a stripe of it is

/** One of two leaves, hinged at a post: it lies across the line, or is swung along it. Its stripes make a gate of it. */
const leaf = (side, shut, towards) => {
  const [long, wide] = [shut ? REACH : LEAF, 6.5];
  const turned = shut ? -side * 90 : towards > 0 ? side * 20 : 180 - side * 20;
  const stripes = (shut ? [0.15, 0.7] : [0.1, 0.34, 0.58, 0.82]).map((at) => `M${at * long} ${-wide / 2}h${STRIPE}v${wide}h${-STRIPE}z`);
  return svg(
    "g",
    { class: shut ? "leaf across" : "leaf along", transform: `translate(0 ${side * REACH}) rotate(${turned})` },
    svg("rect", { x: 0, y: -wide / 2, width: long, height: wide, rx: 1.5 }),
    svg("path", { d: stripes.join("") }),
  );
};

/** A gate whose leaves open to the right (1) or to the left (-1). One that is disputed has no leaves: it is a question. */
export const gate = ({ gate: state, disputed }, towards = 1) => {
  const posts = [-1, 1].map((side) => svg("rect", { class: "post", x: -6, y: side < 0 ? -REACH - 14 : REACH, width: 12, height: 14, rx: 2 }));
  const parts = disputed
    ? [svg("path", { class: "ghost", d: "M0 -25L25 0L0 25L-25 0z" }), svg("text", { class: "sign", y: 8, text: "?" })]
    : [leaf(-1, state !== "open", towards), leaf(1, state === "shut", towards), ...posts];
  return svg("g", { class: `gate ${state} ${disputed ? "disputed" : ""}` }, ...parts);
};

const DRAWN = {
  print: [2.5, 5, 7.5].map((r) => `M${-r} ${7 - r / 3}V1a${r} ${r} 0 0 1 ${2 * r} 0v${6 - r / 3}`),
  paper: ["M-6 -8H3L7 -4V8H-6zM-3 -2H4M-3 2H4"],
  question: ["M-8 -7H8V4H1L-4 8V4H-8z", "M-2 -3.2a2 2 0 1 1 2.6 2V0M.6 2v.4"],
  person: ["M-3.5 -4.5a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0", "M-7 8.5V6.5a7 5.5 0 0 1 14 0V8.5"],
};

/** What goes along a line. */
export const carried = (what) =>
  svg("svg", { class: "carried", viewBox: "-10 -10 20 20", "aria-hidden": true }, ...DRAWN[what].map((d) => svg("path", { d })));
