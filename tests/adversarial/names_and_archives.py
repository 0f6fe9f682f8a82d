"""Names of learners and files, files beside a notebook, several at once, and archives that would write elsewhere."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable

from tests.adversarial.case import Adversarial, LeftOut, NotGraded
from tests.adversarial.workshop import Files, Link, Workshop, as_file, running


def right(shop: Workshop) -> bytes:
    return as_file(shop.solved())


def idle(shop: Workshop) -> bytes:
    return as_file(shop.idle())


def called(*names: str) -> Callable[[Workshop], Files]:
    """The right notebook under these names; `{lesson}` is the lesson's."""
    return lambda shop: {name.format(lesson=shop.lesson): right(shop) for name in names}


def right_and_idle(first: str, second: str) -> Callable[[Workshop], Files]:
    """A right and an empty notebook."""
    return lambda shop: {
        first.format(lesson=shop.lesson): right(shop),
        second.format(lesson=shop.lesson): idle(shop),
    }


def beside(files: dict[str, bytes]) -> Callable[[Workshop], Files]:
    return lambda shop: {shop.file: right(shop), **files}


def links_beside(shop: Workshop) -> Files:
    """Links out of the folder, beside a notebook that prints what they lead to."""
    look = "import pathlib\nfor path in pathlib.Path('.').rglob('*'):\n    print(path, path.is_file() and path.read_bytes())"
    files = running(look)(shop)
    return {
        **files,
        "data.csv": Link(str(shop.root / "solutions" / shop.lesson / "exercises.py")),
        "folder": Link(str(shop.root / "solutions")),
        "passwd.txt": Link("/etc/passwd"),
    }


BROKEN = b"raise RuntimeError('a file beside the notebook ran')"
SHADOWS = dict.fromkeys(
    (
        *(
            "scomm.py",
            "scomm/__init__.py",
            "nbclient.py",
            "psutil.py",
            "msgspec.py",
            "sitecustomize.py",
            "usercustomize.py",
        ),
        *(
            "ipykernel/__init__.py",
            "jupyter_client.py",
            "conftest.py",
            "exercises.py",
            "nbgrader_config.py",
            "lesson.md",
        ),
        *(".ipython/profile_default/startup/00.py", "ipython_config.py", "gradebook.db", "readme.md"),
    ),
    BROKEN,
)


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def packed_as(name: str) -> Callable[[Workshop], Files]:
    """An entry of the class's zip with this name; `{lesson}` is the lesson's."""
    return lambda shop: {name.format(lesson=shop.lesson): right(shop)}


def bomb(shop: Workshop) -> Files:
    """A learner's zip of 400 kB that holds 400 MB."""
    return {f"a-zip-bomb/{shop.lesson}.zip": zipped({shop.file: b" " * 400_000_000})}


def bomb_of_files(shop: Workshop) -> Files:
    return {f"a-bomb-of-files/{shop.lesson}.zip": zipped({f"{n}.ipynb": b"{}" for n in range(2_000)})}


def traversal_inside(shop: Workshop) -> Files:
    """A learner's own zip with a way out, and the notebook too."""
    inside = {f"../../../{shop.mark}.ipynb": b"{}", f"/tmp/{shop.mark}": b"x", shop.file: right(shop)}
    return {f"a-zip-with-a-way-out/{shop.lesson}.zip": zipped(inside)}


def zip_in_zip(shop: Workshop) -> Files:
    return {f"a-zip-in-a-zip/{shop.lesson}.zip": zipped({"mine.zip": zipped({shop.file: right(shop)})})}


LINK_MODE = (stat.S_IFLNK | 0o777) << 16

CASES = (
    Adversarial("an emoji and a quote in the name", called("{lesson}.ipynb"), learner="zoë 🦊 o'brien"),
    Adversarial("brackets in the name", called("{lesson}.ipynb"), learner="a[1]*b"),
    Adversarial("a name that begins with dots", called("{lesson}.ipynb"), learner="..hidden"),
    Adversarial("a name that begins with a dash", called("{lesson}.ipynb"), learner="-rf"),
    Adversarial("a name that is a formula", called("{lesson}.ipynb"), learner="=HYPERLINK(1)"),
    Adversarial("a name that is SQL", called("{lesson}.ipynb"), learner="x'); DROP TABLE grade; --"),
    Adversarial("a name that is markup", called("{lesson}.ipynb"), learner="<img src=x onerror=alert(1)>"),
    Adversarial("a name that is a template", called("{lesson}.ipynb"), learner="{{ 7 }}%s{student_id}"),
    Adversarial("a name written from right to left", called("{lesson}.ipynb"), learner="abc\u202etxt"),
    Adversarial("a name of two hundred signs", called("{lesson}.ipynb"), learner="n" * 200),
    Adversarial(
        "a name of two lines",
        called("{lesson}.ipynb"),
        learner="two\nlines",
        unnamed=True,
        expected=NotGraded("rename the folder"),
    ),
    Adversarial(
        "a name that clears the screen",
        called("{lesson}.ipynb"),
        learner="esc\x1b[2J",
        unnamed=True,
        expected=NotGraded("rename the folder"),
    ),
    Adversarial("a renamed file", called("my homework FINAL.ipynb"), says=("my homework FINAL.ipynb",)),
    Adversarial("a second download", called("{lesson} (1).ipynb"), says=("(1)",)),
    Adversarial("a notebook saved as text", called("{lesson}.ipynb.txt"), says=(".ipynb.txt",)),
    Adversarial("an ending in capitals", called("{lesson}.IPYNB"), says=(".IPYNB",)),
    Adversarial("one notebook under two names", called("{lesson}.ipynb", "copy.ipynb")),
    Adversarial(
        "two notebooks of which a number tells the newer",
        right_and_idle("{lesson} (2).ipynb", "{lesson} (1).ipynb"),
        says=("(2)",),
    ),
    Adversarial(
        "two notebooks and nothing tells the newer",
        right_and_idle("mine.ipynb", "also mine.ipynb"),
        NotGraded("nothing says which is newer"),
    ),
    Adversarial(
        "a right notebook and a broken one",
        lambda shop: {shop.file: right(shop), f"{shop.lesson} (1).ipynb": b"{"},
        says=("can be read",),
    ),
    Adversarial("links beside the notebook", links_beside, says=("left out",), secret="of-the-key"),
    Adversarial("files beside that are called like the kit's", beside(SHADOWS)),
    Adversarial(
        "three hundred files beside", beside({f"data/{n}.csv": b"x" for n in range(300)}), says=("left out",)
    ),
    Adversarial("60 MB beside", beside({"large.bin": b"x" * 60_000_000}), says=("left out",)),
    Adversarial(
        "a time beside that is none",
        beside({"timestamp.txt": b"yesterday, I think"}),
        NotGraded("holds no time"),
    ),
    Adversarial(
        "a submission called ../../x",
        packed_as("../../x/{lesson}.ipynb"),
        LeftOut("outside its folder"),
        packed=True,
    ),
    Adversarial(
        "a submission called by the whole path",
        packed_as("/tmp/x/{lesson}.ipynb"),
        LeftOut("outside its folder"),
        packed=True,
    ),
    Adversarial(
        "a submission called as in Windows",
        packed_as("..\\..\\x\\{lesson}.ipynb"),
        LeftOut("outside its folder"),
        packed=True,
    ),
    Adversarial(
        "a way out in the middle of a path",
        packed_as("bob/../../{lesson}.ipynb"),
        LeftOut("outside its folder"),
        packed=True,
    ),
    Adversarial(
        "a link in the zip", packed_as("link-in-the-zip/{lesson}.ipynb"), LeftOut("is a link"), packed=True
    ),
    Adversarial("a zip bomb", bomb, LeftOut("holds too much"), packed=True),
    Adversarial("a bomb of files", bomb_of_files, LeftOut("holds too much"), packed=True),
    Adversarial("a zip with a way out", traversal_inside, packed=True),
    Adversarial("a zip in a zip", zip_in_zip, LeftOut("a-zip-in-a-zip"), packed=True),
)
