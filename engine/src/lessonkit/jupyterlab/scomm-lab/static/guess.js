// A guess, made by dragging a point on a line, and how sure a learner is, on a second line. Two fields beside them say the same.
// Both lines begin empty, so that no number stands there to hold on to.

import { nameOf, numberField } from "./controls.js";
import { element, freshId } from "./elements.js";
import { inFigures, stepOf, ticks } from "./numbers.js";
import { asPython } from "./source.js";

export function guess(exercise, say, give) {
  const [low, high] = exercise.range ?? [0, 100];
  const given = [null, null];
  const parts = [
    { label: say("guess.guess"), unit: exercise.unit ?? "", units: exercise.units, low, high },
    { label: say("guess.sure"), unit: say("guess.percent"), units: say.numbers.ofConfidence, low: 0, high: 100 },
  ].map(part => ({ ...part, title: exercise.title, say })).map((part, at) => {
    const take = value => {
      given[at] = value;
      shown[at].line.show(value);
      give(given.every(one => one === null) ? "..." : asPython(given));
    };
    const change = value => {
      shown[at].field.show(value);
      take(value);
    };
    return { line: line({ ...part, change }), field: numberField({ ...part, give: take }) };
  });
  const shown = parts;
  return {
    node: element("fieldset", { class: "scomm-guess" }, element("legend", {}, say("guess.legend")),
      ...parts.map(({ line, field }) => element("div", { class: "scomm-guess-row" }, field.node, line.node))),
    show(value) {
      const pair = value === null ? [null, null] : value;
      const known = Array.isArray(pair) && pair.length === 2 && pair.every(one => one === null || typeof one === "number");
      parts.forEach(({ line, field }, at) => {
        given[at] = known ? pair[at] : null;
        line.show(given[at]);
        field.show(given[at]);
      });
      return known;
    },
    lacks() {
      const half = given.some(one => one !== null);
      return parts.map(({ field }) => field.lacks(half)).find(Boolean) ?? null;
    },
  };
}

// So many figures stand beside each other on a line as long as a phone is wide; of more, some ticks have none.
const TOO_WIDE = 36;

// A line from low to high with ticks, and a point on it once there is a value. Arrow keys move it by a step, PageUp and
// PageDown by ten, Home and End to the ends.
export function line({ label, unit, title, low, high, say, change }) {
  const step = stepOf(low, high);
  const named = freshId("line");
  const share = value => `${(100 * (Math.min(high, Math.max(low, value)) - low)) / (high - low)}%`;
  const point = element("span", { class: "scomm-point", hidden: true });
  const filled = element("span", { class: "scomm-filled" });
  const invite = element("span", { class: "scomm-invite", "aria-hidden": "true" }, say("guess.invite"));
  const track = element("div", {
    class: "scomm-track", role: "slider", tabindex: "0", "aria-label": nameOf({ label, unit, title, say }), id: named,
    "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": low,
  }, element("span", { class: "scomm-rail" }), filled, point, invite);
  let value = null;

  const settle = wanted => change(Math.min(high, Math.max(low, Math.round(wanted / step) * step)));
  const move = event => {
    const box = track.getBoundingClientRect();
    settle(low + ((event.clientX - box.left) / box.width) * (high - low));
  };
  track.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    event.preventDefault();
    track.focus({ preventScroll: true });
    track.setPointerCapture(event.pointerId);
    move(event);
  });
  track.addEventListener("pointermove", event => { if (track.hasPointerCapture(event.pointerId)) move(event); });
  track.addEventListener("keydown", event => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const end = { Home: low, End: high }[event.key];
    if ((by === undefined && end === undefined) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (end !== undefined) return change(end);
    const from = value ?? (by > 0 ? low : high);
    settle(from + by * step);
  });

  const places = ticks(low, high);
  const marks = places.map(at =>
    element("span", { class: "scomm-tick", style: `left:${share(at)}` }, inFigures(at)));
  const wide = places.length * inFigures(high).length > TOO_WIDE;
  return {
    node: element("div", { class: "scomm-line" }, track, element("div", { class: wide ? "scomm-ticks scomm-wide" : "scomm-ticks", "aria-hidden": "true" }, ...marks)),
    show(now) {
      value = now;
      point.hidden = filled.hidden = now === null;
      invite.hidden = now !== null;
      if (now !== null) point.style.left = filled.style.width = share(now);
      track.setAttribute("aria-valuenow", Math.min(high, Math.max(low, now ?? low)));
      track.setAttribute("aria-valuetext", now === null ? say("guess.none") : `${inFigures(now)} ${unit}`.trim());
    },
  };
}
