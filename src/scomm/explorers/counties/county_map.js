// A map of counties as SVG, one path a county; a new date recolours only the counties that change.
// Model: fixed (outlines, names, looks and who has which from which step on, words), shown (place), words (finding, source),
// step (the slider's place).
// It runs in a notebook and in a page without a kernel, and asks nothing of any server.

const SVG = "http://www.w3.org/2000/svg";
const STYLE = `
  .scomm-map p{margin:.2em 0;max-width:54em}
  .scomm-map .finding{font-size:16px;font-weight:700;min-height:2.6em;line-height:1.3}
  .scomm-map .source{font-size:12px}
  .scomm-map .readout{font-size:14px;line-height:1.3}
  .scomm-map svg{display:block;width:100%;max-width:860px;height:auto}
  .scomm-map svg:focus-visible{outline:2px solid currentColor;outline-offset:-2px}
  .scomm-map .out{display:none}
  .scomm-map .here{fill:none;stroke:currentColor;pointer-events:none}
  .scomm-map .ring{fill:none;stroke:currentColor;pointer-events:none}
  .scomm-map .ring.halo{stroke:var(--jp-layout-color0, Canvas);stroke-opacity:.85}
  .scomm-map li .ring{display:inline-block;border:3px solid currentColor;border-radius:50%}
  .scomm-map .own *{fill:none;stroke:currentColor;pointer-events:none}
  .scomm-map .borders path{fill:none;stroke:currentColor;stroke-opacity:.55;pointer-events:none}
  .scomm-map ul{display:flex;flex-wrap:wrap;gap:2px 18px;list-style:none;padding:0;margin:.3em 0;font-size:14px}
  .scomm-map li{margin:0}
  .scomm-map i{display:inline-block;width:1.2em;height:1.2em;margin-right:.4em;vertical-align:-.2em;border:1px solid}
`;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const make = (name, attributes = {}) => Object.assign(document.createElement(name), attributes);
const drawn = (name, attributes = {}) => {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

// A look with lines is a pattern; without, its plain colour.
const TILE = 6;
let maps = 0;
const pattern = (id, { ground, lines, angle, width }) => {
  const node = drawn("pattern", { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse" });
  if (ground) node.append(drawn("rect", { width: TILE, height: TILE, fill: ground }));
  node.append(drawn("rect", { width: TILE, height: width, fill: lines }));
  const size = (unit) => node.setAttribute("patternTransform", `scale(${unit}) rotate(${angle})`);
  size(1);
  return { node, size };
};
const striped = ({ ground, lines, angle, width }) => {
  const clear = ground || "transparent";
  return lines ? `repeating-linear-gradient(${angle}deg, ${lines} 0 ${width}px, ${clear} 0 ${TILE}px)` : clear;
};

export default {
  render({ model, el }) {
    const fixed = model.get("fixed");
    const [left, top, width, height] = fixed.view_box;
    el.classList.add("scomm-map");

    const finding = make("p", { className: "finding" });
    const svg = drawn("svg", { tabindex: 0, role: "application", "aria-roledescription": fixed.words.role });
    svg.setAttribute("aria-label", fixed.words.name);
    const land = drawn("g", { stroke: fixed.line, "stroke-opacity": 0.45 });
    const paths = fixed.paths.map((d) => land.appendChild(drawn("path", { d, fill: "transparent" })));
    paths.forEach((path, i) => (path.county = i));
    const borders = drawn("g", { class: "borders" });
    const outlines = Object.fromEntries(
      Object.entries(fixed.states).map(([code, d]) => [code, borders.appendChild(drawn("path", { d, "data-state": code }))]),
    );
    const here = drawn("path", { class: "here" });
    const own = drawn("g", { class: "own" });
    const ownLine = own.appendChild(drawn("path"));
    const prefix = `scomm-map-${(maps += 1)}-${Math.random().toString(36).slice(2)}`;
    const patterns = fixed.looks.map((look, i) => (look.lines ? pattern(`${prefix}-${i}`, look) : null));
    const fills = fixed.looks.map(({ ground }, i) => (patterns[i] ? `url(#${prefix}-${i})` : ground || "transparent"));
    const defs = drawn("defs");
    defs.append(...patterns.filter(Boolean).map(({ node }) => node));
    // A learner's own county has a ring, wide enough to be seen when the whole country is shown.
    const rings = ["ring halo", "ring"].map((name) => drawn("circle", { class: name, r: 0 }));
    svg.append(defs, land, borders, own, here, ...rings);

    const readout = make("p", { className: "readout", textContent: fixed.words.help });
    readout.style.minHeight = `${1.3 * fixed.lines}em`;
    const legend = make("ul", { ariaLabel: fixed.legend });
    const [blank, ...others] = fixed.looks;
    for (const look of [...others, blank].filter(({ listed }) => listed)) {
      const item = make("li");
      const swatch = make("i");
      swatch.style.background = striped(look);
      item.append(swatch, look.label);
      legend.append(item);
    }
    if (fixed.mine) {
      const item = make("li");
      item.append(make("i", { className: "ring" }), fixed.mine);
      legend.append(item);
    }
    const source = make("p", { className: "source" });
    el.replaceChildren(make("style", { textContent: STYLE }), finding, legend, svg, readout, source);

    // Each county has a look from a step on, until the next change.
    const look = (changes, step) => changes.reduce((before, [from, to]) => (from <= step ? to : before), 0);
    const has = fixed.changes.map(() => 0);
    const recolour = () => {
      const now = model.get("step");
      fixed.changes.forEach((changes, i) => {
        const next = look(changes, now);
        if (next !== has[i]) paths[i].setAttribute("fill", fills[next]);
        has[i] = next;
      });
    };

    const within = (i) => !model.get("shown").place || fixed.of_state[i] === model.get("shown").place;

    // The county that a learner was dealt, in a ring: at the size of a country its outline alone is hard to find.
    const mine = () => {
      const { own: dealt, mark } = model.get("shown");
      return dealt?.county ?? mark ?? -1;
    };
    const ring = () => {
      const i = mine();
      const there = i >= 0 && within(i) && svg.isConnected;
      [own, ...rings].forEach((one) => (one.style.display = there ? "" : "none"));
      if (!there) return;
      ownLine.setAttribute("d", fixed.paths[i]);
      ownLine.setAttribute("stroke-width", 2.4 * unit);
      const box = paths[i].getBBox();
      const size = Math.max(Math.hypot(box.width, box.height) / 2 + 4 * unit, 14 * unit);
      rings.forEach((one, at) => {
        one.setAttribute("cx", box.x + box.width / 2);
        one.setAttribute("cy", box.y + box.height / 2);
        one.setAttribute("r", size);
        one.setAttribute("stroke-width", (at ? 3.5 : 8) * unit);
      });
    };
    const help = () => [fixed.words.help, mine() >= 0 && model.get("shown").own?.help].filter(Boolean).join(" ");
    const named = (i) => (i === mine() ? `${model.get("shown").own?.name ?? fixed.mine}: ${fixed.names[i]}` : fixed.names[i]);

    // The place: the whole country, or one state as large as it fits.
    let unit = 1;
    const zoom = () => {
      const place = model.get("shown").place;
      let box = { x: left, y: top, width, height };
      if (place) {
        const found = outlines[place].getBBox();
        const margin = 0.04 * Math.max(found.width, found.height);
        box = { x: found.x - margin, y: found.y - margin, width: found.width + 2 * margin, height: found.height + 2 * margin };
        const wanted = width / height;
        const grow = Math.max(box.width / box.height, wanted);
        const wide = Math.max(box.width, box.height * wanted);
        box.x -= (wide - box.width) / 2;
        box.width = wide;
        if (grow > wanted) {
          box.y -= (wide / wanted - box.height) / 2;
          box.height = wide / wanted;
        }
      }
      paths.forEach((path, i) => path.classList.toggle("out", !within(i)));
      svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
      unit = box.width / 860;
      patterns.forEach((one) => one?.size(unit));
      land.setAttribute("stroke-width", (place ? 0.9 : 0.5) * unit);
      borders.setAttribute("stroke-width", 0.8 * unit);
      here.setAttribute("stroke-width", 2.4 * unit);
      ring();
    };

    // One county at a time: under the pointer, or where the arrow keys have moved.
    let county = -1;
    const point = (i, aloud) => {
      county = i;
      readout.setAttribute("aria-live", aloud ? "polite" : "off");
      here.setAttribute("d", i < 0 ? "" : fixed.paths[i]);
      readout.replaceChildren(...(i < 0 ? [help()] : [make("strong", { textContent: named(i) }), ` · ${words(i)}`]));
    };
    const words = (i) => {
      const now = model.get("step");
      const parts = [...fixed.told[i], ...(fixed.of_states[fixed.of_state[i]] ?? [])];
      const told = parts.filter(([from, upto]) => from <= now && now < upto).map(([, , text]) => text);
      return (fixed.say_look ? [`${fixed.looks[has[i]].label}.`, ...told] : told).join(" ");
    };
    let middles = null;
    const middle = (i) => {
      middles ??= paths.map((path) => {
        const box = path.getBBox();
        return [box.x + box.width / 2, box.y + box.height / 2];
      });
      return middles[i];
    };
    const nearest = ([x, y], cost) => {
      let best = -1;
      let least = Infinity;
      paths.forEach((_, i) => {
        if (!within(i)) return;
        const [cx, cy] = middle(i);
        const price = cost(cx - x, cy - y);
        if (price > 0 && price < least) [best, least] = [i, price];
      });
      return best;
    };
    const key = (event) => {
      if (event.key === "Home" && mine() >= 0 && within(mine())) {
        event.preventDefault();
        event.stopPropagation();
        return point(mine(), true);
      }
      const way = ARROWS[event.key];
      if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (county < 0 || !within(county)) {
        const box = svg.viewBox.baseVal;
        return point(nearest([box.x + box.width / 2, box.y + box.height / 2], (dx, dy) => 1 + Math.hypot(dx, dy)), true);
      }
      const next = nearest(middle(county), (dx, dy) => {
        const along = dx * way[0] + dy * way[1];
        const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
        return along > 0 && aside <= along * 1.2 ? along + 2 * aside : -1;
      });
      if (next >= 0) point(next, true);
    };
    svg.addEventListener("keydown", key);
    svg.addEventListener("pointermove", ({ target }) => {
      if (target.county !== undefined && target.county !== county && within(target.county)) point(target.county, false);
    });
    svg.addEventListener("pointerleave", () => {
      if (document.activeElement !== svg) point(-1, false);
    });

    const speak = () => {
      const words = model.get("words");
      finding.textContent = words.finding;
      source.textContent = words.source;
    };
    const move = () => {
      zoom();
      ring();
      if (county >= 0 && !within(county)) point(-1, false);
    };
    const step = () => {
      recolour();
      if (county >= 0) point(county, false);
    };
    model.on("change:step", step);
    model.on("change:shown", move);
    model.on("change:words", speak);
    speak();
    recolour();
    readout.textContent = help();
    // A state's size is known once the map is on the page.
    const sized = new ResizeObserver(() => {
      if (svg.isConnected) {
        zoom();
        ring();
        sized.disconnect();
      }
    });
    sized.observe(svg);
    svg.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
    return () => {
      sized.disconnect();
      model.off("change:step", step);
      model.off("change:shown", move);
      model.off("change:words", speak);
    };
  },
};
