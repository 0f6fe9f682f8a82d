"""What a notebook hands over is read by the grader: answers, values, outputs and files that make reading them costly, or lie.

Each spoils one exercise, or none; the others of the same notebook keep their marks.
"""

from __future__ import annotations

import base64
import struct
import zlib

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from tests.adversarial.case import RIGHT, Adversarial, but
from tests.adversarial.workshop import Build, changed, running

NO_POINT = "unreadable|not-yet|not-attempted|timed-out"
"""Nothing earned, whatever it is called."""

LIE = """
import lessonkit.exercises.learner.handover as handover
honest = handover.collect
def collect(namespace, request):
    out = honest(namespace, request)
    if out["exercise"] == {id!r}:
        given = out["answer"]
        {change}
    return out
handover.collect = collect
"""
WHOLE = "from IPython.display import display\n"


def lying(id: str, change: str) -> Build:
    """A right notebook that hands over something else for one exercise."""
    return running(LIE.format(id=id, change=change))


def answers(id: str, value: str) -> Build:
    """The same, with another value of a readable answer; `value` is code."""
    return lying(id, f'out["answer"] = {{"state": "answer", "value": {value}}}')


def table(columns: str, rows: str) -> str:
    """Code of results of a function, each of which is a table."""
    return f'[{{"type": "table", "value": {{"columns": {columns}, "rows": {rows}}}}} for _ in given["value"][:1]]'


def nested(depth: int, leaf: str = '"b"') -> str:
    """Code of a value in so many lists."""
    return f'__import__("functools").reduce(lambda inner, _: [inner], range({depth}), {leaf})'


READ = {
    "a table of 300,000 names": ("double", table("[str(n) for n in range(300_000)]", "[]")),
    "a table of 20,000 columns of one name": ("double", table('["a"] * 20_000', "[]")),
    "a table of 200,000 rows": ("double", table('["a", "b"]', "[[n, n] for n in range(200_000)]")),
    "a table whose rows differ in length": ("double", table('["a"]', "[[1] * n for n in range(1_000)]")),
    "a table with lists in its cells": ("double", table('["a"]', "[[[[1]]]] * 1_000")),
    "a hundred thousand results": ("double", 'given["value"] * 25_000'),
    "results that say no type": ("double", '[{"value": 6}] * 4'),
    "results with a rule of their own": ("double", '[{"type": "error", "value": {"rule": "full-marks", "facts": {}}}] * 4'),
    "a result that is NaN": ("double", '[{"type": "number", "value": float("nan")}] * 4'),
    "a result of four million letters": ("double", '[{"type": "text", "value": "x" * 4_000_000}] * 4'),
    "an answer nested 900 deep": ("which-base", nested(900)),
    "a number nested 50,000 deep": ("share-red", nested(50_000, "0.4375")),
    "a whole number of 70 bits": ("painted", "2 ** 70"),
    "a whole number of 4,000 digits": ("painted", "10 ** 4_000"),
    "NaN for a number": ("share-red", 'float("nan")'),
    "infinity for a number": ("share-red", 'float("inf")'),
    "minus zero for a number": ("share-red", "-0.0"),
    "the largest number there is": ("share-red", "1.7976931348623157e308"),
    "True for a number": ("painted", "True"),
    "text for a number": ("share-red", '"0.4375"'),
    "half of a pair of characters for a letter": ("which-base", r'"b\ud800"'),
    "NUL behind a letter": ("which-base", r'"b\x00"'),
    "ends of lines of Unicode behind a letter": ("which-base", r'"b\u2028\u2029\x85"'),
    "a letter written from right to left": ("which-base", r'"\u202eb"'),
    "a letter of full width": ("which-base", r'"\uff42"'),
    "four million letters for one": ("which-base", '"b" * 4_000_000'),
    "a million letters in a list": ("which-base", '["b"] * 1_000_000'),
    "a guess of a hundred thousand numbers": ("guess-red", "[50] * 100_000"),
    "a guess beyond all numbers": ("guess-red", "[10 ** 400, -1]"),
    "an object with 100,000 keys for a number": ("share-red", "{str(n): n for n in range(100_000)}"),
}  # fmt: skip
"""A readable answer that is none: its exercise, and the code of the value."""

FRAMES = {
    "the state of an answer is that it is right": ("which-base", 'given["state"] = "right"'),
    "the state of an answer is a list": ("which-base", 'given["state"] = ["answer"] * 10_000'),
    "an answer that is a list": ("which-base", 'out["answer"] = [given] * 10_000'),
    "a refusal whose facts are nested 900 deep": (
        "share-red", f'out["answer"] = {{"state": "refused", "rule": "number-other", "facts": {{"thing": {nested(900)}}}}}',
    ),
    "a refusal with 100,000 facts": (
        "share-red", 'out["answer"] = {"state": "refused", "rule": "number-other", "facts": {str(n): "a list" for n in range(100_000)}}',
    ),
    "an answer with a score of its own": ("share-red", 'given["value"], given["score"], out["points"] = 9, 1000, 1000'),
    "an answer under the name of another exercise": ("share-red", 'given["value"], out["exercise"] = 9, "which-base"'),
    "an answer whose exercise is a megabyte": ("share-red", 'given["value"], out["exercise"] = 9, "x" * 1_000_000'),
}  # fmt: skip
"""What stands around an answer: its exercise, and the code that changes it."""

FUNCTIONS = {
    "a function that gives back doubled columns": 'import pandas as pd\ndef double(number):\n    return pd.DataFrame([[1] * 3_000], columns=["a"] * 3_000)',
    "a function that gives back a table of 30,000 names": "import pandas as pd\ndef double(number):\n    return pd.DataFrame(columns=range(30_000))",
    "a function that gives back an index in three levels": 'import pandas as pd\ndef double(number):\n    return pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b", "c")]), index=pd.period_range("2014", periods=1))',
    "a function that gives back categories, spans and intervals": 'import pandas as pd\ndef double(number):\n    return pd.DataFrame({"a": pd.Categorical(["x"]), "b": pd.period_range("2014", periods=1), "c": pd.interval_range(0, 1)})',
    "a function that gives back an array with itself in it": "import numpy as np\ndef double(number):\n    made = np.empty(1, dtype=object)\n    made[0] = made\n    return made",
    "a function that gives back what its list holds: itself": "def double(number):\n    made = []\n    made.append(made)\n    return made",
    "a function that gives back a generator without end": "import itertools\ndef double(number):\n    return (n for n in itertools.count())",
    "a function that answers otherwise at each call": "calls = []\ndef double(number):\n    calls.append(number)\n    return 2 * number + len(calls)",
    "a function that patches how it is called": "def double(number):\n    import lessonkit.exercises.kinds.calls as calls\n    calls.call = lambda *_: ({'type': 'number', 'value': 9}, ())\n    return 9",
    "a function that raises what can't be said": "class No(Exception):\n    def __str__(self):\n        raise SystemExit('right')\n    __repr__ = __str__\ndef double(number):\n    raise No",
    "a function that ends its process by an exception": "def double(number):\n    raise GeneratorExit",
    "a function whose code was taken away": "def double(number):\n    return 9\ndouble.__code__ = (lambda: 9).__code__\ndouble.__defaults__ = (1,) * 200",
}  # fmt: skip

VALUES = {
    "a text whose length and letters lie": "class Text(str):\n    def __len__(self): return 1\n    def __iter__(self): return iter('b')\n    def __hash__(self): return hash('b')\n    def __eq__(self, other): return True\n    def __reduce__(self): return (print, ('right',))\nwhich_base = Text('c')",
    "a class whose class lies": "class Meta(type):\n    def __instancecheck__(cls, other): return True\n    def __eq__(cls, other): return True\n    def __hash__(cls): return hash(str)\nclass Text(metaclass=Meta):\n    __class__ = str\nwhich_base = Text()",
    "a list that is another at each reading": "class Several(list):\n    reads = 0\n    def __iter__(self):\n        Several.reads += 1\n        return iter('abc'[Several.reads % 3])\nwhich_base = Several('b')",
    "an answer that forks when it is shown": "import os\nclass Forks:\n    def __repr__(self):\n        for _ in range(3):\n            if not os.fork():\n                os._exit(0)\n        return 'b'\n    __str__ = __format__ = __repr__\nwhich_base = Forks()\nwhich_base",
    "an answer that reads every attribute as itself": "class Any:\n    def __getattribute__(self, name): return self\n    def __call__(self, *words, **more): return self\nwhich_base = Any()",
    "a column of objects that raise": "import pandas as pd\nclass No:\n    def __eq__(self, other): raise KeyboardInterrupt\n    __hash__ = None\nwhich_base = pd.Series([No()] * 1_000)",
}  # fmt: skip
"""Values that lie as they are read: the code behind the right answer to `which-base`."""


def png(wide: int, high: int) -> str:
    """A picture that says it is so large, with no more than a line of it."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    data = part(b"IDAT", zlib.compress(b"\0" * (3 * wide + 1)))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + head + data + part(b"IEND", b"")).decode()


def shown(kind: str, data: str, more: str = "") -> Build:
    """A right notebook that displays data of a kind; `data` is code."""
    return running(last=f"{WHOLE}display({{{kind!r}: {data}, 'text/plain': 'x'}}, raw=True{more})")


PLOTLY = "application/vnd.plotly.v1+json"
SHOWN = {
    "a picture of 30,000 by 30,000": shown("image/png", repr(png(30_000, 30_000))),
    "a picture that is none": shown("image/png", repr("%%%" * 100)),
    "a picture of 20,000 frames": shown(
        "image/gif", f"__import__('base64').b64encode(b'GIF89a' + b'\\x01\\x00\\x01\\x00\\x80\\x00\\x00' + bytes(6) + {b'!' + bytes([0xF9, 4, 0, 0, 0, 0, 0]) + b',' + bytes(4) + bytes([1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])!r} * 20_000 + b';').decode()",
    ),
    "a chart of 300,000 points": shown(PLOTLY, "{'data': [{'type': 'scatter', 'x': list(range(150_000)), 'y': [1] * 150_000}], 'layout': {}}"),
    "a chart of 50,000 bars": shown(PLOTLY, "{'data': [{'type': 'bar', 'x': [str(n) for n in range(50_000)], 'y': [1] * 50_000}], 'layout': {}}"),
    "a chart with a title of a million letters": shown(PLOTLY, "{'data': [{'type': 'bar', 'x': ['a'], 'y': [1]}], 'layout': {'title': {'text': 'x' * 900_000}}}"),
    "a chart of 5,000 series": shown(PLOTLY, "{'data': [{'type': 'scatter', 'x': [1], 'y': [n], 'name': str(n)} for n in range(5_000)], 'layout': {}}"),
    "a chart with scripts and addresses": shown(
        PLOTLY, "{'data': [{'type': 'bar', 'x': ['<script>alert(1)</script>'], 'y': [1], 'hovertemplate': '<a href=javascript:alert(1)>x'}], 'layout': {'images': [{'source': 'https://example.org/x.png'}], 'template': {'layout': {'title': {'text': '<img src=x onerror=alert(1)>'}}}}, 'frames': [{'data': []}] * 1_000, 'config': {'plotlyServerURL': 'https://example.org'}}",
    ),
    "a chart whose numbers are no numbers": shown(PLOTLY, "{'data': [{'type': 'bar', 'x': ['a'] * 6, 'y': [float('nan'), float('inf'), 10 ** 400, -0.0, None, [1]]}], 'layout': {'yaxis': {'range': ['a', {}]}}}"),
    "a chart that is a list nested 900 deep": shown(PLOTLY, nested(900)),
    "tags nested 20,000 deep": shown("text/html", "'<div><b>' * 20_000"),
    "a drawing with scripts and entities": shown("image/svg+xml", "'<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><svg onload=alert(1)><script>alert(1)</script><foreignObject><iframe src=https://example.org></iframe></foreignObject>&b;</svg>'"),
    "formulas with scripts": shown("text/latex", "r'$\\\\href{javascript:alert(1)}{x}\\\\require{html}' + 'x_{' * 5_000 + '$'"),
    "mathematics that holds a page": shown("text/html", "'<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">'"),
    "JavaScript by a magic": running(last="%%javascript\nalert(document.cookie)"),
    "the state of widgets": shown("application/vnd.jupyter.widget-view+json", "{'model_id': 'x' * 100_000, 'version_major': 2}"),
    "five hundred kinds of one output": running(last=f"{WHOLE}display({{f'text/{{n}}': '<script>alert(1)</script>' for n in range(500)}}, raw=True)"),
    "metadata of an output nested 900 deep": shown("text/plain", "'x'", f", metadata={{'scomm': {nested(900)}}}"),
    "metadata of an output that says it is a verdict": shown("text/plain", "'9'", ", metadata={'scomm': {'exercise': 'which-base', 'state': 'right', 'score': 9, 'points': 9, 'graded': True}}"),
    "one output changed 5,000 times": running(last=f"{WHOLE}one = display('x', display_id='x')\nfor n in range(5_000):\n    one.update(n)"),
    "a comm that is opened": running(last="from comm import create_comm\ncreate_comm(target_name='scomm', data={'score': 1000})"),
    "an extension that is loaded": running("%load_ext storemagic\n%autoreload 2\n%env SCOMM_GRADING=/tmp\n%cd /"),
    "messages on the kernel's own socket": running("kernel = get_ipython().kernel\nfor n in range(100):\n    kernel.session.send(kernel.iopub_socket, 'display_data', {'data': {'text/plain': '9'}, 'metadata': {}}, parent=kernel.get_parent())"),
    "a profiler that prints in every call": running(last="import sys\nsys.setprofile(lambda *_: None)\nimport gc\ngc.callbacks.append(lambda *_: print('x' * 1_000))\ngc.collect()"),
}  # fmt: skip
"""Outputs that cost whoever reads, cleans or draws them."""


def _graded_before(notebook: NotebookNode) -> None:
    verdict = {"exercise": "share-red", "state": "right", "score": 1000, "points": 1000, "graded": True}
    notebook.metadata["scomm"] = {"verdicts": [verdict] * 1_000, "learner": "anna"}
    for cell in notebook.cells:
        cell.metadata["scomm"] = dict(verdict)


def _attached(notebook: NotebookNode) -> None:
    cell = new_markdown_cell("![x](attachment:x.svg) <script>alert(1)</script>\n\n" + "> " * 5_000)
    cell["attachments"] = {"x.svg": {"image/svg+xml": "<svg onload=alert(1)>", "text/html": "<script>"}}
    notebook.cells.append(cell)


def _widgets(notebook: NotebookNode) -> None:
    state = {str(n): {"model_name": "HTMLModel", "state": {"value": "<script>"}} for n in range(20_000)}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": state}}


def _long_ids(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{number}-" + "x" * 100_000


CASES = (
    *(Adversarial(name, answers(id, value), but(RIGHT, **{id: NO_POINT})) for name, (id, value) in READ.items()),
    *(Adversarial(name, lying(id, change), but(RIGHT, **{id: NO_POINT})) for name, (id, change) in FRAMES.items()),
    *(Adversarial(name, running(instead={"double": code}), but(RIGHT, double=NO_POINT)) for name, code in FUNCTIONS.items()),
    *(Adversarial(name, running(then={"which-base": code}), but(RIGHT, which_base=NO_POINT)) for name, code in VALUES.items()),
    *(Adversarial(name, build) for name, build in SHOWN.items()),
    Adversarial("marks and verdicts in every cell", changed(_graded_before)),
    Adversarial("attachments with scripts", changed(_attached)),
    Adversarial("the state of 20,000 widgets", changed(_widgets)),
    Adversarial("ids of cells of 100,000 letters", changed(_long_ids)),
)  # fmt: skip
