"""What stands below a live figure, notes, description and table: once opened, it stays open while it changes."""

from __future__ import annotations

import anywidget
import traitlets


class Folded(anywidget.AnyWidget):
    """HTML that may fold; `ipywidgets.HTML` would fold it again at each change, and not shrink on a small screen."""

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
