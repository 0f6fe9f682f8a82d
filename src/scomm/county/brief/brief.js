// The brief in a browser: the kit's own scripts draw the explorers, each note is pinned, and all is made to fit one page.

const PAGE = 250; // millimetres: what a sheet of Letter has room for, with a little to spare; A4 is longer
const WIDE = 620; // pixels in which an explorer is drawn before it is made small

for (const frame of document.querySelectorAll(".frame")) {
  const given = charts[frame.dataset.chart];
  if (!given) continue;
  const el = frame.querySelector(".drawn");
  el.style.width = `${WIDE}px`;
  const values = { ...given, chosen: given.seen.at, made: {} };
  const model = { get: (name) => values[name], set() {}, on() {}, off() {}, save_changes() {} };
  drawn.render({ model, el });
  el.setAttribute("inert", "");
}

const fit = () => {
  for (const frame of document.querySelectorAll(".frame")) {
    const el = frame.querySelector(".drawn");
    if (!el) continue;
    el.style.transform = "none";
    const scale = Math.min(frame.clientWidth / el.offsetWidth, frame.clientHeight / Math.max(1, el.offsetHeight));
    el.style.transform = `scale(${scale})`;
    el.style.marginLeft = `${Math.max(0, (frame.clientWidth - el.offsetWidth * scale) / 2)}px`;
    const pin = frame.querySelector(".pin");
    if (pin) {
      const left = parseFloat(el.style.marginLeft), across = Number(pin.dataset.across) / 100, down = Number(pin.dataset.down) / 100;
      pin.style.left = `${left + el.offsetWidth * scale * across}px`;
      pin.style.top = `${el.offsetHeight * scale * down}px`;
    }
  }
  const sheet = document.querySelector(".sheet");
  const most = (PAGE / 25.4) * 96;
  let zoom = 1;
  sheet.style.zoom = "";
  sheet.style.width = "";
  for (let tries = 0; tries < 12 && sheet.getBoundingClientRect().height > most; tries += 1) {
    zoom *= 0.96;
    sheet.style.zoom = zoom;
    sheet.style.width = `${188 / zoom}mm`;
  }
};
fit();
document.fonts?.ready.then(fit);
setTimeout(fit, 300);
