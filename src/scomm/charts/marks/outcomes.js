// Hypothetical outcomes: one study of a made-up world after another on the same axes, each beside the truth, and a row that counts
// which of them hold it. Who wants less motion sees them all at once as small pictures, and so does who asks for it.
// Shown: places (label, truth, apart), studies (tenths, margins, held, said), levels, since, during, name, counted, key, truth, across, height.

import { make, named, still, svg, whenWide } from "./dom.js";
import { scale } from "./of_lines/courses.js";

const BEAT = 500; // milliseconds from one world to the next
const LEFT = 40;
const RIGHT = 12;
const APART = 26; // pixels between the places along time and the one that stands beside them
const SMALL = 62; // the height of a small picture

const filled = (words, given) => Object.entries(given).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
const text = (x, y, words, anchor = "start", kind = "") => svg("text", { x, y, "text-anchor": anchor, class: kind, text: words });

export const outcomes = (el, { words }) => {
  el.classList.add("scomm-outcomes");
  const image = svg("svg", {});
  const list = make("ol", { class: "worlds" });
  const stage = make("div", { class: "stage" }, image, list);
  const play = make("button", { type: "button" });
  const all = make("button", { type: "button" });
  const tally = make("span", { class: "tally", "aria-hidden": "true" });
  const count = make("span", { class: "count" });
  const key = make("p", { class: "note" });
  el.append(stage, make("div", { class: "under" }, play, all, make("span", { class: "score" }, tally, count)), key);
  let shown = null;
  let width = 0;
  let timer = null;
  let now = 0; // the world that is shown
  let together = still();

  const last = () => shown.studies.length - 1;
  const running = () => timer !== null;

  // Places on the two axes of a picture that is so wide and so high.
  const axes = (wide, high, { left, right, top, bottom, gap }) => {
    const along = shown.places.filter(({ apart }) => !apart).length;
    const step = (wide - left - right - gap) / shown.places.length;
    const [low, most] = [shown.levels[0][0], shown.levels[shown.levels.length - 1][0]];
    return { step, x: (i) => left + step * (i + 0.5) + (i >= along ? gap : 0), y: scale(low, most, high - bottom, top) };
  };
  const truth = ({ x, y, step }) => {
    const steps = shown.places.map(({ truth: at, apart }, i) => {
      const [from, to] = [x(i) - step / 2, x(i) + step / 2];
      return `${i && !apart && !shown.places[i - 1].apart ? "L" : "M"}${from.toFixed(1)} ${y(at).toFixed(1)}H${to.toFixed(1)}`;
    });
    return svg("path", { class: "truth", d: steps.join("") });
  };
  const study = (one, { x, y }, size) => {
    const of = svg("g", { class: one.held ? "held" : "missed" });
    one.tenths.forEach((tenths, i) => {
      const [value, margin] = [tenths / 10, one.margins[i] / 10];
      const ends = shown.places[i].apart;
      if (margin) of.append(svg("line", { class: ends ? "span whole" : "span", x1: x(i), x2: x(i), y1: y(value - margin), y2: y(value + margin) }));
      of.append(svg("circle", { class: ends ? "point whole" : "point", cx: x(i), cy: y(value), r: ends ? size + 1.5 : size }));
    });
    return of;
  };

  const large = () => {
    const high = shown.height;
    const at = axes(width, high, { left: LEFT, right: RIGHT, top: 22, bottom: 40, gap: APART });
    const { x, y, step } = at;
    image.replaceChildren();
    for (const [name, value] of Object.entries({ width, height: high, viewBox: `0 0 ${width} ${high}` })) image.setAttribute(name, value);
    named(image, shown.name);
    const edge = x(shown.places.findIndex(({ apart }) => apart)) - step / 2 - APART / 2;
    image.append(svg("rect", { class: "since", x: x(shown.since) - step / 2, y: 22, width: edge - 4 - x(shown.since) + step / 2, height: high - 62 }));
    for (const [value, label] of shown.levels)
      image.append(svg("line", { class: value === 0 ? "zero" : "grid", x1: LEFT - 4, x2: width - RIGHT, y1: y(value), y2: y(value) }), text(LEFT - 8, y(value) + 4, label, "end", "note"));
    const begins = x(shown.since) - step / 2;
    image.append(svg("line", { class: "begins", x1: begins, x2: begins, y1: 14, y2: high - 40 }), text(begins + 4, 14, shown.during));
    const every = Math.ceil(28 / step);
    shown.places.forEach(({ label, apart }, i) => {
      if (apart) image.append(text(x(i), high - 24, label, "middle", "note"));
      else if ((i - shown.since) % every === 0) image.append(text(x(i), high - 24, label, "middle", "note"));
    });
    image.append(text((LEFT + edge) / 2, high - 6, shown.across, "middle", "note"));
    // The worlds before stay as small dots: they show where estimates fall, and how far from the truth.
    shown.studies.slice(0, now).forEach((one, n) =>
      one.tenths.forEach((tenths, i) => {
        if (one.margins[i]) image.append(svg("circle", { class: "past", cx: x(i) + ((n % 5) - 2) * Math.min(2, step / 12), cy: y(tenths / 10), r: 1.8 }));
      }),
    );
    image.append(truth(at), study(shown.studies[now], at, 4));
    image.append(text(x(0) - step / 2 + 2, y(shown.places[0].truth) + 20, shown.truth, "start", "of-truth"));
  };

  const small = () => {
    const columns = width >= 560 ? 5 : 4;
    const wide = Math.floor((width - (columns - 1) * 8) / columns);
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    list.replaceChildren(
      ...shown.studies.map((one, n) => {
        const picture = svg("svg", { width: wide, height: SMALL, viewBox: `0 0 ${wide} ${SMALL}`, role: "img", "aria-label": one.said });
        const at = axes(wide, SMALL, { left: 2, right: 4, top: 4, bottom: 4, gap: 6 });
        picture.append(svg("line", { class: "zero", x1: 0, x2: wide, y1: at.y(0), y2: at.y(0) }), truth(at), study(one, at, 1.6));
        return make("li", { class: one.held ? "held" : "missed" }, make("span", { class: "which", text: n + 1, "aria-hidden": "true" }), picture);
      }),
    );
  };

  const score = () => {
    const seen = together ? last() + 1 : now + 1;
    const held = shown.studies.slice(0, seen).filter((one) => one.held).length;
    tally.replaceChildren(...shown.studies.map((one, n) => make("i", { class: n >= seen ? "later" : one.held ? "held" : "missed" })));
    count.textContent = filled(shown.counted, { n: held, of: seen });
    play.textContent = running() ? words.pause : now >= last() || together ? words.again : words.play;
    all.textContent = together ? words.one : words.all;
    play.hidden = together;
  };
  const draw = () => {
    if (!shown || !width) return;
    image.style.display = together ? "none" : "";
    list.hidden = !together;
    key.textContent = shown.key;
    (together ? small : large)();
    score();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
  };
  const start = () => {
    stop();
    if (now >= last()) now = 0;
    timer = setInterval(() => {
      now += 1;
      if (now >= last() || !el.isConnected) stop();
      draw();
    }, BEAT);
    draw();
  };
  play.addEventListener("click", () => {
    if (running()) {
      stop();
      draw();
    } else start();
  });
  all.addEventListener("click", () => {
    together = !together;
    stop();
    if (together) now = last();
    else if (still()) now = 0;
    draw();
    if (!together && !still()) start();
  });

  const leave = whenWide(el, (wide) => {
    width = wide;
    draw();
  });
  return {
    show(given) {
      const same = shown && JSON.stringify(shown.studies) === JSON.stringify(given.studies);
      shown = given;
      width = el.clientWidth || width;
      if (same) return draw();
      now = 0;
      if (together || still()) {
        now = together ? last() : 0;
        return draw();
      }
      return start();
    },
    gone() {
      stop();
      leave();
    },
  };
};
