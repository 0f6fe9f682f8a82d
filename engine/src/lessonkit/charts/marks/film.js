// Film: small pictures of prints one after another, each with its name and a few words; lines that show the flow, and minutiae.
// Fixed: size (width and height of a picture), synthetic (the word on each). Shown: heading, frames (picture, label, words, flow: x, y, angle, spots).

import { make, svg, whenWide } from "./dom.js";
import { paper, spot } from "./of_prints/spots.js";

const HALF = 5; // pixels: half a line of the flow

export const film = (el, { size, synthetic }) => {
  el.classList.add("scomm-film");
  const heading = make("p", { class: "note" });
  const list = make("ol", {});
  el.append(heading, list);
  let now = null;
  let rows = [];

  const draw = () => {
    if (!now || !el.clientWidth) return;
    now.frames.forEach(({ picture, flow, spots }, i) => {
      const { image } = rows[i];
      const width = Math.floor(image.parentElement.clientWidth);
      const height = Math.round((width * size[1]) / size[0]);
      image.setAttribute("width", width);
      image.setAttribute("height", height);
      const course = flow
        .map(([x, y, angle]) => {
          const [across, down] = [HALF * Math.cos(angle), -HALF * Math.sin(angle)];
          return `M${x * width - across} ${y * height - down}L${x * width + across} ${y * height + down}`;
        })
        .join("");
      image.replaceChildren(
        paper(picture, { x: 0, y: 0, width, height }, synthetic),
        ...(course ? [svg("path", { class: "flow under", d: course }), svg("path", { class: "flow", d: course })] : []),
        ...spots.map((one) => spot([one[0] * width, one[1] * height], one, "")),
      );
      // The word stays above what is drawn.
      const word = image.querySelector(".stamp");
      image.append(word);
    });
  };
  const stop = whenWide(el, draw);

  return {
    show(shown) {
      heading.textContent = shown.heading;
      if (rows.length !== shown.frames.length) {
        rows = shown.frames.map(() => ({ image: svg("svg", { "aria-hidden": true }), label: make("b"), words: make("span", { class: "note" }) }));
        list.replaceChildren(...rows.map(({ image, label, words }) => make("li", {}, make("div", {}, image), label, " ", words)));
      }
      shown.frames.forEach(({ label, words }, i) => {
        rows[i].label.textContent = label;
        rows[i].words.textContent = words;
      });
      now = shown;
      draw();
    },
    gone: stop,
  };
};
