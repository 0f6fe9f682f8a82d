"""`make prove-hub`: a class on a real hub, in Chromium, with real accounts, from handing out to reading the feedback.

Root's to run. Makes accounts that begin with `scommproof_` and removes them again; writes docs/hub-proof.md. Fails if a mark
differs from what is deserved, if a submission is lost, or if a learner manages what a learner must not.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lessonkit.exercises import Lesson
from lessonkit.exercises.locate import load_lesson
from tests.browser.chromium import Network
from tests.browser.formgrader import Formgrader
from tests.browser.lab_server import REPOSITORY
from tests.grading.course import _is_answer, fill_code
from tests.hub.accounts import PREFIX, Account, processes, remove_all
from tests.hub.attacks import attacks, forge, hear, link_to_the_key, ports
from tests.hub.browser import HubPage, at_the_hub, words_of_frame
from tests.hub.load import Visitor, at_once
from tests.hub.postgres import Postgres
from tests.hub.report import Report
from tests.hub.server import ClassServer
from tests.kit_copy import KitCopy

ROOT = Path("/srv/scommproof")
LESSON, COURSE = "04-who-is-deported", "seccom101"
WRITTEN = "what-criminal-means"
CODES = ("otter", "quartz", "wren"), ("maple", "lemon", "cobalt"), ("river", "hazel", "island")
WORDS = "Some had traffic offenses, and one with fifty-nine of them counts like one with a murder."
POINTS, COMMENT = "1", "Who was counted? You say it well."


class Proof:
    """The class, its server, and what came of each step."""

    def __init__(self, programs: Path, learners: int) -> None:
        self.server, self.report, self.network = ClassServer(ROOT, programs), Report(), Network()
        self.anna, self.wren, self.zoe = (Account(name) for name in ("anna", "wren", "zoe"))
        self.others = [Account(f"l{number:02}") for number in range(1, learners + 1)]
        self.lesson: Lesson = load_lesson(REPOSITORY / "solutions" / LESSON)
        self.wanted: dict[str, float] = {}
        solved = nbformat.read(REPOSITORY / "solutions" / LESSON / f"{LESSON}.ipynb", 4)
        self.solved = {
            cell.metadata.nbgrader.grade_id: cell.source for cell in solved.cells if _is_answer(cell)
        }

    @property
    def course(self) -> Path:
        return self.anna.home / COURSE

    def answer_cell(self, exercise: str) -> str:
        (found,) = (name for name in self.solved if name in (f"{exercise}-answer", exercise))
        return found

    # Setting up

    def set_up(self) -> None:
        """Places, accounts and settings, with the blocks of docs/hub.md."""
        remove_all()
        self.server.remove()
        for folder in (ROOT, self.server.homes):
            folder.mkdir(mode=0o755)
        self.server.as_root("Hub: a group and its places")
        self.server.as_root("Hub: accounts")
        more = "\n".join(self.server.here(line) for line in _loop([one.name for one in self.others]))
        subprocess.run(["bash", "-euc", more], check=True)
        people = [self.anna, self.wren, self.zoe, *self.others]
        passwords = "".join(f"{one.name}:{one.password}\n" for one in people)
        subprocess.run(["chpasswd"], input=passwords, text=True, check=True)
        self.server.write_settings()
        KitCopy(self.course)
        subprocess.run(["chown", "-R", f"{self.anna.name}:", self.course], check=True)
        self.server.start()

    # In the browser

    def hands_out(self) -> None:
        with at_the_hub(self.server.url, self.anna, self.network) as hub:
            self.report.took("The instructor logs in, until JupyterLab is there", hub.log_in())
            hub.terminal()
            hub.type_lines(self.server.block("Hub: the course"))
            hub.start_again()
            hub.terminal()
            hub.type_lines(f"cd ~/{COURSE}\n{self.server.block('Hub: hand out')}")

    def works(self, learner: Account, exercises: list[str], code: str) -> None:
        """A learner logs in, fetches, answers, checks, saves and hands in, all in the browser."""
        with at_the_hub(self.server.url, learner, self.network) as hub:
            self.report.took(f"{self.short(learner)} logs in, until JupyterLab is there", hub.log_in())
            hub.fetch(LESSON)
            hub.lab.open(f"{LESSON}/{LESSON}.ipynb", timeout=180)
            self.fill_in(hub, exercises, code)
            hub.lab.save()
            hub.submit(LESSON)

    def fill_in(self, hub: HubPage, exercises: list[str], code: str) -> None:
        first = next(cell for cell in hub.lab.cells() if "learner_code =" in "".join(cell["source"]))
        hub.lab.type_into(
            first["id"], "".join(first["source"]).replace('learner_code = ""', f'learner_code = "{code}"')
        )
        for exercise in exercises:
            hub.lab.type_into(self.answer_cell(exercise), self.solved[self.answer_cell(exercise)])
        began = time.monotonic()
        hub.lab.run_all(timeout=400)
        self.report.took(f"{self.short(hub.account)} runs the whole lesson", time.monotonic() - began)
        replies = hub.lab.replies()
        graded_later = sum("graded" in reply for reply in replies)
        self.report.line(
            f"{self.short(hub.account)}: {len(replies)} checks replied; {graded_later} say that marks come later, none gives an answer away",
            bool(replies) and graded_later > 0 and not any("Right." in reply for reply in replies),
        )
        self.wanted[hub.account.name] = self.deserved(exercises)

    def deserved(self, exercises: list[str]) -> float:
        return sum(
            one.points for one in self.lesson.exercises if one.id in exercises and not one.graded_by_hand
        )

    def short(self, account: Account) -> str:
        return account.name.removeprefix(PREFIX)

    # Attacks

    def attacked(self) -> None:
        env = {"PATH": f"{self.server.programs}/bin:/usr/local/bin:/usr/bin:/bin"}
        for attack in attacks(self.server, self.anna, self.wren, LESSON):
            self.report.attack(attack.what, *attack.tried(self.zoe, env))
        own = " ".join(f"ipc://{path}" for path in self.wren.home.glob(".jupyter-run/kernel-*-ipc-*"))
        outside = " ".join(f"tcp://127.0.0.1:{port}" for port in ports(self.wren.number))
        self.report.attack(
            "hear what a classmate's kernel prints, at any port that it opens",
            hear(self.zoe, self.wren, f"{outside} {own}", self.server),
            hear(self.wren, self.wren, own, self.server),
        )
        with at_the_hub(self.server.url, self.zoe, self.network) as hub:
            hub.log_in()
            answer = hub.page.goto(f"{self.server.url}/user/{self.wren.name}/lab")
            assert answer is not None
            self.report.attack("open a classmate's JupyterLab in the browser", answer.status < 400, True)
            answer = hub.page.goto(f"{self.server.url}/hub/admin")
            assert answer is not None
            self.report.attack("open the hub's page for administrators", answer.status < 400, True)
        forge(self.zoe, self.wren, self.server, LESSON)
        link_to_the_key(self.zoe, self.anna, self.server, LESSON)

    # A class at once

    def load(self) -> None:
        graded = [one.id for one in self.lesson.exercises if not one.graded_by_hand]
        visitors = [Visitor(one, self.server.url) for one in self.others]
        books = []
        released = nbformat.read(self.server.exchange / COURSE / "outbound" / LESSON / f"{LESSON}.ipynb", 4)
        for number, learner in enumerate(self.others):
            answered = graded[: 1 + number % len(graded)]
            books.append(self.answered(released, answered, code(number)))
            self.wanted[learner.name] = self.deserved(answered)
        began = time.monotonic()
        wrong = at_once(visitors, COURSE, LESSON, books)
        self.report.class_at_once(visitors, time.monotonic() - began, wrong, self.memory())

    def answered(self, released: NotebookNode, exercises: list[str], learner_code: str) -> dict[str, object]:
        notebook = nbformat.from_dict(released)
        notebook = nbformat.reads(nbformat.writes(notebook), 4)
        fill_code(notebook, learner_code)
        names = {self.answer_cell(one) for one in exercises}
        for cell in notebook.cells:
            if _is_answer(cell) and cell.metadata.nbgrader.grade_id in names:
                cell.source = self.solved[cell.metadata.nbgrader.grade_id]
        return dict(notebook)

    def memory(self) -> float:
        """Megabytes that a learner's server has for itself, without a kernel: the mean of the class."""
        found = []
        for one in self.others:
            for number in processes(one.number):
                lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
                found.append(
                    sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024
                )
        return sum(found) / max(1, len(self.others))

    # Grading, marking, back

    def grades(self) -> None:
        with at_the_hub(self.server.url, self.anna, self.network) as hub:
            hub.log_in()
            hub.terminal()
            began = time.monotonic()
            said = hub.type_lines(
                f"cd ~/{COURSE}\n{self.server.block('Hub: collect and grade')}", timeout=2400
            )
            self.report.took(
                f"Collecting and grading {len(self.wanted)} submissions", time.monotonic() - began
            )
            self.report.line(
                "What zoe handed in for wren is left, and the account is named",
                f"was handed in by the account {self.zoe.name}" in said,
            )
            taken = self.course / "submitted" / self.zoe.name / LESSON
            self.report.line(
                "The link to the key in zoe's submission is not followed",
                (taken / f"{LESSON}.ipynb").is_file()
                and not (taken / "notes.txt").exists()
                and "notes.txt" in said,
            )
            self.handed_in()
            marker = Formgrader(hub.page, hub.lab.url, LESSON)
            marker.open_submission(self.wren.name)
            marker.write(WRITTEN, POINTS)
            marker.write(f"{WRITTEN}-comment", COMMENT)
            self.wanted[self.wren.name] += float(POINTS)
            hub.terminal()
            hub.type_lines(f"cd ~/{COURSE}\n{self.server.block('Hub: pages back')}", timeout=1200)
        self.compare("with SQLite")

    def handed_in(self) -> None:
        """Each submission that a learner sent last is there, byte for byte."""
        inbound, lost = self.server.exchange / COURSE / "inbound", []
        for name in self.wanted:
            own = [
                path
                for path in inbound.glob(f"{name}+{LESSON}+*")
                if path.stat().st_uid == Account(name.removeprefix(PREFIX)).number
            ]
            newest = max(own, key=lambda path: path.name)
            sent = (newest / f"{LESSON}.ipynb").read_bytes()
            got = self.course / "submitted" / name / LESSON / f"{LESSON}.ipynb"
            if not got.is_file() or got.read_bytes() != sent:
                lost.append(name)
        self.report.line(
            f"{len(self.wanted)} learners handed in, {len(lost)} submissions lost or changed {lost or ''}".rstrip(),
            not lost,
        )

    def marks(self) -> dict[str, float]:
        with (self.course / "grades.csv").open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["assignment"] == LESSON]
        return {row["student_id"]: float(row["score"]) for row in rows if row["score"]}

    def compare(self, how: str) -> None:
        found = self.marks()
        differ = {
            name: (mark, found.get(name)) for name, mark in self.wanted.items() if found.get(name) != mark
        }
        said = f"{len(self.wanted)} marks in `grades.csv` {how}, {len(differ)} other than deserved"
        self.report.line(f"{said} {differ or ''}".rstrip(), not differ)

    def reads(self) -> None:
        """wren fetches the page by the button and reads it in JupyterLab; zoe's account can't."""
        with at_the_hub(self.server.url, self.wren, self.network) as hub:
            hub.log_in()
            found = hub.assignments()
            found.locator("#submitted_assignments_list").get_by_role(
                "button", name="Fetch Feedback"
            ).first.click()
            page = self.wait_for_page()
            hub.page.goto(f"{hub.lab.url}/lab/tree/{page.relative_to(self.wren.home)}?reset")
            words = words_of_frame(hub.page)
            mark = f"{self.wanted[self.wren.name]:g} of"
            self.report.line(
                f"wren reads the page in JupyterLab: “{mark} …”, and the comment",
                mark in words and COMMENT in words,
            )
            hub.lab.screenshot("hub-feedback")
        pages = f"{self.server.exchange}/{COURSE}/feedback"
        for what, command in (
            ("list the pages that came back", f"ls {pages}"),
            ("read a classmate's page in the exchange", f"cat {pages}/*.html"),
        ):
            self.report.attack(
                what, self.zoe.tries(command).returncode == 0, self.anna.tries(command).returncode == 0
            )

    def wait_for_page(self) -> Path:
        limit = time.monotonic() + 120
        while time.monotonic() < limit:
            for page in self.wren.home.glob(f"{LESSON}/feedback/*/{LESSON}.html"):
                return page
            time.sleep(1)
        raise AssertionError("no feedback came")

    def in_postgres(self) -> None:
        """The same class in PostgreSQL: one more line in the settings, and grading again."""
        with Postgres() as postgres:
            if not postgres.there:
                self.report.line("PostgreSQL is not installed here, so it was not tried", True)
                return
            postgres.make(self.server.block("Hub: PostgreSQL"))
            settings = self.course / "nbgrader_config.py"
            kept = settings.read_text(encoding="utf-8")
            settings.write_text(
                f"{kept}\n{postgres.here(self.server.block('Hub: the gradebook in PostgreSQL'))}",
                encoding="utf-8",
            )
            self.anna.runs(
                f"cd ~/{COURSE} && rm -rf grades.csv autograded judged && nbgrader generate_assignment {LESSON} --create --force"
                f" && scomm grade {LESSON} && scomm status {LESSON} && nbgrader export", 2400, **self.terminal_env())  # fmt: skip
            self.wanted[self.wren.name] -= float(POINTS)
            self.compare("with PostgreSQL")
            asked = postgres.here(
                "psql --quiet 'postgresql:///seccom101' --command 'select count(*) from grade'"
            )
            self.report.attack(
                "read the gradebook in PostgreSQL",
                self.zoe.tries(asked).returncode == 0,
                self.anna.tries(asked).returncode == 0,
            )
            rows = postgres.here(
                "psql --quiet --tuples-only --no-align 'postgresql:///seccom101' --command "
                f"\"select count(*) from student where id = '{self.zoe.name}'\""
            )
            before = self.anna.runs(rows).strip()
            self.anna.runs(f"cd ~/{COURSE} && scomm forget {self.zoe.name} --yes", **self.terminal_env())
            self.report.line(
                "`scomm forget` takes a learner out of PostgreSQL too",
                (before, self.anna.runs(rows).strip()) == ("1", "0"),
            )
            settings.write_text(kept, encoding="utf-8")

    def terminal_env(self) -> dict[str, str]:
        """The variables of a terminal of the hub."""
        return {
            "PATH": f"{self.server.programs}/bin:/usr/local/bin:/usr/bin:/bin",
            "JUPYTER_CONFIG_PATH": str(self.server.settings),
        }


def _loop(names: list[str]) -> list[str]:
    return [
        f"useradd --create-home --key HOME_MODE=0700 --shell /bin/bash --groups seccom {name}"
        for name in names
    ]


def code(number: int) -> str:
    first, second, third = CODES
    return f"{first[number % 3]}-{second[number // 3 % 3]}-{third[number // 9 % 3]}"


def main(programs: Path, learners: int) -> int:
    """The whole proof; 1 if something in it is not as it must be."""
    if os.geteuid() != 0:
        print("The proof makes accounts and starts a hub: it is root's to run.")
        return 2
    proof = Proof(programs, learners)
    steps: list[tuple[str, Callable[[], None]]] = [
        ("sets up", proof.set_up),
        ("hands out", proof.hands_out),
        ("wren works", lambda: proof.works(proof.wren, ["why-they-differ", "total-rows", "calendar-year", WRITTEN], code(4))),
        ("zoe works", lambda: proof.works(proof.zoe, ["calendar-year"], code(8))),
        ("attacks", proof.attacked),
        ("a class at once", proof.load),
        ("grades", proof.grades),
        ("reads", proof.reads),
        ("PostgreSQL", proof.in_postgres),
    ]  # fmt: skip
    try:
        for name, step in steps:
            began = time.monotonic()
            try:
                step()
            except Exception as error:  # the other steps may still say something
                traceback.print_exc()
                print(proof.server.log())
                proof.report.line(f"{name}: ended with {type(error).__name__}", False)
            print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
        proof.report.network(proof.network)
    finally:
        proof.server.stop()
        remove_all()
        proof.server.remove()
    text, wrong = proof.report.text(programs, learners)
    (REPOSITORY / "docs" / "hub-proof.md").write_text(text, encoding="utf-8")
    print(text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 30))
