// Finds an area by its name: a field with a list of near names below it (a combobox), by keyboard and by pointer.

import { fresh, make } from "../dom.js";

const MOST = 6; // names in the list
const SLIPS = 2; // letters that may be wrong in a name

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’.]/g, "").toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);

// How many letters must change to make one word of another; more than SLIPS is too many.
const slips = (one, other) => {
  if (Math.abs(one.length - other.length) > SLIPS) return SLIPS + 1;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
};

/** The places of the names nearest to what is typed; each name has the words of its region beside it. */
export const near = (typed, names) => {
  const words = plain(typed);
  if (!words.length) return [];
  const begins = (all) => words.every((word) => all.some((one) => one.startsWith(word)));
  const found = names
    .map(({ own, all }, i) => {
      if (own.join(" ").startsWith(words.join(" "))) return [0, own.length, i];
      if (begins(all)) return [own[0].startsWith(words[0]) ? 1 : 2, own.length, i];
      return [9, 0, i];
    })
    .filter(([rank]) => rank < 9);
  if (!found.length)
    for (const [i, { own }] of names.entries()) {
      const off = slips(words[0], own[0]) + (words.length > 1 && own.length > 1 ? slips(words[1], own[1]) : 0);
      if (off <= SLIPS && words[0].length > 3) found.push([3 + off, 0, i]);
    }
  return found.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2]).slice(0, MOST).map(([, , i]) => i);
};

/** The field; `go(place)` is called with the area that was chosen. `labels` are the names in full. */
export const finder = (areas, labels, words, go) => {
  const names = areas.map(({ name, region, short }) => ({ own: plain(name), all: plain(`${name} ${region} ${short}`) }));
  const [id, list] = [fresh("find"), fresh("found")];
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, placeholder: words.find_key,
  });
  const box = make("ul", { id: list, role: "listbox", "aria-label": words.found, hidden: true });
  const none = make("p", { class: "note none", role: "status", text: "" });
  const el = make("div", { class: "control finder" }, make("label", { for: id, text: words.find }), input, box, none);
  let places = [];
  let at = -1;
  const mark = (to) => {
    at = to;
    [...box.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", box.children[at].id);
  };
  const show = (found) => {
    places = found;
    box.replaceChildren(
      ...found.map((i) => {
        const option = make("li", { id: fresh("option"), role: "option", "aria-selected": "false", text: labels(i) });
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault(); // the field keeps the focus, so that the list is there when the click ends
          take(i);
        });
        return option;
      }),
    );
    box.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    mark(found.length ? 0 : -1);
  };
  const take = (i) => {
    input.value = "";
    show([]);
    go(i);
  };
  input.addEventListener("input", () => {
    show(near(input.value, names));
    none.textContent = plain(input.value).join("").length > 2 && !places.length ? words.found_none : "";
  });
  input.addEventListener("blur", () => {
    show([]);
    none.textContent = "";
  });
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && places.length) {
      event.preventDefault();
      mark((at + step + places.length) % places.length);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(places[at]);
    } else if (event.key === "Escape") {
      input.value = "";
      show([]);
    }
  });
  return { el, focus: () => input.focus() };
};
