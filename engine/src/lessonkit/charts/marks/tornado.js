// A tornado: bars from the longest to the shortest, each with its name before it and its number after it.
// Shown: heading, name, gains (label, said, length: a share of the longest).

import { make } from "./dom.js";

export const tornado = (el) => {
  el.classList.add("scomm-tornado");
  const heading = make("p", { class: "note" });
  const list = make("ol", {});
  el.append(heading, list);
  return {
    show(shown) {
      heading.textContent = shown.heading;
      list.setAttribute("aria-label", shown.name);
      list.replaceChildren(
        ...shown.gains.map(({ label, said, length }) =>
          make(
            "li",
            {},
            make("span", { class: "label", text: label }),
            make("span", { class: "bar", "aria-hidden": true, style: `--length:${Math.max(0.002, length)}` }),
            make("b", { text: said }),
          ),
        ),
      );
    },
  };
};
