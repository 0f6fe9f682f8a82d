// A journey: stations joined by numbered steps. The step that is now carries the print; past steps are dark, later ones faint.
// A gate stands where somebody can act: open, half open or shut. The list of steps moves it from the keyboard.
// Fixed: stations, lines, view_box, box, words. Shown: steps (label, happens, gate, disputed, gate_says), words, name.

import { fresh, make, named, still, svg, whenWide } from "./dom.js";

const ROOM = 620; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

const BARS = { open: -100, half: -42, shut: 0 };

// Two posts on both sides of a line, and a bar between them that turns away as the gate opens.
const gate = ({ gate: state, disputed }) =>
  svg(
    "g",
    { class: `gate ${disputed ? "disputed" : ""}` },
    svg("path", { class: "bar", d: "M-4 13V-13h8V13z", transform: `rotate(${BARS[state]} 0 13)` }),
    svg("circle", { cx: 0, cy: -15, r: 6 }),
    svg("circle", { cx: 0, cy: 15, r: 6 }),
  );

const print = () =>
  svg(
    "g",
    { class: "print" },
    svg("rect", { x: -13, y: -15, width: 26, height: 30, rx: 4 }),
    ...[3, 6, 9].map((r) => svg("path", { d: `M${-r} ${8 - r / 3}V0a${r} ${r} 0 0 1 ${2 * r} 0v${8 - r / 3}` })),
  );

export const journey = (el, fixed, tools) => {
  const { words } = fixed;
  const [left, top, width, height] = fixed.view_box;
  const [wide, high] = fixed.box;
  el.classList.add("scomm-journey");
  const tip = fresh("tip");
  const image = svg(
    "svg",
    { viewBox: `${left} ${top} ${width} ${height}` },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: tip, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 10, markerHeight: 10, orient: "auto", markerUnits: "userSpaceOnUse" },
        svg("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" }),
      ),
    ),
  );
  const stations = Object.fromEntries(
    fixed.stations.map(({ id, lines, below, x, y }) => {
      const start = y - (lines.length * 17) / 2 + 4;
      const group = svg(
        "g",
        { class: "station" },
        svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 6 }),
        ...lines.map((text, i) => svg("text", { class: "name", x, y: start + 17 * i, text })),
        svg("text", { class: "below", x, y: start + 17 * lines.length, text: below }),
      );
      image.append(group);
      return [id, group];
    }),
  );
  const lines = fixed.lines.map(({ path, x, y }, i) => {
    const group = svg(
      "g",
      { class: "line" },
      svg("path", { class: "way", d: path, "marker-end": `url(#${tip})` }),
      svg("g", { class: "at" }),
      svg("circle", { cx: x, cy: y, r: 12 }),
      svg("text", { x, y: y + 4.5, text: i + 1 }),
    );
    group.addEventListener("click", () => go(i));
    image.append(group);
    return group;
  });
  const carried = print();
  image.append(carried);

  const sample = (state, disputed) => svg("svg", { viewBox: "-28 -20 40 40", "aria-hidden": true }, gate({ gate: state, disputed }));
  const key = make(
    "ul",
    { class: "key drawing" },
    make("li", {}, sample("half", false), words["key-gate"]),
    make("li", {}, sample("open", true), words["key-disputed"]),
    make("li", {}, svg("svg", { viewBox: "0 0 26 22", "aria-hidden": true }, svg("path", { d: "M1 11H25", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "3 5" })), words["key-never"]),
  );

  const buttons = fixed.lines.map((_, i) => {
    const button = make("button", { type: "button", tabindex: -1 });
    button.addEventListener("click", () => go(i));
    return button;
  });
  const list = make("ol", { "aria-label": words.list }, ...buttons.map((button) => make("li", {}, button)));
  const back = make("button", { type: "button", text: words.back });
  const next = make("button", { type: "button", text: words.next });
  const play = make("button", { type: "button", text: words.play });
  const card = make("div", { class: "card" });
  el.append(
    make("div", { class: "drawing" }, image),
    key,
    make("div", { class: "steps" }, back, next, play, list),
    card,
  );

  let now = 0;
  let told = null;
  let timer = null;
  const last = fixed.lines.length - 1;
  const go = (i, focus = false) => {
    if (i < 0 || i > last) return;
    tools.choose(fixed.follows, i);
    if (focus) buttons[i].focus();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    play.textContent = words.play;
  };
  const wait = () => {
    const length = card.textContent.split(/\s+/).length;
    timer = setTimeout(() => {
      if (!el.isConnected || now >= last) return stop();
      go(now + 1);
      setTimeout(() => timer !== null && wait(), 400);
    }, Math.max(LEAST, (1000 * length) / WORDS_A_SECOND));
  };
  play.hidden = still();
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    play.textContent = words.pause;
    if (now === last) go(0);
    wait();
  });
  const byHand = (i) => () => {
    stop();
    go(now + i);
  };
  back.addEventListener("click", byHand(-1));
  next.addEventListener("click", byHand(1));
  list.addEventListener("keydown", (event) => {
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop();
    go(to, true);
  });

  const mark = () => {
    const on = told.steps[now];
    lines.forEach((line, i) => {
      line.setAttribute("class", `line ${i === now ? "on" : i < now && told.steps[i].happens ? "past" : ""} ${told.steps[i].happens ? "" : "never"}`);
    });
    const met = new Set(fixed.lines.slice(0, now).flatMap(({ sender, receiver }, i) => (told.steps[i].happens ? [sender, receiver] : [])));
    const ends = on.happens ? [fixed.lines[now].sender, fixed.lines[now].receiver] : [];
    for (const [id, station] of Object.entries(stations))
      station.setAttribute("class", `station ${ends.includes(id) ? "on" : met.has(id) ? "past" : ""}`);
    buttons.forEach((button, i) => {
      button.tabIndex = i === now ? 0 : -1;
      if (i === now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.classList.toggle("never", !told.steps[i].happens);
    });
    // The print stands in its number's place; at a step that does not happen there is none.
    const { x, y } = fixed.lines[now];
    carried.setAttribute("transform", `translate(${x} ${y})`);
    carried.setAttribute("visibility", on.happens ? "visible" : "hidden");
    back.disabled = now === 0;
    next.disabled = now === last;
  };

  const leave = whenWide(el, (room) => el.classList.toggle("narrow", room < ROOM));
  return {
    step(i) {
      now = i;
      if (told) mark();
    },
    show(shown) {
      told = shown;
      named(image, shown.name);
      shown.steps.forEach((step, i) => {
        const at = lines[i].querySelector(".at");
        at.replaceChildren();
        if (step.gate && step.happens) {
          const [x, y, turned] = fixed.lines[i].gate;
          const one = gate(step);
          one.setAttribute("transform", `translate(${x} ${y}) rotate(${turned})`);
          const beside = turned ? [x - 24, y + 4, "end"] : [x, y - 26, "middle"];
          at.append(one, svg("text", { class: "gate-says", x: beside[0], y: beside[1], "text-anchor": beside[2], text: words[`${step.gate}-short`] }));
        }
        const said = step.happens ? step.gate && [words[step.gate], step.disputed && words.disputed, step.gate_says].filter(Boolean).join(", ") : words.never;
        buttons[i].replaceChildren(String(i + 1), make("span", { class: "route", text: ` ${step.label}${said ? ` (${said})` : ""}` }));
        buttons[i].setAttribute("aria-label", `${i + 1} of ${last + 1}. ${step.label}.${said ? ` ${said}.` : ""}`);
      });
      card.replaceChildren(...shown.words.map((text, i) => make("p", {}, i ? text : make("b", { text }))));
      mark();
    },
    gone() {
      stop();
      leave();
    },
  };
};
