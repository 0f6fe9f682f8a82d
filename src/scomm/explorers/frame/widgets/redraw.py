"""Change a live figure into another one in place, so that nothing flickers or jumps."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go


def redraw(live: go.FigureWidget, new: go.Figure) -> None:
    """Give `live` the traces and the layout of `new`; the drawing itself stays on the page."""
    wanted = new.to_plotly_json()
    if live.layout.height != new.layout.height:
        # A new height alone would make Plotly keep its width for good; beside `autosize` it does not.
        live.layout.autosize = False
    with live.batch_update():
        if [trace.type for trace in live.data] == [trace.type for trace in new.data]:
            for trace, given in zip(live.data, wanted["data"], strict=True):
                _replace(trace, given, keep={"type", "uid"})
        else:
            live.data = ()
            live.add_traces(wanted["data"])
        _replace(live.layout, wanted["layout"])
    # The change goes to the page as a message. A page that is loaded again begins with what these two hold.
    live._widget_data, live._widget_layout = deepcopy(live._data), deepcopy(live._layout_obj._props)


def _replace(part: Any, given: dict[str, Any], keep: Collection[str] = ()) -> None:
    """Set what is given and unset all else: `update` alone would leave what the new figure lacks."""
    gone = {key: None for key in part.to_plotly_json() if key not in given and key not in keep}
    part.update({**gone, **given}, overwrite=True)
