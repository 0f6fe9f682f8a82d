"""What each submission of the corpus has to come to, whatever fence stood around it."""

from __future__ import annotations

from tests.adversarial.batch import Batch
from tests.adversarial.case import EARNS, RIGHT, Adversarial, LeftOut, NotGraded
from tests.adversarial.grading import outputs_of
from tests.adversarial.workshop import HONEST_AFTER, HONEST_BEFORE

POINTS = {"guess-red": 1.0, "which-base": 2.0, "share-red": 4.0, "painted": 2.0, "double": 1.0}
WRITTEN = "what-is-left-out"


def states_of(batch: Batch, learner: str) -> dict[str, str]:
    """The state of each exercise in the last entry of the journal."""
    return {id: verdict["state"] for id, verdict in batch.graded.entries[learner][-1].verdicts.items()}


def comes_to_what_it_deserves(batch: Batch, case: Adversarial) -> None:
    """One verdict an exercise, and no mark that was not earned; or not graded, because."""
    if isinstance(case.expected, LeftOut):
        assert case.expected.because in batch.collected
        # whoever is named there stands in every later table too, with no mark
        assert all(
            (entry.state, entry.verdicts) == ("not-graded", {})
            for entry in batch.graded.entries.get(case.folder, ())
        )
        return
    if case.unnamed:
        assert isinstance(case.expected, NotGraded)
        assert case.expected.because in batch.graded.status
        assert (batch.shop.root / "submitted" / case.folder).is_dir()
        return
    (entry,) = batch.graded.entries[case.folder]
    if isinstance(case.expected, NotGraded):
        assert (entry.state, entry.verdicts) == ("not-graded", {})
        assert case.expected.because in entry.reason
        assert entry.cure
        return
    assert entry.state == "graded", entry.reason
    found = states_of(batch, case.folder)
    wrong = {
        id: found.get(id) for id, states in case.expected.items() if found.get(id) not in states.split("|")
    }
    assert not wrong, found
    scores = batch.graded.scores[case.folder]
    earned = {id: POINTS[id] if found[id] in EARNS else 0.0 for id in POINTS}
    assert {id: scores[id][0] for id in POINTS} == earned
    assert {id: scores[id][1] for id in POINTS} == POINTS
    assert scores[WRITTEN][0] in (None, 0.0)


def is_told(batch: Batch, case: Adversarial) -> None:
    """Whatever was mended, or stopped, is said in a note; and nothing else is."""
    if (case.packed and isinstance(case.expected, LeftOut)) or case.unnamed:
        return
    entry = batch.graded.entries[case.folder][-1]
    if isinstance(case.expected, NotGraded):
        assert entry.reason in batch.graded.status
        return
    wanted = [words for words in case.says if not words.endswith("?")]
    unsaid = [words for words in wanted if not any(has(note, words) for note in entry.notes)]
    may_be = [
        *(words.rstrip("?") for words in case.says),
        *(case.ordinary_says if batch.machine.ordinary else ()),
    ]
    unasked = [note for note in entry.notes if not any(has(note, words) for words in may_be)]
    assert (unsaid, unasked) == ([], []), f"unsaid: {unsaid}; said and not asked for: {unasked}"
    assert all(" ".join(note.split()) in batch.graded.status for note in entry.notes)


def has(note: str, words: str) -> bool:
    """Whether a note has one of the words that a bar parts."""
    return any(one in note for one in words.split("|"))


def reads_so_in_the_export(batch: Batch, case: Adversarial) -> None:
    """A number where something was graded; a blank and a reason where nothing was."""
    if (case.packed and isinstance(case.expected, LeftOut)) or case.unnamed:
        return
    learner = f"'{case.folder}" if case.folder.startswith(("=", "-")) else case.folder
    row = batch.graded.rows[learner]
    if isinstance(case.expected, NotGraded):
        assert (row["state"], row["score"], row["raw_score"]) == ("could not be graded", "", "")
        assert case.expected.because in row["reason"]
        return
    states = states_of(batch, case.folder)
    assert float(row["score"]) == sum(POINTS[id] for id in POINTS if states[id] in EARNS)


def gives_nothing_away(batch: Batch, case: Adversarial) -> None:
    """No secret is in anything that somebody may read."""
    outputs = outputs_of(batch.shop, case.folder)
    for secret in (
        *batch.shop.secrets.values(),
        case.secret and batch.shop.secrets.get(case.secret, case.secret),
    ):
        assert not secret or secret not in outputs


def honest_learners_are_unharmed(batch: Batch) -> None:
    """Full marks before and after all the others."""
    for learner in (HONEST_BEFORE, HONEST_AFTER):
        assert states_of(batch, learner) == dict(RIGHT)
        assert {id: batch.graded.scores[learner][id][0] for id in POINTS} == POINTS
        assert batch.graded.entries[learner][-1].notes == ()


def nothing_is_lost(batch: Batch, cases: tuple[Adversarial, ...]) -> None:
    """As many entries as submissions: one each; one of nobody's but those, or of who handed in nothing that was let in."""
    in_course = {case.folder for case in cases if not isinstance(case.expected, LeftOut) and not case.unnamed}
    left_out = {case.folder for case in cases if isinstance(case.expected, LeftOut)}
    assert set(batch.graded.entries) - left_out == in_course | {HONEST_BEFORE, HONEST_AFTER}
    assert all(len(entries) == 1 for entries in batch.graded.entries.values())


def nothing_is_left_behind(batch: Batch) -> None:
    """No process, no file, no mount, no shared memory."""
    assert {kind: found for kind, found in batch.graded.left.items() if found} == {}
