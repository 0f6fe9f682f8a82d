// What a screen reader is told after a change: the last words alone, once the keys have rested.

import { make } from "./dom.js";

const REST = 600; // milliseconds without a change

/** A region that speaks; `say(words)` waits for rest, and `quiet(true)` until it is `quiet(false)`. */
export const speech = () => {
  const el = make("p", { class: "spoken", role: "status", "aria-live": "polite" });
  let timer = null;
  let last = "";
  let hushed = false;
  const rest = () => {
    clearTimeout(timer);
    if (!hushed && last)
      timer = setTimeout(() => {
        el.textContent = last;
        last = "";
      }, REST);
  };
  return {
    el,
    say(words) {
      last = words;
      rest();
    },
    quiet(on) {
      hushed = on;
      rest();
    },
    gone: () => clearTimeout(timer),
  };
};
