"""The region of a live explorer whose words a screen reader speaks when they change."""

from __future__ import annotations

import anywidget
import traitlets


class Told(anywidget.AnyWidget):
    """A region that a screen reader speaks whenever its words change.

    The region stays and its words are replaced: one that is made anew at each change, as
    `ipywidgets.HTML` would do, is often not spoken. While a slider plays it is `quiet`: the words
    change and are not spoken; the last ones are, when the playing stops.

    It also keeps JupyterLab's one-key commands away from the explorer's controls: without that
    an arrow key in a drop-down moves to the next cell, and "d" twice deletes the explorer. And it lets
    a Plotly figure fill its room: one that is drawn before it stands on the page gets 700 pixels for good.
    """

    _esm = """
    export default {
      render({ model, el }) {
        el.setAttribute("role", "status");
        el.setAttribute("aria-live", "polite");
        el.classList.add("scomm-told");
        const keep = () => {
          if (el.offsetHeight) el.style.minHeight = `${el.offsetHeight}px`;
        };
        const tell = () => {
          el.innerHTML = model.get("html");
          keep();
        };
        const fill = () => {
          for (const plot of el.closest(".scomm-explorer")?.querySelectorAll(".js-plotly-plot") ?? []) {
            const layout = plot._fullLayout;
            if (layout?.autosize && plot.clientWidth && Math.abs(layout.width - plot.clientWidth) > 1)
              window.dispatchEvent(new Event("resize"));
          }
        };
        const drawn = new MutationObserver(fill);
        let width = 0;
        const fit = new ResizeObserver(() => {
          if (!width) drawn.observe(el.closest(".scomm-explorer") ?? el, { childList: true, subtree: true });
          fill();
          if (el.offsetWidth === width) return;
          width = el.offsetWidth;
          el.style.minHeight = "";
          keep();
        });
        fit.observe(el);
        const hush = () => {
          el.setAttribute("aria-live", model.get("quiet") ? "off" : "polite");
          if (!model.get("quiet")) {
            el.innerHTML = "";
            setTimeout(tell, 50);
          }
        };
        model.on("change:html", tell);
        model.on("change:quiet", hush);
        tell();
        const quiet = ({ target }) => {
          if (target.closest?.(".scomm-explorer")) target.setAttribute("data-lm-suppress-shortcuts", "true");
        };
        document.addEventListener("focusin", quiet);
        return () => {
          fit.disconnect();
          drawn.disconnect();
          document.removeEventListener("focusin", quiet);
        };
      }
    };
    """
    html = traitlets.Unicode("").tag(sync=True)
    quiet = traitlets.Bool(False).tag(sync=True)
