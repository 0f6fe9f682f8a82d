// A journey: stations joined by numbered steps. The step that is now carries the print; past steps are dark, later ones faint.
// A gate stands where somebody can act: it lets through, lets some through or stops. The main way is thick. The list of steps moves it from the keyboard.
// Its buttons stand on the drawing, in their numbers' places; without room for the drawing they are the picture.
// Fixed: stations, lines, view_box, words. Shown: steps (label, happens, gate, disputed, gate_says, main, ends), words, name.

import { fresh, make, named, still, svg, whenWide } from "./dom.js";
import { carried, gate } from "./of_journeys/signs.js";

const ROOM = 700; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

/** Words beside a gate in two lines, the last word below. */
const inTwo = (text) => {
  const cut = text.lastIndexOf(" ");
  return cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
};

export const journey = (el, fixed, tools) => {
  const { words } = fixed;
  const [left, top, width, height] = fixed.view_box;
  el.classList.add("scomm-journey");
  const tips = { thin: [fresh("tip"), 10, 7], thick: [fresh("tip"), 15, 6.5] };
  const image = svg(
    "svg",
    { viewBox: `${left} ${top} ${width} ${height}` },
    svg(
      "defs",
      {},
      ...Object.values(tips).map(([id, size, refX]) =>
        svg(
          "marker",
          { id, viewBox: "0 0 8 8", refX, refY: 4, markerWidth: size, markerHeight: size, orient: "auto", markerUnits: "userSpaceOnUse" },
          svg("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" }),
        ),
      ),
    ),
  );
  const stations = Object.fromEntries(
    fixed.stations.map(({ id, lines, below, x, y, wide, high }) => {
      const start = y - ((lines.length + Boolean(below)) * 17) / 2 + 13;
      const group = svg(
        "g",
        { class: "station" },
        svg("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 6 }),
        ...lines.map((text, i) => svg("text", { class: "name", x, y: start + 17 * i, text })),
        below && svg("text", { class: "below", x, y: start + 17 * lines.length, text: below }),
      );
      image.append(group);
      return [id, group];
    }),
  );
  const way = (d, more = {}) => svg("path", { class: "way", d, "marker-end": `url(#${tips.thin[0]})`, ...more });
  const lines = fixed.lines.map(({ path, carries, carried_at: at, says, says_at: [sx, sy, anchor], forks }, i) => {
    const goes = carried(carries);
    goes.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
    const group = svg(
      "g",
      { class: "line" },
      forks.length ? svg("path", { class: "way", d: path }) : way(path),
      ...forks.map(([d, id]) => way(d, { "data-end": id })),
      svg("text", { class: "says", "text-anchor": anchor }, ...says.split("\n").map((text, n) => svg("tspan", { x: sx, y: sy + 16 * n, text }))),
      svg("g", { class: "at" }),
      goes,
    );
    group.addEventListener("click", () => go(i));
    image.append(group);
    return group;
  });

  const sample = (one) => svg("svg", { viewBox: "-15 -14 30 28", "aria-hidden": true }, gate(one));
  const key = make(
    "ul",
    { class: "key drawing", "aria-label": words.key },
    make("li", { class: "of-key", text: words.key }),
    ...["open", "half", "shut"].map((state) => make("li", {}, sample({ gate: state }), words[`${state}-short`])),
    make("li", {}, sample({ gate: "open", disputed: true }), words["key-disputed"]),
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
    make("div", { class: "plan" }, image, list),
    make("div", { class: "steps" }, back, next, play, key),
    card,
  );
  fixed.lines.forEach(({ x, y }, i) => {
    buttons[i].parentElement.style.cssText = `left:${(100 * (x - left)) / width}%;top:${(100 * (y - top)) / height}%`;
  });

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
      line.setAttribute("class", `line ${i === now ? "on" : i < now && told.steps[i].happens ? "past" : ""} ${told.steps[i].happens ? "" : "never"} ${told.steps[i].main ? "main" : ""}`);
      for (const one of line.querySelectorAll("[marker-end]")) one.setAttribute("marker-end", `url(#${tips[told.steps[i].main ? "thick" : "thin"][0]})`);
      for (const fork of line.querySelectorAll("[data-end]")) fork.classList.toggle("out", !told.steps[i].ends.includes(fork.dataset.end));
    });
    const ahead = told.steps.flatMap(({ ends }) => ends);
    const met = new Set(fixed.lines.slice(0, now).flatMap(({ sender, receiver }, i) => (told.steps[i].happens ? [sender, receiver] : [])));
    const ends = on.happens ? [fixed.lines[now].sender, fixed.lines[now].receiver, ...on.ends] : [];
    const parts = new Set(fixed.lines.flatMap(({ forks }) => forks.map(([, id]) => id)));
    for (const [id, station] of Object.entries(stations))
      station.setAttribute("class", `station ${ends.includes(id) ? "on" : met.has(id) ? "past" : ""} ${parts.has(id) ? (ahead.includes(id) ? "ahead" : "out") : ""}`);
    buttons.forEach((button, i) => {
      button.tabIndex = i === now ? 0 : -1;
      if (i === now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.classList.toggle("never", !told.steps[i].happens);
    });
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
          const [x, y, side] = fixed.lines[i].gate;
          const one = gate(step);
          one.setAttribute("transform", `translate(${x} ${y})`);
          const says = side === "below" ? [words[`${step.gate}-short`]] : inTwo(words[`${step.gate}-short`]);
          const [sx, sy, anchor] = { below: [x, y + 27, "middle"], left: [x - 18, y + 5, "end"], right: [x + 18, y + 5, "start"] }[side];
          const top = sy - 8 * (says.length - 1);
          at.append(one, svg("text", { class: "gate-says", "text-anchor": anchor }, ...says.map((text, n) => svg("tspan", { x: sx, y: top + 16 * n, text }))));
        }
        const said = step.happens ? step.gate && [words[step.gate], step.disputed && words.disputed, step.gate_says].filter(Boolean).join(", ") : words.never;
        buttons[i].replaceChildren(String(i + 1), make("span", { class: "route", text: ` ${step.label}${said ? ` (${said})` : ""}` }));
        buttons[i].setAttribute("aria-label", `${i + 1} of ${last + 1}. ${step.label}.${said ? ` ${said}.` : ""}`);
      });
      const line = ([label, text], i) => make("p", { class: label && "by-name" }, label && make("span", { class: "of", text: `${label}: ` }), i ? make("span", { text }) : make("b", { text }));
      card.replaceChildren(...shown.words.map(line));
      mark();
    },
    gone() {
      stop();
      leave();
    },
  };
};
