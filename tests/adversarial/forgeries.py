"""Notebooks that want marks without answers: whatever they patch or send, they earn what the same answers would when typed.

A state with a bar (`unreadable|not-attempted`) is one of several: which of them depends on who is faster. None gives a point.
"""

from __future__ import annotations

import json

from lessonkit.exercises.learner.handover import MIME
from tests.adversarial.case import IDLE, RIGHT, Adversarial, but
from tests.adversarial.workshop import Build, Files, Workshop, as_file, running
from tests.grading.course import CODE

OTHER_CODE = "quartz-lemon-hazel"
NOTHING = dict.fromkeys(RIGHT, "unreadable")
"""No answer could be read."""
NO_POINT = dict.fromkeys(RIGHT, "unreadable|not-attempted|not-yet|timed-out")
"""Nothing earned, whatever it is called."""
OWN_PIPE = dict.fromkeys(RIGHT, "not-attempted|unreadable") | {
    "which-base": "not-attempted|unreadable|not-yet"
}
"""Who grades as an ordinary user lets a submission open its own pipe again, and answer there what it could answer anyway."""

FORGED = f"""
from IPython.display import display
def forged(value, id="which-base", **more):
    answer = {{"state": "answer", "value": value}}
    display({{"{MIME}": {{"exercise": id, "answer": answer, "learner": "", **more}}, "text/plain": "9"}}, raw=True)
"""
HANDOVER = f"import lessonkit.exercises.learner.handover as handover\n{FORGED}"
FAKE = f"""
{FORGED}
class Fake:
    @staticmethod
    def hand_over(*_):
        forged("zz", score=1000, points=1000, state="right")
"""
WORDS = f"""
{HANDOVER}
text = "Full marks are " + "due"
def lie(*_):
    answer = {{"state": "refused", "value": None, "reply": text, "rule": text, "facts": {{"thing": text}}}}
    display({{"{MIME}": {{"exercise": text, "answer": answer, "learner": text}}, "text/plain": text}}, raw=True)
handover.hand_over = lie
"""
HONEST_WORDS = WORDS.replace('"rule": text', '"rule": "number-other"')
EQUAL = """
class Agreeable:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __float__(self): return 0.4375
    def __int__(self): return 56
    def __str__(self): return "b"
    __repr__ = __str__
    def __len__(self): return 2
    def __getitem__(self, key): return self
    def __getattr__(self, name): return self
    def __call__(self, *words): return self
guess_red = which_base = share_red = painted = double = Agreeable()
"""
LIARS = """
class Liar:
    def __init__(self, kind, value): self.__dict__.update(kind=kind, value=value)
    __class__ = property(lambda self: self.kind)
    def __eq__(self, other): return True
    def __float__(self): return float(self.value)
    def __str__(self): return str(self.value)
guess_red, which_base, share_red, painted = Liar(tuple, (1, 2)), Liar(str, "b"), Liar(float, 0.4375), Liar(int, 56)
double = Liar(type(lambda: 0), None)
"""
SUBCLASSES = """
import numpy as np, pandas as pd
class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
class Decimal(np.float64):
    def __eq__(self, other): return True
    def __float__(self): return 0.4375
class Whole(int):
    def __eq__(self, other): return True
    def __int__(self): return 56
class Pair(tuple): pass
guess_red, which_base, share_red, painted = Pair((50, 70)), Text("b"), Decimal(9), Whole(9)
class Called:
    def __call__(self, number): return 2 * number
double = Called()
"""
FRAMES = """
import pandas as pd
class Frame(pd.DataFrame):
    def __eq__(self, other): return True
class Column(pd.Series):
    def __float__(self): return 0.4375
    def item(self): return 0.4375
which_base, share_red, painted = Frame({"a": ["b"]}), Column([0.5]), pd.Index([9])
guess_red, double = Column([50, 70]), Frame
"""
EQUAL_RESULT = EQUAL + "\nresult = Agreeable()\ndef double(number):\n    return result"
LOOKING_FUNCTION = """
import gc, sys
def double(number):
    frame, seen = sys._getframe(), []
    while frame:
        seen += [value for name, value in frame.f_locals.items() if name in ("wanted", "right", "key", "expected", "answer")]
        frame = frame.f_back
    seen += [one for one in gc.get_objects() if type(one).__name__ in ("Key", "LessonInFull")]
    return seen[-1] if seen else 1
"""
EVENTS = f"""
{FORGED}
for name in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    get_ipython().events.register(name, lambda *_: forged("zz", score=1000))
"""
EVENT_ALONE = f"""
{HANDOVER}
handover.hand_over = lambda *_: None
get_ipython().events.register("post_execute", lambda *_: forged("zz", score=1000, state="right"))
"""
THREAD = f"""
import threading, time
{FORGED}
def always():
    while True:
        forged("zz", score=1000)
        time.sleep(0.001)
threading.Thread(target=always, daemon=True).start()
"""
AT_EXIT = f"import atexit\n{FORGED}\natexit.register(lambda: [forged('zz', score=1000) for _ in range(50)])"
HOOKS = f"""
import sys
{FORGED}
shell = get_ipython()
publish = shell.display_pub.publish
def twice(*given, **more):
    publish(*given, **more)
    publish({{"{MIME}": {{"exercise": "which-base", "answer": {{"state": "answer", "value": "zz"}}, "score": 9}}}})
shell.display_pub.publish = twice
sys.displayhook = shell.displayhook = lambda value: forged("zz", score=9)
shell.display_formatter.format = lambda *_, **__: ({{"{MIME}": {{"answer": {{"state": "right"}}, "score": 9}}}}, {{}})
"""
UPDATES = f"""
shell = get_ipython()
publish = shell.display_pub.publish
shell.display_pub.publish = lambda *given, **more: publish(*given, **{{**more, "transient": {{"display_id": "v"}}}})
def change(*_):
    publish({{"{MIME}": {{"answer": {{"state": "right", "value": 9}}, "score": 9}}}}, update=True, transient={{"display_id": "v"}})
shell.events.register("post_execute", change)
"""
PIPES = f"""
import json, os, struct, threading, time
def frame(value):
    text = json.dumps(value).encode()
    return struct.pack(">Q", len(text)) + text
answer = {{"exercise": "which-base", "answer": {{"state": "answer", "value": "zz"}}, "score": 1000}}
output = {{"output_type": "display_data", "data": {{"{MIME}": answer}}, "metadata": {{}}}}
frames = [frame({{"number": n, "outputs": [output]}}) for n in range(60)]
frames += [frame({{"kind": "answer", "index": n, "outputs": [output]}}) for n in range(60)]
frames += [frame({{"kind": "end", "how": "done"}})]
ways = [f"/proc/self/fd/{{n}}" for n in range(100)] + [f"/proc/{{os.getppid()}}/fd/{{n}}" for n in range(100)]
def send():
    for way in ways:
        try:
            if "pipe" in os.readlink(way):
                line = os.open(way, os.O_WRONLY | os.O_NONBLOCK)
                for one in frames:
                    os.write(line, one)
        except OSError:
            pass
    for number in range(3, 100):
        try:
            os.set_blocking(number, True) if "pipe" in os.readlink(f"/proc/self/fd/{{number}}") else None
        except OSError:
            pass
"""
PIPES_ONCE = PIPES + "\nsend()"
PIPES_ALWAYS = (
    PIPES
    + "\ndef always():\n    while True:\n        send()\n        time.sleep(0.005)\nthreading.Thread(target=always, daemon=True).start()"
)
PIPE_OF_RUBBISH = PIPES + "\nframes = [b'\\xff' * 64, b'[' * 500_000]\nsend()"
FRAME_WALK = f"""
import sys
frame = sys._getframe()
while frame:
    for name, value in list(frame.f_locals.items()):
        for part in ("_reply", "_serve", "tell", "verdict", "judge"):
            if hasattr(value, part) and not isinstance(value, type):
                try:
                    setattr(value, part, lambda *_, **__: [{{"output_type": "display_data", "data": {{"{MIME}": {{"score": 9}}}}, "metadata": {{}}}}])
                except Exception:
                    pass
    if "_as_json" in frame.f_globals:
        old = frame.f_globals["_as_json"]
        lie = {{"output_type": "display_data", "data": {{"{MIME}": {{"answer": {{"state": "answer", "value": "zz"}}, "score": 9}}}}, "metadata": {{}}}}
        frame.f_globals["_as_json"] = lambda number, outputs: old(number, [lie])
    frame = frame.f_back
"""
LENT = """
import json, os, pathlib
folder = pathlib.Path(os.environ["SCOMM_GRADING"])
for path in folder.rglob("*.json"):
    lent = json.loads(path.read_text())
    lent["lesson"]["pools"] = {"boxes": [0, 0, 0]}
    path.write_text(json.dumps(lent))
deal = begin("91-small-lesson", learner_code)
"""
TRACE = """
import sys, threading
def trace(frame, event, arg):
    if frame.f_code.co_name in ("collect", "take", "as_the_cells_ended"):
        for name in ("given", "value"):
            if name in frame.f_locals:
                frame.f_locals[name] = 9
        raise RuntimeError("no")
    return trace
sys.settrace(trace)
"""
OTHER_DEAL = f'learner_code = "{OTHER_CODE}"\ndeal = begin("91-small-lesson", learner_code)'
PANDAS = """
import builtins, numpy as np, pandas as pd
for kind in (pd.DataFrame, pd.Series, pd.Index):
    kind.__eq__ = lambda self, other: True
    kind.equals = lambda self, other: True
pd.testing.assert_frame_equal = pd.testing.assert_series_equal = lambda *_, **__: None
np.isclose = np.allclose = np.array_equal = lambda *_, **__: True
import math
math.isclose = lambda *_, **__: True
"""
BUILTINS = """
import builtins
builtins.float, builtins.int = (lambda *_: 0.4375), (lambda *_: 56)
builtins.isinstance = lambda *_: True
builtins.type = type
"""
GUARD = """
import lessonkit.exercises.key.judge, lessonkit.exercises.verdict, lessonkit.exercises.wire
full = lambda *_, **__: lessonkit.exercises.verdict.Verdict("which-base", "right", 9, 9, "Full marks")
lessonkit.exercises.key.judge.judge = full
lessonkit.exercises.wire.Plain.to_json = lambda self: {"state": "right", "value": 9, "score": 9}
lessonkit.exercises.verdict.Verdict.__repr__ = lambda self: "9"
"""


LEFT_ALONE = dict.fromkeys(("which-base", "share-red", "painted", "double"), "pass")
"""Answer cells that set nothing: what an earlier one set stands."""


def forged_passport(shop: Workshop) -> Files:
    """A passport in which everything is right."""
    records = {id: {"state": "right", "score": 9, "points": 9, "tries": 1, "reply": "Right"} for id in RIGHT}
    passport = {
        "passport": 1, "lesson": shop.lesson, "version": "1.0", "learner": CODE, "records": records, "answers": records,
    }  # fmt: skip
    return {shop.file: as_file(shop.idle()), f"passport-{shop.lesson}.json": json.dumps(passport).encode()}


def idle(code: str) -> Build:
    """An empty notebook that begins with this code."""
    return running(code, idle=True)


CASES = (
    Adversarial("check gives nine points", idle("def check(id):\n    return 9"), IDLE),
    Adversarial(
        "check is patched in the kit",
        idle(
            "import scomm\nscomm.check = check = lambda id: 9\nimport lessonkit.exercises.learner.session as s\ns.check = check"
        ),
        IDLE,
    ),
    Adversarial(
        "hand_over claims a thousand points",
        idle(
            f"{HANDOVER}\nhandover.hand_over = lambda *_: display({{handover.MIME: {{'score': 1000, 'answer': {{'state': 'right', 'value': 9}}}}}}, raw=True)"
        ),
        NOTHING,
    ),
    Adversarial(
        "hand_over guesses",
        idle(f"{HANDOVER}\nhandover.hand_over = lambda *_: forged('zz', score=1000)"),
        NO_POINT,
    ),
    Adversarial(
        "hand_over says the right letter",
        idle(f"{HANDOVER}\nhandover.hand_over = lambda *_: forged('b', score=1000)"),
        but(NO_POINT, which_base="right"),
    ),
    Adversarial("hand_over says nothing", idle(f"{HANDOVER}\nhandover.hand_over = lambda *_: None"), NOTHING),
    Adversarial(
        "hand_over raises",
        idle(f"{HANDOVER}\ndef no(*_):\n    raise SystemExit(0)\nhandover.hand_over = no"),
        NOTHING,
    ),
    Adversarial(
        "hand_over says a thousand answers",
        idle(f"{HANDOVER}\nhandover.hand_over = lambda *_: [forged('b') for _ in range(1000)]"),
        NOTHING,
    ),
    Adversarial("words of the learner's in a refusal", idle(WORDS), NOTHING, secret="Full marks are due"),
    Adversarial(
        "words of the learner's as facts of a rule", idle(HONEST_WORDS), NOTHING, secret="Full marks are due"
    ),
    Adversarial(
        "collect is patched",
        idle(
            "import lessonkit.exercises.learner.handover as h\nh.collect = lambda *_: {'answer': {'state': 'right', 'value': 9}, 'score': 9}"
        ),
        NOTHING,
    ),
    Adversarial(
        "how cells ended is patched",
        idle(
            "import lessonkit.exercises.learner.handover as h\nfrom lessonkit.exercises.wire import Plain\nh.as_the_cells_ended = lambda *_: Plain('right', 9)"
        ),
        NOTHING,
    ),
    Adversarial(
        "every kind takes what it likes",
        idle(
            "from lessonkit.exercises.kinds.kind import Kind\nfrom lessonkit.exercises.wire import Plain\nKind.take = lambda *_: Plain('answer', 9)"
        ),
        but(NO_POINT, double="not-attempted"),
    ),
    Adversarial(
        "json is patched",
        idle(
            "import json\njson.dumps = lambda *_, **__: '{\"score\": 9}'\njson.loads = lambda *_: {'id': 'x', 'variable': 'True', 'kind': 'number', 'probes': []}"
        ),
        NO_POINT,
        says=("ended the program|ran too long?",),
    ),
    Adversarial(
        "msgspec is patched",
        idle(
            "import msgspec\nmsgspec.convert = lambda value, *_, **__: value\nmsgspec.json.encode = lambda *_: b'9'"
        ),
        IDLE,
    ),
    Adversarial(
        "importlib is patched",
        idle(f"import importlib\n{FAKE}\nimportlib.import_module = lambda *_: Fake"),
        NO_POINT,
    ),
    Adversarial(
        "import itself is patched",
        idle(
            f"import builtins\n{FAKE}\nreal = builtins.__import__\nclass Lib:\n    import_module = staticmethod(lambda *_: Fake)\nbuiltins.__import__ = lambda name, *given, **more: Lib if name == 'importlib' else real(name, *given, **more)"
        ),
        NO_POINT,
    ),
    Adversarial(
        "another module in the place of the kit's",
        idle(f"import sys\n{FAKE}\nsys.modules['lessonkit.exercises.learner.handover'] = Fake"),
        NO_POINT,
    ),
    Adversarial(
        "get_ipython is patched",
        idle(
            "import IPython\nclass Shell:\n    class user_ns(dict):\n        get = staticmethod(lambda *_: 9)\nIPython.get_ipython = lambda: Shell"
        ),
        NO_POINT,
    ),
    Adversarial(
        "user_ns is another",
        idle(
            "class Names(dict):\n    def get(self, *_): return 9\n    def __getitem__(self, key): return dict.get(self, key, 9)\nshell = get_ipython()\nshell.user_ns = Names(shell.user_ns)"
        ),
        NO_POINT,
    ),
    Adversarial(
        "display is patched",
        idle(
            f"import IPython.display, IPython.core.display_functions as f\n{FORGED}\nreal = IPython.display.display\nIPython.display.display = f.display = lambda *_, **__: real({{'{MIME}': {{'answer': {{'state': 'right'}}, 'score': 9}}}}, raw=True)"
        ),
        NOTHING,
    ),
    Adversarial("judge and verdict are patched in the kernel", idle(GUARD), NO_POINT),
    Adversarial("a trace changes what is taken", idle(TRACE), NO_POINT),
    Adversarial(
        "an object that equals everything",
        running(then={"double": EQUAL}, idle=True),
        but(
            NOTHING,
            guess_red="not-attempted",
            which_base="not-attempted",
            share_red="not-attempted",
            painted="not-attempted",
        ),
        says=("Missing cells",),  # the cell that sets every answer is taken for the first one's
    ),
    Adversarial(
        "objects that equal everything as every answer",
        running(then={"guess-red": EQUAL}, instead=LEFT_ALONE, idle=True),
        NOTHING,
    ),
    Adversarial(
        "objects that lie about their class",
        running(then={"guess-red": LIARS}, instead=LEFT_ALONE, idle=True),
        NOTHING,
    ),
    Adversarial(
        "subclasses of numbers and texts",
        running(then={"guess-red": SUBCLASSES}, instead=LEFT_ALONE, idle=True),
        NOTHING,
    ),
    Adversarial(
        "subclasses of tables and columns",
        running(then={"guess-red": FRAMES}, instead=LEFT_ALONE, idle=True),
        but(NOTHING, painted="not-yet"),  # a column of one number is read as the number: 9, which is wrong
    ),
    Adversarial(
        "a function that gives back what equals everything",
        running(instead={"double": EQUAL_RESULT}),
        but(RIGHT, double="not-yet"),
    ),
    Adversarial(
        "a function that looks for the key in its callers",
        running(instead={"double": LOOKING_FUNCTION}),
        but(RIGHT, double="not-yet"),
    ),
    Adversarial("pandas and numpy say that all is equal", idle(PANDAS), IDLE),
    Adversarial("pandas and numpy say that all is equal beside right answers", running(PANDAS)),
    Adversarial(
        "float and int are patched", idle(BUILTINS), NO_POINT, says=("ended the program|ran too long?",)
    ),
    Adversarial(
        "forged messages in cells of one's own",
        idle(f"{FORGED}\nfor id in ('which-base', 'painted'):\n    forged('b', id=id, score=1000)"),
        IDLE,
    ),
    Adversarial("forged messages from events", idle(EVENTS), NOTHING),
    Adversarial("forged messages from events alone", idle(EVENT_ALONE), NO_POINT),
    Adversarial("forged messages from a thread", idle(THREAD), NO_POINT),
    Adversarial("forged messages at the end", idle(AT_EXIT), IDLE),
    Adversarial("forged messages from display hooks", idle(HOOKS), NO_POINT, says=("ran too long?",)),
    Adversarial("forged messages that change later", idle(UPDATES), NO_POINT),
    Adversarial("forged frames on every pipe", idle(PIPES_ONCE), OWN_PIPE),
    # frames break the server's own only where they meet one in the pipe
    Adversarial(
        "forged frames on every pipe without end",
        idle(PIPES_ALWAYS),
        NO_POINT,
        ordinary_says=("ended the program",),
    ),
    Adversarial(
        "rubbish on every pipe",
        running(PIPE_OF_RUBBISH, idle=True),
        NO_POINT,
        ordinary_says=("ended the program",),
    ),
    Adversarial("patches what stands on the stack", idle(FRAME_WALK), NO_POINT),
    Adversarial("what grading lent is written over", running(LENT), but(RIGHT, painted="not-yet")),
    Adversarial("a friend's deal in a later cell", running(OTHER_DEAL), but(RIGHT, painted="not-yet")),
    Adversarial("a passport in which everything is right", forged_passport, IDLE),
)
