// Plotly figures fill the room of their explorer: when it comes onto the page, and when its width changes.

export default {
  render({ el }) {
    const box = () => el.closest(".scomm-explorer");
    const fill = () => {
      for (const plot of box()?.querySelectorAll(".js-plotly-plot") ?? []) {
        const layout = plot._fullLayout;
        if (layout?.autosize && plot.clientWidth && Math.abs(layout.width - plot.clientWidth) > 1)
          window.dispatchEvent(new Event("resize"));
      }
    };
    const drawn = new MutationObserver(fill);
    let placed = false;
    const resized = new ResizeObserver(() => {
      if (!placed && box()) {
        placed = true;
        // A figure can be drawn late, and a resize that comes before it listens is lost: so every growth of the box counts.
        resized.observe(box());
        drawn.observe(box(), { childList: true, subtree: true });
      }
      fill();
    });
    resized.observe(el);
    return () => {
      resized.disconnect();
      drawn.disconnect();
    };
  },
};
