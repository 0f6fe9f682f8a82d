// HTML that may fold: what a reader has opened stays open while it changes.
// Model: value.

export default {
  render({ model, el }) {
    const show = () => {
      const open = el.querySelector("details")?.open ?? false;
      el.innerHTML = model.get("value");
      const details = el.querySelector("details");
      if (details) details.open = open;
    };
    model.on("change:value", show);
    show();
  },
};
