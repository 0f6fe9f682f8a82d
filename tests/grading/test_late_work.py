"""What lateness costs is nbgrader's to say, and nothing unless a course says so."""

from __future__ import annotations

from nbgrader.plugins.latesubmission import LateSubmissionPlugin
from traitlets.config import Config


def test_lateness_costs_nothing_unless_a_course_says_so() -> None:
    by_nobody = LateSubmissionPlugin()
    by_the_page = LateSubmissionPlugin(config=Config(LateSubmissionPlugin={"penalty_method": "zero"}))
    assert not by_nobody.late_submission_penalty("anna", 10, 3_600)
    assert by_the_page.late_submission_penalty("anna", 10, 3_600) == 10
