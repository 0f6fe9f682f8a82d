// Dots: very many people, each a dot, a path for each group, with a key that counts them and says what a number was before.
// Fixed: columns (0: as many as fit), pitch (pixels), before ("" where it is not said). Shown: groups (n, said, label, look, tone, shape), name, heading.

import { make, named, svg, whenWide } from "./dom.js";

const FULL = 0.36; // half a dot, as a share of its place
const SAMPLE = 16;

// The path of one group: solid dots are ends of lines without length, so that thousands of them take a moment.
const course = ({ look, shape }, places, r) => {
  if (shape === "diamond") return places.map(([x, y]) => `M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}z`).join("");
  if (look === "solid") return places.map(([x, y]) => `M${x} ${y}h0`).join("");
  const ring = r - 0.6;
  return places.map(([x, y]) => `M${x - ring} ${y}a${ring} ${ring} 0 1 0 ${2 * ring} 0a${ring} ${ring} 0 1 0 ${-2 * ring} 0`).join("");
};

const painted = (group, places, r) => {
  const path = svg("path", { class: `${group.look} ${group.shape}`, d: course(group, places, r) });
  path.style.setProperty("--tone", `var(--scomm-${group.tone})`);
  if (group.look === "solid" && group.shape === "dot") path.setAttribute("stroke-width", 2 * r);
  return path;
};

/** The sign of a group, for a key or a heading. */
export const sampleOf = (group) => svg("svg", { class: "sample", width: SAMPLE, height: SAMPLE, "aria-hidden": true }, painted(group, [[SAMPLE / 2, SAMPLE / 2]], 5));

export const dots = (el, { columns: asked, pitch, before: was }) => {
  el.classList.add("scomm-dots");
  const heading = make("p", { class: "note" });
  const image = svg("svg");
  const key = make("ul", { class: "key" });
  el.append(heading, image, key);
  let now = null;
  let last = null;
  let before = null;
  let drawn = "";

  const draw = () => {
    const width = el.clientWidth;
    if (!now || !width) return;
    const columns = asked || Math.floor(width / pitch);
    const step = asked ? width / columns : pitch;
    const shape = JSON.stringify([now.groups, columns, width]);
    if (shape === drawn) return;
    drawn = shape;
    let at = 0;
    const paths = now.groups.map((group) => {
      const places = Array.from({ length: group.n }, () => {
        const place = [((at % columns) + 0.5) * step, (Math.floor(at / columns) + 0.5) * step].map((one) => Math.round(one * 10) / 10);
        at += 1;
        return place;
      });
      return painted(group, places, step * FULL);
    });
    image.setAttribute("width", columns * step);
    image.setAttribute("height", Math.ceil(at / columns) * step);
    image.replaceChildren(...paths);
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      const text = JSON.stringify(shown); // a refusal shows the same once more: then what was before stays before
      if (text !== last?.text) {
        before = last?.groups;
        last = { text, groups: shown.groups };
      }
      now = shown;
      named(image, shown.name);
      heading.textContent = shown.heading;
      key.replaceChildren(
        ...shown.groups.map((group, i) => {
          const old = before?.[i]?.said;
          return make(
            "li",
            {},
            sampleOf(group),
            make("span", {}, make("b", { text: group.said }), ` ${group.label} `, was && old && old !== group.said && make("span", { class: "before", text: was.replace("{n}", old) })),
          );
        }),
      );
      draw();
    },
    gone: stop,
  };
};
