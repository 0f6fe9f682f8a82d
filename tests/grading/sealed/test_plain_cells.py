"""A cell becomes the same Python as in IPython, whether or not its words were looked at one by one."""

from __future__ import annotations

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from lessonkit.grading.sealed import plain_cells
from lessonkit.grading.sealed.plain_cells import Transformer
from tests.grading.course import KIT

ODD = [
    "",
    "\n",
    "\n\nx = 1",
    "  x = 1\n  y = 2",
    "x = 1\n   \ny = 2",
    "x = 1\n\ny = 2\n\n",
    "%time x = 1",
    "x = %pwd",
    "!ls",
    "files = !ls",
    "x?",
    "%%time\nx = 1",
    ",print a b",
    ";print a b",
    "/print a",
    "if True:\n    /print a",
    "x = (1\n/ 2)",
    "x = [1\n, 2]",
    ">>> x = 1\n... y = 2",
    "def f():\n    '''\n    >>> f()\n    '''",
    "In [1]: x = 1\n   ...: y = 2",
    "x = 5 % 3",
    'print("100%!?")',
    "x = (",
    "x = '",
    "x = '''a\nb",
    "def f(:",
    "x = 1;",
    "x = ...",
    "...\nx",
    "x = 1 \\\n  + 2",
    "# a\n# b",
    "\tx = 1",
    "x = 1\r\ny = 2\r\n",
    "x = '\x0c'\x0c\ny = 2",
    "x = '\u2028'\ny = 3",
    "a, b = 1, 2  # , ; /",
    "class A:\n    def b(self):\n        return 1\n\nA().b()",
    "@print\ndef f(): ...",
    "for i in range(3): print(i)",
    "await x",
]


def test_every_cell_of_every_lesson_becomes_what_ipython_makes_of_it() -> None:
    cells = [
        cell.source
        for folder in ("lessons", "solutions")
        for path in (KIT / folder).glob("*/*.ipynb")
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "code"
    ]
    assert len(cells) > 200
    assert [Transformer().transform_cell(one) for one in cells] == [_by_ipython(one) for one in cells]
    at_once = sum(plain_cells._MAY_HAVE_SIGNS.search(one) is None for one in cells)
    assert at_once > len(cells) / 2, "else nothing would be gained"


@pytest.mark.parametrize("source", ODD)
def test_an_odd_cell_becomes_what_ipython_makes_of_it(source: str) -> None:
    assert Transformer().transform_cell(source) == _by_ipython(source)


def test_a_step_that_a_notebook_adds_is_taken() -> None:
    ours = Transformer()
    ours.cleanup_transforms.append(lambda lines: [line.upper() for line in lines])
    assert ours.transform_cell("x = 1") == "X = 1\n"


def _by_ipython(source: str) -> str:
    return TransformerManager().transform_cell(source)
