// A region that a screen reader speaks whenever its words change.
// Model: html, quiet.

export default {
  render({ model, el }) {
    el.setAttribute("role", "status");
    el.setAttribute("aria-live", "polite");
    el.classList.add("scomm-told");
    // It never gets lower while its width stays, so that nothing below it jumps.
    const keep = () => {
      if (el.offsetHeight) el.style.minHeight = `${el.offsetHeight}px`;
    };
    const tell = () => {
      el.innerHTML = model.get("html");
      keep();
    };
    let width = 0;
    const resized = new ResizeObserver(() => {
      if (el.offsetWidth === width) return;
      width = el.offsetWidth;
      el.style.minHeight = "";
      keep();
    });
    const hush = () => {
      el.setAttribute("aria-live", model.get("quiet") ? "off" : "polite");
      if (!model.get("quiet")) {
        el.innerHTML = "";
        setTimeout(tell, 50);
      }
    };
    resized.observe(el);
    model.on("change:html", tell);
    model.on("change:quiet", hush);
    tell();
    return () => resized.disconnect();
  },
};
