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

const TALL = [92, 84, 76, 68, 60, 54]; // millimetres: the pictures give way first, then all becomes smaller
const sheet = document.querySelector(".paper");
const frames = [...document.querySelectorAll(".frame")];
const tooHigh = () => sheet.getBoundingClientRect().height > (PAGE / 25.4) * 96;

const draw = (frame) => {
  const el = frame.querySelector(".drawn");
  if (!el) return;
  el.style.transform = el.style.marginLeft = "";
  const scale = Math.min(frame.clientWidth / el.offsetWidth, frame.clientHeight / Math.max(1, el.offsetHeight));
  const left = Math.max(0, (frame.clientWidth - el.offsetWidth * scale) / 2);
  el.style.transform = `scale(${scale})`;
  el.style.marginLeft = `${left}px`;
  const pin = frame.querySelector(".pin");
  if (!pin) return;
  pin.style.left = `${left + (el.offsetWidth * scale * Number(pin.dataset.across)) / 100}px`;
  pin.style.top = `${(el.offsetHeight * scale * Number(pin.dataset.down)) / 100}px`;
};

const fit = () => {
  sheet.style.zoom = sheet.style.width = "";
  for (const tall of TALL) {
    for (const frame of frames) frame.style.height = `${tall}mm`;
    for (const frame of frames) {
      const el = frame.querySelector(".drawn");
      if (el) el.style.transform = "";
      // No taller than its picture needs at full width.
      const own = frame.querySelector(":scope > svg")?.viewBox.baseVal;
      if (own) frame.style.height = `${Math.min(frame.clientHeight, (own.height * frame.clientWidth) / own.width)}px`;
      if (el) frame.style.height = `${Math.min(frame.clientHeight, (el.offsetHeight * frame.clientWidth) / el.offsetWidth)}px`;
      draw(frame);
    }
    if (!tooHigh()) return;
  }
  for (let zoom = 0.96; zoom > 0.4 && tooHigh(); zoom *= 0.96) {
    sheet.style.zoom = zoom;
    sheet.style.width = `${188 / zoom}mm`;
    frames.forEach(draw);
  }
};
fit();
document.fonts?.ready.then(fit);
setTimeout(fit, 300);
