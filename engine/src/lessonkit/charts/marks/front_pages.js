// Front pages: headlines side by side, each with a bar of the part that it speaks of.
// Shown: pages (paper, headline, numbers, share, unsure), name.

import { make } from "./dom.js";

export const front_pages = (el) => {
  el.classList.add("scomm-pages");
  const pages = [];
  return {
    show(shown) {
      el.setAttribute("role", "group");
      el.setAttribute("aria-label", shown.name);
      shown.pages.forEach(({ paper, headline, numbers, share, unsure }, i) => {
        if (!pages[i]) {
          const parts = ["paper", "headline", "numbers"].map((name) => make("p", { class: name }));
          const bar = make("span", {});
          const box = make("article", { class: i % 2 ? "other" : "" }, ...parts, make("div", { class: "share", "aria-hidden": true }, bar));
          pages[i] = { parts, bar };
          el.append(box);
        }
        [paper, headline, numbers].forEach((text, place) => (pages[i].parts[place].textContent = text));
        pages[i].bar.classList.toggle("unsure", unsure);
        pages[i].bar.style.width = `${100 * share}%`;
      });
    },
  };
};
