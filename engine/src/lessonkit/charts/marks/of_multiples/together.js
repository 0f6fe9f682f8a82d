// All panels in one picture: a straight line each from the first year to the last before a break. One is large with its ends as the
// largest words, those that stand out have their names and numbers at their ends, the others are thin and gray. A line that is pointed
// at says its name; a click chooses it.

import { svg } from "../dom.js";
import { scale } from "../of_lines/courses.js";

/** Pixels: below it words are smaller, and a verdict is left to the numbers and the dash. */
export const NARROW = 560;
const WIDE = { left: 118, right: 350, number: 42, words: 15, line: 20, top: 12, bottom: 24, dot: 8 };
const THIN = { left: 84, right: 112, number: 28, words: 13, line: 16, top: 12, bottom: 42, dot: 6 };
const [REACH, OFF, CAP, LETTER] = [14, 14, 0.36, 0.8]; // pixels of a line that is pointed at, from a dot to its words; of a number's height, from its middle to its foot, and the width of a digit
const LETTERS = 13; // in a line of words where there is little room
const FIRM = 40; // how much less the number of the finding gives way than other words

/** The middles of labels (at, high, firm) as near to their ends as they can be, so that none lies on another or below `foot`. */
const apart = (labels, top, foot) => {
  labels.sort((one, other) => one.end - other.end || one.order - other.order);
  const blocks = [];
  let before = 0;
  for (const label of labels) {
    const shift = before + label.high / 2;
    before += label.high;
    blocks.push({ labels: [[label, shift]], weight: label.firm, want: label.end - shift });
    while (blocks.length > 1 && blocks.at(-2).want > blocks.at(-1).want) {
      const [last, one] = [blocks.pop(), blocks.pop()];
      const weight = one.weight + last.weight;
      blocks.push({ labels: [...one.labels, ...last.labels], weight, want: (one.want * one.weight + last.want * last.weight) / weight });
    }
  }
  for (const { labels: all, want } of blocks) for (const [label, shift] of all) label.at = Math.max(top, Math.min(want, foot - before)) + shift;
};

/** Words in lines of so many letters. */
const wrapped = (text, most) =>
  text.split(" ").reduce((rows, word) => {
    const last = rows.at(-1);
    return last && `${last} ${word}`.length <= most ? [...rows.slice(0, -1), `${last} ${word}`] : [...rows, word];
  }, []);

/**
 * Draws all of them into an image. `scene`: one (xs, said, levels, band), panels, whole, together, chosen and yours (places of panels, or -1),
 * words (yours). `tools`: choose(place).
 */
export const together = (image, { one, panels, whole, together: words, chosen, yours, tag }, { width, height, choose }) => {
  const { xs, said, levels, band } = one;
  const narrow = width < NARROW;
  const look = narrow ? THIN : WIDE;
  const until = band?.broken ? xs.indexOf(band.first) : xs.length - 1;
  const [low, high] = [levels[0], levels[levels.length - 1]];
  const foot = height - look.bottom;
  const [first, last] = [look.left, width - look.right];
  const y = scale(low[0], high[0], foot, look.top);
  const course = ({ line }) => `M${first} ${y(line.values[0]).toFixed(1)}L${last} ${y(line.values[until]).toFixed(1)}`;
  const end = ({ line }) => y(line.values[until]);
  const closes = ({ sides, end: last_ }) => sides[0] ?? last_;
  const change = (panel) => `${panel.begin} → ${closes(panel)}`;
  const hero = panels[chosen] ?? whole;
  const verdicts = new Map(words.named.map(([place, verdict, dashed]) => [panels[place], { verdict, dashed }]));
  const kindOf = (panel) => (panel === hero ? "hero" : panel === whole ? "all" : panels[yours] === panel ? "own" : verdicts.has(panel) ? "named" : "thin");

  const lineOf = (panel, kind = kindOf(panel)) => {
    const dashed = kind === "all" || (kind !== "hero" && verdicts.get(panel)?.dashed);
    const tone = kind !== "hero" && verdicts.has(panel) ? "counter" : "";
    const node = svg("g", { class: ["course", kind, dashed && "dashed", tone].filter(Boolean).join(" ") }, svg("path", { d: course(panel) }));
    if (kind !== "thin") node.append(...[[first, 0], [last, until]].map(([at, i]) => svg("circle", { "data-x": xs[i], "data-y": panel.line.values[i], cx: at, cy: y(panel.line.values[i]), r: kind === "hero" ? look.dot : 4 })));
    return node;
  };

  // What stands at the ends of lines: a large number, and words in a line, or in two where there is little room.
  const labels = [];
  const label = (panel, order, lines, draw, firm = 1) => labels.push({ end: end(panel), order, high: typeof lines === "number" ? lines * look.line + 4 : lines.high, firm, draw });
  const start = last + OFF;
  const row = (at, i, rows, kind, ...parts) => svg("text", { class: `halo ${kind}`, x: start, y: at + (i - (rows - 1) / 2) * look.line + look.words * CAP }, ...parts);
  const bold = (text) => svg("tspan", { class: "name", text });
  const plain = (text) => svg("tspan", { text });
  const said_ = (panel, name, kind) => (at) =>
    narrow ? [row(at, 0, 2, kind, bold(name)), row(at, 1, 2, kind, plain(change(panel)))] : [row(at, 0, 1, kind, bold(name), plain(` ${change(panel)}${verdicts.has(panel) ? `, ${verdicts.get(panel).verdict}` : ""}`))];
  const rows = narrow ? 2 : 1;
  const named = (panel, order, name, kind) => label(panel, order, rows, said_(panel, name, kind));
  label(hero, 0, { high: narrow ? look.number + look.line + 4 : look.number }, (at) => {
    const middle = narrow ? at - look.line / 2 : at;
    const beside = narrow ? [start, middle + look.number / 2 + look.line / 2 + look.words * CAP] : [start + closes(hero).length * look.number * LETTER + 8, at + look.words * CAP];
    return [svg("text", { class: "halo number", x: start, y: middle + look.number * CAP, text: closes(hero) }), svg("text", { class: "halo name hero", x: beside[0], y: beside[1], text: hero.short })];
  }, FIRM);
  if (hero !== whole) named(whole, 1, whole.short, "all");
  for (const panel of verdicts.keys()) if (kindOf(panel) === "named") named(panel, 2, panel.short, "counter");
  const own = panels[yours];
  if (own && own !== hero) {
    const kind = verdicts.has(own) ? "counter" : "own";
    const mine = narrow ? [bold(own.short), plain(change(own)), plain(tag)] : [bold(`${own.short} (${tag})`)];
    const lines = narrow ? mine.map((part, i) => [i, part]) : [[0, mine[0], plain(` ${change(own)}`)]];
    const frame = (at) => svg("rect", { class: "frame", x: start - 6, y: at - (lines.length * look.line) / 2 - 2, width: width - start + 5, height: lines.length * look.line + 4, rx: 6 });
    label(own, 1, lines.length, (at) => [frame(at), ...lines.map(([i, ...parts]) => row(at, i, lines.length, kind, ...parts))]);
  }
  const thin = panels.filter((panel) => kindOf(panel) === "thin");
  const told = narrow ? wrapped(words.others, LETTERS) : [words.others]; // above the lines, so that it is no line's own name
  apart(labels, look.top, foot);

  const spot = svg("g", { class: "pointed" });
  const point = (panel) => {
    spot.replaceChildren();
    if (!panel) return;
    const named = kindOf(panel) !== "thin";
    spot.append(lineOf(panel, "own"));
    if (named) return;
    const middle = (y(panel.line.values[0]) + end(panel)) / 2;
    spot.append(svg("text", { class: "halo name", x: (first + last) / 2, y: Math.max(look.words, middle - OFF), "text-anchor": "middle", text: `${panel.line.label}: ${change(panel)}` }));
  };
  const hits = panels.map((panel, i) => {
    const hit = svg("path", { class: "hit", d: course(panel), "stroke-width": REACH });
    hit.addEventListener("pointerenter", () => point(panel));
    hit.addEventListener("pointerleave", () => point(null));
    hit.addEventListener("click", () => choose(i));
    return hit;
  });

  image.setAttribute("width", width);
  image.setAttribute("height", height);
  image.setAttribute("aria-label", `${hero.name}. ${words.name}`);
  image.replaceChildren(
    ...[[first, 0], [last, until]].map(([at, i]) => svg("line", { class: "axis", "data-tick": "x y", "data-x": xs[i], "data-bottom": low[0], "data-top": high[0], x1: at, x2: at, y1: look.top, y2: foot })),
    ...[low, high].map(([at, text]) => svg("text", { class: "scale", x: first - OFF, y: y(at) + 5, "text-anchor": "end", text })),
    ...[[first, 0], [last, until]].map(([at, i]) => svg("text", { class: "scale", x: at, y: foot + 18, "text-anchor": "middle", text: said[i] })),
    narrow ? svg("text", { class: "scale", x: width, y: foot + 36, "text-anchor": "end", text: `→ ${words.after}` }) : svg("text", { class: "scale", x: last + 24, y: foot + 18, text: `→ ${words.after}` }),
    ...thin.map((panel) => lineOf(panel)),
    ...[whole, ...panels].filter((panel) => !["thin", "hero"].includes(kindOf(panel))).map((panel) => lineOf(panel)),
    lineOf(hero),
    svg("text", { class: "halo number", x: first - OFF, y: y(hero.line.values[0]) + look.number * CAP, "text-anchor": "end", text: hero.begin }),
    ...labels.filter(({ at, end: own_ }) => Math.abs(at - own_) > 6).map(({ at, end: own_ }) => svg("line", { class: "leader", x1: last + 5, x2: start - 3, y1: own_, y2: at })),
    ...labels.flatMap(({ at, draw }) => draw(at)),
    ...told.map((text, i) => svg("text", { class: "halo others", x: (first + last) / 2, y: look.top + look.words + i * look.line, "text-anchor": "middle", text })),
    ...hits,
    spot,
  );
};
