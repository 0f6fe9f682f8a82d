// How an area looks: a ground and lines or dots over it, as a fill and as a swatch of the legend.

import { fresh, svg } from "../dom.js";

const TILE = 6; // pixels from line to line

const tone = (name) => `fill:var(--scomm-${name})`;

const FINE = { tile: 3.2, width: 1.3 }; // pixels, in a small mark: several lines, so that it can't be read as a sign

const pattern = ({ ground, lines, width, dotted, between, edged, tile = TILE }) => {
  const size = edged || between ? tile + 2 : tile;
  const node = svg("pattern", { id: fresh("look"), width: size, height: size, patternUnits: "userSpaceOnUse" });
  if (ground) node.append(svg("rect", { width: size, height: size, style: tone(ground) }));
  if (edged) node.append(svg("rect", { width: width + 2, height: size, style: tone("page") }));
  if (dotted) node.append(svg("circle", { cx: size / 2, cy: size / 2, r: width, style: tone(lines) }));
  else node.append(svg("rect", { x: edged ? 1 : 0, width, height: size, style: tone(lines) }));
  if (between) node.append(svg("circle", { cx: (size + width) / 2, cy: size / 2, r: 1.3, style: tone(lines) }));
  node.size = (unit) => node.setAttribute("patternTransform", `scale(${unit}) rotate(45)`);
  node.size(1);
  return node;
};

/** The fill of each look, and the patterns that must stand in the picture; `size(unit)` keeps lines as wide as they are. */
export const fills = (looks) => {
  const patterns = looks.map((look) => (look.lines ? pattern(look) : null));
  return {
    defs: svg("defs", {}, ...patterns.filter(Boolean)),
    fills: looks.map(({ ground }, i) =>
      patterns[i] ? `url(#${patterns[i].id})` : ground ? `var(--scomm-${ground})` : "",
    ),
    size: (unit) => patterns.forEach((one) => one?.size(unit)),
  };
};

/** Looks as they are in a mark of a few pixels. */
export const fine = (looks) => looks.map((look) => (look.lines && !look.edged && !look.dotted ? { ...look, ...FINE, between: false } : look));

/** A small sample of a look for the legend. */
export const swatch = (look) => {
  const own = fills(look.round ? fine([look]) : [look]);
  if (look.round)
    return svg("svg", { class: "swatch", width: 24, height: 16, "aria-hidden": true }, own.defs, svg("circle", { class: "dot", cx: 12, cy: 8, r: 6, style: `fill:${own.fills[0]}` }));
  return svg(
    "svg",
    { class: `swatch${look.framed ? " framed" : ""}`, width: 24, height: 16, "aria-hidden": true },
    own.defs,
    svg("rect", { x: 1, y: 1, width: 22, height: 14, style: `fill:${own.fills[0] || "var(--scomm-page)"}` }),
  );
};
