"""The description and table below a live figure: once opened, they stay open while they change."""

from __future__ import annotations

import anywidget
import traitlets


class Folded(anywidget.AnyWidget):
    """HTML that folds; `ipywidgets.HTML` would fold it again at each change."""

    _esm = """
    export default {
      render({ model, el }) {
        const show = () => {
          const open = el.querySelector("details")?.open ?? false;
          el.innerHTML = model.get("value");
          const folded = el.querySelector("details");
          if (folded) folded.open = open;
        };
        model.on("change:value", show);
        show();
      }
    };
    """
    value = traitlets.Unicode("").tag(sync=True)
