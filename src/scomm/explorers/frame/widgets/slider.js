// A native range with its label, its value in words, and a button that plays it.
// Model: label, texts (one a step), index, playing, plays (if it begins by itself when first seen), words (of the button, and of its absence). It runs in a notebook and in a page without a kernel.

const STEP = 320; // milliseconds a step: slow enough to read the date
const IN_VIEW = 0.6; // the part of what plays, or of the window, that must be seen before it begins

const make = (name, attributes = {}) => Object.assign(document.createElement(name), attributes);

export default {
  render({ model, el }) {
    const texts = model.get("texts");
    const words = model.get("words");
    const last = texts.length - 1;
    const id = `scomm-slider-${Math.random().toString(36).slice(2)}`;
    const label = make("label", { htmlFor: id, textContent: model.get("label") });
    const range = make("input", { type: "range", id, min: 0, max: last, step: 1 });
    const now = make("output", { htmlFor: id });
    now.setAttribute("aria-hidden", "true"); // the range itself says its value
    const button = make("button", { type: "button" });
    const note = make("span", { textContent: words.less_motion });
    el.classList.add("scomm-slider");
    el.append(label, range, now, button, note);

    const show = () => {
      const text = texts[model.get("index")];
      range.value = model.get("index");
      range.setAttribute("aria-valuetext", text);
      now.textContent = text;
    };
    const go = (index) => {
      model.set("index", index);
      model.save_changes();
    };

    let timer = null;
    const play = (on) => {
      clearInterval(timer);
      timer = null;
      if (on && model.get("index") === last) go(0);
      if (on) {
        timer = setInterval(() => {
          if (!el.isConnected || model.get("index") >= last) return play(false);
          go(model.get("index") + 1);
        }, STEP);
      }
      button.textContent = on ? words.pause : words.play;
      button.setAttribute("aria-label", on ? words.pause_it : words.play_it);
      if (model.get("playing") !== on) {
        model.set("playing", on);
        model.save_changes();
      }
    };

    const less = window.matchMedia("(prefers-reduced-motion: reduce)");
    const respect = () => {
      if (less.matches) play(false);
      button.hidden = less.matches;
      note.hidden = !less.matches;
    };

    // It begins once, and only where the picture can be seen, not the slider above it alone; who moved it before has begun already.
    const box = () => el.closest(".scomm-explorer") ?? el;
    const seen = new IntersectionObserver(
      (entries) => {
        seen.observe(box()); // the frame may stand around the slider only now
        const entry = entries.findLast(({ target }) => target === box());
        if (!entry) return;
        const { boundingClientRect: all, intersectionRect: part } = entry;
        if (!part.height || part.height < IN_VIEW * Math.min(all.height, window.innerHeight)) return;
        seen.disconnect();
        if (!model.get("plays")) return;
        model.set("plays", false);
        model.save_changes();
        if (!less.matches && timer === null && model.get("index") === 0) play(true);
      },
      { threshold: Array.from({ length: 21 }, (_, step) => step / 20) },
    );
    // Shift+Enter goes on to the next cell, which can leave what plays out of sight, or in part below the edge.
    const shown = setTimeout(() => {
      if (!model.get("plays") || box() === el) return;
      const { top, bottom } = box().getBoundingClientRect();
      const cut = top < window.innerHeight && bottom > window.innerHeight;
      if (top < 120 || cut) box().scrollIntoView({ block: "start" });
    }, 400);
    if (model.get("plays")) seen.observe(el);

    range.addEventListener("input", () => {
      play(false);
      go(Number(range.value));
    });
    button.addEventListener("click", () => play(timer === null));
    less.addEventListener("change", respect);
    model.on("change:index", show);
    show();
    play(false);
    respect();
    return () => {
      clearInterval(timer);
      seen.disconnect();
      clearTimeout(shown);
      less.removeEventListener("change", respect);
      model.off("change:index", show);
    };
  },
};
