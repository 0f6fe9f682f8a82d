// A journey: one line through stops, out on top and back below. It is thick and dark where somebody can act, and thin where nobody can.
// A gate stands where somebody can act: open, half open or closed, or disputed; how many there are of each kind stands above. The list of steps moves it from the keyboard.
// Its buttons stand on the line, and the one that is lit says what goes along it; without room for the drawing the list is the picture.
// Fixed: grounds, stations, lines, view_box, words. Shown: steps (label, happens, kind, gate, disputed, gate_says, main, ends, few, stops, seen), counts (kind, number, words), words, name.

import { make, named, still, svg, whenWide } from "./dom.js";
import { carried, gate } from "./of_journeys/signs.js";
import { track } from "./of_journeys/track.js";

const ROOM = 740; // pixels that the drawing needs
const WORDS_A_SECOND = 3.5; // of a reader in no hurry
const LEAST = 4000; // milliseconds a step

const LEAVES = { can: { gate: "open" }, disputed: { gate: "open", disputed: true } };
/** A piece of the line of a kind, with its gate where there is one. */
const sample = (kind, one = LEAVES[kind]) => svg("svg", { class: `sample ${kind}`, viewBox: "-29 -27 58 54", "aria-hidden": true }, svg("path", { class: "road", d: "M-29 0H29" }), one && gate(one));

export const journey = (el, fixed, tools) => {
  const { words, lines } = fixed;
  const [left, top, width, height] = fixed.view_box;
  el.classList.add("scomm-journey");
  const image = svg("svg", { viewBox: `${left} ${top} ${width} ${height}` });
  const { legs, stops, tips } = track(image, fixed);
  legs.forEach((leg, i) => leg.addEventListener("click", () => go(i + 1)));

  const key = make("ul", { class: "key", "aria-label": words.key });
  const buttons = lines.map(({ aside }, i) => {
    const button = make("button", { type: "button", tabindex: -1, class: aside && "aside" });
    button.addEventListener("click", () => go(i + 1));
    return button;
  });
  const list = make("ol", { "aria-label": words.list }, ...buttons.map((button) => make("li", {}, button)));
  const back = make("button", { type: "button", text: words.back });
  const next = make("button", { type: "button", text: words.next });
  const play = make("button", { type: "button", text: words.play });
  const card = make("div", { class: "card" });
  el.append(key, make("div", { class: "plan" }, image, list), make("div", { class: "steps" }, back, next, play), card);
  const put = (i, x, y) => {
    buttons[i].parentElement.style.cssText = `--x:${(100 * (x - left)) / width}%;--y:${(100 * (y - top)) / height}%`;
  };

  let now = 0; // no step is lit; the first one is 1
  let told = null;
  let timer = null;
  const last = lines.length;
  const go = (i, focus = false) => {
    if (i < 0 || i > last) return;
    tools.choose(fixed.follows, i);
    if (focus) buttons[i - 1].focus();
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
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 1, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop();
    go(Math.max(1, to), true);
  });

  const mark = () => {
    const { steps } = told;
    const on = now ? steps[now - 1] : null;
    legs.forEach((leg, i) => {
      const { happens, main, ends, few, kind, seen } = steps[i];
      const place = !now ? "whole" : i + 1 === now ? "on" : i + 1 < now ? "past" : "ahead";
      leg.setAttribute("class", `line ${lines[i].aside ? "aside" : ""} ${place} ${kind} ${main ? "main" : ""} ${seen ? "seen" : ""}`);
      for (const way of leg.querySelectorAll(".way")) {
        const id = way.dataset.end;
        way.classList.toggle("out", Boolean(id) && !ends.includes(id));
        way.classList.toggle("few", Boolean(id) && few.includes(id));
        way.lastChild.setAttribute("marker-end", lines[i].aside ? tips.tip : way.matches(".out") || !happens ? "none" : kind === "can" ? tips.chevron : kind === "disputed" ? "none" : tips.arrow);
      }
    });
    const reached = steps.flatMap(({ ends }) => ends);
    const parts = new Set(lines.flatMap(({ forks }) => forks.map(([, id]) => id)));
    const lit = on?.happens ? [lines[now - 1].sender, lines[now - 1].receiver, ...on.ends] : [];
    for (const { id, shape } of fixed.stations)
      stops[id].setAttribute("class", `station ${shape} ${lit.includes(id) ? "on" : ""} ${parts.has(id) ? (reached.includes(id) ? "reached" : "out") : ""}`);
    buttons.forEach((button, i) => {
      button.tabIndex = i === Math.max(0, now - 1) ? 0 : -1;
      if (i + 1 === now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const { kind, seen } = steps[i];
      button.className = [kind, lines[i].aside && "aside", seen && "seen"].filter(Boolean).join(" ");
    });
    back.disabled = now === 0;
    next.disabled = now === last;
  };

  /** The gate of a step on its line, with its words; or what ends before a step that does not happen. */
  const stand = (i, step) => {
    const { gate: [x, y, towards], gate_says_at: [sx, sy, anchor], aside } = lines[i];
    const says = legs[i].querySelector(".says");
    says.textContent = step.stops || (step.happens ? lines[i].says : aside ? `${lines[i].says}: ${words["never-short"]}` : "");
    says.classList.toggle("stops", Boolean(step.stops));
    const [wx, wy, wa] = aside && !step.happens ? [lines[i].x + 34, lines[i].y + 5, "start"] : lines[i].says_at;
    if (!lines[i].forks.length) for (const [name, value] of [["x", wx], ["y", wy], ["text-anchor", wa]]) says.setAttribute(name, value);
    const parent = legs[i].querySelector(".at");
    parent.replaceChildren();
    if (step.stops) {
      const end = legs[i].querySelector(".over").getPointAtLength(17);
      parent.append(svg("path", { class: "buffer", d: `M${end.x} ${end.y - 16}V${end.y + 16}` }));
    }
    if (!step.gate || !step.happens) return;
    const one = gate(step, towards);
    one.setAttribute("transform", `translate(${x} ${y}) scale(${aside ? 0.8 : 1.15})`);
    const parts = step.gate_says.split("\n").map((line, n) => [line, sx, n ? 16 : 0]);
    parent.append(
      one,
      svg("text", { class: `gate-says ${step.disputed ? "disputed" : step.gate}`, x: sx, y: sy, "text-anchor": anchor }, ...parts.map(([said, x, dy], n) => svg("tspan", { class: n ? "" : "state", x, dy, text: said }))),
    );
  };

  /** What a list says of a step beside its way. */
  const saidOf = ({ happens, gate: state, gate_says, ends }) => {
    if (!happens) return words.never;
    if (state) return gate_says.replace("\n", ": ").replaceAll("\n", " ");
    return ends.length ? words.ends.replace("{where}", fixed.stations.filter(({ id }) => ends.includes(id)).map(({ name }) => name).join(", ")) : "";
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
      key.replaceChildren(...shown.counts.map(([kind, n, said]) => make("li", {}, sample(kind), make("b", { text: n }), ` ${said}`)));
      const onLine = lines.filter(({ aside }) => !aside).length;
      shown.steps.forEach((step, i) => {
        const { sign, x, y, forks, aside, carries } = lines[i];
        stand(i, step);
        const places = forks.filter(([, id]) => step.ends.includes(id));
        const middle = (at) => places.reduce((sum, one) => sum + one[at], 0) / places.length;
        if (places.length) {
          const says = legs[i].querySelector(".says");
          put(i, middle(2), middle(3));
          for (const [name, value] of [["x", middle(2)], ["y", middle(3) + 29]]) says.setAttribute(name, value);
          if (places.length > 1 || lines[i].fork_says?.length) says.textContent = ""; // between two ways there is no room for it, and a way with words of its own needs none
        } else put(i, x, y);
        const said = saidOf(step);
        buttons[i].replaceChildren(
          make("span", { class: "sign", text: sign }),
          carried(carries),
          make("span", { class: "route" }, make("span", { text: step.label }), ...(said ? [make("span", { class: "said", text: said })] : [])),
          ...(step.gate && step.happens ? [sample(step.kind, step)] : []),
        );
        const which = aside ? words.aside.replace("{n}", sign) : words.of.replace("{n}", sign).replace("{all}", onLine);
        buttons[i].setAttribute("aria-label", `${which}. ${step.label}.${said ? ` ${said}.` : ""}`);
      });
      const line = ([, text], i) => make("p", {}, i ? make("span", { text }) : make("b", { text }));
      const side = ([label, text]) => make("p", { class: "side" }, make("b", { text: label }), " ", make("span", { text }));
      const sides = shown.words.filter(([label]) => label);
      card.replaceChildren(...shown.words.filter(([label]) => !label).map(line), ...(sides.length ? [make("div", { class: "sides" }, ...sides.map(side))] : []));
      mark();
    },
    gone() {
      stop();
      leave();
    },
  };
};
