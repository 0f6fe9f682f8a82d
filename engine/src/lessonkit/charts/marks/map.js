// A map of areas in time, with a card below it that tells of one. An area has a look from a step on: a new step repaints only
// the areas that change. Fixed: land (outlines, names, regions), dress (looks, who has which from when, words). Shown: region, own, shares, named.

import { make, svg, whenWide } from "./dom.js";
import { finder } from "./of_maps/finder.js";
import { layers } from "./of_maps/layers.js";
import { legend } from "./of_maps/legend.js";
import { fills, fine } from "./of_maps/looks.js";
import { placed, spread, unpacked } from "./of_maps/outlines.js";
import { titled } from "./of_maps/names.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BESIDE = 640; // pixels from which on there is room for the legend beside the picture
const NARROW = 1.8; // so many times the lines of words, where the card is narrow
const DOT = 6; // pixels: the radius of a dot
const RING = 14; // pixels: a ring around an area of one's own is never smaller

const typing = (node) => node.matches("select, textarea, input:not([type=range], [type=radio])");

export const map = (el, fixed, tools) => {
  const { land, dress } = fixed;
  const words = dress.find ? { ...fixed.words, find: dress.find } : fixed.words;
  const { looks } = dress;
  const [left, top, width, height] = land.view_box;
  const unfolded = unpacked(land.areas, land.middle);
  const outlines = unfolded.map(({ d }) => d);
  const of = spread(land.runs);
  const names = land.names.split("|").map((name) => name.replace("~", ` ${land.most_called}`));
  const changesOf = placed(dress.changes_of);
  const toldOf = placed(dress.told_of);
  const columns = dress.columns.map((column) => column.split("|"));
  const label = (i) => words.place.replace("{name}", names[i]).replace("{region}", land.regions[of[i]][1]);
  let now = 0;
  let region = "";
  let own = -1;
  let found = -1;
  let unit = 1;

  // The picture.
  const paint = fills(looks);
  const small = fills(fine(looks));
  const ground = svg("g", { class: "ground" });
  const areas = layers(outlines, looks, paint.fills);
  const borders = svg("g", { class: "borders" });
  const regions = {};
  const around = {}; // the box around each region
  unpacked(land.borders, land.middle).forEach(({ d, box }, i) => {
    const code = land.regions[i][0];
    around[code] = box;
    regions[code] = [ground, borders].map((group) => group.appendChild(svg("path", { d, "data-region": code })));
  });
  const framed = svg("path", { class: "framed" });
  const dots = dress.dots.map((dot) => ({ ...dot, node: svg("circle", { class: "dot" }) }));
  const pins = ["halo", "line"].map((name) => svg("path", { class: `here ${name}` }));
  const rings = ["halo", "line"].map((name) => svg("circle", { class: `ring ${name}`, r: 0 }));
  const names_on = svg("g", { class: "names", "aria-hidden": true });
  let named = [];
  const picture = svg(
    "svg",
    { tabindex: 0, role: "application", "aria-roledescription": words.role, "aria-label": words.name },
    paint.defs, small.defs, ground, ...areas.els, borders, framed, ...dots.map(({ node }) => node), names_on, ...rings, ...pins,
  );

  // Beside it: where and which one, and what the looks mean.
  const find = finder(
    names.map((name, i) => ({ name, region: land.regions[of[i]][1], short: land.regions[of[i]][2] })),
    label, words, (i) => take(i),
  );
  const next = dress.next && make("button", { type: "button", text: dress.next });
  const ring = () => svg("svg", { class: "swatch", width: 24, height: 16, "aria-hidden": true }, svg("circle", { class: "ring line", cx: 12, cy: 8, r: 6 }));
  const { el: key, keyed } = legend(dress, ring);
  const card = make("p", { class: "card", role: "group", "aria-label": words.card });
  const slot = make("div", { class: "slot" }, card);
  const shares = make("ul", { class: "shares", "aria-label": fixed.shares_of });
  const sheet = make("div", { class: "sheet" }, picture);
  el.classList.add("scomm-map");
  // With numbers of its own the map has them first; then the legend is a line below the map, and where there is little room the
  // controls stand below all of it.
  const places = make("div", { class: "places" }, ...fixed.holds.map(tools.held), find.el);
  const numbers = fixed.shares_of && make("div", { class: "numbers" }, make("p", { class: "note", text: fixed.shares_of, "aria-hidden": true }), shares);
  const side = make("div", { class: "side" }, numbers || null, places, numbers ? null : key, next || null);
  el.append(side, sheet, numbers ? key : "", slot);

  // Looks.
  const look = (changes) => changes.reduce((before, [from, to]) => (from <= now ? to : before), 0);
  const has = outlines.map(() => 0);
  const inside = (i) => !region || land.regions[of[i]][0] === region;
  const size = () => (el.classList.contains("small") ? 0.7 : 1); // of signs: smaller in a small picture
  const recolour = () => {
    const current = dress.changes.map(look);
    let frames = "";
    const used = new Set();
    outlines.forEach((outline, i) => {
      const to = (has[i] = current[changesOf[i]]);
      if (!inside(i)) return;
      used.add(to);
      areas.paint(i, to);
      if (looks[to].framed) frames += outline;
    });
    if (framed.getAttribute("d") !== frames) framed.setAttribute("d", frames);
    const taken = [];
    for (const { area, changes, node } of dots) {
      const to = look(changes);
      const seen = to && region && inside(area); // on the whole land dots would hide the areas
      node.style.fill = small.fills[to];
      node.style.display = seen ? "" : "none";
      if (!seen) continue;
      used.add(to);
      const r = size() * DOT * unit;
      let [x, y] = middle(area);
      while (taken.some(([cx, cy]) => Math.hypot(cx - x, cy - y) < 2.4 * r)) x += r / 2;
      taken.push([x, y]);
      for (const [key, value] of Object.entries({ cx: x, cy: y, r })) node.setAttribute(key, value);
    }
    for (const { row, cells } of keyed) row.hidden = !cells.some((i) => used.has(i));
  };

  // Where each area is.
  const box = (i) => unfolded[i].box;
  const middle = (i) => [box(i).x + box(i).width / 2, box(i).y + box(i).height / 2];

  // The whole land, or one region alone and as large as it fits.
  let laid = "";
  const frame = { wide: 0, high: 0 }; // of the picture, in pixels: read when the width changes, and never between two writes
  const zoom = () => {
    let view = { x: left, y: top, width, height };
    if (region) {
      const found = around[region];
      const margin = 0.04 * Math.max(found.width, found.height);
      view = { x: found.x - margin, y: found.y - margin, width: found.width + 2 * margin, height: found.height + 2 * margin };
    }
    picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    unit = Math.max(view.width / (frame.wide || 860), view.height / (frame.high || 500));
    paint.size(unit);
    small.size(unit);
    picture.style.setProperty("--unit", unit); // strokes are as wide in every view: cheaper than strokes that do not scale
    if (!region) areas.size(unit);
    names_on.replaceChildren(...(region ? [] : named.map(([code, text]) => titled(text, around[code], unit, view))));
    encircle();
  };
  let alone = "";
  const choose = () => {
    if (alone !== region) areas.isolate(region ? outlines.map((_, i) => i).filter(inside) : null);
    alone = region;
    for (const [code, drawn] of Object.entries(regions)) drawn.forEach((one) => one.classList.toggle("out", Boolean(region) && code !== region));
    zoom();
    recolour();
    if (pointed >= 0 && !inside(pointed)) point(-1);
    else point(pointed);
  };
  const encircle = () => {
    const there = own >= 0 && inside(own) && frame.wide;
    rings.forEach((one) => (one.style.display = there ? "" : "none"));
    if (!there) return;
    const [x, y] = middle(own);
    const size = Math.max(Math.hypot(box(own).width, box(own).height) / 2 + 4 * unit, RING * unit);
    rings.forEach((one) => Object.entries({ cx: x, cy: y, r: size }).forEach(([key, value]) => one.setAttribute(key, value)));
  };

  // Where the card has an area of the reader's own to tell of, its room is there; else it is one line high, and longer words of an
  // area under the pointer stand over what is below, so that nothing moves.
  let roomy = ["", false];
  const room = () => {
    const [most, beside] = roomy;
    slot.style.height = beside && !el.classList.contains("owned") ? "38px" : most;
    card.style.maxHeight = most;
  };

  // The card: one area, under the pointer or where the keys have moved; else the reader's own.
  let pointed = -1;
  let pinned = false;
  const filledIn = (text, i) => text.replace(/\{(\d)\}/g, (_, at) => columns[at][i]);
  const active = (parts) => parts.filter(([from, upto]) => from <= now && now < upto).map(([, , text]) => text);
  const told = (i) => active([...dress.told[toldOf[i]], ...(dress.of_regions[land.regions[of[i]][0]] ?? [])]).map((text) => filledIn(text, i));
  const said = (i) => (dress.say_look ? [`${looks[has[i]].label}.`, ...told(i)] : told(i)).join(" ");
  let written = null;
  // Longer words scroll, and a keyboard must reach what scrolls; a card in a closed fold has no size until it opens.
  const reached = () => {
    if (card.scrollHeight > card.clientHeight + 1) card.setAttribute("tabindex", "0");
    else card.removeAttribute("tabindex");
  };
  const resized = new ResizeObserver(reached);
  resized.observe(card);
  const point = (i, aloud = false) => {
    if (i !== pointed) pins.forEach((one) => one.setAttribute("d", i < 0 ? "" : outlines[i]));
    pointed = i;
    card.setAttribute("aria-live", aloud ? "polite" : "off");
    const shown = i >= 0 ? i : own >= 0 && inside(own) ? own : -1;
    const name = shown >= 0 && shown === own ? words.mine.replace("{name}", label(shown)) : shown >= 0 ? label(shown) : "";
    const text = shown < 0 ? words.help : ` · ${said(shown)}`;
    if (written === `${name}${text}`) return;
    written = `${name}${text}`;
    card.replaceChildren(name ? make("b", { text: name }) : "", text);
    card.classList.toggle("empty", shown < 0);
    reached();
    card.scrollTop = 0;
  };
  // What was found is the reader's own where the map asks for that; where a control has it too, it is chosen.
  const take = (i) => {
    if (dress.chooses) {
      found = own = i;
      el.classList.add("owned");
      room();
      const at = tools.control(dress.chooses).labels.indexOf(`${names[i]}, ${land.regions[of[i]][2]}`);
      tools.choose(dress.chooses, Math.max(0, at));
      encircle();
    }
    visit(i);
  };
  const visit = (i) => {
    pinned = true;
    if (!inside(i)) {
      const at = tools.control(fixed.place)?.labels.indexOf(land.regions[of[i]][1]) ?? -1;
      region = at < 0 ? "" : land.regions[of[i]][0];
      choose();
      if (at >= 0) tools.choose(fixed.place, at);
    }
    point(i, true);
  };

  // From area to area.
  const nearest = ([x, y], cost) => {
    let best = -1;
    let least = Infinity;
    outlines.forEach((_, i) => {
      if (!inside(i)) return;
      const [cx, cy] = middle(i);
      const price = cost(cx - x, cy - y);
      if (price > 0 && price < least) [best, least] = [i, price];
    });
    return best;
  };
  const move = (way) => {
    if (pointed < 0 || !inside(pointed)) {
      const { x, y, width: wide, height: high } = picture.viewBox.baseVal;
      return nearest([x + wide / 2, y + high / 2], (dx, dy) => 1 + Math.hypot(dx, dy));
    }
    return nearest(middle(pointed), (dx, dy) => {
      const along = dx * way[0] + dy * way[1];
      const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      return along > 0 && aside <= along * 1.2 ? along + 2 * aside : -1;
    });
  };
  // The next or the last area of which something of its own is told at this step.
  const other = (way) => {
    const some = dress.told.map((parts) => active(parts).length > 0);
    const stops = outlines.map((_, i) => i).filter((i) => some[toldOf[i]] && inside(i));
    if (!stops.length) return;
    const after = way > 0 ? stops.find((i) => i > pointed) : stops.findLast((i) => i < pointed);
    visit(after ?? stops.at(way > 0 ? 0 : -1));
  };
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Home" && own >= 0 && inside(own)) point(own, true);
    else if (event.key === "Escape") point(-1);
    else if (ARROWS[event.key]) {
      const to = move(ARROWS[event.key]);
      if (to >= 0) point(to, true);
    } else return;
    pinned = pointed >= 0;
    event.preventDefault();
    event.stopPropagation();
  });
  const keys = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (event.key === "/") find.focus();
    else if (next && event.key === "n") other(1);
    else if (next && event.key === "p") other(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (next) next.addEventListener("click", () => other(1));
  const under = ({ target }) => (target.area !== undefined && inside(target.area) ? target.area : -1);
  picture.addEventListener("pointermove", (event) => {
    const area = under(event);
    if (area < 0 || area === pointed) return;
    pinned = false;
    point(area);
  });
  picture.addEventListener("click", (event) => {
    const area = under(event);
    pinned = area >= 0;
    point(area);
  });
  picture.addEventListener("pointerleave", () => {
    if (!pinned && document.activeElement !== picture) point(-1);
  });

  const unwatch = whenWide(el, (wide) => {
    const beside = wide >= BESIDE;
    el.classList.toggle("beside", beside);
    el.classList.toggle("small", wide < 480);
    if (numbers) beside ? side.append(places) : slot.after(places);
    if (next) (beside ? slot : places).append(next);
    picture.style.height = `${beside ? fixed.height : Math.min(fixed.height, Math.round((wide * height) / width))}px`;
    roomy = [`${20 * (beside ? dress.lines : Math.ceil(dress.lines * NARROW)) + 18}px`, beside];
    room();
    [frame.wide, frame.high] = [picture.clientWidth, picture.clientHeight];
    el.closest(".scomm-explorer")?.addEventListener("keydown", keys); // the same listener again is no second one
    choose();
  });
  return {
    show(shown) {
      own = shown.own >= 0 ? shown.own : found;
      el.classList.toggle("owned", own >= 0);
      room();
      region = shown.region;
      named = shown.named;
      shares.replaceChildren(
        ...shown.shares.map(({ label, percent, words: number }) => {
          const bar = make("span", { class: "bar", "aria-hidden": true }, make("span", { style: `width:${percent}%` }));
          return make("li", {}, make("b", { text: number }), make("span", { text: ` ${label}` }), bar);
        }),
      );
      // Another day alone changes no place: only the colours are new.
      const places = JSON.stringify([region, own, named]);
      if (places !== laid) choose();
      else {
        recolour();
        point(pointed);
      }
      laid = places;
    },
    step(index) {
      if (index === now) return; // the frame says it once more after each state
      now = index;
      recolour();
      point(pointed);
    },
    gone() {
      unwatch();
      resized.disconnect();
      el.closest(".scomm-explorer")?.removeEventListener("keydown", keys);
    },
  };
};
