// The areas of a map on two layers: the whole land, and one region alone above it. The whole land stays drawn, unseen,
// while a region is alone: so a choice draws that region, and the way back draws nothing.

import { svg } from "../dom.js";

/** `isolate(places)` shows these areas alone, or all where it is given null; `paint(place, look)` gives an area its look on the layer that is seen. */
export const layers = (outlines, looks, fills) => {
  const area = (i) => Object.assign(svg("path", { d: outlines[i] }), { area: i, look: 0 });
  const [whole, alone] = [svg("g", { class: "areas" }), svg("g", { class: "areas alone" })];
  const all = outlines.map((_, i) => area(i));
  whole.append(...all);
  let seen = all; // by the place of each area
  return {
    els: [whole, alone],
    isolate(places) {
      const some = (places ?? []).map(area);
      alone.replaceChildren(...some);
      seen = places ? Object.fromEntries(some.map((path) => [path.area, path])) : all;
      whole.classList.toggle("unseen", Boolean(places));
    },
    paint(i, look) {
      const path = seen[i];
      if (path.look === look) return;
      path.style.fill = fills[look];
      path.classList.toggle("filled", Boolean(look) && !looks[look].whole);
      path.look = look;
    },
    // A width of its own: what changes around it asks nothing of three thousand areas.
    size: (unit) => whole.style.setProperty("--unit", unit),
  };
};
